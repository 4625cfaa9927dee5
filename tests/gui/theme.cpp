#include "gui/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

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
