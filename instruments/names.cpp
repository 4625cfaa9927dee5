#include "instruments/names.h"

#include <fmt/format.h>

#include "instruments/problem.h"

namespace instruments {

std::string did_you_mean(std::string_view misspelt, const std::vector<std::string>& known) {
    constexpr std::size_t most_compared = 4096;
    if (known.size() > most_compared) return {};
    // Each letter with each: a file with long names would take seconds for its 200 problems.
    constexpr std::size_t most_pairs = 2'000'000;
    std::size_t letters = 0;
    for (const std::string& name : known)
        letters += name.size();
    if (letters * misspelt.size() > most_pairs) return {};
    const std::string found = nearest(std::string(misspelt), known);
    return found.empty() ? std::string{} : fmt::format("; did you mean '{}'?", found);
}

std::vector<std::string> codes_of(const ChoiceList& list) {
    std::vector<std::string> codes;
    codes.reserve(list.choices.size());
    for (const Choice& choice : list.choices)
        codes.push_back(choice.code);
    return codes;
}

}  // namespace instruments
