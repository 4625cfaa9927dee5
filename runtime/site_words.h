// Which of the programme's words hold at a site, in a language; and what substances are
// called there. What a client agrees to is in her language if anybody wrote it so, the site's own words
// before the programme's; whom to call is the site's before anything else. A language that is lacking is
// replaced by another one, never by silence.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/storage/settings.h"

namespace runtime {

struct SiteText {
    std::string words;     // paragraphs by line break; empty: nothing was written yet
    std::string language;  // that they are in: perhaps another than was asked for
};
[[nodiscard]] SiteText words_for(const std::vector<storage::SiteWords>& all, storage::SiteWords::Kind kind,
                                 std::string_view site, std::string_view language);

// The local names of one instrument, beside its own words and never in their place.
class LocalNames {
  public:
    LocalNames() = default;
    // As storage::written_out() writes them: a session keeps the ones that it began with.
    explicit LocalNames(std::string_view written);

    // In this language or, where it has none, in another; empty when there are none.
    [[nodiscard]] std::string of(std::string_view list, std::string_view entry,
                                 std::string_view language) const;
    // For the record: which names were in force.
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    using ByLanguage = std::map<std::string, std::string, std::less<>>;
    std::map<std::pair<std::string, std::string>, ByLanguage> names_;  // by list and entry
    std::string digest_;
};

}  // namespace runtime
