#include "runtime/storage/secret.h"

#include <sodium.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>
#include <new>

namespace runtime::storage {

Secret Secret::zeros(std::size_t size) {
    if (sodium_init() < 0) throw std::bad_alloc();
    Secret secret;
    secret.data_.reset(static_cast<unsigned char*>(sodium_malloc(size == 0 ? 1 : size)));
    if (!secret.data_) throw std::bad_alloc();
    secret.size_ = size;
    wipe(secret.data_.get(), size);
    return secret;
}

Secret Secret::random(std::size_t size) {
    Secret secret = zeros(size);
    randombytes_buf(secret.data(), size);
    return secret;
}

Secret::Secret(std::span<const unsigned char> bytes) : Secret(zeros(bytes.size())) {
    if (!bytes.empty()) std::memcpy(data_.get(), bytes.data(), bytes.size());
}

Secret::Secret(std::string_view text)
    : Secret(std::span(reinterpret_cast<const unsigned char*>(text.data()), text.size())) {}

std::string_view Secret::view() const {
    return {reinterpret_cast<const char*>(data_.get()), size_};
}

void Secret::Free::operator()(unsigned char* bytes) const noexcept {
    sodium_free(bytes);
}

bool can_lock_memory() {
    constexpr std::size_t size = std::size_t{256} * 1024;  // more than the keys of one store ever take
    void* const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return false;
    // The system itself: a program with sanitizers has a mlock() that does nothing and says that it did.
    const bool locked = ::syscall(SYS_mlock, memory, size) == 0;
    ::munmap(memory, size);
    return locked;
}

void wipe(void* memory, std::size_t size) noexcept {
    if (size > 0) sodium_memzero(memory, size);
}

}  // namespace runtime::storage
