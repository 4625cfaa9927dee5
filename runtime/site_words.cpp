#include "runtime/site_words.h"

#include <algorithm>

namespace runtime {

SiteText words_for(const std::vector<storage::SiteWords>& all, storage::SiteWords::Kind kind,
                   std::string_view site, std::string_view language) {
    const bool to_be_understood = kind == storage::SiteWords::Kind::consent;
    const storage::SiteWords* best = nullptr;
    int best_rank = -1;
    for (const storage::SiteWords& each : all) {
        if (each.kind != kind || (!each.site.empty() && each.site != site)) continue;
        const bool own = !each.site.empty();
        const bool in_it = each.language == language;
        const int rank = to_be_understood ? 2 * in_it + own : 2 * own + in_it;
        if (rank <= best_rank) continue;
        best = &each;
        best_rank = rank;
    }
    if (best == nullptr) return {};
    return {best->words, best->language};
}

LocalNames::LocalNames(std::string_view written) : digest_(storage::digest_of_words(written)) {
    // "list entry language names", a line each.
    const auto word = [](std::string_view& line) {
        const std::string_view first = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(first.size() + 1, line.size()));
        return std::string(first);
    };
    while (!written.empty()) {
        std::string_view line = written.substr(0, written.find('\n'));
        written.remove_prefix(std::min(line.size() + 1, written.size()));
        std::string list = word(line);
        std::string entry = word(line);
        std::string language = word(line);
        names_[{std::move(list), std::move(entry)}][std::move(language)] = std::string(line);
    }
}

std::string LocalNames::of(std::string_view list, std::string_view entry, std::string_view language) const {
    const auto found = names_.find({std::string(list), std::string(entry)});
    if (found == names_.end()) return {};
    const auto in_language = found->second.find(language);
    return in_language == found->second.end() ? found->second.begin()->second : in_language->second;
}

}  // namespace runtime
