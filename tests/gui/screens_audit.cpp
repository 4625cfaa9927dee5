// Every screen at every text size, turned both ways, in both languages and in every scheme: each
// target is large enough, has a name, lies on the page and overlaps no other; no words are
// cut, faint, over each other or out of their card. A walk goes through the screens once for each
// text size; at each screen the tablet is turned and its language switched in place.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/audit.h"
#include "tests/gui/walks.h"

using gui::Language;
using tests::Tablet;

namespace {

class Auditor {
  public:
    Auditor(tests::Screen screen, float text) : screen_(std::move(screen)), text_(text) {
        screen_.show_text_at(text);
        screen_.surface().record(&drawn_);
        screen_.hands().look();
        letters_ = screen_.surface().fonts().generation();
    }

    void look_over(const char* where) {
        gui::Surface& surface = screen_.surface();
        const std::string page = surface.page();
        for (const Language language : {Language::en, Language::vi}) {
            screen_.speak(language);
            for (const auto& [wide, high] : {std::pair{800, 1280}, std::pair{1280, 800}}) {
                surface.resize(wide, high);
                for (const gui::Scheme scheme :
                     {gui::Scheme::dark, gui::Scheme::high_contrast, gui::Scheme::light}) {
                    surface.set_scheme(scheme);
                    screen_.hands().look();
                    INFO(where << " at " << wide << 'x' << high << " text " << text_ << " in "
                               << (language == Language::vi ? "Vietnamese" : "English") << " in scheme "
                               << static_cast<int>(scheme));
                    report(tests::faults_of(surface));
                    report(tests::word_faults(surface, drawn_));
                }
            }
        }
        // The page needed no letter and no icon that Fonts::complete() does not bring.
        CHECK(surface.fonts().generation() == letters_);
        REQUIRE(surface.page() == page);
    }

  private:
    static void report(const std::vector<std::string>& faults) {
        for (const std::string& fault : faults)
            UNSCOPED_INFO(fault);
        CHECK(faults.empty());
    }

    tests::Screen screen_;
    float text_;
    gui::Drawn drawn_;
    std::uint64_t letters_ = 0;
};

}  // namespace

TEST_CASE("the coordinator's screens can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_as_coordinator(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("the screens of keeping the data can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_of_keeping(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("what a client alone meets can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_of_a_client_alone(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("the pages of a store that does not open can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_of_a_damaged_store(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("a client's results over time can be read at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_to_results_over_time(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("the first start can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet({.fresh = true});
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_of_the_first_start(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("the evaluator's and the supervisor's screens can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_as_supervisor_and_evaluator(tablet,
                                            [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("a programme that begins, long names and what cannot be scored can be read at every size",
          "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet({.bare = true});
    Auditor auditor(tests::Screen(tablet), text);
    tests::walk_of_a_new_programme(tablet, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("an author's window can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    tests::Author author("dass-21-1", false);
    author.surface.fonts().complete();
    Auditor auditor(tests::Screen(author), text);
    tests::walk_of_an_author(author, [&auditor](const char* screen) { auditor.look_over(screen); });
}

TEST_CASE("questions of every form can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    tests::Asked asked({.aloud = true});
    Auditor auditor(tests::Screen(asked), text);
    tests::walk_of_other_questions(asked, [&auditor](const char* screen) { auditor.look_over(screen); });
}
