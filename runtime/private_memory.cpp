#include "runtime/private_memory.h"

#include <malloc.h>
#include <string.h>  // explicit_bzero
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define KIOSK_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIOSK_ADDRESS_SANITIZER
#endif
#endif

namespace runtime {

void keep_memory_private() {
    const rlimit no_core{0, 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &no_core));
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
#if defined(KIOSK_ADDRESS_SANITIZER)
    // The search for leaks at the end of such a build looks into its own process.
    static_cast<void>(std::atexit([] { static_cast<void>(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)); }));
#endif
}

void* private_alloc(unsigned long size, void*) {
    return std::malloc(size);
}

void private_free(void* block, void*) {
    if (block == nullptr) return;
    explicit_bzero(block, malloc_usable_size(block));
    std::free(block);
}

}  // namespace runtime

// In place of the library's own, for every string and vector of the program. All forms, because a
// sanitizer brings its own where one is missing; only what is aligned beyond malloc's, which holds
// no words, is left to the library.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}

void* operator new(std::size_t size) {
    while (true) {
        if (void* block = operator new(size, std::nothrow)) return block;
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc();
        handler();
    }
}

void* operator new[](std::size_t size) {
    return operator new(size);
}

void* operator new[](std::size_t size, const std::nothrow_t& nothrow) noexcept {
    return operator new(size, nothrow);
}

void operator delete(void* block) noexcept {
    runtime::private_free(block, nullptr);
}

void operator delete(void* block, std::size_t) noexcept {
    runtime::private_free(block, nullptr);
}

void operator delete(void* block, const std::nothrow_t&) noexcept {
    runtime::private_free(block, nullptr);
}

void operator delete[](void* block) noexcept {
    runtime::private_free(block, nullptr);
}

void operator delete[](void* block, std::size_t) noexcept {
    runtime::private_free(block, nullptr);
}

void operator delete[](void* block, const std::nothrow_t&) noexcept {
    runtime::private_free(block, nullptr);
}
