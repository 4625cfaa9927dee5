#include "gui/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <vector>

#include "gui/display.h"
#include "gui/scale.h"

using namespace gui;

TEST_CASE("text and controls keep the contrast that people need", "[theme]") {
    const Scheme scheme = GENERATE(Scheme::light, Scheme::dark, Scheme::high_contrast);
    const Theme& theme = theme_of(scheme);
    INFO("scheme " << static_cast<int>(scheme));

    for (const Color ink : {theme.text, theme.text2, theme.text3}) {
        for (const Color ground : {theme.bg, theme.surface, theme.surface2}) {
            CHECK(contrast(ink, ground) >= 4.5F);
        }
    }
    CHECK(contrast(theme.on_tint, theme.tint) >= 4.5F);
    CHECK(contrast(theme.on_primary, theme.primary) >= 4.5F);
    CHECK(contrast(theme.on_primary, theme.pressed) >= 4.5F);
    CHECK(contrast(theme.primary, theme.surface) >= 4.5F);
    CHECK(contrast(theme.border, theme.surface) >= 3);
    CHECK(contrast(theme.border, theme.bg) >= 3);
    CHECK(contrast(theme.focus, theme.bg) >= 3);
    for (const Tone tone :
         {Tone::plain, Tone::ok, Tone::mild, Tone::warn, Tone::high, Tone::severe, Tone::info}) {
        INFO("tone " << static_cast<int>(tone));
        CHECK(contrast(theme.tone(tone).ink, theme.tone(tone).background) >= 4.5F);
        CHECK(contrast(theme.tone(tone).fill, theme.surface) >= 3);
    }
}

TEST_CASE("every pair of colours has the contrast that was designed", "[theme]") {
    // In the order of the schemes; what the design's table of pairs says, to one decimal.
    struct Pair {
        const char* words;
        Color Theme::* ink;
        Color Theme::* ground;
        std::array<float, 3> ratio;
    };
    const std::vector<Pair> pairs{
        {"text on a surface", &Theme::text, &Theme::surface, {16.6F, 14.3F, 21}},
        {"text on the page", &Theme::text, &Theme::bg, {15.1F, 16.3F, 21}},
        {"text on what is chosen", &Theme::on_tint, &Theme::tint, {14.2F, 10.9F, 14.9F}},
        {"second text on the page", &Theme::text2, &Theme::bg, {7.1F, 10.3F, 21}},
        {"third text on a track", &Theme::text3, &Theme::surface2, {4.9F, 5.7F, 16.5F}},
        {"a control's edge on a surface", &Theme::border, &Theme::surface, {4.1F, 5.3F, 21}},
        {"a control's edge on the page", &Theme::border, &Theme::bg, {3.8F, 6.0F, 21}},
        {"the accent on a surface", &Theme::primary, &Theme::surface, {6.6F, 8.5F, 14.9F}},
        {"words on the accent", &Theme::on_primary, &Theme::primary, {6.6F, 8.9F, 14.9F}},
        {"the keyboard's ring on the page", &Theme::focus, &Theme::bg, {6.0F, 9.8F, 13.7F}},
    };
    for (std::size_t i = 0; i < schemes.size(); ++i) {
        const Theme& theme = theme_of(schemes.at(i));
        for (const Pair& pair : pairs) {
            INFO(pair.words << ", scheme " << i);
            CHECK(contrast(theme.*pair.ink, theme.*pair.ground) >= pair.ratio.at(i) - 0.051F);
        }
    }
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        CHECK(contrast(theme_of(scheme).primary, theme_of(scheme).tint) >= 5.6F);
    }
}

TEST_CASE("contrast is that of WCAG", "[theme]") {
    using Catch::Matchers::WithinAbs;

    CHECK_THAT(contrast({255, 255, 255}, {0, 0, 0}), WithinAbs(21, 0.01));
    CHECK_THAT(contrast({0x77, 0x77, 0x77}, {255, 255, 255}), WithinAbs(4.48, 0.01));
}

TEST_CASE("a dp follows the physical size while that is believable", "[scale]") {
    const auto scale_at = [](float dpi) {
        return dp_scale({.pixels_wide = 1280, .pixels_high = 800, .millimetres_wide = 1280 / dpi * 25.4F});
    };

    CHECK(scale_at(150) == 1.F);
    CHECK(scale_at(225) == 1.5F);
    CHECK(scale_at(81) == 0.75F);
    CHECK(scale_at(399) == 2.65F);
    CHECK(scale_at(79) == 1.F);   // not believed: the short side decides
    CHECK(scale_at(401) == 1.F);  // not believed
}

TEST_CASE("without a physical size the desktop's scale decides, then the short side", "[scale]") {
    CHECK(dp_scale({.pixels_wide = 1920, .pixels_high = 1200, .window_content_scale = 2}) == 2.F);
    CHECK(dp_scale({.pixels_wide = 1920, .pixels_high = 1200, .window_content_scale = 1}) == 1.5F);
    CHECK(dp_scale({.pixels_wide = 320, .pixels_high = 240}) == 0.75F);
}

TEST_CASE("heights that hold text grow less than the text, icons at most by 1.3", "[scale]") {
    CHECK(Scale{1, 1}.tall(64) == 64.F);
    CHECK(Scale{1, 2}.tall(100) == 155.F);
    CHECK(Scale{1, 1.25F}.icon() == 1.25F);
    CHECK(Scale{1, 1.5F}.icon() == 1.3F);
}
