// screening-kiosk: the window. Reads the command line, finds the questionnaires and the
// store, and runs the loop; everything else is App's and the kiosk's.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "gui/aloud/program_voice.h"
#include "gui/app.h"
#include "gui/glyph_check.h"
#include "gui/loop.h"
#include "gui/no_kiosk.h"
#include "gui/play/play.h"
#include "gui/preview.h"
#include "gui/screens/trouble.h"
#include "gui/watch.h"
#include "gui/window.h"
#include "runtime/assets.h"
#include "runtime/practice.h"
#include "runtime/private_memory.h"
#include "runtime/storage/owner.h"

namespace {

// The contract's exit statuses.
enum Status { done = 0, problems = 1, wrong_usage = 2, could_not = 3 };

struct Options {
    std::string store;
    bool practice = false;
    std::string preview;
    std::string play;
    std::string size;
    std::string language;
};

int say_why(const std::string& sentence, Status status) {
    std::cerr << "screening-kiosk: " << sentence << '\n';
    return status;
}

std::optional<gui::Size> size_of(const std::string& text) {
    int wide = 0;
    int high = 0;
    char times = 0;
    char rest = 0;
    std::istringstream in(text);
    if (!(in >> wide >> times >> high) || times != 'x' || in >> rest) return std::nullopt;
    if (wide < 480 || high < 480 || wide > 8192 || high > 8192) return std::nullopt;
    return gui::Size{static_cast<float>(wide), static_cast<float>(high)};
}

std::filesystem::path default_store() {
    // Before any other thread is started.
    const char* data = std::getenv("XDG_DATA_HOME");  // NOLINT(concurrency-mt-unsafe)
    const char* home = std::getenv("HOME");           // NOLINT(concurrency-mt-unsafe)
    std::filesystem::path folder;
    if (data != nullptr && *data == '/') {
        folder = data;
    } else if (home != nullptr && *home != '\0') {
        folder = std::filesystem::path(home) / ".local" / "share";
    } else {
        return {};
    }
    return folder / "screening-kiosk" / "store.db";
}

// The folder of the default store is nobody else's.
bool make_private_folder(const std::filesystem::path& folder) {
    std::error_code error;
    const bool made = std::filesystem::create_directories(folder, error);
    if (error) return false;
    if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    return !error;
}

// One job at a time on a thread of its own; what follows it is posted to the loop.
class Worker {
  public:
    explicit Worker(gui::Loop& loop) : loop_(loop) {}
    void run(std::function<void()> work, std::function<void()> then) {
        thread_ = std::jthread([this, work = std::move(work), then = std::move(then)]() mutable {
            work();
            loop_.post(std::move(then));
        });
    }

