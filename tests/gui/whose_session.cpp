// Staff see on every page of a session whose it is; a client who holds the tablet alone does not.
// Everybody here is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <regex>
#include <string>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

struct Read {
    Read(int wide, int high, float text) : tablet({.wide = wide, .high = high}) {
        tablet.app().start_with({.text = text});
        tablet.surface().record(&drawn);
        tablet.sign_in("coordinator");
    }
    [[nodiscard]] std::string code() const { return tablet.kiosk().visit().client.value_or(""); }
    // On the page, uncut and within what can be seen.
    [[nodiscard]] bool names(std::string_view code) const {
        return std::ranges::any_of(drawn.words, [&](const gui::DrawnWords& one) {
            return one.text.starts_with(code) && one.rect.y >= one.clip.y - 0.5F &&
                   one.rect.bottom() <= one.clip.bottom() + 0.5F && one.rect.right() <= one.clip.right();
        });
    }

    Tablet tablet;
    gui::Drawn drawn;
};

}  // namespace

TEST_CASE("with staff every page of a session says whose it is", "[screens][whose]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 2.F);
    const char* const instrument = GENERATE("dass-21", "assist");
    CAPTURE(wide, text, instrument);
    Read read(wide, high, text);
    Tablet& tablet = read.tablet;

    tablet.plan(instrument);
    const std::string code = read.code();
    REQUIRE(code.size() >= 7);
    CHECK(read.names(code));
    tablet.tap("agree");
    REQUIRE(tablet.kiosk().page().kind == runtime::Page::Kind::introduction);
    CHECK(read.names(code));
    tablet.tap("next");
    CHECK(read.names(code));
    for (const std::string& fault : tests::faults_of(tablet.surface()))
        FAIL_CHECK(fault);
    if (std::string_view(instrument) == "dass-21") {
        tablet.answer_until("option.q21.1", {"1"});
        tablet.tap("option.q21.1");
        tablet.tap("next");
        REQUIRE(tablet.surface().page().ends_with("/review"));
        CHECK(read.names(code));
        tablet.tap("next");
        REQUIRE(tablet.kiosk().stage() == runtime::Stage::result);
        CHECK(read.names(code));
    } else {
        tablet.answer_until("option.q2.tobacco.never", {"yes"});
        CHECK(read.names(code));
    }
}

TEST_CASE("while a client holds the tablet no code stands on it", "[screens][whose]") {
    Tablet tablet;
    const auto no_code = [&tablet] {
        static const std::regex code("[0-9A-Z]{4}-[0-9A-Z]{3}");
        return std::ranges::none_of(tablet.surface().texts(),
                                    [](const std::string& text) { return std::regex_search(text, code); });
    };
    tablet.sign_in("coordinator");
    tablet.plan("dass-21");
    REQUIRE_FALSE(no_code());
    tablet.tap("leave");
    tablet.tap("leave.discard");

    tablet.plan("dass-21", "self");
    CHECK(no_code());
    tablet.tap("agree");
    CHECK(no_code());
    tablet.tap("next");
    CHECK(no_code());
    tablet.answer_until("option.q21.1", {"1"});
    tablet.tap("option.q21.1");
    tablet.tap("next");
    REQUIRE(tablet.surface().page().ends_with("/review"));
    CHECK(no_code());
}
