#include "runtime/cli/console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace runtime::cli {

namespace {

// 0, or the errno of the failure.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

void occupy_standard_streams() {
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) != -1) continue;
        // Opened so that using it fails, as with a closed one: output is not lost unnoticed.
        const int opened = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
        if (opened != descriptor && opened >= 0) close(opened);
    }
}

}  // namespace

Console::Console() {
    occupy_standard_streams();
    if (isatty(STDOUT_FILENO) != 1) return;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        width_ = std::clamp(static_cast<int>(size.ws_col), 40, 100);
    }
    const char* terminal = std::getenv("TERM");
    emphasis_ =
        std::getenv("NO_COLOR") == nullptr && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

void Console::print(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= std::size_t{65536}) flush();
}

void Console::flush() {
    if (error_ == 0) error_ = write_all(STDOUT_FILENO, buffer_);
    buffer_.clear();
}

bool Console::shown() {
    flush();
    return error_ == 0;
}

void Console::warn(std::string_view sentence) {
    flush();
    write_all(STDERR_FILENO, fmt::format("screening: {}\n", sentence));
}

void Console::problem(const instruments::Problem& problem) {
    flush();
    write_all(STDERR_FILENO, to_line(problem) + "\n");
}

Status Console::fail(Status status, std::string_view sentence) {
    warn(sentence);
    return status;
}

Status Console::finish(Status status) {
    flush();
    if (error_ == 0) return status;
    const char* reason = error_ == EPIPE || error_ == EBADF ? "it was closed"
                         : error_ == ENOSPC                 ? "the disk is full"
                                                            : std::strerror(error_);
    if (!did_.empty()) {
        write_all(STDERR_FILENO,
                  fmt::format("screening: {} Only the report could not be printed to standard output: {}. Do "
                              "not repeat the call.\n",
                              did_, reason));
        return status;
    }
    write_all(STDERR_FILENO,
              fmt::format("screening: Not everything could be written to standard output: {}.\n", reason));
    return Status::could_not;
}

std::string Console::heading(std::string_view text) const {
    return emphasis_ ? fmt::format("\033[1m{}\033[0m", text) : std::string(text);
}

}  // namespace runtime::cli
