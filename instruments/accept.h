// Between the outside's words for an answer (a CSV cell, a stored value) and the
// answer itself: which answers an item takes, and how each is written.
//
// A cell is a code, several codes joined by ';', a number, a date (ISO 8601, partial:
// 2020 or 2020-05), or for a text item the text itself. Empty is no answer; `refused`
// is a refusal, except in a text item.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "instruments/instrument.h"

namespace instruments {

enum class Rejection : std::uint8_t {
    not_a_code,  // the item has no such code
    not_a_number,
    out_of_range,
    too_many_decimals,
    not_a_date,
    too_long,
    not_utf8,
    control_character,  // or a line break where the text has one line
    exclusive_choice,   // "none of these" together with another
    wrong_form,         // an answer of another form than the item's
    not_refusable,
};

[[nodiscard]] tl::expected<Answer, Rejection> answer_from_cell(const Instrument& instrument, const Item& item,
                                                               std::string_view cell);
// The inverse; a refusal is "refused" (a text item has its state elsewhere), no answer is "".
[[nodiscard]] std::string cell_of(const Instrument& instrument, const Item& item, const Answer& answer);
// Whether this item takes this answer (Unanswered and, where allowed, Refused included).
[[nodiscard]] tl::expected<void, Rejection> accept(const Instrument& instrument, const Item& item,
                                                   const Answer& answer);
// A sentence without the value: "is not a code of q3 (never, once_or_twice, …)".
[[nodiscard]] std::string sentence(Rejection rejection, const Instrument& instrument, const Item& item);

}  // namespace instruments
