// What is wrong with something that came from outside, and where. Every reader
// (XML, expressions, CSV) collects all its problems instead of stopping at the
// first, so that an author mends a file in one go. Sentences are English and
// made for authors; they never contain an answer.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace instruments {

struct Place {
    std::string file;
    int line = 0;    // from 1; 0 = the whole file
    int column = 0;  // from 1, counted in Unicode code points
};

enum class Severity { error, warning };

struct Problem {
    Severity severity = Severity::error;
    Place place;
    std::string sentence;
};

using Problems = std::vector<Problem>;
inline constexpr std::size_t most_problems = 200;  // of one file; an author mends the first ones first

// As a person reads it: of one that holds a very long word of the file, the beginning and the end.
[[nodiscard]] std::string shown(const std::string& sentence);
// `FILE:LINE:COLUMN: error: sentence`, the sentence as it is shown, as editors understand it; of a whole file
// `FILE: error: …`.
std::string to_line(const Problem& problem);
bool has_errors(const Problems& problems);

// The known name nearest to a misspelt one (edit distance at most a third of its
// length, at least 1), or empty. For "did you mean".
std::string nearest(const std::string& misspelt, const std::vector<std::string>& known);

}  // namespace instruments
