#include "tests/proof/disk.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>

namespace proof {

namespace {

using Kind = Operation::Kind;

struct Watched {
    std::string folder{};
    std::optional<Plan> plan{};
    int calls = 0;
    bool failed = false;
    bool torn = false;  // half a write was done: the next one finds no room
    bool recording = false;
    std::vector<Operation> operations{};
    std::map<int, std::string> open{};  // names by descriptor
    std::vector<std::string> elsewhere{};
};

Watched* watched = nullptr;

// The system's own function of this name.
template <class Function>
Function* real(const char* name) {
    static std::map<std::string_view, void*> known;
    void*& function = known[name];
    if (function == nullptr) function = ::dlsym(RTLD_NEXT, name);
    return reinterpret_cast<Function*>(function);
}

// The name in the watched folder, "" for the folder itself; nothing for any other path.
std::optional<std::string> name_of(const char* path) {
    if (watched == nullptr || path == nullptr) return std::nullopt;
    const std::string_view all(path);
    const std::string& folder = watched->folder;
    if (all == folder) return std::string();
    if (!all.starts_with(folder) || all[folder.size()] != '/') return std::nullopt;
    return std::string(all.substr(folder.size() + 1));
}

// Of a file that was opened while this folder is watched.
std::optional<std::string> name_of(int descriptor) {
    if (watched == nullptr) return std::nullopt;
    const auto found = watched->open.find(descriptor);
    if (found == watched->open.end()) return std::nullopt;
    return found->second;
}

enum class Call : std::uint8_t { other, needs_room, writes, names, settles };

bool hits(Fault fault, Call call) {
    switch (fault) {
        case Fault::error:
            return true;
        case Fault::unsettled:
            return call == Call::names || call == Call::settles;
        case Fault::full:
            return call == Call::needs_room || call == Call::writes || call == Call::names;
        case Fault::torn:
            return call == Call::writes;
    }
    return false;
}

// Whether this call fails; errno is set then. A write that is to be torn does not fail yet.
bool fails(const std::string& file, Call call, bool* tear = nullptr) {
    if (!watched->plan) return false;
    const Plan& plan = *watched->plan;
    if (!plan.only_of.empty() && plan.only_of != file) return false;
    if (watched->torn && call == Call::writes) {
        watched->torn = plan.for_ever;
        errno = ENOSPC;
        return true;
    }
    if (!hits(plan.fault, call)) return false;
    ++watched->calls;
    if (watched->calls < plan.call || (watched->calls > plan.call && !plan.for_ever)) return false;
    watched->failed = true;
    if (plan.fault == Fault::torn) {
        watched->torn = true;
        *tear = true;
        return false;
    }
    errno = plan.fault == Fault::error || plan.fault == Fault::unsettled ? EIO : ENOSPC;
    return true;
}

bool lies() {
    return watched->plan && watched->plan->lying;
}

void note(Operation operation) {
    if (watched->recording) watched->operations.push_back(std::move(operation));
}

// A write of any kind: `put` writes the first so many bytes.
template <class Put>
ssize_t written(int descriptor, const void* bytes, std::size_t size, std::uint64_t offset, const Put& put) {
    const auto name = name_of(descriptor);
    if (!name) return put(size);
    bool tear = false;
    if (fails(*name, Call::writes, &tear)) return lies() ? static_cast<ssize_t>(size) : -1;
    const ssize_t done = put(tear && size > 1 ? size / 2 : size);
    if (done > 0) {
        note({Kind::write, *name,
              std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(done)), offset});
    }
    return done;
}

int truncated(const char* function, int descriptor, off_t size) {
    const auto name = name_of(descriptor);
    if (name && fails(*name, Call::settles)) return lies() ? 0 : -1;
    const int result = real<int(int, off_t)>(function)(descriptor, size);
    if (name && result == 0) note({Kind::truncate, *name, {}, static_cast<std::uint64_t>(size)});
    return result;
}

int removed(const char* function, const char* path) {
    const auto name = name_of(path);
    if (name && fails(*name, Call::settles)) return -1;
    const int result = real<int(const char*)>(function)(path);
    if (result == 0 && name) note({Kind::remove, *name});
    return result;
}

// By the library's streams: seen, and writes to it are; opening it does not fail.
std::FILE* opened_stream(const char* function, const char* path, const char* mode) {
    std::FILE* stream = real<std::FILE*(const char*, const char*)>(function)(path, mode);
    if (stream == nullptr || watched == nullptr) return stream;
    if (const auto name = name_of(path)) {
        watched->open[::fileno(stream)] = *name;
    } else if (*mode != 'r' || mode[1] == '+') {
        watched->elsewhere.emplace_back(path);
    }
    return stream;
}

int synced(const char* function, int descriptor) {
    const auto name = name_of(descriptor);
    if (!name) return real<int(int)>(function)(descriptor);
    if (fails(*name, Call::settles)) return -1;
    note({name->empty() ? Kind::sync_folder : Kind::sync, *name});
    return 0;
}

int opened(const char* function, const char* path, int flags, mode_t mode) {
    const auto name = name_of(path);
    const auto open = real<int(const char*, int, mode_t)>(function);
    if (!name) {
        if (watched != nullptr && (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0)
            watched->elsewhere.emplace_back(path);
        return open(path, flags, mode);
    }
    const bool may_create = (flags & O_CREAT) != 0;
    if (fails(*name, may_create ? Call::needs_room : Call::other)) return -1;
    const bool creates = may_create && real<int(const char*, int)>("access")(path, F_OK) != 0;
    const int descriptor = open(path, flags, mode);
    if (descriptor >= 0 && creates) note({Kind::create, *name});
    if (descriptor >= 0) watched->open[descriptor] = *name;
    return descriptor;
}

}  // namespace

Disk::Disk(const std::filesystem::path& folder) {
    assert(watched == nullptr);
    watched = new Watched{std::filesystem::canonical(folder).string()};
}

Disk::~Disk() {
    delete std::exchange(watched, nullptr);
}

void Disk::fail(const Plan& plan) {
    mend();
    watched->plan = plan;
}

void Disk::mend() {
    watched->plan.reset();
    watched->calls = 0;
    watched->failed = false;
    watched->torn = false;
}

bool Disk::failed() const {
    return watched->failed;
}

void Disk::record() {
    watched->recording = true;
}

void Disk::mark(std::uint64_t number) {
    note({Kind::mark, {}, {}, number});
}

const std::vector<Operation>& Disk::recorded() const {
    return watched->operations;
}

const std::vector<std::string>& Disk::opened_elsewhere() const {
    return watched->elsewhere;
}

}  // namespace proof

