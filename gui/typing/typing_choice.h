// How Vietnamese is typed on the keyboard on the screen: a person's choice, kept on the
// surface. Where it does not apply (codes, passphrases) is each field's own to say.
#pragma once

#include <cstdint>

namespace gui::typing {

enum class Method : std::uint8_t { telex, vni, off };

// Where the tone stands in oa, oe and uy without a final consonant.
enum class TonePlacement : std::uint8_t {
    old_style,  // hòa, khỏe, túy: as the questionnaires' Vietnamese wordings are written
    new_style,  // hoà, khoẻ, tuý
};

struct TypingChoice {
    Method method = Method::telex;
    TonePlacement tones = TonePlacement::old_style;
    bool operator==(const TypingChoice&) const = default;
};

}  // namespace gui::typing
