// When whom is asked what: a list of occasions (intake, follow-up), each with its
// instruments in their order and, for clients, when it falls due. Loaded as strictly as
// a definition. It knows no client and no today; whose turn it is, runtime/due.h says.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/instrument.h"
#include "instruments/problem.h"

namespace instruments {

// Due `days` after the occasion that it follows, or after the client was registered; then
// `every` so many days after it was last done. Past the grace it is overdue.
struct DueRule {
    std::optional<std::size_t> after;  // an earlier occasion of the list
    int days = 0;
    std::optional<int> every;  // none: once
    int grace = 0;
    std::vector<std::string> sources;
};

struct Occasion {
    struct Asked {
        std::string instrument;  // id, without a version
        int minutes = 0;         // to be expected
        Place place;             // for messages
    };
    std::string id;
    bool anonymous = false;
    Role role = Role::coordinator;
    std::map<std::string, std::string> names;  // by language; every occasion has the same languages
    std::optional<DueRule> due;                // none: whenever somebody begins it
    std::vector<Asked> asks;                   // in this order
    std::vector<std::string> sources;

    // In this language, else in any.
    [[nodiscard]] const std::string& name(const std::string& language) const;
};

struct OccasionList {
    std::string id;
    std::string file;
    std::vector<Source> sources;
    std::vector<Occasion> occasions;

    [[nodiscard]] const Occasion* find(std::string_view occasion) const;
};

struct LoadedOccasions {
    OccasionList list;
    Problems warnings;
};
[[nodiscard]] tl::expected<LoadedOccasions, Problems> load_occasions(const std::filesystem::path& file);
[[nodiscard]] tl::expected<LoadedOccasions, Problems> parse_occasions(std::string_view xml,
                                                                      std::string file_name);

// Whether every instrument is there, and for the same people.
[[nodiscard]] Problems check_occasions(const OccasionList& list,
                                       const std::vector<const Instrument*>& installed);

}  // namespace instruments