  private:
    gui::Loop& loop_;
    std::jthread thread_;
};

// The steps of the play, or the status to end with.
tl::expected<std::vector<gui::Step>, int> read_play_file(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    if (!in) return tl::unexpected(say_why("cannot read the play " + name, could_not));
    const std::string text(std::istreambuf_iterator<char>(in), {});
    auto steps = gui::read_play(text);
    if (steps) return std::move(*steps);
    for (const gui::PlayProblem& problem : steps.error()) {
        std::cerr << name << ':' << problem.line << ": error: " << problem.sentence << '\n';
    }
    return tl::unexpected(static_cast<int>(problems));
}

struct Look {
    gui::Size size;
    gui::Language language;
    std::vector<gui::Step> steps;
    bool playing = false;
};

// `live` makes what stands in the window and runs it in the loop: run(draw) returns at the end.
template <class Live>
int run_window(Look prepared, Live live) {
    gui::Surface surface;
    surface.set_language(prepared.language);
    auto window = gui::Window::open(
        surface, {.wide = static_cast<int>(prepared.size.w), .high = static_cast<int>(prepared.size.h)});
    if (!window) return say_why(window.error(), could_not);
    // A play's pictures and controls are the same on every screen.
    const float dp = prepared.playing ? 1.F : gui::dp_scale((*window)->monitor());
    surface.set_scale({.dp = dp});
    if (!prepared.playing)
        (*window)->on_new_scale([&surface, &window] { surface.set_dp(gui::dp_scale((*window)->monitor())); });

    gui::Loop loop(surface, **window);
    gui::Play play(std::move(prepared.steps),
                   {.resize = [&window](int wide, int high) { (*window)->resize(wide, high); },
                    .screenshot = [&window](const std::string& file) { return (*window)->screenshot(file); }},
                   std::cout);
    if (prepared.playing) loop.follow(play);
    loop.after_first_picture([&surface] { surface.fonts().complete(); });
    live(surface, loop);
    return play.failed() ? problems : done;
}

void print_problems(const instruments::Problems& problems) {
    for (const auto& problem : problems)
        std::cerr << instruments::to_line(problem) << '\n';
}

// Programs of the system alone: what lies in somebody's own folders does not get to hear this.
gui::ProgramVoice voice_for(gui::Loop& loop) {
    return gui::ProgramVoice({"/usr/local/bin", "/usr/bin", "/bin"},
                             [&loop](std::function<void()> task) { loop.post(std::move(task)); });
}

int run_kiosk(runtime::Kiosk kiosk, bool thrown_away, Look look) {
    return run_window(std::move(look), [&kiosk, thrown_away](gui::Surface& surface, gui::Loop& loop) {
        Worker worker(loop);
        gui::ProgramVoice voice = voice_for(loop);
        gui::App app(
            std::move(kiosk), surface,
            [&worker](std::function<void()> work, std::function<void()> then) {
                worker.run(std::move(work), std::move(then));
            },
            &voice);
        if (thrown_away) app.goes_with_program();
        if (!app.kiosk().practice()) app.tell_tablet(runtime::tablet_faults(app.kiosk().path()));
        loop.after_sleep([&app] { app.lock(); });
        // It waits by a clock that stands still meanwhile, and would show its page until somebody touches it.
        const gui::WakeBell bell([&loop] { loop.post([] {}); });
        loop.after_first_picture([&surface, &app] {
            surface.fonts().complete();
            print_problems(gui::undrawable(app.kiosk().catalog(), surface.fonts()));
            app.tell_undrawable(gui::undrawable_files(app.kiosk().catalog(), surface.fonts()));
        });
        loop.run([&app](gui::Frame& frame) { app.draw(frame); });
    });
}

// Why there is no kiosk, for whoever started it by a touch and sees no terminal. True: once more.
bool ask_to_try_again(const runtime::storage::StoreError& error, const std::filesystem::path& store,
                      Look look) {
    bool again = false;
    run_window(std::move(look), [&](gui::Surface& surface, gui::Loop& loop) {
        gui::NoKiosk page(error, store, surface);
        loop.run([&](gui::Frame& frame) {
            page.draw(frame);
            again = page.asked_again();
            if (again) loop.stop();
        });
    });
    return again;
}

// An instrument under work. No store is looked for, made or opened.
int run_preview(const std::string& file, Look look) {
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) return say_why("there is no file " + file, could_not);
    if (!std::filesystem::is_regular_file(file, unknown)) return say_why(file + " is not a file", could_not);
    const std::string language = look.language == gui::Language::en ? "en" : "vi";
    runtime::Preview preview(file, language);
    print_problems(preview.problems());
    return run_window(std::move(look), [&preview](gui::Surface& surface, gui::Loop& loop) {
        const auto folders = preview.folders();
        gui::ProgramVoice voice = voice_for(loop);
        gui::PreviewApp app(std::move(preview), surface, &voice);
        const auto said = static_cast<std::ptrdiff_t>(app.preview().problems().size());
        print_problems({app.problems().begin() + said, app.problems().end()});
        const gui::FolderWatch watch(folders, [&] {
            loop.post([&app] {
                if (app.read_again()) print_problems(app.problems());
            });
        });
        if (!watch.watching()) say_why("changes of the file cannot be followed here", could_not);
        // What was changed before the watch stood.
        if (app.read_again()) print_problems(app.problems());
        loop.run([&app](gui::Frame& frame) { app.draw(frame); });
    });
}

