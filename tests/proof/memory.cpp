#include "tests/proof/memory.h"

#include <dlfcn.h>
#include <sqlcipher/sqlite3.h>
#include <sys/mman.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <new>

namespace proof {

namespace {

struct Count {
    std::int64_t seen = 0;
    std::int64_t fails_at = 0;
};
std::array<Count, 3> counts{};
bool failed = false;

bool fails(Allocator allocator) {
    Count& count = counts.at(static_cast<std::size_t>(allocator));
    if (++count.seen != count.fails_at) return false;
    failed = true;
    return true;
}

sqlite3_mem_methods methods{};  // the library's own

void* sqlite_malloc(int size) {
    return fails(Allocator::sqlite) ? nullptr : methods.xMalloc(size);
}
void* sqlite_realloc(void* block, int size) {
    return fails(Allocator::sqlite) ? nullptr : methods.xRealloc(block, size);
}

}  // namespace

void watch_sqlite_memory() {
    if (methods.xMalloc != nullptr) return;
    sqlite3_shutdown();
    [[maybe_unused]] int done = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &methods);
    assert(done == SQLITE_OK);
    sqlite3_mem_methods ours = methods;
    ours.xMalloc = sqlite_malloc;
    ours.xRealloc = sqlite_realloc;
    done = sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
    assert(done == SQLITE_OK);
    done = sqlite3_initialize();
    assert(done == SQLITE_OK);
}

void fail_allocation(Allocator allocator, std::int64_t number) {
    failed = false;
    counts.at(static_cast<std::size_t>(allocator)) = {0, number};
}

std::int64_t allocations(Allocator allocator) {
    return counts.at(static_cast<std::size_t>(allocator)).seen;
}

bool allocation_failed() {
    return failed;
}

}  // namespace proof

void* operator new(std::size_t size, const std::nothrow_t& /*unused*/) noexcept {
    if (proof::fails(proof::Allocator::cpp)) return nullptr;
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
    if (void* block = operator new(size, std::nothrow)) return block;
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& nothrow) noexcept {
    return operator new(size, nothrow);
}
void operator delete(void* block) noexcept {
    std::free(block);
}
void operator delete(void* block, std::size_t /*size*/) noexcept {
    std::free(block);
}
void operator delete(void* block, const std::nothrow_t& /*unused*/) noexcept {
    std::free(block);
}
void operator delete[](void* block) noexcept {
    std::free(block);
}
void operator delete[](void* block, std::size_t /*size*/) noexcept {
    std::free(block);
}
void operator delete[](void* block, const std::nothrow_t& /*unused*/) noexcept {
    std::free(block);
}

// libsodium's pages are its own: neither it nor SQLite maps a file here.
extern "C" void* mmap(void* at, std::size_t size, int rights, int flags, int file, off_t offset) noexcept {
    using Map = void*(void*, std::size_t, int, int, int, off_t);
    static Map* const real = reinterpret_cast<Map*>(::dlsym(RTLD_NEXT, "mmap"));
    if ((flags & MAP_ANONYMOUS) != 0 && proof::fails(proof::Allocator::pages)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return real(at, size, rights, flags, file, offset);
}
