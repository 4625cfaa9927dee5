#include "instruments/problem.h"

#include <fmt/format.h>
#include <algorithm>

namespace instruments {

namespace {

// Optimal string alignment: a pair of swapped letters is one mistake, as typing makes it.
std::size_t distance(const std::string& left, const std::string& right) {
    const std::size_t width = right.size() + 1;
    std::vector<std::size_t> before(width);
    std::vector<std::size_t> last(width);
    std::vector<std::size_t> row(width);
    for (std::size_t column = 0; column < width; ++column)
        last[column] = column;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[right.size()];
}

}  // namespace

std::string shown(const std::string& sentence) {
    constexpr std::size_t whole = 1000;
    constexpr std::size_t kept = 400;
    if (sentence.size() <= whole) return sentence;
    // Not in the middle of a code point.
    const auto goes_on = [&](std::size_t at) {
        return (static_cast<unsigned char>(sentence[at]) & 0xC0U) == 0x80U;
    };
    std::size_t head = kept;
    while (head > 0 && goes_on(head))
        --head;
    std::size_t tail = sentence.size() - kept;
    while (tail < sentence.size() && goes_on(tail))
        ++tail;
    return fmt::format("{} […] {}", sentence.substr(0, head), sentence.substr(tail));
}

std::string to_line(const Problem& problem) {
    const char* severity = problem.severity == Severity::error ? "error" : "warning";
    const Place& place = problem.place;
    if (place.line == 0) return fmt::format("{}: {}: {}", place.file, severity, shown(problem.sentence));
    return fmt::format("{}:{}:{}: {}: {}", place.file, place.line, place.column, severity,
                       shown(problem.sentence));
}

bool has_errors(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

std::string nearest(const std::string& misspelt, const std::vector<std::string>& known) {
    // Names are short; a longer one would only cost time.
    constexpr std::size_t longest = 128;
    if (misspelt.size() > longest) return {};
    std::size_t best = std::max<std::size_t>(1, misspelt.size() / 3) + 1;
    const std::string* found = nullptr;
    for (const std::string& name : known) {
        const std::size_t apart =
            name.size() > misspelt.size() ? name.size() - misspelt.size() : misspelt.size() - name.size();
        if (name.empty() || apart >= best) continue;
        const std::size_t changes = distance(misspelt, name);
        if (changes < best) {
            best = changes;
            found = &name;
        }
    }
    return found != nullptr ? *found : std::string{};
}

}  // namespace instruments