int run(const Options& options) {
    const auto size = options.size.empty() ? gui::Size{1280, 800} : size_of(options.size);
    if (!size) return say_why("--size is written as 1280x800", wrong_usage);
    if (options.practice && !options.store.empty()) {
        return say_why("--practice makes a store of its own: leave --store out", wrong_usage);
    }
    if (!options.preview.empty() && (options.practice || !options.store.empty())) {
        return say_why("--preview stores nothing: leave --store and --practice out", wrong_usage);
    }
    std::vector<gui::Step> steps;
    if (!options.play.empty()) {
        auto read = read_play_file(options.play);
        if (!read) return read.error();
        steps = std::move(*read);
    }
    const gui::Language language = options.language == "en" ? gui::Language::en : gui::Language::vi;
    Look look{
        .size = *size, .language = language, .steps = std::move(steps), .playing = !options.play.empty()};
    if (!options.preview.empty()) return run_preview(options.preview, std::move(look));

    const auto assets = runtime::find_assets();
    if (!assets) return say_why("the questionnaires are not where the program expects them", could_not);
    const runtime::Catalog catalog = runtime::Catalog::load(assets->instruments);
    print_problems(catalog.problems());
    const runtime::SystemClock clock;

    const gui::Phrases phrases;
    const gui::Language told = options.language == "vi" ? gui::Language::vi : gui::Language::en;
    const auto trouble = [&](const runtime::storage::StoreError& error) {
        return say_why(phrases.say(told, gui::phrase_of(error)), could_not);
    };

    std::optional<runtime::PracticeFolder> practice;
    std::filesystem::path store = options.store;
    if (options.practice) {
        auto folder = runtime::PracticeFolder::make();
        if (!folder) return trouble(folder.error());
        practice.emplace(std::move(*folder));
        store = practice->path() / "store.db";
        if (auto made = runtime::make_practice_store(store, catalog, clock); !made)
            return trouble(made.error());
    } else if (store.empty()) {
        store = default_store();
        if (store.empty() || !make_private_folder(store.parent_path())) {
            return say_why("cannot make the folder for the store; name one with --store FILE", could_not);
        }
    }
    std::error_code unknown;
    if (!store.parent_path().empty() && !std::filesystem::is_directory(store.parent_path(), unknown)) {
        return say_why("the folder of the store is not there: " + store.parent_path().string(), could_not);
    }
    if (const auto owner = runtime::storage::owner_shut_out(store)) {
        return say_why(store.string() + " is " + *owner + "'s, and what root writes there " + *owner +
                           " could not open any more; start this as " + *owner,
                       could_not);
    }
    auto kiosk = runtime::Kiosk::start(store, catalog, clock);
    while (!kiosk) {
        trouble(kiosk.error());
        if (look.playing || !ask_to_try_again(kiosk.error(), store, look)) return could_not;
        kiosk = runtime::Kiosk::start(store, catalog, clock);
    }
    if (!options.play.empty() && !kiosk->practice()) {
        return say_why("--play works only with --practice or on a practice store", wrong_usage);
    }
    return run_kiosk(std::move(*kiosk), options.practice, std::move(look));
}

}  // namespace

int main(int argc, char** argv) {
    runtime::keep_memory_private();
    Options options;
    CLI::App command{"The screening kiosk's window. Without options it opens this user's own store."};
    command.add_option("--store", options.store, "The store; made on the first start if it is not there")
        ->type_name("FILE");
    command.add_flag("--practice", options.practice,
                     "A throw-away store with invented staff and clients; gone when the program ends");
    command
        .add_option("--preview", options.preview,
                    "Look at a definition under work; follows its changes and stores nothing")
        ->type_name("FILE");
    command
        .add_option("--play", options.play,
                    "Carry out a play (docs/plays.md); practice stores and previews only")
        ->type_name("FILE");
    command.add_option("--size", options.size, "Of the window, in pixels")->type_name("WxH");
    command.add_option("--lang", options.language, "Language of the first picture")
        ->check(CLI::IsMember({"vi", "en"}));
    command.set_version_flag("--version", std::string("screening-kiosk ") + KIOSK_VERSION);
    try {
        command.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return command.exit(error) == 0 ? done : wrong_usage;
    }
    return run(options);
}
