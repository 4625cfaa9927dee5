#include "gui/widgets/sheet.h"

#include <algorithm>
#include <string>

#include "gui/widgets/button.h"
#include "gui/widgets/language_switch.h"
#include "gui/widgets/notice.h"

namespace gui {
namespace {

constexpr float side_width = 520;
constexpr float center_width = 640;
constexpr float pad = 36;

Rect place_of(const Frame& frame, SheetForm form, float center_height) {
    const Rect window = frame.window();
    if (form == SheetForm::center) {
        const float width =
            std::min(center_width * std::min(frame.scale().text, 1.25F), window.w - 2 * frame.margin());
        const float high = std::min(center_height, window.h - 2 * 24.F);
        return {window.center().x - width / 2, window.center().y - high / 2, width, high};
    }
    if (frame.portrait()) return {window.x, window.y + window.h * 0.3F, window.w, window.h * 0.7F};
    const float width = std::min(side_width * std::min(frame.scale().text, 1.5F), window.w);
    return {window.right() - width, window.y, width, window.h};
}

void dim(Frame& frame) {
    const bool dark = frame.theme().scheme != Scheme::light;
    frame.paint().fill(frame.window(), Color{11, 24, 33}.faded(dark ? 0.7F : 0.45F));
}

void panel(Frame& frame, Rect r, Corners corners) {
    const Theme& theme = frame.theme();
    frame.paint().shadow(r, theme.shadow * 1.6F, 30, 8);
    frame.paint().fill(r, theme.surface, radius::large_card + 8, corners);
    // A shadow shows on light only.
    if (theme.scheme == Scheme::light) return;
    // Where the panel meets the window's edge, its far corners lie outside.
    constexpr float round = radius::large_card + 8;
    Rect edge = r;
    if (corners == Corners::left) edge.w += round;
    if (corners == Corners::top) edge.h += round;
    frame.paint().stroke(edge, theme.line, theme.high_contrast() ? 2.F : 1.25F, round);
}

// The title in the largest letters in which it fits on one line; else it goes over two.
TextLook head_look(Frame& frame, std::string_view title, float room) {
    for (const Style style : {Style::h2, Style::title, Style::body_medium}) {
        if (text_width(frame, title, style) <= room) return {.style = style, .max_lines = 1};
    }
    return {.style = Style::body_medium, .max_lines = 2, .balanced = true};
}

// At the right end of a head: as on every page.
void languages(Frame& frame, Rect& head) {
    const Rect r = head.cut_right(language_switch_width(frame));
    language_switch(frame, {r.x, r.center().y - height::target / 2, r.w, height::target});
    head.cut_right(16);
}

}  // namespace

float sheet_content_width(const Frame& frame, SheetForm form) {
    return place_of(frame, form, 0).inset(pad, 28).w;
}

float sheet_head_height(const Frame& frame) {
    return std::max(frame.tall(height::target), height::target);
}

Sheet::Sheet(Frame& frame, std::string_view name, std::string_view title, SheetForm form, float center_height)
    : frame_(frame) {
    frame.begin_layer();
    dim(frame);
    const Rect r = place_of(frame, form, center_height);
    Corners corners = Corners::all;
    if (form == SheetForm::side) corners = frame.portrait() ? Corners::top : Corners::left;
    panel(frame, r, corners);
    content_ = r.inset(pad, 28);
    Rect head = content_.cut_top(sheet_head_height(frame));
    const Rect close = head.cut_right(40);
    head.cut_right(16);
    languages(frame, head);
    draw_text_middle(frame, head, title, head_look(frame, title, head.w));
    closed_ = icon_button(frame, std::string(name) + ".close", frame.say("close"), Icon::close,
                          close.center(), {.key = Key::escape});
    content_.cut_top(16);
}

Sheet::~Sheet() {
    frame_.end_layer();
}

DialogAnswer dialog(Frame& frame, std::string_view name, const DialogText& text) {
    frame.dialog_stands(name);
    frame.begin_layer();
    dim(frame);
    const float width =
        std::min(560.F * std::min(frame.scale().text, 1.4F), frame.window().w - 2 * frame.margin());
    const float inner = width - 2 * pad;
    const TextLook title_look{.style = Style::h2, .balanced = true};
    const TextLook body_look{.style = Style::body, .color = frame.theme().text2};
    const float title_wide = inner - 16 - language_switch_width(frame);
    const float title_high = std::max(text_height(frame, text.title, title_wide, title_look), height::target);
    const float body_high = text.text.empty() ? 0 : text_height(frame, text.text, inner, body_look) + 12;
    const BannerLook warning_look{.tone = Tone::warn};
    const float warning_high =
        text.warning.empty() ? 0 : banner_height(frame, text.warning, inner, warning_look) + 16;
    const float button_high = frame.tall(height::button);
    const float instead_high = text.instead.empty() ? 0 : button_high - 4;
    const float high = pad + title_high + body_high + warning_high + 28 + button_high + instead_high + 28;
    const Rect r{frame.window().center().x - width / 2, frame.window().center().y - high / 2, width, high};
    panel(frame, r, Corners::all);
    Rect place = r.inset(pad, 0);
    place.cut_top(pad);
    Rect head = place.cut_top(title_high);
    Rect corner = head;
    corner.h = height::target;
    languages(frame, corner);
    head.w = corner.w;
    draw_text_middle(frame, head, text.title, title_look);
    if (body_high > 0) {
        place.cut_top(12);
        draw_text(frame, place.cut_top(body_high - 12), text.text, body_look);
    }
    if (warning_high > 0) {
        place.cut_top(16);
        banner(frame, place.cut_top(warning_high - 16), text.warning, warning_look);
    }
    place.cut_top(28);
    Rect row = place.cut_top(button_high);
    const Rect no = row.cut_left((row.w - 16) / 2);
    row.cut_left(16);
    DialogAnswer answer = DialogAnswer::none;
    if (button(frame, std::string(name) + ".no", text.no, no,
               {.kind = ButtonKind::secondary, .key = text.no_key})) {
        answer = DialogAnswer::no;
    }
    const ButtonKind kind = text.dangerous ? ButtonKind::danger : ButtonKind::primary;
    const std::string yes = frame.busy() ? frame.say("one_moment") : std::string(text.yes);
    if (button(frame, std::string(name) + ".yes", yes, row,
               {.kind = kind, .key = text.yes_key, .enabled = !frame.busy()}))
        answer = DialogAnswer::yes;
    if (!text.instead.empty()) {
        place.cut_top(8);
        const std::string control = std::string(name) + "." + std::string(text.instead_name);
        if (button(frame, control, text.instead, place.cut_top(button_high),
                   {.kind = ButtonKind::tertiary, .style = Style::body_medium, .enabled = !frame.busy()}))
            answer = DialogAnswer::instead;
    }
    frame.end_layer();
    return answer;
}

}  // namespace gui
