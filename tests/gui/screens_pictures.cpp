// Every screen, photographed in the real window in looks that hold every theme, size, language and size
// of text, five to a sheet, and compared with the sheets in docs/pictures/screens, which somebody has
// looked at. A screen that was changed on purpose: build/dev/tests/test_gui "[.approve]" makes them anew.
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "gui/window.h"
#include "runtime/client_code.h"
#include "runtime/storage/passphrase_words.h"
#include "tests/gui/fixed_chance.h"
#include "tests/gui/picture.h"
#include "tests/gui/walks.h"
#include "tests/support/places.h"

namespace {

using gui::Language;
using gui::Scheme;
using tests::Picture;

struct PhotographedLook {
    int wide, high;
    Language language;
    Scheme scheme;
    float text;
    int x, y;  // its place on the sheet
};
constexpr PhotographedLook looks[] = {
    {1280, 800, Language::vi, Scheme::light, 1, 0, 0},
    {1280, 800, Language::vi, Scheme::dark, 1.25F, 640, 0},
    {1280, 800, Language::en, Scheme::high_contrast, 1.5F, 0, 400},
    {1280, 800, Language::en, Scheme::light, 1, 640, 400},
    {800, 1280, Language::vi, Scheme::light, 2, 1280, 0},
};
constexpr int sheet_wide = 1680;
constexpr int sheet_high = 800;

// Of all pixels of a sheet. A line more or less in one look is more.
constexpr double allowed = 0.008;
// Of one tile: a word less in one look is more.
constexpr double allowed_in_a_tile = 0.02;

class Photographer {
  public:
    explicit Photographer(tests::Screen screen) : screen_(std::move(screen)) {
        // As high as it will ever be: what reaches over the display's edge is not drawn.
        auto opened = gui::Window::open(screen_.surface(), {.wide = 1280, .high = 1280});
        if (!opened) return;
        window_ = std::move(*opened);
        turn(1280, 800);
    }

    [[nodiscard]] bool has_display() const { return window_ != nullptr; }

    Picture sheet() {
        Picture all = Picture::blank(sheet_wide, sheet_high);
        gui::Surface& surface = screen_.surface();
        const gui::DisplayChoice before = surface.display();
        const Language language = surface.language();
        for (const PhotographedLook& look : looks) {
            surface.set_display({.scheme = look.scheme, .text = look.text});
            screen_.speak(look.language);
            turn(look.wide, look.high);
            screen_.hands().look();
            gui::Pixels pixels = window_->pixels();
            REQUIRE(pixels.wide == look.wide);
            all.put(Picture{pixels.wide, pixels.high, std::move(pixels.rgb)}.halved(), look.x, look.y);
        }
        surface.set_display(before);
        screen_.speak(language);
        turn(1280, 800);
        screen_.hands().look();
        return all;
    }

