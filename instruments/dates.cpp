#include "instruments/dates.h"

#include <fmt/format.h>
#include <array>

namespace instruments {

namespace {

constexpr int last_month = 12;

int days_in(int year, int month) {
    constexpr std::array<int, last_month> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length) {
    if (text.size() < at + length) return std::nullopt;
    int value = 0;
    for (const char digit : text.substr(at, length)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::int64_t packed(int year, int month, int day) {
    return (std::int64_t{year} * 100 + month) * 100 + day;
}

}  // namespace

bool is_date(const Date& date) {
    if (date.year < 1 || date.year > 9999) return false;
    if (date.month == 0) return date.day == 0;
    if (date.month < 1 || date.month > last_month) return false;
    return date.day >= 0 && date.day <= days_in(date.year, date.month);
}

std::optional<Date> parse_date(std::string_view text) {
    constexpr std::size_t year_long = 4;
    constexpr std::size_t month_long = 7;
    constexpr std::size_t day_long = 10;
    const auto year = digits(text, 0, 4);
    if (!year || (text.size() != year_long && text.size() != month_long && text.size() != day_long))
        return std::nullopt;
    Date date{static_cast<std::int16_t>(*year), 0, 0};
    if (text.size() >= month_long) {
        const int month = digits(text, 5, 2).value_or(0);
        if (text[4] != '-' || month == 0) return std::nullopt;
        date.month = static_cast<std::int8_t>(month);
    }
    if (text.size() == day_long) {
        const int day = digits(text, 8, 2).value_or(0);
        if (text[7] != '-' || day == 0) return std::nullopt;
        date.day = static_cast<std::int8_t>(day);
    }
    if (!is_date(date)) return std::nullopt;
    return date;
}

std::string to_string(const Date& date) {
    std::string text = fmt::format("{:04}", date.year);
    if (date.month != 0) text += fmt::format("-{:02}", int{date.month});
    if (date.day != 0) text += fmt::format("-{:02}", int{date.day});
    return text;
}

std::int64_t first_day(const Date& date) {
    return packed(date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day);
}

std::int64_t last_day(const Date& date) {
    const int month = date.month == 0 ? last_month : date.month;
    return packed(date.year, month, date.day == 0 ? days_in(date.year, month) : date.day);
}

Date date_of(std::int64_t yyyymmdd) {
    return {static_cast<std::int16_t>(yyyymmdd / 10000), static_cast<std::int8_t>(yyyymmdd / 100 % 100),
            static_cast<std::int8_t>(yyyymmdd % 100)};
}

std::int64_t day_after(std::int64_t yyyymmdd) {
    const Date date = date_of(yyyymmdd);
    if (date.day < days_in(date.year, date.month)) return yyyymmdd + 1;
    return date.month < last_month ? packed(date.year, date.month + 1, 1) : packed(date.year + 1, 1, 1);
}

std::int64_t day_before(std::int64_t yyyymmdd) {
    const Date date = date_of(yyyymmdd);
    if (date.day > 1) return yyyymmdd - 1;
    if (date.month > 1) return packed(date.year, date.month - 1, days_in(date.year, date.month - 1));
    return packed(date.year - 1, last_month, 31);
}

}  // namespace instruments
