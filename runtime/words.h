// The words of an instrument in the language of the moment, and where a text is missing
// there, in any other, with a tag that says so: a question never simply has no words, and nobody
// takes the other language for the one that was chosen. Borrowed, not owned.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/wording.h"

namespace runtime {

using Wordings = std::map<std::string, const instruments::Wording*>;  // by language; at least one

// By language: what is written behind a text that there is only in that one. None: nothing is.
using LanguageTags = std::map<std::string, std::string>;

class Words {
  public:
    // A `language` without any words here is no error: then every text is of another, and the title
    // alone has the tag. All must outlive this.
    Words(const instruments::Instrument& instrument, const Wordings& wordings, const std::string& language,
          const LanguageTags* tags = nullptr);

    // By its key as it stands ("section.q1.question"); empty when no language has it.
    // `came_from` is set to the other language when the words are not in this one; they then have no
    // tag, which is the caller's to show.
    [[nodiscard]] std::string plain(std::string_view key, std::string* came_from = nullptr) const;
    // Of something repeated over a list, placeholders filled (see instruments::text_of).
    [[nodiscard]] std::string of(std::string_view prefix, std::string_view id, std::string_view key,
                                 const std::optional<instruments::Entry>& entry, std::string_view suffix = "",
                                 std::string* came_from = nullptr) const;
    [[nodiscard]] std::string of(const instruments::Item& item, std::string_view suffix = "",
                                 std::string* came_from = nullptr) const;
    [[nodiscard]] const instruments::Wording& first() const { return *first_; }

  private:
    [[nodiscard]] std::string from(const std::string& language, std::string_view key, std::string text,
                                   std::string* came_from) const;

    const instruments::Instrument* instrument_;
    const Wordings* wordings_;
    const instruments::Wording* first_;
    bool own_;  // first_ is in the language that was asked for
    const LanguageTags* tags_;
};

}  // namespace runtime