  private:
    void turn(int wide, int high) {
        window_->resize(wide, high);
        const gui::Size wanted{static_cast<float>(wide), static_cast<float>(high)};
        for (int i = 0; i < 100 && !(screen_.surface().size() == wanted); ++i)
            window_->wait(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
        REQUIRE(screen_.surface().size() == wanted);
    }

    tests::Screen screen_;
    std::unique_ptr<gui::Window> window_;
};

std::string file_of(const std::string& screen) {
    std::string name;
    for (const char c : screen)
        name += c == ' ' ? '-' : c;
    std::erase_if(name, [](char c) { return c == ',' || c == '?' || c == '\''; });
    return name + ".png";
}

std::filesystem::path approved_folder() {
    return std::filesystem::path(tests::source_dir()) / "docs/pictures/screens";
}

using Each = std::function<void(const std::string& file, const Picture& sheet)>;

// Of a walk through what `before` makes.
template <typename Looked, typename... Before>
void photograph(void (*walk)(Looked&, const tests::Look&), const Each& each, Before&&... before) {
    const tests::FixedChance chance;
    Looked looked(std::forward<Before>(before)...);
    Photographer photographer{tests::Screen(looked)};
    if (!photographer.has_display()) return;
    walk(looked, [&](const char* screen) { each(file_of(screen), photographer.sheet()); });
}

// One after the other: each can be looked at alone, and beside the others.
using Walk = std::function<void(const Each& each)>;
const std::map<std::string, Walk> walks{
    {"coordinator", [](const Each& each) { photograph(tests::walk_as_coordinator, each); }},
    {"supervisor and evaluator",
     [](const Each& each) { photograph(tests::walk_as_supervisor_and_evaluator, each); }},
    {"keeping", [](const Each& each) { photograph(tests::walk_of_keeping, each); }},
    {"client alone", [](const Each& each) { photograph(tests::walk_of_a_client_alone, each); }},
    {"over time", [](const Each& each) { photograph(tests::walk_to_results_over_time, each); }},
    {"damaged store", [](const Each& each) { photograph(tests::walk_of_a_damaged_store, each); }},
    {"first start",
     [](const Each& each) {
         photograph(tests::walk_of_the_first_start, each, tests::TabletLook{.fresh = true});
     }},
    {"new programme",
     [](const Each& each) {
         photograph(tests::walk_of_a_new_programme, each, tests::TabletLook{.bare = true});
     }},
    {"author", [](const Each& each) { photograph(tests::walk_of_an_author, each, "dass-21-1", false); }},
    {"other questions",
     [](const Each& each) {
         photograph(tests::walk_of_other_questions, each, tests::AskedLook{.aloud = true});
     }},
};

// The letters of another release are drawn a little differently.
bool made_here() {
    std::ifstream in("/etc/os-release");
    std::string line;
    while (std::getline(in, line)) {
        if (line == "VERSION_ID=\"12\"") return true;
    }
    return false;
}

// What is another picture now is written beside the tests.
void compare(const std::string& walk) {
    if (!made_here()) SKIP("the pictures are made on Debian 12");
    const std::filesystem::path seen = std::filesystem::path(tests::binary_dir()) / "screens";
    std::filesystem::create_directories(seen);
    walks.at(walk)([&seen](const std::string& file, const Picture& sheet) {
        const auto approved = Picture::read((approved_folder() / file).string());
        if (approved && worst_tile(*approved, sheet) <= allowed_in_a_tile &&
            difference(*approved, sheet) <= allowed)
            return;
        // Written and read like the approved one: with as few colours. That takes its time.
        const std::string now = (seen / file).string();
        REQUIRE(sheet.write(now));
        const auto written = Picture::read(now);
        REQUIRE(written);
        const double differs = approved ? difference(*approved, *written) : 1;
        const double tile = approved ? worst_tile(*approved, *written) : 1;
        INFO(file << " is another picture now: compare " << now);
        CHECK(differs <= allowed);
        CHECK(tile <= allowed_in_a_tile);
        if (differs <= allowed && tile <= allowed_in_a_tile) std::filesystem::remove(now);
    });
}

}  // namespace

// One test for each walk, so that they run side by side.
TEST_CASE("the coordinator's screens look as they were approved", "[screens][pictures]") {
    compare("coordinator");
}
TEST_CASE("the supervisor's and the evaluator's screens look as they were approved", "[screens][pictures]") {
    compare("supervisor and evaluator");
}
TEST_CASE("the screens of keeping the data look as they were approved", "[screens][pictures]") {
    compare("keeping");
}
TEST_CASE("what a client alone meets looks as it was approved", "[screens][pictures]") {
    compare("client alone");
}
TEST_CASE("the other screens look as they were approved", "[screens][pictures]") {
    for (const char* walk : {"over time", "damaged store", "first start", "author", "other questions"})
        compare(walk);
}
TEST_CASE("a programme that begins looks as it was approved", "[screens][pictures]") {
    compare("new programme");
}

TEST_CASE("a new code and proposed words are the same in each picture, and no two codes are alike",
          "[pictures]") {
    std::string code;
    std::string words;
    for (int picture = 0; picture < 2; ++picture) {
        const tests::FixedChance chance;
        const std::string first = runtime::new_client_code();
        CHECK(first != runtime::new_client_code());
        const std::string proposed(runtime::storage::proposed_passphrase(4).view());
        if (picture == 1) {
            CHECK(first == code);
            CHECK(proposed == words);
        }
        code = first;
        words = proposed;
    }
    CHECK(runtime::new_client_code() != code);
}

TEST_CASE("a button with another word, or in another place, is another picture", "[pictures]") {
    Picture before = Picture::blank(400, 200);
    Picture after = before;
    CHECK(difference(before, after) == 0);
    after.put(Picture{20, 10, std::vector<std::uint8_t>(600, 250)}, 30, 40);
    CHECK(difference(before, after) == 200.0 / (400 * 200));
    CHECK(difference(before, Picture::blank(400, 201)) == 1);
    // A word of some twenty by ten pixels is nothing on a sheet, and is seen in its tile.
    CHECK(difference(Picture::blank(sheet_wide, sheet_high), [] {
              Picture with = Picture::blank(sheet_wide, sheet_high);
              with.put(Picture{20, 10, std::vector<std::uint8_t>(600, 250)}, 1200, 600);
              return with;
          }()) < allowed);
    CHECK(worst_tile(before, before) == 0);
    CHECK(worst_tile(before, after) > allowed_in_a_tile);
}

TEST_CASE("the screens are photographed anew, for somebody to look at", "[.approve]") {
    std::filesystem::create_directories(approved_folder());
    for (const auto& old : std::filesystem::directory_iterator(approved_folder()))
        std::filesystem::remove(old.path());
    for (const auto& [name, walk] : walks) {
        walk([](const std::string& file, const Picture& sheet) {
            CHECK(sheet.write((approved_folder() / file).string()));
        });
    }
}
