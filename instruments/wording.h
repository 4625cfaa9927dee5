// The words of one instrument in one language, by key (docs/instrument-format.md
// lists the keys). Structure is not here: a wording can be replaced by a site's own
// official text without touching the definition. Owner and terms travel with it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instrument.h"
#include "instruments/problem.h"

namespace instruments {

// A recording of one text; `of` is the digest of the words that it speaks (clips.h).
struct Clip {
    std::string file;
    std::string of;
    Place place;
};

struct Wording {
    std::string instrument;
    std::string version;
    std::string language;  // "vi", "en"
    std::string status;    // official | validated | circulating | working | ours
    std::string owner;
    std::string licence;
    std::string translator;
    std::string terms;  // shown to the supervisor who accepts it
    std::string file;
    std::string digest;                                     // BLAKE2b-256 of the file's bytes, hex
    std::map<std::string, std::string, std::less<>> texts;  // NFC
    std::map<std::string, Clip, std::less<>> clips;         // by key, of single texts as they are shown
    std::vector<std::string> ours;  // keys whose words are this project's, not the instrument's
    Place root;                     // of the first element, for what has no key
    std::map<std::string, Place, std::less<>> places;  // where each key stands, for messages

    [[nodiscard]] const std::string* find(std::string_view key) const;
};

// The words of a repeated item or scale, placeholders filled: `{substance}` is the
// entry's phrase, `{substance.name}` its full name on the form. A text under the
// expanded key ("item.q2.other") wins over the template's. `suffix` is "help", "unit",
// ..., or nothing. Empty when there is none.
[[nodiscard]] std::string text_of(const Wording& wording, const Instrument& instrument,
                                  std::string_view prefix, std::string_view id, std::string_view key,
                                  const std::optional<Entry>& entry, std::string_view suffix = "");
[[nodiscard]] std::string question_of(const Wording& wording, const Instrument& instrument, const Item& item);
[[nodiscard]] std::string name_of(const Wording& wording, const Instrument& instrument, const Scale& scale);
[[nodiscard]] std::string choice_text(const Wording& wording, const ChoiceList& list, std::size_t choice);

}  // namespace instruments
