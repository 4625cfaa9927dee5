// What the person wants, in the order in which it was done. The window returns
// intents and changes nothing itself; the session decides.
#pragma once

#include <string>
#include <variant>

#include "instruments/answers.h"

namespace runtime {

// Sets the answer of an item that is on the page; Refused and Unanswered (clear) included.
struct SetAnswer {
    instruments::ItemIndex item = 0;
    instruments::Answer answer;
};
// Turns one of several choices on or off; "none of these" clears the others and the other way round.
struct Toggle {
    instruments::ItemIndex item = 0;
    std::uint8_t choice = 0;
};
struct Next {};
struct Back {};
// To an item that is asked, from the review or an error message.
struct GoTo {
    instruments::ItemIndex item = 0;
};
struct SwitchLanguage {
    std::string language;
};
// From the review: the questionnaire is done, blanks and all.
struct Finish {};

using Intent = std::variant<SetAnswer, Toggle, Next, Back, GoTo, SwitchLanguage, Finish>;

}  // namespace runtime
