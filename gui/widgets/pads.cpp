// The 3 x 4 number pad and the date fields of gui/widgets/field.h.

#include <algorithm>
#include <array>

#include "gui/text_edit.h"
#include "gui/widgets/card.h"
#include "gui/widgets/field.h"
#include "gui/widgets/notice.h"

namespace gui {
namespace {

constexpr float key_gap = 14;
constexpr float date_gap = 16;

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

struct DatePart {
    std::string name;
    std::string label;
    std::string* text;
    std::size_t limit;
};

}  // namespace

float number_pad_height(Frame& frame) {
    return 4 * key_height(frame) + 3 * key_gap;
}

bool number_pad(Frame& frame, std::string_view name, Rect r, std::string& text, PadForm form,
                std::size_t limit) {
    const std::string base = std::string(name) + ".key.";
    const std::string point = frame.language() == Language::vi ? "," : ".";
    const EditRules rules{form == PadForm::decimal ? Accepts::decimal : Accepts::digits, limit};
    const float width = (r.w - 2 * key_gap) / 3;
    const float high = key_height(frame);
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

float date_fields_height(Frame& frame, const DateLook& look, float width) {
    float height = line_height(frame, Style::body_medium) + 8 + frame.tall(height::target);
    if (!look.error.empty()) height += error_height(frame, look.error, width) + 8;
    if (look.pad) height += 24 + number_pad_height(frame);
    return height;
}

FieldTouch date_fields(Frame& frame, std::string_view name, Rect r, DateText& date, const DateLook& look) {
    const std::string base(name);
    std::array<DatePart, 3> parts{{{base + ".day", frame.say("day"), &date.day, 2},
                                   {base + ".month", frame.say("month"), &date.month, 2},
                                   {base + ".year", frame.say("year"), &date.year, 4}}};
    FieldTouch result;
    const float unit = (std::min(r.w, 520.F) - 2 * date_gap) / 8;
    const std::array<float, 3> widths{2.5F * unit, 2.5F * unit, 3 * unit};
    const FieldLook measure{.form = FieldForm::number, .label = parts.at(0).label};
    Rect row = r.cut_top(field_height(frame, measure, unit));
    std::size_t active = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        DatePart& part = parts.at(i);
        const FieldLook field{.form = FieldForm::number, .label = part.label, .limit = part.limit};
        const FieldTouch touch = text_field(frame, part.name, row.cut_left(widths.at(i)), *part.text, field);
        row.cut_left(date_gap);
        result.changed = result.changed || touch.changed;
        result.submitted = result.submitted || touch.submitted;
        if (touch.focused) active = i;
        // A full part hands on to the next, as the digits of a date are said.
        const bool full = part.text->size() == part.limit;
        if (touch.changed && full && i + 1 < parts.size()) frame.focus(parts.at(i + 1).name);
    }
    result.focused = active < parts.size();
    if (!look.error.empty()) {
        r.cut_top(8);
        r.cut_top(error_text(frame, r.at(), look.error, r.w));
    }
    if (!look.pad) return result;
    if (!result.focused) {
        const auto waiting = std::find_if(
            parts.begin(), parts.end(), [](const DatePart& part) { return part.text->size() < part.limit; });
        active = waiting == parts.end() ? 2 : static_cast<std::size_t>(waiting - parts.begin());
    }
    DatePart& part = parts.at(active);
    r.cut_top(24);
    Caret& caret = frame.caret(base);
    caret.at = caret.anchor = part.text->size();
    frame.caret(part.name).at = frame.caret(part.name).anchor = part.text->size();
    if (number_pad(frame, name, {r.x, r.y, std::min(r.w, 520.F), r.h}, *part.text, PadForm::digits,
                   part.limit)) {
        result.changed = true;
        frame.caret(part.name).at = frame.caret(part.name).anchor = part.text->size();
        const bool hands_on = result.focused && active < 2 && part.text->size() == part.limit;
        if (hands_on) frame.focus(parts.at(active + 1).name);
    }
    return result;
}

}  // namespace gui
