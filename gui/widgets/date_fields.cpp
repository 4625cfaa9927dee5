// The date fields of gui/widgets/field.h: day, month and year, what of them is not remembered, and
// the pad below.
#include <algorithm>
#include <array>

#include "gui/widgets/choice.h"
#include "gui/widgets/field.h"
#include "gui/widgets/notice.h"

namespace gui {
namespace {

constexpr float date_gap = 16;
constexpr float pill_gap = 12;

// Grows with the text, so that a year is never cut.
float fields_width(Frame& frame) {
    return frame.tall(date_fields_width);
}

struct DatePart {
    std::string name;
    std::string label;
    std::string* text;
    std::size_t limit;
    bool known;
};

std::optional<std::size_t> next_known(const std::array<DatePart, 3>& parts, std::size_t after) {
    for (std::size_t i = after + 1; i < parts.size(); ++i) {
        if (parts.at(i).known) return i;
    }
    return std::nullopt;
}

// Wide enough for either state, so that neither moves when it is touched.
float forgotten_width(Frame& frame, std::string_view label) {
    return std::max(pill_width(frame, label, PillState::done), pill_width(frame, label, PillState::plain));
}

float widest(Frame& frame) {
    return std::max(forgotten_width(frame, frame.say("no_day")),
                    forgotten_width(frame, frame.say("no_month")));
}

// Both on one line below the fields.
bool in_one_line(Frame& frame, float width) {
    return 2 * widest(frame) + pill_gap <= width;
}

bool beside_the_fields(Frame& frame, float width) {
    return fields_width(frame) + date_gap + widest(frame) <= width;
}

float forgotten_height(Frame& frame, float width) {
    if (beside_the_fields(frame, width)) return 0;
    return 16 + (in_one_line(frame, width) ? height::target : 2 * height::target + pill_gap);
}

// Without its month a date has no day either.
bool forgotten(Frame& frame, const std::string& base, Rect place, bool one_line, DateText& date) {
    const std::string day = frame.say("no_day");
    const std::string month = frame.say("no_month");
    Rect row = place.cut_top(height::target);
    const Rect first = row.cut_left(std::min(place.w, forgotten_width(frame, day)));
    row.cut_left(pill_gap);
    if (!one_line) {
        place.cut_top(pill_gap);
        row = place.cut_top(height::target);
    }
    const Rect second = row.cut_left(std::min(place.w, forgotten_width(frame, month)));
    const auto state = [](bool on) { return on ? PillState::done : PillState::plain; };
    const bool no_day = pill(frame, base + ".no-day", day, first, state(date.no_day));
    const bool no_month = pill(frame, base + ".no-month", month, second, state(date.no_month));
    if (!no_day && !no_month) return false;
    if (no_month) date.no_month = !date.no_month;
    date.no_day = no_day ? !date.no_day : date.no_day || date.no_month;
    if (no_day && !date.no_day) date.no_month = false;
    if (date.no_day) date.day.clear();
    if (date.no_month) date.month.clear();
    frame.again();
    return true;
}

}  // namespace

float date_fields_height(Frame& frame, const DateLook& look, float width) {
    float height = line_height(frame, Style::body_medium) + 8 + frame.tall(height::target);
    if (!look.error.empty())
        height += error_height(frame, look.error, std::min(width, fields_width(frame))) + 8;
    if (look.partial) height += forgotten_height(frame, width);
    if (look.pad) height += 24 + number_pad_height(frame);
    return height;
}

std::optional<Rect> beside_date_fields(Frame& frame, Rect r, const DateLook& look, float width) {
    const bool switches = look.partial && beside_the_fields(frame, r.w);
    if (look.partial && !switches) return std::nullopt;
    Rect place{r.x + fields_width(frame) + date_gap, r.y, r.w - fields_width(frame) - date_gap, r.h};
    if (place.w < width) return std::nullopt;
    place.cut_top(line_height(frame, Style::body_medium) + 8);
    if (switches) place.cut_top(2 * (height::target + pill_gap));
    return place;
}

FieldTouch date_fields(Frame& frame, std::string_view name, Rect r, DateText& date, const DateLook& look) {
    const std::string base(name);
    std::array<DatePart, 3> parts{{{base + ".day", frame.say("day"), &date.day, 2, !date.no_day},
                                   {base + ".month", frame.say("month"), &date.month, 2, !date.no_month},
                                   {base + ".year", frame.say("year"), &date.year, 4, true}}};
    FieldTouch result;
    const Rect whole = r;
    r.w = std::min(r.w, fields_width(frame));
    const float unit = (r.w - 2 * date_gap) / 8;
    const std::array<float, 3> widths{2.5F * unit, 2.5F * unit, 3 * unit};
    const FieldLook measure{.form = FieldForm::number, .label = parts.at(0).label};
    Rect row = r.cut_top(field_height(frame, measure, unit));
    Rect boxes = row;  // without the labels above them
    boxes.cut_top(row.h - frame.tall(height::target));
    std::size_t active = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        DatePart& part = parts.at(i);
        const FieldLook field{.form = FieldForm::number,
                              .label = part.label,
                              .placeholder = part.known ? "" : "?",
                              .limit = part.limit,
                              .enabled = part.known};
        const FieldTouch touch = text_field(frame, part.name, row.cut_left(widths.at(i)), *part.text, field);
        row.cut_left(date_gap);
        result.changed = result.changed || touch.changed;
        result.submitted = result.submitted || touch.submitted;
        if (touch.focused && part.known) active = i;
        // A full part hands on to the next, as the digits of a date are said.
        const bool full = part.text->size() == part.limit;
        if (touch.changed && full && next_known(parts, i)) frame.focus(parts.at(*next_known(parts, i)).name);
    }
    result.focused = active < parts.size();
    if (!look.error.empty()) {
        r.cut_top(8);
        r.cut_top(error_text(frame, r.at(), look.error, r.w));
    }
    if (look.partial) {
        const bool beside = beside_the_fields(frame, whole.w);
        Rect place{whole.x + fields_width(frame) + date_gap, boxes.y, 0, boxes.h};
        place.w = whole.right() - place.x;
        if (!beside) {
            r.cut_top(16);
            place = r.cut_top(forgotten_height(frame, whole.w) - 16);
        }
        if (forgotten(frame, base, place, !beside && in_one_line(frame, whole.w), date)) {
            result.changed = true;
            // What is known goes on being typed.
            frame.focus(date.no_month ? base + ".year" : date.no_day ? base + ".month" : base + ".day");
        }
    }
    if (!look.pad) return result;
    if (!result.focused) {
        const auto waiting = std::find_if(parts.begin(), parts.end(), [](const DatePart& part) {
            return part.known && part.text->size() < part.limit;
        });
        active = waiting == parts.end() ? 2 : static_cast<std::size_t>(waiting - parts.begin());
    }
    DatePart& part = parts.at(active);
    r.cut_top(24);
    Caret& caret = frame.caret(base);
    caret.at = caret.anchor = part.text->size();
    frame.caret(part.name).at = frame.caret(part.name).anchor = part.text->size();
    if (number_pad(frame, name, r, *part.text, PadForm::digits, part.limit)) {
        result.changed = true;
        frame.caret(part.name).at = frame.caret(part.name).anchor = part.text->size();
        const auto next = next_known(parts, active);
        const bool hands_on = result.focused && next && part.text->size() == part.limit;
        if (hands_on) frame.focus(parts.at(*next).name);
    }
    return result;
}

}  // namespace gui
