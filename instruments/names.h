// Names for messages: those of a list of things, and the one that was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "instruments/instrument.h"

namespace instruments {

// "; did you mean 'q1'?" or nothing; nothing too where there are too many names to compare with.
[[nodiscard]] std::string did_you_mean(std::string_view misspelt, const std::vector<std::string>& known);

template <class Thing>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<Thing>& things) {
    std::vector<std::string> ids;
    ids.reserve(things.size());
    for (const Thing& thing : things)
        ids.push_back(thing.id);
    return ids;
}
[[nodiscard]] std::vector<std::string> codes_of(const ChoiceList& list);

}  // namespace instruments
