// One cell of a CSV as the answer to its item, or a sentence that says why it is none and
// what may have gone wrong, never repeating the cell. A text is read as safe_cell() writes it.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "instruments/instrument.h"

namespace scoring {

[[nodiscard]] tl::expected<instruments::Answer, std::string> read_cell(
    const instruments::Instrument& instrument, const instruments::Item& item, std::string_view cell);

}  // namespace scoring
