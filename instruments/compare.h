// One comparison of the expression language, on one answer. Shared by what holds now
// (flow.cpp) and what may still come (outlook.cpp), so that the two cannot differ.
#pragma once

#include "instruments/answers.h"
#include "instruments/condition.h"

namespace instruments {

[[nodiscard]] constexpr Truth truth_of(bool value) {
    return value ? Truth::yes : Truth::no;
}

[[nodiscard]] Truth compare(std::int64_t left, Comparison comparison, std::int64_t right);

// `compare` and `has` on the answer of an item that is asked. An answer of a partial
// date is unknown where its missing part would decide.
[[nodiscard]] Truth compare(const Step& step, const Answer& answer);

}  // namespace instruments
