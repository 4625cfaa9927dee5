#include "runtime/storage/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "runtime/storage/failure.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

[[noreturn]] void fail(const char* where, const std::filesystem::path& file) {
    throw Failure(system_error(errno, where, file));
}

class Descriptor {
  public:
    Descriptor(const std::filesystem::path& file, int flags, const char* where)
        : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
        if (number_ < 0) fail(where, file);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number_); }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

void sync_folder(const std::filesystem::path& file) {
    const Descriptor folder(folder_of(file), O_RDONLY | O_DIRECTORY, "open folder");
    if (::fsync(folder.number()) != 0) fail("sync folder", file);
}

}  // namespace

std::filesystem::path beside(const std::filesystem::path& file, std::string_view suffix) {
    std::filesystem::path other = file;
    other += suffix;
    return other;
}

bool is_there(const std::filesystem::path& file) {
    return std::filesystem::symlink_status(file).type() != std::filesystem::file_type::not_found;
}

bool is_name_beside(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 15> suffixes{
        ".keys",     ".lock",      ".tries", ".session", ".taken",   ".sheet", ".changed", ".rehearsal",
        ".restored", ".restoring", ".new",   ".part",    "-journal", "-wal",   "-shm",
    };
    // Of a folder that is written with a slash or a dot at its end, the name before it.
    const std::filesystem::path plain = file.lexically_normal();
    const std::string name = (plain.has_filename() ? plain : plain.parent_path()).filename().string();
    return name.find(".replaced") != std::string::npos ||
           std::ranges::any_of(suffixes, [&name](std::string_view suffix) { return name.ends_with(suffix); });
}

std::filesystem::path behind_links(const std::filesystem::path& file) {
    std::error_code failure;
    if (!std::filesystem::is_symlink(file, failure)) return file;
    const std::filesystem::path real = std::filesystem::canonical(file, failure);
    return failure ? file : real;
}

void remove_leftover(const std::filesystem::path& file) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) fail("unlink", file);
}

std::string read_whole(const std::filesystem::path& file, std::size_t size_max) {
    // Not to wait for the other end of a pipe.
    const Descriptor in(file, O_RDONLY | O_NONBLOCK, "open to read");
    struct stat info{};
    if (::fstat(in.number(), &info) != 0) fail("stat", file);
    if (!S_ISREG(info.st_mode) || static_cast<std::size_t>(info.st_size) > size_max) {
        throw Failure(Kind::damaged, "size of a file");
    }
    std::string content(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t got = ::read(in.number(), content.data() + done, content.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", file);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    content.resize(done);
    return content;
}

void write_new(const std::filesystem::path& file, std::string_view content) {
    NewFile out(file);
    out.write(std::span(reinterpret_cast<const unsigned char*>(content.data()), content.size()));
    out.finish();
}

NewFile::NewFile(std::filesystem::path file)
    : file_(std::move(file)),
      descriptor_(::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail("create", file_);
}

NewFile::~NewFile() {
    ::close(descriptor_);
    if (!finished_) ::unlink(file_.c_str());
}

void NewFile::write(std::span<const unsigned char> bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("write", file_);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
}

void NewFile::finish() {
    if (::fsync(descriptor_) != 0) fail("sync", file_);
    finished_ = true;
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail("rename", to);
    sync_folder(to);
}

void replace_durably(const std::filesystem::path& file, std::string_view content) {
    const std::filesystem::path fresh = beside(file, ".new");
    // One that a killed program left: it was never the file.
    remove_leftover(fresh);
    try {
        write_new(fresh, content);
        rename_durably(fresh, file);
    } catch (const Failure&) {
        ::unlink(fresh.c_str());
        throw;
    }
}

FileLock::FileLock(const std::filesystem::path& file) {
    // SQLite needs the folder too, for its journal: better told now than at an answer.
    if (::faccessat(AT_FDCWD, folder_of(file).c_str(), W_OK | X_OK, AT_EACCESS) != 0) fail("folder", file);
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail("lock file", file);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(descriptor_);
        if (error == EWOULDBLOCK) throw Failure(Kind::in_use, "lock");
        throw Failure(system_error(error, "lock", file));
    }
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileLock FileLock::copy() const {
    const int duplicate = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    if (duplicate < 0) fail("lock", {});
    return FileLock(duplicate);
}

}  // namespace runtime::storage
