// Calendar dates as answers have them: perhaps without day, or without month and
// day. Gregorian, years 1 to 9999, ISO 8601 in and out; no time, no zone, no today.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/answers.h"

namespace instruments {

// "2020", "2020-05" or "2020-05-31"; anything that is no day of the calendar is nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(const Date& date);
[[nodiscard]] bool is_date(const Date& date);

// As yyyymmdd: the first and the last day that it may be.
[[nodiscard]] std::int64_t first_day(const Date& date);
[[nodiscard]] std::int64_t last_day(const Date& date);
[[nodiscard]] Date date_of(std::int64_t yyyymmdd);
[[nodiscard]] std::int64_t day_after(std::int64_t yyyymmdd);
[[nodiscard]] std::int64_t day_before(std::int64_t yyyymmdd);

}  // namespace instruments
