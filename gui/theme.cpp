#include "gui/theme.h"

#include <algorithm>
#include <cmath>

namespace gui {
namespace {

constexpr Color hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb)};
}

constexpr Theme light{
    .scheme = Scheme::light,
    .bg = hex(0xF1F5F7),
    .surface = hex(0xFFFFFF),
    .surface2 = hex(0xE8EFF2),
    .line = hex(0xD3DDE4),
    .border = hex(0x6F7F8C),
    .text = hex(0x13202A),
    .text2 = hex(0x435462),
    .text3 = hex(0x596977),
    .primary = hex(0x00686B),
    .pressed = hex(0x00525A),
    .on_primary = hex(0xFFFFFF),
    .tint = hex(0xDCF2F0),
    .on_tint = hex(0x13202A),
    .focus = hex(0x1F4FD8),
    .ok = {hex(0x17693D), hex(0xE1F4E8), hex(0x2B9A5F)},
    .mild = {hex(0x5C6300), hex(0xF3F4CF), hex(0x8C9400)},
    .warn = {hex(0x7A4B00), hex(0xFFEDCB), hex(0xC27300)},
    .high = {hex(0xA5231A), hex(0xFDE4E1), hex(0xCC372B)},
    .severe = {hex(0x7A1F5C), hex(0xF9E2F1), hex(0x97307A)},
    .info = {hex(0x1B4E8F), hex(0xE2EDFA), hex(0x1B4E8F)},
    .shadow = 0.13F,
    .edge = 1.25F,
    .quiet_band = 0.26F,
};

constexpr Theme dark{
    .scheme = Scheme::dark,
    .bg = hex(0x0E151B),
    .surface = hex(0x18222B),
    .surface2 = hex(0x24313C),
    .line = hex(0x33424F),
    .border = hex(0x8496A5),
    .text = hex(0xEDF2F6),
    .text2 = hex(0xB7C4CF),
    .text3 = hex(0x9CABB8),
    .primary = hex(0x4CCFC4),
    .pressed = hex(0x86E3DB),
    .on_primary = hex(0x00211F),
    .tint = hex(0x0E3B3B),
    .on_tint = hex(0xEDF2F6),
    .focus = hex(0x9DBDFF),
    .ok = {hex(0x7ADCA3), hex(0x123524), hex(0x3DB57A)},
    .mild = {hex(0xD3DA5E), hex(0x2E3208), hex(0xA9B12A)},
    .warn = {hex(0xFFC66D), hex(0x3D2B06), hex(0xDE9420)},
    .high = {hex(0xFF9C92), hex(0x4A1713), hex(0xE8604F)},
    .severe = {hex(0xF3A3DB), hex(0x431535), hex(0xC55AA5)},
    .info = {hex(0x9CC3FF), hex(0x14305A), hex(0x9CC3FF)},
    .shadow = 0,
    .edge = 1.25F,
    .quiet_band = 0.30F,
};

constexpr Theme high_contrast{
    .scheme = Scheme::high_contrast,
    .bg = hex(0x000000),
    .surface = hex(0x000000),
    .surface2 = hex(0x1F1F1F),
    .line = hex(0xFFFFFF),
    .border = hex(0xFFFFFF),
    .text = hex(0xFFFFFF),
    .text2 = hex(0xFFFFFF),
    .text3 = hex(0xFFFFFF),
    .primary = hex(0xFFD60A),
    .pressed = hex(0xFFEB80),
    .on_primary = hex(0x000000),
    .tint = hex(0xFFD60A),
    .on_tint = hex(0x000000),
    .focus = hex(0x00E5FF),
    .ok = {hex(0x8CFFB5), hex(0x000000), hex(0x8CFFB5)},
    .mild = {hex(0xF4FF7A), hex(0x000000), hex(0xF4FF7A)},
    .warn = {hex(0xFFD60A), hex(0x000000), hex(0xFFD60A)},
    .high = {hex(0xFF9E94), hex(0x000000), hex(0xFF9E94)},
    .severe = {hex(0xFFA6EC), hex(0x000000), hex(0xFFA6EC)},
    .info = {hex(0x9CD2FF), hex(0x000000), hex(0x9CD2FF)},
    .shadow = 0,
    .edge = 2,
    .quiet_band = 0.35F,
};

float linear(std::uint8_t channel) {
    const float c = static_cast<float>(channel) / 255;
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float luminance(Color c) {
    return 0.2126F * linear(c.r) + 0.7152F * linear(c.g) + 0.0722F * linear(c.b);
}

}  // namespace

Color Color::faded(float share) const {
    return {r, g, b, static_cast<std::uint8_t>(std::lround(static_cast<float>(a) * share))};
}

ToneColors Theme::tone(Tone tone) const {
    switch (tone) {
        case Tone::ok:
            return ok;
        case Tone::mild:
            return mild;
        case Tone::warn:
            return warn;
        case Tone::high:
            return high;
        case Tone::severe:
            return severe;
        case Tone::info:
            return info;
        case Tone::plain:
            break;
    }
    return {text2, surface2, border};
}

const Theme& theme_of(Scheme scheme) {
    switch (scheme) {
        case Scheme::dark:
            return dark;
        case Scheme::high_contrast:
            return high_contrast;
        case Scheme::light:
            break;
    }
    return light;
}

float contrast(Color one, Color other) {
    const float a = luminance(one) + 0.05F;
    const float b = luminance(other) + 0.05F;
    return std::max(a, b) / std::min(a, b);
}

}  // namespace gui
