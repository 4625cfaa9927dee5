// What the tests of scoring share: the shipped instruments, small ones written down in
// the test, and sheets told in a line ("q1.opioids=yes q2.opioids=weekly").
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "instruments/answers.h"
#include "instruments/instrument.h"
#include "scoring/score.h"

namespace samples {

const instruments::Instrument& assist();  // assist@3.1
const instruments::Instrument& assist_3_0();
const instruments::Instrument& dass();

// A definition around these sections, scales and findings; the choices `ab` (a b c), `yn` (yes no)
// and `set` (x y z none, the last exclusive), the list `part` (one two) and weights `w` (a 1, b 2.5, c -1)
// and `v` (yes 1, no 0) are there.
instruments::Instrument small(std::string_view body);

instruments::AnswerSheet sheet(const instruments::Instrument& instrument, std::string_view answers);
void tell(const instruments::Instrument& instrument, instruments::AnswerSheet& sheet,
          std::string_view answers);

instruments::ItemIndex item(const instruments::Instrument& instrument, std::string_view id);

// The cells of `screening score` by column.
using Cells = std::map<std::string, std::string, std::less<>>;
Cells scored(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet);
Cells scored(const instruments::Instrument& instrument, std::string_view answers);
// "SCORE BAND MISSING MIN MAX" of one scale, `-` for an empty cell, without MIN and MAX where there are none.
std::string scale(const instruments::Instrument& instrument, std::string_view answers,
                  const std::string& scale);

std::string read(const std::string& path);  // from the project's root

}  // namespace samples
