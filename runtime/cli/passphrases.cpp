#include "runtime/cli/passphrases.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

#include "instruments/utf8.h"
#include "runtime/cli/sentences.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace runtime::cli {

namespace {

using storage::Secret;

// Two passphrases of the greatest length fit many times; a file beyond this is another file.
constexpr std::size_t file_bytes_max = 16384;

class Descriptor {
  public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

  private:
    int descriptor_;
};

constexpr char interrupt = '\x03';  // Ctrl-C
constexpr char quit = '\x1c';       // Ctrl-backslash

// The terminal shows nothing while this lives. Ctrl-C and Ctrl-\ are read as characters, and
// signals from outside wait in a descriptor of their own, so that whoever or whatever ends this
// never leaves a mute terminal or a store that is held.
class NoEcho {
  public:
    explicit NoEcho(int terminal) : terminal_(terminal) {
        sigset_t interrupts;
        sigemptyset(&interrupts);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
            sigaddset(&interrupts, signal);
        ends_ = ::signalfd(-1, &interrupts, SFD_CLOEXEC);
        sigaddset(&interrupts, SIGTSTP);
        pthread_sigmask(SIG_BLOCK, &interrupts, &before_);
        if (ends_ < 0) return;
        if (tcgetattr(terminal_, &settings_) != 0) return;
        termios silent = settings_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        silent.c_lflag |= ICANON;
        silent.c_cc[VEOL] = interrupt;  // both end the line at once, as Enter does
        silent.c_cc[VEOL2] = quit;
        on_ = tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
    }
    ~NoEcho() {
        if (on_) tcsetattr(terminal_, TCSAFLUSH, &settings_);
        if (ends_ >= 0) ::close(ends_);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    [[nodiscard]] bool is_on() const { return on_; }

    // False if a signal asks the program to end before anything more is typed. The signal is taken
    // then: the program ends in its usual way, with its own sentence.
    [[nodiscard]] bool wait() const {
        std::array<pollfd, 2> ready = {{{terminal_, POLLIN, 0}, {ends_, POLLIN, 0}}};
        while (::poll(ready.data(), ready.size(), -1) < 0) {
            if (errno != EINTR) return false;
        }
        if (ready[1].revents == 0) return true;
        signalfd_siginfo taken{};
        return ::read(ends_, &taken, sizeof taken) < 0;
    }

  private:
    int terminal_;
    int ends_ = -1;  // readable when a signal came
    termios settings_{};
    sigset_t before_{};
    bool on_ = false;
};

bool say(int terminal, std::string_view text) {
    return ::write(terminal, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

// As other editors write text. Tried as it is it would be a wrong passphrase, and count as one.
bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
           bytes.find('\0') != std::string_view::npos;
}

// 0, or an errno. Fills `buffer` up to its end, or as far as the file goes.
int read_all(int descriptor, Secret& buffer, std::size_t& size) {
    size = 0;
    while (size < buffer.size()) {
        const ssize_t count = ::read(descriptor, buffer.data() + size, buffer.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    return 0;
}

// How much was typed, up to the end of the line; nothing if a signal came.
std::size_t read_typed(int terminal, const NoEcho& silence, Secret& buffer) {
    std::size_t size = 0;
    while (size < buffer.size()) {
        if (!silence.wait()) return 0;
        const ssize_t count = ::read(terminal, buffer.data() + size, buffer.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        size += static_cast<std::size_t>(count);
        const unsigned char last = buffer.data()[size - 1];
        if (last == '\n' || last == interrupt || last == quit) break;
    }
    return size;
}

bool gave_up(std::string_view typed) {
    return typed.find(interrupt) != std::string_view::npos || typed.find(quit) != std::string_view::npos;
}

}  // namespace

tl::expected<Secret, Status> Passphrases::present(const std::string& name) {
    if (!file_.empty()) {
        auto line = next_line(name);
        if (line && !instruments::is_utf8(line->view())) {
            return tl::unexpected(console_.fail(
                Status::could_not,
                fmt::format("{}: the passphrase could not be read: line {} is not text in UTF-8 (Notepad's "
                            "\"ANSI\" is not). Save it as UTF-8. No passphrase was tried.",
                            file_, lines_)));
        }
        return line;
    }
    return ask(fmt::format("Passphrase of {}: ", name));
}

tl::expected<Secret, Status> Passphrases::chosen(const std::string& name, storage::Role role,
                                                 storage::Purpose purpose) {
    auto passphrase = file_.empty() ? ask(fmt::format("New passphrase of {}: ", name),
                                          storage::proposed_passphrase(storage::proposed_words(role)))
                                    : next_line(name);
    if (!passphrase) return passphrase;
    if (const auto refusal = storage::refuse_passphrase(*passphrase, purpose)) {
        return tl::unexpected(console_.fail(Status::problems, sentence(*refusal)));
    }
    if (!file_.empty()) return passphrase;
    const auto again = ask("The same once more: ");
    if (!again) return tl::unexpected(again.error());
    if (again->view() != passphrase->view()) {
        return tl::unexpected(
            console_.fail(Status::problems, "The two passphrases are not the same. Nothing was done."));
    }
    return passphrase;
}

tl::expected<Secret, Status> Passphrases::next_line(const std::string& whose) {
    const auto fail = [this](std::string_view reason) {
        return tl::unexpected(console_.fail(
            Status::could_not, fmt::format("{}: the passphrase could not be read: {}.", file_, reason)));
    };
    if (!content_) {
        const Descriptor file(::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
        if (file.get() < 0) return fail(errno == ENOENT ? "no such file" : reason_of(errno));
        Secret buffer = Secret::zeros(file_bytes_max);
        std::size_t size = 0;
        if (const int error = read_all(file.get(), buffer, size)) return fail(reason_of(error));
        if (size == file_bytes_max) return fail("the file is far too long");
        if (is_utf16(buffer.view().substr(0, size))) {
            return fail(
                "it is text in UTF-16 (Notepad calls that \"Unicode\"), or no text at all. Save it as "
                "UTF-8. No passphrase was tried");
        }
        content_ = Secret(buffer.view().substr(0, size));
        if (content_->view().starts_with("\xEF\xBB\xBF")) read_ = 3;  // some editors begin with it
    }
    const std::string_view rest = content_->view().substr(read_);
    std::string_view line = rest.substr(0, rest.find('\n'));
    read_ += std::min(rest.size(), line.size() + 1);
    ++lines_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
        return fail(fmt::format(
            "line {}, for {}, is missing or empty. The file is plain text with one passphrase on each line "
            "and "
            "nothing else, in the order in which this call asks for them at the terminal. Add that line, or "
            "leave --passphrase-file out to be asked",
            lines_, whose));
    }
    return Secret(line);
}

bool Passphrases::can_show() {
    return Descriptor(::open("/dev/tty", O_WRONLY | O_CLOEXEC)).get() >= 0;
}

bool Passphrases::show_recovery_sheet(const Secret& words) {
    const Descriptor terminal(::open("/dev/tty", O_WRONLY | O_CLOEXEC));
    return terminal.get() >= 0 &&
           say(terminal.get(),
               "The recovery sheet. Write these words on paper now and keep it in another building: they "
               "open the\n"
               "store as a supervisor when passphrases are forgotten, and are never shown again.\n\n    ") &&
           say(terminal.get(), words.view()) &&
           say(terminal.get(), fmt::format("\n\nTo sign in with it: --as {}\n", storage::recovery_sheet));
}

tl::expected<Secret, Status> Passphrases::ask(const std::string& prompt, const Secret& proposal) {
    console_.flush();
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (terminal.get() < 0) {
        return tl::unexpected(console_.fail(
            Status::could_not,
            "There is no terminal to ask for the passphrase. Name a file with --passphrase-file."));
    }
    Secret buffer = Secret::zeros(storage::passphrase_bytes_max + 2);
    std::size_t size = 0;
    {
        const NoEcho silence(terminal.get());
        if (!silence.is_on()) {
            return tl::unexpected(console_.fail(
                Status::could_not, "The terminal cannot hide what is typed, so no passphrase is asked."));
        }
        if (!proposal.empty()) {
            static_cast<void>(
                say(terminal.get(), "A passphrase to use, if you have none in mind; write it on paper:\n  "));
            static_cast<void>(say(terminal.get(), proposal.view()));
            static_cast<void>(say(terminal.get(), "\n"));
        }
        // If the prompt cannot be shown there is nobody to read it.
        static_cast<void>(say(terminal.get(), prompt));
        size = read_typed(terminal.get(), silence, buffer);
        static_cast<void>(say(terminal.get(), "\n"));
    }
    std::string_view typed = buffer.view().substr(0, size);
    if (gave_up(typed) || typed.empty()) {
        return tl::unexpected(console_.fail(Status::could_not, "Given up; nothing was done."));
    }
    if (typed.ends_with('\n')) typed.remove_suffix(1);
    return Secret(typed);
}

}  // namespace runtime::cli