using namespace proof;

// The programs' calls arrive here: names and forms are the system's.
extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open64", path, flags, mode);
}

std::FILE* fopen(const char* path, const char* mode) {
    return opened_stream("fopen", path, mode);
}
std::FILE* fopen64(const char* path, const char* mode) {
    return opened_stream("fopen64", path, mode);
}

int close(int descriptor) {
    if (watched != nullptr) watched->open.erase(descriptor);
    return real<int(int)>("close")(descriptor);
}

ssize_t read(int descriptor, void* bytes, std::size_t size) {
    if (const auto name = name_of(descriptor); name && fails(*name, Call::other)) return -1;
    return real<ssize_t(int, void*, std::size_t)>("read")(descriptor, bytes, size);
}

ssize_t pread64(int descriptor, void* bytes, std::size_t size, off64_t offset) {
    if (const auto name = name_of(descriptor); name && fails(*name, Call::other)) return -1;
    return real<ssize_t(int, void*, std::size_t, off64_t)>("pread64")(descriptor, bytes, size, offset);
}

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
    const auto put = [&](std::size_t part) {
        return real<ssize_t(int, const void*, std::size_t)>("write")(descriptor, bytes, part);
    };
    if (!name_of(descriptor)) return put(size);
    const off_t offset = ::lseek(descriptor, 0, SEEK_CUR);
    return written(descriptor, bytes, size, static_cast<std::uint64_t>(offset), put);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off64_t offset) {
    const auto put = [&](std::size_t part) {
        return real<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64")(descriptor, bytes, part,
                                                                                 offset);
    };
    return written(descriptor, bytes, size, static_cast<std::uint64_t>(offset), put);
}

int ftruncate(int descriptor, off_t size) noexcept {
    return truncated("ftruncate", descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
    return truncated("ftruncate64", descriptor, size);
}

int fsync(int descriptor) {
    return synced("fsync", descriptor);
}
int fdatasync(int descriptor) {
    return synced("fdatasync", descriptor);
}

int rename(const char* from, const char* to) noexcept {
    const auto name = name_of(from);
    const auto other = name_of(to);
    if (name && fails(*name, Call::names)) return -1;
    const int result = real<int(const char*, const char*)>("rename")(from, to);
    if (result != 0 || !name || !other) return result;
    for (auto& [descriptor, file] : watched->open) {
        if (file == *name) file = *other;
    }
    note({Kind::rename, *name, *other});
    return result;
}

int unlink(const char* path) noexcept {
    return removed("unlink", path);
}
int remove(const char* path) noexcept {
    return removed("remove", path);
}

// Locks of files; what else it does has no place in a proof.
int fcntl64(int descriptor, int command, ...) {
    va_list rest;
    va_start(rest, command);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    const auto name = command == F_SETLK || command == F_SETLKW ? name_of(descriptor) : std::nullopt;
    if (name && fails(*name, Call::other)) return -1;
    return real<int(int, int, void*)>("fcntl64")(descriptor, command, argument);
}

}  // extern "C"
