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

void Disguise::begin_record(const std::optional<std::string>& client, const storage::Date& date) {
    if (level_ != Level::deidentified) return;
    of_record_ = instruments::parse_date(date);
    days_back_ = client ? person(*client).days_back : random_days_back();
}

storage::Date Disguise::day(const storage::Date& date) const {
    const auto parsed = instruments::parse_date(date);
    return parsed ? to_string(day(*parsed)) : "";
}

instruments::Date Disguise::day(const instruments::Date& date) const {
    if (level_ != Level::deidentified) return date;
    if (date.month != 0 && date.day != 0) return moved(date, days_back_);
    // Of a month or a year alone its middle moves, and that day's month or year is told: the true one beside
    // moved days would say how far they were moved. Not past the day of the record, after which nobody
    // answered of anything.
    const int month = date.month == 0 ? 7 : int{date.month};
    instruments::Date middle{date.year, static_cast<std::int8_t>(month),
                             static_cast<std::int8_t>(date.month == 0 ? 2 : 15)};
    if (of_record_ && first_day(date) <= first_day(*of_record_) && first_day(*of_record_) < first_day(middle))
        middle = *of_record_;
    const instruments::Date earlier = moved(middle, days_back_);
    return {earlier.year, date.month == 0 ? std::int8_t{0} : earlier.month, 0};
}

}  // namespace runtime
