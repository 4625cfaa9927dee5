// Which words an instrument needs and may have, and whether its wordings have them.
#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <set>

#include "instruments/clips.h"
#include "instruments/load.h"
#include "instruments/names.h"

namespace instruments {

namespace {

struct Key {
    bool needed = false;
    std::optional<ListIndex> list;  // whose placeholders its text may have
};
using Keys = std::map<std::string, Key, std::less<>>;

class KeyCollector {
  public:
    explicit KeyCollector(const Instrument& instrument) : instrument_(instrument) {}

    Keys run() {
        need("title");
        for (const char* key : {"subtitle", "about", "introduction", "closing", "result.note", "terms"})
            allow(key);
        for (const Section& section : instrument_.sections)
            of_section(section);
        for (const Item& item : instrument_.items)
            of_item(item);
        for (const ChoiceList& list : instrument_.choice_lists)
            of_choices(list);
        for (const List& list : instrument_.lists)
            of_list(list);
        for (const ResponseCard& card : instrument_.cards)
            need("card." + card.id);
        for (const Scale& scale : instrument_.scales)
            of_scale(scale);
        for (const Finding& finding : instrument_.findings)
            of_finding(finding);
        for (const Leaflet& leaflet : instrument_.leaflets)
            of_leaflet(leaflet);
        for (const ModeRule& mode : instrument_.modes) {
            if (mode.mode != Mode::self) continue;
            (mode.warns ? need("mode.self.warning") : allow("mode.self.warning"));
            allow("introduction.self");
            allow("introduction.self.note");
        }
        return std::move(keys_);
    }

  private:
    static std::optional<ListIndex> list_of(const std::optional<Entry>& entry) {
        return entry ? std::optional(entry->list) : std::nullopt;
    }
    void need(std::string key, std::optional<ListIndex> list = std::nullopt) {
        keys_.insert_or_assign(std::move(key), Key{true, list});
    }
    void allow(std::string key, std::optional<ListIndex> list = std::nullopt) {
        keys_.emplace(std::move(key), Key{false, list});
    }

    void of_section(const Section& section) {
        const std::string key = "section." + section.id;
        allow(key);
        (section.display == Display::list ? need(key + ".question") : allow(key + ".question"));
        allow(key + ".period");
        allow(key + ".instruction");
    }
    void of_item(const Item& item) {
        const auto list = list_of(item.entry);
        need("item." + item.key, list);
        for (const std::string& name : {item.key, item.id}) {
            if (name != item.key) allow("item." + name, list);
            for (const char* suffix : {".help", ".unit", ".note"})
                allow("item." + name + suffix, list);
        }
    }
    void of_choices(const ChoiceList& list) {
        for (const Choice& choice : list.choices) {
            const std::string key = fmt::format("choice.{}.{}", list.id, choice.code);
            need(key);
            allow(key + ".definition");
        }
    }
    void of_list(const List& list) {
        for (const std::string& entry : list.entries) {
            const std::string key = fmt::format("list.{}.{}", list.id, entry);
            need(key);
            need(key + ".phrase");
        }
    }
    void of_scale(const Scale& scale) {
        const auto list = list_of(scale.entry);
        need("scale." + scale.key, list);
        if (scale.id != scale.key) allow("scale." + scale.id, list);
        for (const Band& band : scale.bands) {
            need("band." + band.id);
            allow_outcome("band." + band.id, list);
        }
    }
    // A band that several scales have knows the placeholders only if each of them is over that list.
    void allow_outcome(const std::string& key, std::optional<ListIndex> list) {
        for (const char* suffix : {".action", ".say", ".next"}) {
            const auto [known, is_new] = keys_.emplace(key + suffix, Key{false, list});
            if (!is_new && known->second.list != list) known->second.list = std::nullopt;
        }
    }
    void of_finding(const Finding& finding) {
        need("finding." + finding.id);
        for (const FindingValue& value : finding.values) {
            const std::string key = fmt::format("finding.{}.{}", finding.id, value.id);
            need(key);
            allow_outcome(key, std::nullopt);
        }
    }
    void of_leaflet(const Leaflet& leaflet) {
        need("leaflet." + leaflet.id);
        for (const Leaflet::Part& part : leaflet.parts) {
            const std::string key = fmt::format("leaflet.{}.{}", leaflet.id, part.id);
            allow(key);
            for (int point = 1; point <= part.points; ++point)
                need(fmt::format("{}.{}", key, point));
        }
    }

    const Instrument& instrument_;
    Keys keys_;
};

class Comparer {
  public:
    Comparer(const Instrument& instrument, const std::vector<Wording>& wordings)
        : instrument_(instrument), wordings_(wordings), keys_(KeyCollector(instrument).run()) {
        for (const auto& [key, rule] : keys_)
            names_.push_back(key);
    }

