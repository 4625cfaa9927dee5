#include "runtime/storage/secret.h"

#include <sodium.h>

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

void wipe(void* memory, std::size_t size) noexcept {
    if (size > 0) sodium_memzero(memory, size);
}

}  // namespace runtime::storage
