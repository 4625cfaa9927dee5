#include "instruments/occasions.h"

#include <fmt/format.h>
#include <algorithm>
#include <cassert>

#include "instruments/draft.h"
#include "instruments/file.h"
#include "instruments/names.h"
#include "instruments/shape.h"
#include "instruments/utf8.h"
#include "instruments/xml.h"

namespace instruments {

namespace {

constexpr int longest_days = 3650;
constexpr int longest_minutes = 240;
constexpr std::size_t most_occasions = 64;

struct Length {
    std::string id;  // the instrument's
    int minutes = 0;
};

class Loader {
  public:
    Loader(Draft& draft, OccasionList& into) : draft_(draft), list_(into) {}

    void run() {
        const XmlElement& root = draft_.document.root();
        list_.id = draft_.id(root);
        for (const XmlElement& child : root.children) {
            if (child.name == "source") load_source(draft_, child);
            if (child.name == "length") load_length(child);
            if (child.name == "occasion") load_occasion(child);
        }
        list_.sources = draft_.instrument.sources;
    }

  private:
    void load_length(const XmlElement& element) {
        Length length{draft_.id(element, "instrument"),
                      draft_.whole(element, "minutes", 1, longest_minutes, 1)};
        draft_.sources(element);
        if (draft_.is_there(lengths_, length.id)) {
            draft_.error(get(element, "instrument"),
                         fmt::format("the length of '{}' is there already", length.id));
        }
        lengths_.push_back(std::move(length));
    }

    void load_occasion(const XmlElement& element) {
        if (list_.occasions.size() == most_occasions) {
            draft_.error(element, fmt::format("a list has at most {} occasions", most_occasions));
            return;
        }
        Occasion occasion;
        occasion.id = draft_.id(element);
        if (has_id(list_.occasions, occasion.id)) {
            draft_.error(get(element, "id"), fmt::format("the occasion '{}' is there already", occasion.id));
        }
        occasion.anonymous = draft_.one_of(element, "respondent", {"client", "anonymous"}, 0) == 1;
        occasion.role = draft_.one_of(element, "role", {"coordinator", "evaluator"}, 0) == 0
                            ? Role::coordinator
                            : Role::evaluator;
        occasion.sources = draft_.sources(element);
        for (const XmlElement& child : element.children) {
            if (child.name == "name") load_name(child, occasion);
            if (child.name == "due") load_due(child, occasion);
            if (child.name == "ask") load_ask(child, occasion);
        }
        same_languages(element, occasion);
        list_.occasions.push_back(std::move(occasion));
    }

    void load_name(const XmlElement& element, Occasion& occasion) {
        const XmlAttribute& language = get(element, "language");
        if (!is_language(language.value)) {
            draft_.error(language,
                         fmt::format("'{}' is not a language: write vi, en, pt-br", language.value));
        }
        if (!occasion.names.emplace(language.value, to_nfc(plain_text(element))).second) {
            draft_.error(language, fmt::format("the name in '{}' is there already", language.value));
        }
    }

    void load_due(const XmlElement& element, Occasion& occasion) {
        DueRule due;
        if (const XmlAttribute* after = find(element, "after")) due.after = earlier(*after, occasion);
        due.days = draft_.whole(element, "days", 0, longest_days, 0);
        due.grace = draft_.whole(element, "grace", 0, longest_days, 0);
        due.sources = draft_.sources(element);
        if (find(element, "every") != nullptr) {
            due.every = draft_.whole(element, "every", 1, longest_days, longest_days);
            if (due.grace >= *due.every) {
                draft_.error(
                    find(element, "grace") != nullptr ? get(element, "grace") : get(element, "every"),
                    fmt::format("the grace of {} days never ends: it is due again after {}", due.grace,
                                *due.every));
            }
        }
        if (occasion.anonymous) {
            draft_.error(element, "nobody is due here: who answers is anonymous");
        }
        occasion.due = std::move(due);
    }

    std::optional<std::size_t> earlier(const XmlAttribute& after, const Occasion& occasion) {
        const auto found = std::find_if(list_.occasions.begin(), list_.occasions.end(),
                                        [&after](const Occasion& other) { return other.id == after.value; });
        if (found == list_.occasions.end()) {
            draft_.error(after, after.value == occasion.id
                                    ? fmt::format("'{}' cannot follow itself", after.value)
                                    : fmt::format("'{}' is no earlier occasion of this list{}", after.value,
                                                  did_you_mean(after.value, ids_of(list_.occasions))));
            return std::nullopt;
        }
        if (found->anonymous) {
            draft_.error(after,
                         fmt::format("nobody can be known to have done '{}': it is anonymous", after.value));
        }
        return static_cast<std::size_t>(found - list_.occasions.begin());
    }

