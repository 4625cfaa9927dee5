// A secret in memory: locked against the swap file, fenced, and wiped when it goes
// (libsodium's guarded heap). Move-only, so that a secret has one place. It is not a
// string: what is shown to a person or written to a log cannot be made from it by accident.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace runtime::storage {

class Secret {
  public:
    Secret() = default;
    // Copies; the caller wipes his own buffer (`wipe`).
    explicit Secret(std::string_view text);
    explicit Secret(std::span<const unsigned char> bytes);
    // `size` bytes of zero, to be filled in place.
    static Secret zeros(std::size_t size);
    static Secret random(std::size_t size);

    [[nodiscard]] Secret copy() const { return Secret(bytes()); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] unsigned char* data() { return data_.get(); }
    [[nodiscard]] const unsigned char* data() const { return data_.get(); }
    [[nodiscard]] std::span<const unsigned char> bytes() const { return {data_.get(), size_}; }
    // For comparing, normalising and counting; the view ends with the secret.
    [[nodiscard]] std::string_view view() const;

  private:
    struct Free {
        void operator()(unsigned char* bytes) const noexcept;
    };
    std::unique_ptr<unsigned char, Free> data_;
    std::size_t size_ = 0;
};

// Whether this process may keep memory out of the swap file. Where it may not, a Secret is made all the same:
// only its fences and its wiping are left.
[[nodiscard]] bool can_lock_memory();

// Overwrites memory in a way the compiler keeps.
void wipe(void* memory, std::size_t size) noexcept;

}  // namespace runtime::storage
