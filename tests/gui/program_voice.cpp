// The voice of the machine, with programs that stand in for the real ones: one writes down
// what it is given, one never ends, one fails. The words are invented.
#include "gui/aloud/program_voice.h"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using gui::Utterance;
using gui::Voice;
using What = Voice::Heard::What;

constexpr const char* writes_down = "cat >> \"$(dirname \"$0\")/heard\"\n";
constexpr const char* fails = "exit 1\n";
// Says who it is, reads, and waits for a writer who never comes; it has no children of its own.
constexpr const char* hangs =
    "cd \"$(dirname \"$0\")\"\ncat > heard\necho $$ > pid.new\nmv pid.new pid\nread never < fifo\n";

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

bool wait_until(const auto& here) {
    for (int i = 0; i < 3000; ++i) {
        if (here()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

// A machine with these programs, and what was told of its voice.
struct Machine {
    void program(const char* name, const char* script) const {
        const fs::path file = folder.path() / name;
        std::ofstream(file) << "#!/bin/sh\n" << script;
        fs::permissions(file, fs::perms::owner_all);
    }
    void hanging(const char* name) const {
        program(name, hangs);
        REQUIRE(mkfifo((folder.path() / "fifo").c_str(), 0600) == 0);
    }
    fs::path record(const std::string& sound) const {
        const fs::path file = folder.path() / "q7.secret-item.wav";
        std::ofstream(file) << sound;
        return file;
    }
    gui::ProgramVoice voice() {
        return gui::ProgramVoice({folder.path()}, [this](std::function<void()> task) {
            const std::lock_guard lock(mutex);
            tasks.push_back(std::move(task));
        });
    }
    Voice::Listener listener() {
        return [this](const Voice::Heard& what) { told.push_back(what); };
    }
    void run_tasks() {
        std::vector<std::function<void()>> now;
        {
            const std::lock_guard lock(mutex);
            now.swap(tasks);
        }
        for (const auto& task : now)
            task();
    }
    bool ends_with(What what) {
        return wait_until([&] {
            run_tasks();
            return !told.empty() && told.back().what == what;
        });
    }
    pid_t child() const {
        REQUIRE(wait_until([&] { return fs::exists(folder.path() / "pid"); }));
        return static_cast<pid_t>(std::stol(text_of(folder.path() / "pid")));
    }
    [[nodiscard]] std::string heard() const { return text_of(folder.path() / "heard"); }

    tests::TemporaryFolder folder;
    std::mutex mutex;
    std::vector<std::function<void()>> tasks;
    std::vector<Voice::Heard> told;
};

Utterance words(const std::string& text) {
    return {.words = text, .language = "vi", .clip = {}, .outline = {}};
}

bool gone(pid_t process) {
    return kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

TEST_CASE("without a program there is no voice and no player", "[aloud]") {
    Machine machine;
    const auto voice = machine.voice();

    CHECK_FALSE(voice.speaks("vi"));
    CHECK_FALSE(voice.plays("some.wav"));
}

TEST_CASE("texts are spoken in their order, by their words on the standard input", "[aloud]") {
    Machine machine;
    machine.program("espeak-ng", writes_down);
    auto voice = machine.voice();
    CHECK(voice.speaks("vi"));
    CHECK_FALSE(voice.speaks("fr"));

    voice.speak({words("một "), words("hai "), words("ba")}, machine.listener());

    REQUIRE(machine.ends_with(What::done));
    CHECK(machine.heard() == "một hai ba");
    REQUIRE(machine.told.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(machine.told[i].what == What::begins);
        CHECK(machine.told[i].text == i);
    }
}

TEST_CASE("a recording is played in place of its words, and spoken if it cannot be", "[aloud]") {
    Machine machine;
    machine.program("espeak-ng", writes_down);
    machine.program("aplay", writes_down);
    const fs::path sound = machine.record("[sound]");
    auto voice = machine.voice();
    CHECK(voice.plays("a.wav"));
    CHECK_FALSE(voice.plays("a.ogg"));  // this player reads plain sound only
    Utterance recorded = words("lời");
    recorded.clip = sound;
    Utterance lost = words("[words]");
    lost.clip = machine.folder.path() / "not-there.wav";

    voice.speak({recorded, lost}, machine.listener());

    REQUIRE(machine.ends_with(What::done));
    CHECK(machine.heard() == "[sound][words]");
}

TEST_CASE("no word and no recording's name stands in the child's arguments", "[aloud]") {
    Machine machine;
    const bool clip = GENERATE(false, true);
    machine.hanging(clip ? "paplay" : "espeak-ng");
    auto voice = machine.voice();
    Utterance text = words("câu-hỏi-kín");
    if (clip) text.clip = machine.record("[sound]");

    voice.speak({text}, machine.listener());

    const std::string line = text_of("/proc/" + std::to_string(machine.child()) + "/cmdline");
    CHECK(line.find(clip ? "paplay" : "espeak-ng") != std::string::npos);
    CHECK(line.find("câu-hỏi-kín") == std::string::npos);
    CHECK(line.find("secret-item") == std::string::npos);
    CHECK(machine.heard() == (clip ? "[sound]" : "câu-hỏi-kín"));
}

TEST_CASE("stop ends the child at once, and nothing more is told of it", "[aloud]") {
    Machine machine;
    machine.hanging("espeak-ng");
    auto voice = machine.voice();
    voice.speak({words("một"), words("hai")}, machine.listener());
    const pid_t child = machine.child();
    machine.run_tasks();
    REQUIRE(machine.told.size() == 1);

    voice.stop();

    CHECK(wait_until([&] { return gone(child); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    machine.run_tasks();
    CHECK(machine.told.size() == 1);
    CHECK(machine.heard() == "một");
}

TEST_CASE("what is spoken next takes the place of what was spoken", "[aloud]") {
    Machine machine;
    machine.hanging("espeak-ng");
    auto voice = machine.voice();
    voice.speak({words("một")}, machine.listener());
    const pid_t child = machine.child();

    machine.program("espeak-ng", writes_down);
    fs::remove(machine.folder.path() / "heard");
    voice.speak({words("khác")}, machine.listener());

    REQUIRE(machine.ends_with(What::done));
    CHECK(gone(child));
    CHECK(machine.heard() == "khác");
}

TEST_CASE("no process is left when the voice goes, nor a task that reaches it", "[aloud]") {
    Machine machine;
    machine.hanging("espeak-ng");
    pid_t child = 0;
    {
        auto voice = machine.voice();
        voice.speak({words("một")}, machine.listener());
        child = machine.child();
    }

    CHECK(gone(child));
    machine.run_tasks();
    CHECK(machine.told.empty());
}

TEST_CASE("a program that fails is told, and nothing is spoken after it", "[aloud]") {
    Machine machine;
    machine.program("espeak-ng", fails);
    auto voice = machine.voice();

    voice.speak({words("một"), words("hai")}, machine.listener());

    REQUIRE(machine.ends_with(What::failed));
    CHECK(machine.told.size() == 2);
}
