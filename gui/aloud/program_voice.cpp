#include "gui/aloud/program_voice.h"

#include <unistd.h>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "gui/aloud/child.h"

namespace gui {
namespace {

namespace fs = std::filesystem;

fs::path found_in(const std::vector<fs::path>& folders, const char* name) {
    for (const fs::path& folder : folders) {
        fs::path program = folder / name;
        std::error_code unknown;
        if (fs::is_regular_file(program, unknown) && access(program.c_str(), X_OK) == 0) return program;
    }
    return {};
}

// The first two read every usual form of recording, aplay only plain ones.
struct Player {
    const char* name;
    bool plain_only;
};
constexpr std::array players{Player{"pw-play", false}, Player{"paplay", false}, Player{"aplay", true}};

// A little slower than it is used to, for whoever does not know the questions.
constexpr const char* words_a_minute = "150";

}  // namespace

struct ProgramVoice::State {
    State(const std::vector<fs::path>& folders, Post poster)
        : speaker(found_in(folders, "espeak-ng")), post(std::move(poster)) {
        for (const Player& each : players) {
            if (!player.empty()) break;
            player = found_in(folders, each.name);
            plain_only = each.plain_only;
        }
        thread = std::jthread([this] { work(); });
    }

    [[nodiscard]] bool plays(const fs::path& clip) const {
        return !player.empty() && (!plain_only || clip.extension() == ".wav");
    }

    // A recording that cannot be played is no reason to be silent.
    bool utter(std::size_t speech, const Utterance& text) {
        const auto wanted_still = [this, speech] { return goes_on(speech); };
        // By its place in /dev, so that the name of the file stays out of the arguments.
        const bool plays_it = text.clip && plays(*text.clip);
        if (plays_it && child.run(player, {"/dev/stdin"}, *text.clip, wanted_still)) return true;
        return !speaker.empty() && child.run(speaker, {"-v", text.language, "-s", words_a_minute, "--stdin"},
                                             text.words, wanted_still);
    }

    void tell(std::size_t speech, const Heard& heard) {
        post([weak = std::weak_ptr(told), speech, heard] {
            const auto here = weak.lock();
            if (here && here->speech == speech) here->listener(heard);
        });
    }

    [[nodiscard]] bool goes_on(std::size_t speech) {
        const std::lock_guard lock(mutex);
        return !ending && speech == wanted;
    }

    void work() {
        std::size_t done = 0;
        for (;;) {
            std::vector<Utterance> list;
            {
                std::unique_lock lock(mutex);
                change.wait(lock, [&] { return ending || wanted != done; });
                if (ending) return;
                done = wanted;
                list = std::exchange(texts, {});
            }
            if (!list.empty()) speak_all(done, list);
        }
    }

    void speak_all(std::size_t speech, const std::vector<Utterance>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!goes_on(speech)) return;
            tell(speech, {Heard::What::begins, i});
            if (utter(speech, list[i])) continue;
            if (goes_on(speech)) tell(speech, {Heard::What::failed, i});
            return;
        }
        tell(speech, {Heard::What::done, list.size()});
    }

    fs::path speaker;
    fs::path player;
    bool plain_only = false;
    Post post;
    Child child;

    // The window's thread alone: whom to tell, and of which speech. A task that comes too late finds
    // another one here, or nothing.
    struct Told {
        std::size_t speech = 0;
        Listener listener;
    };
    std::shared_ptr<Told> told = std::make_shared<Told>();

    std::mutex mutex;
    std::condition_variable change;
    std::size_t wanted = 0;  // grows with each speech that is asked for, and with each that is stopped
    bool ending = false;
    std::vector<Utterance> texts;
    std::jthread thread;  // last: it sees all of the above
};

ProgramVoice::ProgramVoice(const std::vector<fs::path>& folders, Post post)
    : state_(std::make_unique<State>(folders, std::move(post))) {}

ProgramVoice::~ProgramVoice() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->change.notify_all();
    state_->child.kill();
}

bool ProgramVoice::speaks(const std::string& language) const {
    return !state_->speaker.empty() && (language == "vi" || language == "en");
}

bool ProgramVoice::plays(const fs::path& clip) const {
    return state_->plays(clip);
}

void ProgramVoice::speak(std::vector<Utterance> texts, Listener listener) {
    stop();
    {
        const std::lock_guard lock(state_->mutex);
        state_->told->speech = ++state_->wanted;
        state_->texts = std::move(texts);
    }
    state_->told->listener = std::move(listener);
    state_->change.notify_all();
}

void ProgramVoice::stop() {
    {
        const std::lock_guard lock(state_->mutex);
        ++state_->wanted;
        state_->texts.clear();
    }
    state_->told->speech = 0;
    state_->child.kill();
}

}  // namespace gui
