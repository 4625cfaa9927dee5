// The card that a client takes home, as a PDF: what the client's view says, the lists that
// go with it, and whom to ask. No name, no code, no date, no score. The words around what
// the questionnaire says are the caller's, in the same language.
#pragma once

#include <string>

#include "runtime/client_view.h"

namespace runtime {

struct CardWords {
    std::string language;  // "vi", "en"
    std::string title, not_diagnosis;
    std::string going_well, matters, next_step;  // headings
    std::string unclear;                         // a whole sentence; empty when nothing is unclear
    std::string contact;                         // a whole sentence
};

// The file's bytes; empty where there was no memory for it.
[[nodiscard]] std::string client_card(const ClientView& said, const CardWords& words);

}  // namespace runtime
