// The 3 x 4 number pad of gui/widgets/field.h.

#include <algorithm>
#include <array>

#include "gui/text_edit.h"
#include "gui/widgets/card.h"
#include "gui/widgets/field.h"

namespace gui {
namespace {

constexpr float key_gap = 14;

struct PadKey {
    std::string name;
    std::string label;
    std::string types;  // empty: deletes
    Icon icon = Icon::none;
};

float key_height(const Frame& frame) {
    return frame.tall(frame.portrait() ? 72 : height::pad_key);
}

bool pad_key(Frame& frame, const PadKey& key, Rect r) {
    const int digit = key.types.size() == 1 && key.types.front() != '.' ? key.types.front() - '0' : -1;
    const Touch touch = frame.target(key.name, key.label, r, {.kind = Kind::key, .digit = digit});
    const Theme& theme = frame.theme();
    if (key.icon == Icon::none) {
        card(frame, r, touch.held ? CardState::pressed : CardState::rest, radius::large_card);
        draw_text_middle(frame, r, key.label, {.style = Style::h1, .align = Align::center});
    } else {
        if (touch.held) frame.paint().fill(r, theme.surface2, radius::large_card);
        if (theme.high_contrast()) frame.paint().stroke(r, theme.line, 2, radius::large_card);
        frame.paint().icon(r.center(), key.icon, IconSize::large, theme.text2);
    }
    if (touch.ring) frame.focus_ring(r, radius::large_card);
    return touch.clicked;
}

}  // namespace

float number_pad_height(Frame& frame, float room) {
    const float least = std::max(height::target, line_height(frame, Style::h1) + 4);
    const float key = std::clamp((room - 3 * key_gap) / 4, least, std::max(least, key_height(frame)));
    return 4 * key + 3 * key_gap;
}

bool number_pad(Frame& frame, std::string_view name, Rect r, std::string& text, PadForm form,
                std::size_t limit) {
    const std::string base = std::string(name) + ".key.";
    const std::string point = frame.language() == Language::vi ? "," : ".";
    const EditRules rules{form == PadForm::decimal ? Accepts::decimal : Accepts::digits, limit};
    const float width = (r.w - 2 * key_gap) / 3;
    const float high = (r.h - 3 * key_gap) / 4;
    Caret& caret = frame.caret(name);
    bool changed = false;
    for (int i = 0; i < 12; ++i) {
        PadKey key;
        if (i < 9 || i == 10) {
            const std::string digit = std::to_string(i == 10 ? 0 : i + 1);
            key = {base + digit, digit, digit};
        } else if (i == 9) {
            if (form == PadForm::digits) continue;
            key = {base + "point", point, "."};
        } else {
            key = {base + "delete", frame.say("delete_character"), "", Icon::backspace};
        }
        const auto column = static_cast<float>(i % 3);
        const int rows_above = i / 3;
        const auto row = static_cast<float>(rows_above);
        const Rect place{r.x + column * (width + key_gap), r.y + row * (high + key_gap), width, high};
        if (!pad_key(frame, key, place)) continue;
        // Keys on the screen write at the end unless the field itself has the caret.
        if (!frame.has_focus(name)) caret.at = caret.anchor = text.size();
        changed = key.types.empty() ? edit(text, caret, KeyDown{Key::backspace}, rules)
                                    : insert(text, caret, key.types, rules);
        frame.again();
    }
    return changed;
}

}  // namespace gui
