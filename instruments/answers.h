// What one person answered, by item: the sheet. It knows nothing about conditions:
// an answer stays on the sheet when a later change skips its item (it is kept for
// undo); `flow` tells which answers count.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "instruments/condition.h"
#include "instruments/decimal.h"

namespace instruments {

struct Unanswered {
    bool operator==(const Unanswered&) const = default;
};
struct Refused {
    bool operator==(const Refused&) const = default;
};
struct Chosen {
    std::uint8_t choice = 0;  // position in the item's choice list
    bool operator==(const Chosen&) const = default;
};
struct ChosenSet {
    std::uint64_t choices = 0;  // bit n = choice n; at least one bit
    bool operator==(const ChosenSet&) const = default;
};
struct Number {
    Decimal value;
    bool operator==(const Number&) const = default;
};
// Where the item allows it, the day, or day and month, may be unknown (0).
struct Date {
    std::int16_t year = 0;
    std::int8_t month = 0;
    std::int8_t day = 0;
    bool operator==(const Date&) const = default;
};
struct Text {
    std::string value;  // NFC, not empty
    bool operator==(const Text&) const = default;
};

using Answer = std::variant<Unanswered, Refused, Chosen, ChosenSet, Number, Date, Text>;

class AnswerSheet {
  public:
    explicit AnswerSheet(std::size_t items) : answers_(items) {}

    [[nodiscard]] const Answer& operator[](ItemIndex item) const { return answers_[item]; }
    void set(ItemIndex item, Answer answer) { answers_[item] = std::move(answer); }
    void clear(ItemIndex item) { answers_[item] = Unanswered{}; }
    void clear_all();
    [[nodiscard]] std::size_t size() const { return answers_.size(); }
    bool operator==(const AnswerSheet&) const = default;

  private:
    std::vector<Answer> answers_;
};

[[nodiscard]] inline bool is_answered(const Answer& answer) {
    return answer.index() >= 2;
}
[[nodiscard]] inline bool is_refused(const Answer& answer) {
    return std::holds_alternative<Refused>(answer);
}

}  // namespace instruments
