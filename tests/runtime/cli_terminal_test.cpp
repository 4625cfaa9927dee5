// The passphrase at a terminal: asked, never shown, and given up by Ctrl-C without
// leaving a terminal that shows nothing.
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "runtime/storage/store.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"
#include "tests/support/temporary_folder.h"

namespace {

// The program on a terminal of its own.
class AtTerminal {
  public:
    explicit AtTerminal(std::vector<std::string> words) {
        words.insert(words.begin(), tests::binary_dir() + "/screening");
        std::vector<char*> argv;
        argv.reserve(words.size() + 1);
        for (std::string& word : words)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        child_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (child_ == 0) {
            ::execv(argv.front(), argv.data());
            _exit(127);
        }
        REQUIRE(child_ > 0);
    }
    ~AtTerminal() {
        if (child_ > 0) ::waitpid(child_, nullptr, 0);
        ::close(terminal_);
    }
    AtTerminal(const AtTerminal&) = delete;
    AtTerminal& operator=(const AtTerminal&) = delete;

    // Everything on the screen once these words are there, or the program has ended.
    const std::string& until(const std::string& words) {
        char part[256];
        while (screen_.find(words, seen_) == std::string::npos) {
            const ssize_t count = ::read(terminal_, part, sizeof part);
            if (count <= 0) break;
            screen_.append(part, static_cast<std::size_t>(count));
        }
        seen_ = std::min(screen_.size(), screen_.find(words, seen_) + words.size());
        return screen_;
    }
    void type(const std::string& keys) const {
        REQUIRE(::write(terminal_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }
    [[nodiscard]] bool shows_what_is_typed() const {
        termios settings{};
        REQUIRE(::tcgetattr(terminal_, &settings) == 0);
        return (settings.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
    }
    void send(int signal) const { REQUIRE(::kill(child_, signal) == 0); }
    int end() {
        until("\x01 never written");
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    int terminal_ = -1;
    pid_t child_ = -1;
    std::string screen_;
    std::size_t seen_ = 0;
};

const std::string invented = "bamboo river lamp seven";

}  // namespace

TEST_CASE("a passphrase typed at a terminal is asked twice and never shown") {
    const tests::TemporaryFolder folder;
    const auto store = folder.path() / "a.store";
    AtTerminal made({"store", "create", "--practice", "--store", store, "--name", "invented"});

    made.until("New passphrase of invented: ");
    CHECK_FALSE(made.shows_what_is_typed());
    made.type(invented + "\n");
    made.until("The same once more: ");
    made.type(invented + "\n");
    const int status = made.end();

    CHECK(status == 0);
    CHECK(std::filesystem::exists(store));
    CHECK(made.until("").find("bamboo") == std::string::npos);
}

TEST_CASE("six words are proposed to a supervisor at a terminal, others each time, and work as typed") {
    const tests::TemporaryFolder folder;
    const auto store = folder.path() / "a.store";
    const auto proposed = [&store](const std::function<void(AtTerminal&, const std::string&)>& go_on) {
        AtTerminal made({"store", "create", "--practice", "--store", store, "--name", "invented"});
        made.until("on paper:");
        const std::size_t from = made.until("New passphrase of invented: ").find("on paper:");
        std::istringstream rest(made.until("").substr(from + 9));
        std::string line;
        std::getline(rest, line);
        std::getline(rest, line);
        line = line.substr(2, line.find('\r') - 2);
        go_on(made, line);
        return std::pair{line, made.end()};
    };

    const auto given_up = proposed([](AtTerminal& made, const std::string&) { made.type("\x03"); });
    const auto used = proposed([](AtTerminal& made, const std::string& words) {
        made.type(words + "\n");
        made.until("The same once more: ");
        made.type(words + "\n");
    });

    CHECK(std::ranges::count(given_up.first, ' ') == 5);
    CHECK(given_up.first != used.first);
    CHECK(given_up.second == 3);
    CHECK(used.second == 0);
    CHECK(runtime::storage::Store::open(store, "invented",
                                        runtime::storage::Secret(std::string_view(used.first))));
}

TEST_CASE("two passphrases that differ make no store") {
    const tests::TemporaryFolder folder;
    const auto store = folder.path() / "a.store";
    AtTerminal made({"store", "create", "--practice", "--store", store, "--name", "invented"});

    made.until("New passphrase of invented: ");
    made.type(invented + "\n");
    made.until("The same once more: ");
    made.type(invented + "s\n");

    CHECK(made.end() == 1);
    CHECK(made.until("").find("not the same") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(store));
}

TEST_CASE("Ctrl-C at the passphrase gives up, and the terminal shows again what is typed") {
    const tests::TemporaryFolder folder;
    const auto store = folder.path() / "a.store";
    AtTerminal made({"store", "create", "--practice", "--store", store, "--name", "invented"});

    made.until("New passphrase of invented: ");
    made.type("bamb\x03");
    made.until("nothing was done");

    CHECK(made.shows_what_is_typed());
    CHECK(made.end() == 3);
    CHECK_FALSE(std::filesystem::exists(store));
}

TEST_CASE("Ctrl-backslash at the passphrase gives up as Ctrl-C does") {
    const tests::TemporaryFolder folder;
    AtTerminal made(
        {"store", "create", "--practice", "--store", folder.path() / "a.store", "--name", "invented"});

    made.until("New passphrase of invented: ");
    made.type("bamb\x1c");
    made.until("nothing was done");

    CHECK(made.shows_what_is_typed());
    CHECK(made.end() == 3);
}

TEST_CASE("a signal at the passphrase ends the program, and terminal and store are free again") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        CAPTURE(signal);
        const tests::CommandLineStore store;
        AtTerminal asked({"site", "list", "--store", store.file(), "--as", "supervisor"});

        asked.until("Passphrase of supervisor: ");
        REQUIRE_FALSE(asked.shows_what_is_typed());
        asked.send(signal);
        asked.until("nothing was done");

        CHECK(asked.shows_what_is_typed());
        CHECK(asked.end() == 3);
        CHECK(store.run({"site", "list"}).status == 0);
    }
}

TEST_CASE("a recovery sheet is shown on the terminal, opens the store, and is not in what goes to a file") {
    const tests::CommandLineStore store;
    AtTerminal asked({"staff", "recovery", "--store", store.file(), "--as", "supervisor", "--passphrase-file",
                      store.passphrases()});
    const std::string screen = asked.until("To sign in with it: --as recovery-sheet");
    CHECK(asked.end() == 0);

    const std::size_t from = screen.find("\n    ") + 5;
    const std::string words = screen.substr(from, screen.find('\r', from) - from);

    CHECK(std::ranges::count(words, ' ') == 5);
    const auto opened = runtime::storage::Store::open(store.file(), "recovery-sheet",
                                                      runtime::storage::Secret(std::string_view(words)));
    REQUIRE(opened);
    CHECK(opened->who().role == runtime::storage::Role::supervisor);
}

TEST_CASE("no recovery sheet is made for a coordinator or an evaluator, at a terminal either") {
    const tests::CommandLineStore store;
    store.add_staff("coordinator", "coordinator");
    store.add_staff("evaluator", "evaluator");
    const std::string before = tests::read_file(store.file());
    const std::string keys_before = tests::read_file(store.file().string() + ".keys");

    for (const char* who : {"coordinator", "evaluator"}) {
        CAPTURE(who);
        AtTerminal asked({"staff", "recovery", "--store", store.file(), "--as", who, "--passphrase-file",
                          store.passphrases()});

        CHECK(asked.end() == 3);
        CHECK(asked.until("").find("takes a supervisor") != std::string::npos);
        CHECK(asked.until("").find("Write these words") == std::string::npos);
    }
    CHECK(tests::read_file(store.file()) == before);
    CHECK(tests::read_file(store.file().string() + ".keys") == keys_before);
}
