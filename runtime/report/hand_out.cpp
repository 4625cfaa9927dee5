#include "runtime/report/hand_out.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>

namespace runtime {

namespace fs = std::filesystem;

namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// XDG_DOCUMENTS_DIR="$HOME/Tài liệu" in the file that the desktop keeps.
fs::path documents_of_desktop(const fs::path& home) {
    std::ifstream file(home / ".config/user-dirs.dirs");
    constexpr std::string_view key = "XDG_DOCUMENTS_DIR=\"";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key) || !line.ends_with('"')) continue;
        std::string value = line.substr(key.size(), line.size() - key.size() - 1);
        constexpr std::string_view home_word = "$HOME/";
        if (value.starts_with(home_word)) return home / value.substr(home_word.size());
        return value;
    }
    return home / "Documents";
}

// It is opened first: a stick that is mounted when it is needed (x-systemd.automount) is not there until
// then.
bool can_be_written(const fs::path& folder) {
    std::error_code error;
    static_cast<void>(fs::directory_iterator(folder, error));
    return fs::is_directory(folder, error) && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

// Everything or not at all: a printer that hangs up early has not taken it.
bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// A reader that is gone must be an error, not a signal that ends the program.
class WithoutPipeSignal {
  public:
    WithoutPipeSignal() {
        sigset_t pipe_alone;
        sigemptyset(&pipe_alone);
        sigaddset(&pipe_alone, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_alone, &before_);
    }
    WithoutPipeSignal(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;
    ~WithoutPipeSignal() {
        sigset_t pipe_alone;
        sigemptyset(&pipe_alone);
        sigaddset(&pipe_alone, SIGPIPE);
        const timespec at_once{};
        while (sigtimedwait(&pipe_alone, nullptr, &at_once) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

  private:
    sigset_t before_{};
};

}  // namespace

Surroundings Surroundings::here() {
    Surroundings found;
    const std::string home = from_environment("HOME");
    const std::string user = from_environment("USER");
    found.media.emplace_back("/media");
    if (!user.empty()) found.media = {fs::path("/media") / user, fs::path("/run/media") / user};
    const std::string documents = from_environment("XDG_DOCUMENTS_DIR");
    found.documents = !documents.empty() ? fs::path(documents)
                      : home.empty()     ? fs::path()
                                         : documents_of_desktop(home);
    found.programs = {"/usr/bin", "/usr/local/bin"};
    return found;
}

std::vector<SavePlace> save_places(const Surroundings& surroundings) {
    std::vector<SavePlace> places;
    for (const fs::path& media : surroundings.media) {
        std::error_code error;
        for (const auto& stick : fs::directory_iterator(media, error)) {
            if (!can_be_written(stick.path())) continue;
            places.push_back({SavePlace::Kind::stick, stick.path().filename().string(), stick.path()});
        }
    }
    std::ranges::sort(places, {}, &SavePlace::name);
    if (can_be_written(surroundings.documents)) {
        places.push_back({SavePlace::Kind::documents, {}, surroundings.documents});
    }
    return places;
}

std::optional<fs::path> printing_program(const Surroundings& surroundings) {
    for (const fs::path& folder : surroundings.programs) {
        fs::path program = folder / "lp";
        if (::access(program.c_str(), X_OK) == 0) return program;
    }
    return std::nullopt;
}

namespace {

// Ends a program that takes too long; what waits for it then goes on. The program must not be reaped before.
class TimeLimit {
  public:
    TimeLimit(pid_t program, std::chrono::milliseconds longest)
        : thread_([this, program, longest] {
              std::unique_lock lock(mutex_);
              if (!over_.wait_for(lock, longest, [this] { return done_; })) ::kill(program, SIGKILL);
          }) {}
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        over_.notify_one();
        thread_.join();
    }

  private:
    std::mutex mutex_;
    std::condition_variable over_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace

bool print(const fs::path& program, std::string_view document, std::chrono::milliseconds longest) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program.string();
    std::string title = "card";
    std::string title_option = "-t";
    std::array<char*, 4> arguments{name.data(), title_option.data(), title.data(), nullptr};
    pid_t child = 0;
    const int trouble = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    if (trouble != 0) {
        ::close(ends[1]);
        return false;
    }
    bool taken = false;
    {
        const TimeLimit limit(child, longest);
        {
            const WithoutPipeSignal quiet;
            taken = write_all(ends[1], document);
        }
        ::close(ends[1]);
        siginfo_t ended{};
        while (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
        }
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return taken && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

tl::expected<fs::path, FileTrouble> save_card(const fs::path& folder, std::string_view document) {
    fs::path file = folder / "card.pdf";
    std::error_code error;
    for (int number = 2; fs::exists(file, error); ++number)
        file = folder / ("card-" + std::to_string(number) + ".pdf");
    auto whole = WholeFile::create(file);
    if (!whole) return tl::unexpected(whole.error());
    whole->stream().write(document.data(), static_cast<std::streamsize>(document.size()));
    if (const auto complete = whole->complete(); !complete) return tl::unexpected(complete.error());
    if (const auto published = whole->publish(); !published) {
        // Told as not saved, it is not left lying on a stick.
        if (whole->is_published()) ::unlink(file.c_str());
        return tl::unexpected(published.error());
    }
    return file;
}

}  // namespace runtime
