// A file that appears whole or not at all: written under a temporary name beside its
// place, synced, then renamed. Until publish() nothing stands under the real name, and
// what was there before stays. Readable by its owner only: it may hold answers.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <tl/expected.hpp>

namespace runtime {

struct FileTrouble {
    std::filesystem::path file;
    int error = 0;  // errno
};

// A stream to a file descriptor that remembers why writing failed.
class DescriptorBuffer final : public std::streambuf {
  public:
    explicit DescriptorBuffer(int descriptor);
    DescriptorBuffer(const DescriptorBuffer&) = delete;
    DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;
    ~DescriptorBuffer() override;
    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::string digest() const;  // of what was written so far; hex

  protected:
    int_type overflow(int_type character) override;
    int sync() override;

  private:
    bool write_out();

    int descriptor_;
    int error_ = 0;
    std::uint64_t size_ = 0;
    struct Hash;
    std::unique_ptr<Hash> hash_;
    std::array<char, 65536> buffer_{};
};

class WholeFile {
  public:
    [[nodiscard]] static tl::expected<WholeFile, FileTrouble> create(const std::filesystem::path& file);
    WholeFile(WholeFile&&) noexcept;
    WholeFile& operator=(WholeFile&&) noexcept;
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();  // not published: the temporary file goes

    [[nodiscard]] std::ostream& stream();
    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool is_published() const;  // it stands under its name
    // Everything is on the disk, under the temporary name.
    [[nodiscard]] tl::expected<void, FileTrouble> complete();
    // After complete(): how much was written, and its BLAKE2b-256 in hex.
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] std::string digest() const;
    // After complete(): now it stands under its name. Its folder is synced too.
    [[nodiscard]] tl::expected<void, FileTrouble> publish();

  private:
    struct Open;
    explicit WholeFile(std::unique_ptr<Open> open);
    std::unique_ptr<Open> open_;
};

}  // namespace runtime
