// What an audit of the pages finds: targets that are too small, that overlap or
// leave the page, names that are used twice, words that no font can draw.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>

#include <set>

#include "gui/screens/layout.h"
#include "tests/gui/gallery.h"

using gui::Control;
using tests::Gallery;
using tests::Scene;

namespace {

bool inside(const gui::Rect& r, const gui::Rect& window) {
    constexpr float rounding = 0.01F;
    return r.x >= -rounding && r.y >= -rounding && r.right() <= window.right() + rounding &&
           r.bottom() <= window.bottom() + rounding;
}

}  // namespace

TEST_CASE("every target is large enough, apart from the others, on the page and has a name", "[layout]") {
    const auto page = GENERATE(Gallery::Page::question, Gallery::Page::yes_no, Gallery::Page::form,
                               Gallery::Page::report, Gallery::Page::review);
    // The invented form and report do not scroll: they are drawn where they fit.
    const bool scrolls = page != Gallery::Page::form && page != Gallery::Page::report;
    const auto [wide, high, text] = GENERATE_COPY(Catch::Generators::filter(
        [=](const auto& look) {
            const auto& [w, h, t] = look;
            return scrolls || (t == 1 && (page == Gallery::Page::report || w > h));
        },
        Catch::Generators::values({std::tuple{1280, 800, 1.F}, std::tuple{800, 1280, 1.F},
                                   std::tuple{1280, 800, 1.5F}, std::tuple{1920, 1200, 1.F}})));
    Scene scene(page);
    scene.surface.set_scale({static_cast<float>(std::min(wide, high)) / 800, text});
    scene.surface.resize(wide, high);
    scene.hands.look();
    const auto& controls = scene.surface.controls();
    const gui::Rect window{0, 0, scene.surface.size().w, scene.surface.size().h};

    std::set<std::string> names;
    for (const Control& control : controls) {
        INFO(control.name << " on " << scene.surface.page() << ' ' << wide << 'x' << high << " text "
                          << text);
        CHECK(!control.label.empty());
        CHECK(names.insert(control.name).second);
        CHECK(control.rect.h >= 44);
        CHECK((control.rect.h >= 56 || control.name.starts_with("rail.")));
        CHECK(control.rect.w >= 56);
        CHECK((!control.area.empty() || inside(control.rect, window)));
        for (const Control& other : controls) {
            if (&other == &control || other.area != control.area) continue;
            CHECK(control.rect.meet(other.rect).empty());
        }
    }
}

TEST_CASE("all words of the interface can be drawn", "[fonts]") {
    const gui::Fonts fonts;
    const gui::Phrases phrases;

    for (const auto language : {gui::Language::vi, gui::Language::en}) {
        for (const auto& [id, forms] : phrases.all(language)) {
            for (const auto& form : forms) {
                INFO(id);
                CHECK(fonts.missing_glyphs(form).empty());
            }
        }
    }
}

TEST_CASE("a character that no font has is known to be missing", "[fonts]") {
    const gui::Fonts fonts;

    CHECK(fonts.has_glyph(U'ễ'));
    CHECK(fonts.has_glyph(U'₫'));
    CHECK(!fonts.has_glyph(U'あ'));
    CHECK(fonts.missing_glyphs("aあbあ\n") == U"あ");
}

TEST_CASE("a letter that appears later is built when it is first shown", "[fonts]") {
    std::string words = "a";
    gui::Surface surface;
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        gui::draw_text(frame, {0, 0, 400, 0}, words, {.style = gui::Style::question});
    });
    const auto before = surface.fonts().generation();
    hands.look();
    CHECK(surface.fonts().generation() == before);

    words = "ễ";
    hands.look();

    CHECK(surface.fonts().generation() > before);
    surface.fonts().complete();
    hands.look();
    const auto complete = surface.fonts().generation();
    words = "Ữ";
    hands.look();
    CHECK(surface.fonts().generation() == complete);
}

TEST_CASE("no two names are one control", "[layout]") {
    std::set<std::string> words;
    const std::vector<std::string> names{"K 1",  "K_1",  "K~1",  "K~_1", "K_~1",
                                         "K~ 1", "K _1", "K_ 1", "K__1", "K  1"};
    for (const std::string& name : names)
        words.insert(gui::control_word(name));
    CHECK(words.size() == names.size());
    CHECK(gui::control_word("Invented Supervisor") == "Invented_Supervisor");
}
