#include "gui/widgets/notice.h"

#include <algorithm>

#include "gui/widgets/meter.h"

namespace gui {
namespace {

constexpr float icon_room = 60;
constexpr float pad_right = 24;

TextLook words(Color color) {
    return {.style = Style::body, .color = color};
}

}  // namespace

float banner_height(Frame& frame, std::string_view text, float width, const BannerLook& look) {
    const float least = look.strong ? 50 : 64;
    return std::max(frame.tall(least), text_height(frame, text, width - icon_room - pad_right, words({})) +
                                           (look.strong ? 24 : 28));
}

float banner(Frame& frame, Rect place, std::string_view text, const BannerLook& look) {
    const Theme& theme = frame.theme();
    const ToneColors tone = theme.tone(look.tone);
    const Rect r{place.x, place.y, place.w, banner_height(frame, text, place.w, look)};
    frame.paint().fill(r, tone.background, radius::button);
    if (look.strong || theme.high_contrast()) frame.paint().stroke(r, tone.ink, 2, radius::button);
    const Icon icon = look.icon == Icon::none ? tone_icon(look.tone) : look.icon;
    const Color icon_ink = look.tone == Tone::plain ? theme.primary : tone.ink;
    frame.paint().icon({r.x + 32, r.center().y}, icon, IconSize::medium, icon_ink);
    draw_text_middle(frame, {r.x + icon_room, r.y, r.w - icon_room - pad_right, r.h}, text, words(tone.ink));
    return r.h;
}

float error_height(Frame& frame, std::string_view text, float width) {
    return text_height(frame, text, width - 26 * frame.scale().icon(), {.style = Style::label});
}

float error_text(Frame& frame, Point at, std::string_view text, float width) {
    const Color ink = frame.theme().high.ink;
    const float room = 26 * frame.scale().icon();
    const TextLook look{.style = Style::label, .color = ink};
    frame.paint().icon({at.x + 10, at.y + line_height(frame, Style::label) / 2}, Icon::error, IconSize::small,
                       ink);
    return draw_text(frame, {at.x + room, at.y, width - room, 0}, text, look);
}

namespace {

constexpr float state_half = 44;  // of the disc
constexpr float state_gap = 16;
constexpr float state_widest = 520;

TextLook state_look(const Frame& frame) {
    return {.style = Style::body, .color = frame.theme().text2, .align = Align::center, .balanced = true};
}

}  // namespace

float empty_state_height(Frame& frame, float width, std::string_view sentence) {
    return 2 * state_half + state_gap +
           text_height(frame, sentence, std::min(width, state_widest), state_look(frame));
}

float empty_state(Frame& frame, Rect place, Icon icon, std::string_view sentence) {
    const Theme& theme = frame.theme();
    const Point center{place.center().x, place.y + state_half};
    frame.paint().disc(center, state_half, theme.surface2);
    frame.paint().icon(center, icon, IconSize::large, theme.text2);
    const float width = std::min(place.w, state_widest);
    const float above = 2 * state_half + state_gap;
    return above + draw_text(frame, {place.center().x - width / 2, place.y + above, width, 0}, sentence,
                             state_look(frame));
}

}  // namespace gui
