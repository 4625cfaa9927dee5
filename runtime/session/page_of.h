// Turns a session's state into the Page of one frame: words chosen, conditions
// already applied. Only Session calls it; apart so that each file holds one thing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instruments/flow.h"
#include "runtime/session/page.h"
#include "runtime/site_words.h"
#include "runtime/words.h"

namespace runtime {

struct PageInput {
    const instruments::Instrument& instrument;
    const Wordings& wordings;
    const std::string& language;
    instruments::Mode mode;
    const instruments::AnswerSheet& sheet;
    const instruments::Flow& asked;
    Page::Kind kind;
    instruments::ItemIndex at;
    std::vector<instruments::ItemIndex> here;
    bool list;  // they are rows of one page
    bool show_blanks;
    bool can_go_back;
    const LocalNames* local_names = nullptr;  // none: the site has no words of its own
    const LanguageTags* tags = nullptr;       // none: as the page is read aloud
};

[[nodiscard]] Page page_of(const PageInput& input);

// What the respondent called an entry that the list leaves open: the text that ITEM.name asks for, of
// an item of that entry (docs/instrument-format.md). Empty when nothing was, or the list names it.
struct NameGiven {
    std::string words = {};
    std::optional<instruments::ItemIndex> of = {};  // the item at which it was given
};
[[nodiscard]] NameGiven name_given(const instruments::Instrument& instrument, const instruments::Flow& asked,
                                   const instruments::AnswerSheet& sheet, const instruments::Entry& entry);

// The answer is the one that leads back to an earlier section of the instrument.
[[nodiscard]] bool leads_back(const instruments::Item& item, const instruments::Answer& answer);

// The answer in words, for the review and the record view; empty when there is none.
[[nodiscard]] std::string answer_in_words(const PageInput& input, instruments::ItemIndex item);

}  // namespace runtime
