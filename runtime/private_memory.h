// Nothing of an answer outlives its use in memory: every block that C++ frees in a program that
// calls this is wiped first, no crash leaves a picture of the memory behind, and no other
// process of the same user may look into it.
#pragma once

namespace runtime {

// First thing in main(). What the system refuses (none of it is known to) is left undone.
void keep_memory_private();

// For memory that C libraries handle by malloc and free (ImGui): wiped when freed.
[[nodiscard]] void* private_alloc(unsigned long size, void* unused);
void private_free(void* block, void* unused);

}  // namespace runtime
