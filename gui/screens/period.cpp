#include "gui/screens/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "gui/widgets/button.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "instruments/dates.h"

namespace gui {

namespace {

using runtime::storage::Date;

constexpr const char* filter_name = "filter.period";

struct PeriodWords {
    const char* name;
    const char* phrase;
    int days;  // today among them
};
constexpr std::array periods{
    PeriodWords{"all", "period_any", 0},     PeriodWords{"today", "period_today", 1},
    PeriodWords{"week", "period_week", 7},   PeriodWords{"month", "period_month", 30},
    PeriodWords{"year", "period_year", 365},
};

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string days_words(const PeriodChoice& choice, const Frame& frame) {
    if (choice.from && choice.to && *choice.from == *choice.to) return date_words(frame, *choice.from);
    if (choice.from && choice.to) {
        return date_words(frame, *choice.from) + " – " + date_words(frame, *choice.to);
    }
    if (choice.from) return frame.say("days_from", {date_words(frame, *choice.from)});
    return frame.say("days_to", {date_words(frame, choice.to.value_or(Date()))});
}

// Nothing for a field that was left empty; false when it is no day of the calendar.
bool read_day(const DateText& typed, std::optional<Date>& into) {
    into.reset();
    if (typed == DateText{}) return true;
    const instruments::Date date{.year = static_cast<std::int16_t>(number(typed.year)),
                                 .month = static_cast<std::int8_t>(number(typed.month)),
                                 .day = static_cast<std::int8_t>(number(typed.day))};
    if (typed.year.size() != 4 || date.month == 0 || date.day == 0 || !instruments::is_date(date)) {
        return false;
    }
    into = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    return true;
}

// One end of the days; the pad stands below the one that is being typed.
void written_end(Frame& frame, Column& column, const std::string& name, const char* phrase, DateText& text) {
    column.text(frame.say(phrase), {.style = Style::body_medium});
    column.gap(6);
    const bool typed =
        frame.has_focus(name + ".day") || frame.has_focus(name + ".month") || frame.has_focus(name + ".year");
    // Whoever goes by keys would come from the last part to a key of the pad, which is gone with the focus.
    const bool here = typed && !frame.types_with_keys();
    const DateLook look{.error = {}, .pad = here};
    const FieldTouch touch =
        date_fields(frame, name, column.take(date_fields_height(frame, look, column.width())), text, look);
    if (touch.changed || touch.focused != typed) frame.again();
    column.gap(18);
}

bool presets(PeriodDraft& draft, Frame& frame, Column& column) {
    bool touched = false;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const auto period = static_cast<Period>(i);
        const ChoiceLook look{.style = Style::body_medium};
        const std::string label = frame.say(periods.at(i).phrase);
        const Rect r = column.take(choice_height(frame, label, column.width(), look));
        const std::string name = std::string(filter_name) + "." + periods.at(i).name;
        if (choice_card(frame, name, label, r, draft.chosen.period == period, look)) {
            draft = {.chosen = {.period = period}, .from = {}, .to = {}, .error = {}};
            touched = true;
        }
        column.gap(10);
    }
    return touched;
}

bool days_form(PeriodDraft& draft, Frame& frame, Column& column) {
    column.gap(14);
    column.text(frame.say("period_days"), {.style = Style::title});
    column.gap(12);
    written_end(frame, column, std::string(filter_name) + ".from", "days_first", draft.from);
    written_end(frame, column, std::string(filter_name) + ".to", "days_last", draft.to);
    if (!draft.error.empty()) {
        column.text(frame.say(draft.error), {.style = Style::label, .color = frame.theme().high.ink});
        column.gap(12);
    }
    const bool touched = button(frame, std::string(filter_name) + ".apply", frame.say("period_apply"),
                                column.take(frame.tall(height::button)), {.before = Icon::check});
    column.gap(12);
    if (!touched) return false;
    WrittenDays written = written_days(draft.from, draft.to);
    draft.error = written.error;
    frame.again();
    if (!draft.error.empty()) return false;
    draft.chosen = std::move(written.choice);
    return true;
}

}  // namespace

WrittenDays written_days(const DateText& from, const DateText& to) {
    WrittenDays written{.choice = {.period = Period::days}, .error = {}};
    if (!read_day(from, written.choice.from) || !read_day(to, written.choice.to)) {
        written.error = "days_not_days";
    } else if (!written.choice.from && !written.choice.to) {
        written.error = "days_missing";
    } else if (written.choice.from && written.choice.to && *written.choice.from > *written.choice.to) {
        written.error = "days_turned_round";
    }
    return written;
}

Filter period_filter(const PeriodChoice& choice, Frame& frame) {
    Filter filter{.name = filter_name,
                  .title = frame.say("filter_period"),
                  .options = {},
                  .chosen = static_cast<std::size_t>(choice.period)};
    for (const PeriodWords& each : periods)
        filter.options.push_back({each.name, frame.say(each.phrase)});
    if (choice.period == Period::days) filter.options.push_back({"days", days_words(choice, frame)});
    return filter;
}

bool period_sheet(PeriodDraft& draft, std::string& open, Frame& frame) {
    if (open != filter_name) return false;
    bool chosen = false;
    Sheet sheet(frame, filter_name, frame.say("filter_period"), SheetForm::side);
    {
        ScrollArea area(frame, filter_name, sheet.content());
        Column column(frame, area.content());
        chosen = presets(draft, frame, column);
        chosen = days_form(draft, frame, column) || chosen;
        area.end_at(column.y());
    }
    if (chosen || sheet.closed()) {
        open.clear();
        draft.error.clear();
        frame.again();
    }
    return chosen;
}

std::optional<Date> first_day(Period period, const Date& today) {
    namespace chrono = std::chrono;
    if (period == Period::any || period == Period::days || today.size() != 10) return std::nullopt;
    const chrono::year_month_day last{chrono::year(number(today.substr(0, 4))),
                                      chrono::month(static_cast<unsigned>(number(today.substr(5, 2)))),
                                      chrono::day(static_cast<unsigned>(number(today.substr(8, 2))))};
    const int before = periods.at(static_cast<std::size_t>(period)).days - 1;
    const chrono::year_month_day first{chrono::sys_days(last) - chrono::days(before)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(first.year()),
                       static_cast<unsigned>(first.month()), static_cast<unsigned>(first.day()));
}

std::optional<Date> first_day(const PeriodChoice& choice, const Date& today) {
    return choice.period == Period::days ? choice.from : first_day(choice.period, today);
}

std::optional<Date> last_day(const PeriodChoice& choice) {
    return choice.period == Period::days ? choice.to : std::nullopt;
}

}  // namespace gui
