// What is to be heard of a page, in order: title and introduction; time frame, question and
// help, then each answer that can be chosen; or what the review still misses. Words are the
// instrument's on the screen, never an answer that was given; a recording is named only where
// it speaks exactly these.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "runtime/session/page.h"
#include "runtime/words.h"

namespace runtime {

struct SpokenPart {
    std::string words;
    std::string language;
    std::optional<std::filesystem::path> clip;
    // What it is about: nothing, an item (a row of a list), or one of an item's choices, by their codes.
    std::string item;
    std::string choice;
};

// Nothing for a questionnaire that is finished.
[[nodiscard]] std::vector<SpokenPart> spoken_parts(const Page& page,
                                                   const instruments::Instrument& instrument,
                                                   const Wordings& wordings);

}  // namespace runtime
