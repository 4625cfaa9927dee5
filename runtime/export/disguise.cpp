#include "runtime/export/disguise.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>

#include "instruments/dates.h"

namespace runtime {

namespace {

// Enough that the day of the week, the season and the order of clients tell nothing.
constexpr std::uint32_t days_back_max = 365;

int random_days_back() {
    return static_cast<int>(randombytes_uniform(days_back_max)) + 1;
}

// Ten characters without those that are easily taken for another.
std::string random_pseudonym() {
    constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::string pseudonym = "P-";
    for (int i = 0; i < 10; ++i)
        pseudonym += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    return pseudonym;
}

std::string random_uuid() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string uuid;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += fmt::format("{:02x}", bytes[i]);
    }
    return uuid;
}

instruments::Date moved(const instruments::Date& date, int days_back) {
    using namespace std::chrono;
    const year_month_day day{year(date.year), month(static_cast<unsigned>(date.month)),
                             std::chrono::day(static_cast<unsigned>(date.day))};
    const year_month_day earlier{sys_days(day) - days(days_back)};
    return {static_cast<std::int16_t>(static_cast<int>(earlier.year())),
            static_cast<std::int8_t>(static_cast<unsigned>(earlier.month())),
            static_cast<std::int8_t>(static_cast<unsigned>(earlier.day()))};
}

}  // namespace

std::string_view name_of(Level level) {
    switch (level) {
        case Level::deidentified:
            return "deidentified";
        case Level::no_identifiers:
            return "no-identifiers";
        case Level::full:
            return "full";
    }
    return "";
}

Disguise::Person& Disguise::person(const std::string& code) {
    const auto [it, is_new] = people_.try_emplace(code);
    if (is_new) {
        do {
            it->second.pseudonym = random_pseudonym();
        } while (!pseudonyms_.insert(it->second.pseudonym).second);
        it->second.days_back = random_days_back();
    }
    return it->second;
}

std::string Disguise::record_id(const std::string& id) const {
    // Else a de-identified record could be looked up in another export by its id.
    return level_ == Level::deidentified ? random_uuid() : id;
}

std::string Disguise::client(const std::string& code) {
    return level_ == Level::full ? code : person(code).pseudonym;
}

void Disguise::begin_record(const std::optional<std::string>& client) {
    if (level_ != Level::deidentified) return;
    days_back_ = client ? person(*client).days_back : random_days_back();
}

storage::Date Disguise::day(const storage::Date& date) const {
    const auto parsed = instruments::parse_date(date);
    return parsed ? to_string(day(*parsed)) : "";
}

instruments::Date Disguise::day(const instruments::Date& date) const {
    if (level_ != Level::deidentified) return date;
    // Of a month or a year alone its middle moves, and that day's month or year is told: the true one beside
    // moved days would say how far they were moved.
    if (date.month == 0) return {moved({date.year, 7, 2}, days_back_).year, 0, 0};
    if (date.day != 0) return moved(date, days_back_);
    const instruments::Date middle = moved({date.year, date.month, 15}, days_back_);
    return {middle.year, middle.month, 0};
}

}  // namespace runtime
