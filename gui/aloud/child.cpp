#include "gui/aloud/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared

namespace gui {
namespace {

// Longer than any text takes. Who listens counts as being there, so a program that hangs would keep
// the tablet open for ever.
constexpr int longest_milliseconds = 120'000;

class Descriptor {
  public:
    explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
    ~Descriptor() { shut(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }
    void set(int descriptor) {
        shut();
        descriptor_ = descriptor;
    }
    void shut() {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = -1;
    }

  private:
    int descriptor_;
};

// The end that the child reads, and, for words, the end that they are written to. A pair of
// sockets and not a pipe: writing to a child that is gone is then an error and no signal.
bool open_input(const Child::Input& input, Descriptor& read_end, Descriptor& write_end) {
    if (const auto* file = std::get_if<std::filesystem::path>(&input)) {
        read_end.set(open(file->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        return read_end.get() >= 0;
    }
    std::array<int, 2> both{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, both.data()) != 0) return false;
    read_end.set(both[0]);
    write_end.set(both[1]);
    return true;
}

void write_all(Descriptor& to, std::string_view words) {
    while (!words.empty()) {
        const ssize_t written = send(to.get(), words.data(), words.size(), MSG_NOSIGNAL);
        if (written <= 0) break;
        words.remove_prefix(static_cast<std::size_t>(written));
    }
    to.shut();
}

// In a group of its own, so that whatever it starts ends with it; deaf, and silent but for sound.
pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments, int input) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawnattr_t look;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&look);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Neither the store nor the display is any of its business.
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_setflags(&look, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&look, 0);
    pid_t child = 0;
    const int failed = posix_spawn(&child, program.c_str(), &files, &look, pointers.data(), environ);
    posix_spawnattr_destroy(&look);
    posix_spawn_file_actions_destroy(&files);
    return failed == 0 ? child : 0;
}

// Asleep in the kernel until it ends or its time is up.
bool lasts_too_long(pid_t child) {
    const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
    if (process.get() < 0) return false;
    pollfd ending{process.get(), POLLIN, 0};
    int ended = -1;
    do {
        ended = poll(&ending, 1, longest_milliseconds);
    } while (ended < 0 && errno == EINTR);
    return ended == 0;
}

}  // namespace

bool Child::run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                const Input& input, const std::function<bool()>& wanted) {
    Descriptor read_end;
    Descriptor write_end;
    if (!open_input(input, read_end, write_end)) return false;
    pid_t child = 0;
    {
        const std::lock_guard lock(mutex_);
        if (!wanted()) return false;
        child = start(program, arguments, read_end.get());
        alive_ = child;
    }
    if (child == 0) return false;
    read_end.shut();
    if (const auto* words = std::get_if<std::string>(&input)) write_all(write_end, *words);
    if (lasts_too_long(child)) kill();
    // First only looked at, so that its number is nobody else's while it may still be killed.
    siginfo_t ended{};
    while (waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    const std::lock_guard lock(mutex_);
    ::kill(-child, SIGKILL);  // what it may have left behind
    alive_ = 0;
    waitpid(child, nullptr, 0);
    return ended.si_code == CLD_EXITED && ended.si_status == 0;
}

void Child::kill() {
    const std::lock_guard lock(mutex_);
    if (alive_ > 0) ::kill(-alive_, SIGKILL);
}

}  // namespace gui
