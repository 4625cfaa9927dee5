// The words of an instrument in the language of the moment, and where a text is missing
// there, in any other: a question never simply has no words. Borrowed, not owned.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/wording.h"

namespace runtime {

using Wordings = std::map<std::string, const instruments::Wording*>;  // by language; at least one

class Words {
  public:
    // `language` must be among the wordings; all three must outlive this.
    Words(const instruments::Instrument& instrument, const Wordings& wordings, const std::string& language);

    // By its key as it stands ("section.q1.question"); empty when no language has it.
    [[nodiscard]] std::string plain(std::string_view key) const;
    // Of something repeated over a list, placeholders filled (see instruments::text_of).
    // `came_from` is set to the other language when the words are not in this one.
    [[nodiscard]] std::string of(std::string_view prefix, std::string_view id, std::string_view key,
                                 const std::optional<instruments::Entry>& entry, std::string_view suffix = "",
                                 std::string* came_from = nullptr) const;
    [[nodiscard]] std::string of(const instruments::Item& item, std::string_view suffix = "",
                                 std::string* came_from = nullptr) const;
    [[nodiscard]] const instruments::Wording& first() const { return *first_; }

  private:
    const instruments::Instrument* instrument_;
    const Wordings* wordings_;
    const instruments::Wording* first_;
};

}  // namespace runtime
