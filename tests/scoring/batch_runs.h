// A CSV through `screening score`, and what came of it.
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/batch.h"
#include "tests/scoring/samples.h"

namespace samples {

struct Ran {
    scoring::BatchSummary summary;
    std::string out;
    std::vector<std::string> problems;

    // From the first line's end on.
    std::string rows() const { return out.substr(out.find('\n') + 1); }
    bool has_problem(std::string_view part) const {
        for (const auto& problem : problems) {
            if (problem.find(part) != std::string::npos) return true;
        }
        return false;
    }
};

inline Ran run(const instruments::Instrument& instrument, const std::string& csv,
               scoring::BatchOptions options = {}) {
    std::istringstream in(csv);
    std::ostringstream out;
    Ran ran;
    options.file = "in.csv";
    ran.summary = scoring::score_csv(instrument, in, out, options, [&](const instruments::Problem& problem) {
        ran.problems.push_back(to_line(problem));
    });
    ran.out = out.str();
    return ran;
}

inline Ran run_dass(const std::string& csv, const scoring::BatchOptions& options = {}) {
    return run(dass(), csv, options);
}

inline const std::string dass_header =
    "id,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12,q13,q14,q15,q16,q17,q18,q19,q20,q21\n";
inline const std::string zeros = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";

}  // namespace samples
