// `screening score`: a CSV of answers in, a CSV of results out, row by row, whatever
// the number of rows. A row that cannot be scored has empty results and says why in
// its column `problem`; the others are scored all the same. A header that cannot be
// understood refuses the file before anything is written.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <ostream>
#include <string>

#include "instruments/instrument.h"
#include "instruments/problem.h"

namespace scoring {

struct BatchOptions {
    enum class Asked : std::uint8_t { no, yes };
    Asked asked = Asked::no;              // the last column: every item this respondent would be asked
    std::string file = "standard input";  // as problems name it
};

struct BatchSummary {
    enum class End : std::uint8_t {
        whole,       // every row was read; some may have problems
        refused,     // nothing was written: the header has problems
        cut_short,   // a quote never closed, or a record too long: nothing after it can be trusted
        unreadable,  // the stream failed, which is no fault of its content
        unwritable,  // for example, the disk is full
    };
    End end = End::whole;
    std::int64_t rows = 0;
    std::int64_t rows_with_problems = 0;

    [[nodiscard]] bool is_clean() const { return end == End::whole && rows_with_problems == 0; }
};

// Problems come one by one, so that a million bad rows need no memory. None contains an answer.
using Report = std::function<void(const instruments::Problem&)>;

[[nodiscard]] BatchSummary score_csv(const instruments::Instrument& instrument, std::istream& in,
                                     std::ostream& out, const BatchOptions& options, const Report& report);

}  // namespace scoring