    void load_ask(const XmlElement& element, Occasion& occasion) {
        const XmlAttribute& instrument = get(element, "instrument");
        if (std::any_of(occasion.asks.begin(), occasion.asks.end(),
                        [&](const Occasion::Asked& asked) { return asked.instrument == instrument.value; })) {
            draft_.error(instrument, fmt::format("'{}' is asked here already", instrument.value));
        }
        const auto length = std::find_if(lengths_.begin(), lengths_.end(),
                                         [&](const Length& other) { return other.id == instrument.value; });
        if (length == lengths_.end()) {
            draft_.error(instrument, fmt::format("'{}' has no <length> in this list{}", instrument.value,
                                                 did_you_mean(instrument.value, ids_of(lengths_))));
            return;
        }
        occasion.asks.push_back({length->id, length->minutes, draft_.document.place(instrument)});
    }

    // A name that is missing in one language would be seen only when somebody switches.
    void same_languages(const XmlElement& element, const Occasion& occasion) {
        if (list_.occasions.empty()) return;
        for (const auto& [language, name] : list_.occasions.front().names) {
            if (occasion.names.contains(language)) continue;
            draft_.error(element, fmt::format("'{}' has no name in '{}'", occasion.id, language));
        }
        for (const auto& [language, name] : occasion.names) {
            if (list_.occasions.front().names.contains(language)) continue;
            draft_.error(element, fmt::format("'{}' has a name in '{}', '{}' has not", occasion.id, language,
                                              list_.occasions.front().id));
        }
    }

    Draft& draft_;
    OccasionList& list_;
    std::vector<Length> lengths_;
};

}  // namespace

const std::string& Occasion::name(const std::string& language) const {
    assert(!names.empty());
    const auto found = names.find(language);
    return found != names.end() ? found->second : names.begin()->second;
}

const Occasion* OccasionList::find(std::string_view occasion) const {
    const auto found = std::find_if(occasions.begin(), occasions.end(),
                                    [occasion](const Occasion& other) { return other.id == occasion; });
    return found == occasions.end() ? nullptr : &*found;
}

tl::expected<LoadedOccasions, Problems> parse_occasions(std::string_view xml, std::string file_name) {
    auto document = read_xml(xml, file_name);
    if (!document) return tl::unexpected(std::move(document.error()));

    Problems problems;
    LoadedOccasions loaded;
    loaded.list.file = std::move(file_name);
    if (check_shape(*document, occasions_shapes(), problems) != ShapeResult::incomplete) {
        Instrument sources_only;  // what the draft's reading of sources leans on
        Draft draft(*document, sources_only, problems);
        Loader(draft, loaded.list).run();
    }
    sort_by_place(problems);
    if (has_errors(problems)) return tl::unexpected(std::move(problems));
    loaded.warnings = std::move(problems);
    return loaded;
}

tl::expected<LoadedOccasions, Problems> load_occasions(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_occasions(*bytes, file.string());
}

Problems check_occasions(const OccasionList& list, const std::vector<const Instrument*>& installed) {
    Problems problems;
    const auto error = [&problems](const Place& place, std::string sentence) {
        problems.push_back({Severity::error, place, std::move(sentence)});
    };
    std::vector<std::string> known;
    known.reserve(installed.size());
    for (const Instrument* instrument : installed)
        known.push_back(instrument->id);
    for (const Occasion& occasion : list.occasions) {
        for (const Occasion::Asked& asked : occasion.asks) {
            const auto found = std::find_if(
                installed.begin(), installed.end(),
                [&asked](const Instrument* instrument) { return instrument->id == asked.instrument; });
            if (found == installed.end()) {
                error(asked.place, fmt::format("'{}' is no instrument that is installed{}", asked.instrument,
                                               did_you_mean(asked.instrument, known)));
            } else if ((*found)->anonymous != occasion.anonymous) {
                error(asked.place,
                      fmt::format("'{}' is {}, '{}' is not", asked.instrument,
                                  (*found)->anonymous ? "anonymous" : "a client's", occasion.id));
            } else if ((*found)->role != occasion.role) {
                error(asked.place,
                      fmt::format("'{}' is not the {}'s", asked.instrument,
                                  occasion.role == Role::coordinator ? "coordinator" : "evaluator"));
            }
        }
    }
    return problems;
}

}  // namespace instruments
