// The interface's own words in Vietnamese and English, from the gettext files in
// assets/phrases (compiled in). Not the questionnaires' words: those come with
// the instruments. Ids are short English names ("sign_in"); %1 to %9 in a phrase
// stand for its arguments.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace gui {

enum class Language { vi, en };

struct PoProblem {
    int line = 0;
    std::string sentence;
};

// One .po file: for each msgid its forms (one, or as many as the language has for numbers).
using PoText = std::map<std::string, std::vector<std::string>, std::less<>>;
tl::expected<PoText, std::vector<PoProblem>> read_po(std::string_view text);

class Phrases {
  public:
    Phrases();  // the two files that were compiled in

    // A phrase that is missing in one language is shown in the other, and as its id when in neither.
    [[nodiscard]] std::string say(Language language, std::string_view id,
                                  std::initializer_list<std::string_view> arguments = {}) const;
    // The form for n ("1 question", "2 questions"); n is also %1.
    [[nodiscard]] std::string count(Language language, std::string_view id, long n) const;

    [[nodiscard]] const PoText& all(Language language) const;

  private:
    [[nodiscard]] const std::vector<std::string>* forms(Language language, std::string_view id) const;

    PoText vi_;
    PoText en_;
};

}  // namespace gui