    Problems run() {
        std::set<std::string> languages;
        for (const Wording& wording : wordings_) {
            if (wording.instrument != instrument_.id || wording.version != instrument_.version) {
                add(Severity::error, wording.root,
                    fmt::format("the words are for {}@{}, not for {}", wording.instrument, wording.version,
                                instrument_.full_id()));
            }
            if (!languages.insert(wording.language).second) {
                add(Severity::error, wording.root,
                    fmt::format("there are words in '{}' already", wording.language));
            }
            for (const auto& [key, text] : wording.texts)
                check_text(wording, key, text);
            check_missing(wording);
            std::ranges::copy(check_clips(instrument_, wording), std::back_inserter(problems_));
        }
        return std::move(problems_);
    }

  private:
    // Nothing more that is wrong is said or looked for.
    [[nodiscard]] bool is_full() const { return errors_ >= most_problems; }
    void add(Severity severity, Place place, std::string sentence) {
        if (severity == Severity::error && ++errors_ > most_problems) return;
        problems_.push_back({severity, std::move(place), std::move(sentence)});
    }
    static Place place_of_key(const Wording& wording, std::string_view key) {
        const auto found = wording.places.find(key);
        return found != wording.places.end() ? found->second : wording.root;
    }

    void check_text(const Wording& wording, const std::string& key, const std::string& text) {
        if (is_full()) return;
        const auto known = keys_.find(key);
        if (known == keys_.end()) {
            add(Severity::error, place_of_key(wording, key),
                fmt::format("{} has no use for the key '{}'{}", instrument_.full_id(), key,
                            did_you_mean(key, names_)));
            return;
        }
        check_placeholders(wording, key, text, known->second.list);
    }

    void check_placeholders(const Wording& wording, const std::string& key, std::string_view text,
                            const std::optional<ListIndex>& list) {
        std::vector<std::string> known;
        if (list) known = {instrument_.lists[*list].id, instrument_.lists[*list].id + ".name"};
        for (std::size_t open = text.find_first_of("{}"); open != std::string_view::npos;
             open = text.find_first_of("{}", open + 1)) {
            const std::size_t close = text.find('}', open);
            const std::string name(
                text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
            if (text[open] == '}' || close == std::string_view::npos) {
                add(Severity::error, place_of_key(wording, key),
                    fmt::format("the text of '{}' has a single brace", key));
                return;
            }
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const std::string advice =
                    known.empty() ? "; no placeholder is known here" : did_you_mean(name, known);
                add(Severity::error, place_of_key(wording, key),
                    fmt::format("the placeholder {{{}}} in '{}' stands for nothing{}", name, key, advice));
            }
            open = close;
        }
    }

    // What no language has is a mistake; what one language lacks is a gap that the program can bridge.
    void check_missing(const Wording& wording) {
        for (const auto& [key, rule] : keys_) {
            if (wording.find(key) != nullptr) continue;
            // The definition says them itself, in English.
            if (key == "terms" && wording.language == "en") continue;
            const auto has_key = [&name = key](const Wording& other) { return other.find(name) != nullptr; };
            const auto other = std::find_if(wordings_.begin(), wordings_.end(), has_key);
            if (other != wordings_.end()) {
                add(Severity::warning, wording.root,
                    fmt::format("'{}' has no words for '{}', and '{}' has", wording.language, key,
                                other->language));
            } else if (rule.needed && !is_full() && !covered(wording, key)) {
                add(Severity::error, wording.root, fmt::format("the needed key '{}' is missing", key));
            }
        }
    }

    // The template's words are not needed where every entry has its own.
    [[nodiscard]] bool covered(const Wording& wording, const std::string& key) const {
        if (key.find('{') == std::string::npos) return false;
        bool any = false;
        for (const Item& item : instrument_.items) {
            if (!item.entry || "item." + item.key != key) continue;
            if (wording.find("item." + item.id) == nullptr) return false;
            any = true;
        }
        for (const Scale& scale : instrument_.scales) {
            if (!scale.entry || "scale." + scale.key != key) continue;
            if (wording.find("scale." + scale.id) == nullptr) return false;
            any = true;
        }
        return any;
    }

    const Instrument& instrument_;
    const std::vector<Wording>& wordings_;
    Keys keys_;
    std::vector<std::string> names_;
    Problems problems_;
    std::size_t errors_ = 0;
};

}  // namespace

Problems check_wordings(const Instrument& instrument, const std::vector<Wording>& wordings) {
    return Comparer(instrument, wordings).run();
}

}  // namespace instruments
