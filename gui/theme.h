// The colour tokens, radii and spacing of the interface, for each scheme. A
// screen names what a colour is for, never the colour. The pairs that people
// must be able to read are held to their contrast by tests/gui/theme.cpp.
#pragma once

#include <cstdint>

namespace gui {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    bool operator==(const Color&) const = default;

    // The same colour at a share (0 to 1) of its own opacity.
    [[nodiscard]] Color faded(float share) const;
};

enum class Scheme { light, dark, high_contrast };

// What is being said, in words as well: a tone always comes with an icon and a text.
enum class Tone { plain, ok, mild, warn, high, severe, info };

// Ink on its own background, and the solid fill of the same meaning in a bar.
struct ToneColors {
    Color ink;
    Color background;
    Color fill;
};

struct Theme {
    Scheme scheme;
    Color bg, surface, surface2, line, border;
    Color text, text2, text3;
    Color primary, pressed, on_primary;
    Color tint, on_tint;
    Color focus;
    ToneColors ok, mild, warn, high, severe, info;
    float shadow;      // opacity of a card's shadow; 0 draws none
    float edge;        // width of a card's edge, dp
    float quiet_band;  // opacity of a band that the score is not in

    [[nodiscard]] bool high_contrast() const { return scheme == Scheme::high_contrast; }
    [[nodiscard]] ToneColors tone(Tone tone) const;
};

const Theme& theme_of(Scheme scheme);

// WCAG 2 contrast ratio, 1 to 21.
float contrast(Color one, Color other);

namespace radius {
inline constexpr float card = 18;
inline constexpr float large_card = 20;
inline constexpr float button = 16;
inline constexpr float field = 14;
}  // namespace radius

namespace height {
inline constexpr float target = 56;  // the least that a finger is offered
inline constexpr float button = 64;
inline constexpr float choice = 66;
inline constexpr float top_bar = 72;
inline constexpr float bottom_bar = 96;
inline constexpr float bottom_bar_portrait = 104;
inline constexpr float pad_key = 84;
}  // namespace height

}  // namespace gui
