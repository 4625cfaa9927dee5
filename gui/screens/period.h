// The days that a list is narrowed to: one of the usual periods up to today, or any days that
// somebody writes. What is typed is a draft; it holds once it is two days of the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gui/screens/filters.h"
#include "gui/widgets/field.h"

namespace gui {

// Days before and up to today, or those that were written.
enum class Period : std::uint8_t { any, today, week, month, year, days };

struct PeriodChoice {
    Period period = Period::any;
    // Of `days`, both included; one of them may be open.
    std::optional<runtime::storage::Date> from = {};
    std::optional<runtime::storage::Date> to = {};
    bool operator==(const PeriodChoice&) const = default;
};
struct PeriodDraft {
    PeriodChoice chosen;
    DateText from, to;
    std::string error;  // id of a sentence
};

// The pill "filter.period".
Filter period_filter(const PeriodChoice& choice, Frame& frame);
// Its sheet while `open` names it: filter.period.week …, filter.period.from.day …, filter.period.apply.
// True when other days hold now, which closes it.
bool period_sheet(PeriodDraft& draft, std::string& open, Frame& frame);

std::optional<runtime::storage::Date> first_day(Period period, const runtime::storage::Date& today);
std::optional<runtime::storage::Date> first_day(const PeriodChoice& choice,
                                                const runtime::storage::Date& today);
std::optional<runtime::storage::Date> last_day(const PeriodChoice& choice);
// The days that were written, or the id of a sentence about what to mend.
struct WrittenDays {
    PeriodChoice choice;
    std::string error;
};
WrittenDays written_days(const DateText& from, const DateText& to);

}  // namespace gui
