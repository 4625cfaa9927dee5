// What an export says instead of what identifies a person, made anew for every export:
// a random pseudonym for each client, one secret number of days by which all dates of a
// client are moved back, and another id for each record. Nothing of it is stored, so
// nobody can turn it back, and two exports cannot be joined by it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "instruments/answers.h"
#include "runtime/storage/records.h"

namespace runtime {

enum class Level : std::uint8_t {
    deidentified,    // pseudonyms, moved dates, no texts, other record ids
    no_identifiers,  // pseudonyms
    full,
};
[[nodiscard]] std::string_view name_of(Level level);

class Disguise {
  public:
    explicit Disguise(Level level) : level_(level) {}

    [[nodiscard]] Level level() const { return level_; }
    [[nodiscard]] std::string record_id(const std::string& id) const;
    [[nodiscard]] std::string client(const std::string& code);
    // Goes to the next record, of this day: whose dates day() moves. An anonymous respondent is a client
    // of whom there is one record.
    void begin_record(const std::optional<std::string>& client, const storage::Date& date);
    [[nodiscard]] storage::Date day(const storage::Date& date) const;
    // A date among the answers; of one that is known in part its middle moves, or the record's day where that
    // comes before, and it stays in part.
    [[nodiscard]] instruments::Date day(const instruments::Date& date) const;

  private:
    struct Person {
        std::string pseudonym;
        int days_back = 0;
    };
    Person& person(const std::string& code);

    Level level_;
    std::map<std::string, Person> people_;
    std::set<std::string> pseudonyms_;
    int days_back_ = 0;
    std::optional<instruments::Date> of_record_;
};

}  // namespace runtime
