#include "gui/widgets/choice.h"

#include <algorithm>

namespace gui {
namespace {

constexpr float mark_left = 20;
constexpr float mark_room = 28 + 18;  // the mark and the gap behind it
constexpr float pad_right = 24;
constexpr float key_room = 40;

struct Words {
    float x;  // from the card's left edge
    float width;
};

Words words_of(const Frame& frame, float width, const ChoiceLook& look) {
    const float left = mark_left + (look.mark == Mark::none ? 0 : mark_room);
    const float keys = frame.shows_key_caps() && look.digit >= 0 ? key_room : 0;
    return {left, width - left - pad_right - keys};
}

TextLook detail_look(Color color) {
    return {.style = Style::body, .color = color};
}

}  // namespace

Color quiet_on_choice(const Theme& theme, bool selected) {
    return selected && theme.high_contrast() ? theme.on_tint : theme.text2;
}

float choice_height(Frame& frame, std::string_view label, float width, const ChoiceLook& look, float least) {
    const Words words = words_of(frame, width, look);
    float height = text_height(frame, label, words.width, {.style = look.style}) + 28;
    if (!look.detail.empty()) height += text_height(frame, look.detail, words.width, detail_look({})) + 2;
    return std::max(height, frame.tall(least));
}

bool choice_card(Frame& frame, std::string_view name, std::string_view label, Rect r, bool selected,
                 const ChoiceLook& look) {
    const Touch touch = touch_card(frame, name, label, r,
                                   {.selected = selected,
                                    .enabled = look.enabled,
                                    .error = look.error,
                                    .kind = Kind::choice,
                                    .digit = look.digit});
    const Theme& theme = frame.theme();
    const Color ink = selected ? theme.on_tint : theme.text;
    const Color quiet = quiet_on_choice(theme, selected);
    mark(frame, {r.x + mark_left + 14, r.center().y}, look.mark, selected);
    const Words words = words_of(frame, r.w, look);
    const TextLook label_look{.style = look.style, .color = ink};
    const float label_height = text_height(frame, label, words.width, label_look);
    const float detail_height =
        look.detail.empty() ? 0 : text_height(frame, look.detail, words.width, detail_look(quiet)) + 2;
    const float y = r.center().y - (label_height + detail_height) / 2;
    draw_text(frame, {r.x + words.x, y, words.width, 0}, label, label_look);
    if (detail_height > 0) {
        draw_text(frame, {r.x + words.x, y + label_height + 2, words.width, 0}, look.detail,
                  detail_look(quiet));
    }
    if (frame.shows_key_caps() && look.digit >= 0) {
        key_cap(frame, {r.right() - 36, r.center().y}, std::to_string(look.digit), quiet);
    }
    return touch.clicked;
}

}  // namespace gui
