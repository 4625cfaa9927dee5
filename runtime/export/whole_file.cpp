#include "runtime/export/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

namespace runtime {

namespace fs = std::filesystem;

struct DescriptorBuffer::Hash {
    crypto_generichash_state state{};
};

DescriptorBuffer::~DescriptorBuffer() = default;

DescriptorBuffer::DescriptorBuffer(int descriptor)
    : descriptor_(descriptor), hash_(std::make_unique<Hash>()) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    crypto_generichash_init(&hash_->state, nullptr, 0, crypto_generichash_BYTES);
}

std::string DescriptorBuffer::digest() const {
    crypto_generichash_state state = hash_->state;  // finishing uses it up
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::string hex;
    for (const unsigned char byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

bool DescriptorBuffer::write_out() {
    const char* from = pbase();
    if (error_ == 0) {
        const auto count = static_cast<std::size_t>(pptr() - pbase());
        crypto_generichash_update(&hash_->state, reinterpret_cast<const unsigned char*>(pbase()), count);
        size_ += count;
    }
    while (error_ == 0 && from < pptr()) {
        const ssize_t written = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
        if (written < 0 && errno != EINTR) error_ = errno;
        if (written > 0) from += written;
    }
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return error_ == 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type character) {
    if (!write_out()) return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) {
        *pptr() = traits_type::to_char_type(character);
        pbump(1);
    }
    return traits_type::not_eof(character);
}

int DescriptorBuffer::sync() {
    return write_out() ? 0 : -1;
}

struct WholeFile::Open {
    Open(fs::path file, fs::path temporary, int opened)
        : path(std::move(file)),
          partial(std::move(temporary)),
          descriptor(opened),
          buffer(opened),
          stream(&buffer) {}
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    ~Open() {
        if (descriptor >= 0) ::close(descriptor);
        if (!published) ::unlink(partial.c_str());
    }

    fs::path path;
    fs::path partial;
    int descriptor;
    bool completed = false;
    bool published = false;
    DescriptorBuffer buffer;
    std::ostream stream;
};

WholeFile::WholeFile(std::unique_ptr<Open> open) : open_(std::move(open)) {}
WholeFile::WholeFile(WholeFile&&) noexcept = default;
WholeFile& WholeFile::operator=(WholeFile&&) noexcept = default;
WholeFile::~WholeFile() = default;

tl::expected<WholeFile, FileTrouble> WholeFile::create(const fs::path& file) {
    std::string name = (file.parent_path() / ("." + file.filename().string() + ".XXXXXX")).string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);  // 0600
    if (descriptor < 0) return tl::unexpected(FileTrouble{file, errno});
    return WholeFile(std::make_unique<Open>(file, name, descriptor));
}

std::ostream& WholeFile::stream() {
    return open_->stream;
}
const fs::path& WholeFile::path() const {
    return open_->path;
}

tl::expected<void, FileTrouble> WholeFile::complete() {
    open_->stream.flush();
    int error = open_->buffer.error();
    if (error == 0 && ::fsync(open_->descriptor) != 0) error = errno;
    if (::close(std::exchange(open_->descriptor, -1)) != 0 && error == 0) error = errno;
    if (error != 0) return tl::unexpected(FileTrouble{open_->path, error});
    open_->completed = true;
    return {};
}

std::uint64_t WholeFile::size() const {
    return open_->buffer.size();
}
std::string WholeFile::digest() const {
    return open_->buffer.digest();
}

bool WholeFile::is_published() const {
    return open_ && open_->published;
}

tl::expected<void, FileTrouble> WholeFile::publish() {
    assert(open_->completed);
    if (::rename(open_->partial.c_str(), open_->path.c_str()) != 0) {
        return tl::unexpected(FileTrouble{open_->path, errno});
    }
    open_->published = true;
    const fs::path folder = open_->path.has_parent_path() ? open_->path.parent_path() : ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return {};  // the folder may not be read: the rename stands all the same
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
    const int error = errno;
    ::close(descriptor);
    if (!synced) return tl::unexpected(FileTrouble{open_->path, error});
    return {};
}

}  // namespace runtime
