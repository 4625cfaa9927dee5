// Scales: terms with their weights by choice, the missing-answer rule, bands with
// their exceptions, what a score waits for, and its least and greatest value.
#include <fmt/format.h>
#include <algorithm>
#include <unordered_set>

#include "instruments/draft.h"
#include "instruments/expression.h"
#include "instruments/names.h"
#include "instruments/range.h"

namespace instruments {

namespace {

const std::vector<std::string>& tones() {
    static const std::vector<std::string> names{"ok", "mild", "warn", "high", "sev"};
    return names;
}

class ScaleLoader {
  public:
    ScaleLoader(Draft& draft, Reach& reach, const XmlElement& element)
        : draft_(draft), reach_(reach), instrument_(draft.instrument), element_(element) {}

    void run() {
        const XmlAttribute& id = get(element_, "id");
        list_ = draft_.over(element_);
        const std::vector<bool> except = draft_.excepted(element_, list_);
        Scale scale;
        scale.key = id.value;
        scale.combine =
            draft_.one_of(element_, "combine", {"sum", "mean"}, 0) == 0 ? Combine::sum : Combine::mean;
        scale.higher_is_worse = draft_.one_of(element_, "higher", {"worse", "better"}, 0) == 0;
        scale.sources = draft_.sources(element_);
        if (const XmlAttribute* multiply = find(element_, "multiply")) load_multiply(*multiply, scale);
        load_missing(scale);
        load_bands(scale);
        for (const XmlElement& child : element_.children) {
            if (child.name == "term") terms_.push_back({child, draft_.excepted(child, list_)});
        }
        if ((find(element_, "over") != nullptr && !list_) || !draft_.is_template(id, list_)) return;
        if (!list_) {
            load_one(scale, std::nullopt);
            return;
        }
        for (std::size_t entry = 0; entry < except.size(); ++entry) {
            const auto before = draft_.problems.size();
            if (!except[entry]) load_one(scale, Entry{*list_, static_cast<std::uint16_t>(entry)});
            // The other entries would say the same.
            if (draft_.problems.size() != before || draft_.is_full()) return;
        }
    }

  private:
    void add_sources(std::vector<std::string>& into, const std::vector<std::string>& sources) {
        for (const std::string& source : sources) {
            if (!draft_.spend_names(into.size())) return;
            if (std::find(into.begin(), into.end(), source) == into.end()) into.push_back(source);
        }
    }

    void load_multiply(const XmlAttribute& attribute, Scale& scale) {
        scale.multiply = draft_.decimal(attribute);
        constexpr std::int64_t most = 1000;
        if (scale.multiply > Decimal{} && scale.multiply <= Decimal::of(most)) return;
        draft_.error(attribute, fmt::format("'multiply' is a number above 0 and at most {}", most));
    }

    void load_missing(Scale& scale) {
        for (const XmlElement& child : element_.children) {
            if (child.name != "missing") continue;
            constexpr int most = 1000;
            const std::size_t rule = draft_.one_of(child, "rule", {"none", "prorate", "bounds"}, 0);
            scale.missing = static_cast<MissingRule>(rule);
            scale.missing_max = draft_.whole(child, "max", 1, most, 0);
            add_sources(scale.sources, draft_.sources(child));
            const XmlAttribute* max = find(child, "max");
            if (scale.missing == MissingRule::prorate && max == nullptr) {
                draft_.error(child, "the rule 'prorate' needs 'max': how many may be missing");
            }
            if (scale.missing != MissingRule::prorate && max != nullptr) {
                draft_.error(draft_.document.name_place(*max), "'max' belongs to the rule 'prorate'");
            }
            missing_ = &child;
        }
    }

    void load_bands(Scale& scale) {
        constexpr std::size_t most_bands = 64;
        for (const XmlElement& child : element_.children) {
            if (child.name != "band") continue;
            Band band;
            band.id = draft_.id(child);
            band.from = draft_.decimal(get(child, "from"));
            band.tone = tones()[draft_.one_of(child, "tone", tones(), 0)];
            band.level = draft_.whole(child, "level", 1, 3, 0);
            add_sources(scale.sources, draft_.sources(child));
            if (has_id(scale.bands, band.id)) {
                draft_.error(get(child, "id"), fmt::format("the band '{}' is there already", band.id));
            }
            if (scale.bands.size() == most_bands) {
                draft_.error(child, fmt::format("a scale has at most {} bands", most_bands));
                return;
            }
            bands_.push_back({get(child, "from"), load_exceptions(child, scale)});
            scale.bands.push_back(std::move(band));
        }
    }

    struct Exception {
        std::string entry;
        Decimal value;
        const XmlAttribute* at = nullptr;
    };
    struct BandAt {
        const XmlAttribute& from;
        std::vector<Exception> exceptions;
    };
    std::vector<Exception> load_exceptions(const XmlElement& band, Scale& scale) {
        std::vector<Exception> exceptions;
        for (const XmlElement& child : band.children) {
            if (child.name != "from") continue;
            const XmlAttribute& entry = get(child, "entry");
            const Decimal value = draft_.decimal(get(child, "value"));
            add_sources(scale.sources, draft_.sources(child));
            if (!list_) {
                draft_.error(child, "<from> is an exception for one entry, but the scale is not repeated");
                continue;
            }
            const List& list = instrument_.lists[*list_];
            if (std::find(list.entries.begin(), list.entries.end(), entry.value) == list.entries.end()) {
                draft_.unknown(entry, {entry.value, 0}, list.entries,
                               fmt::format("entry of the list {}", list.id));
                continue;
            }
            const auto same = [&entry](const Exception& other) { return other.entry == entry.value; };
            if (std::any_of(exceptions.begin(), exceptions.end(), same)) {
                draft_.error(entry, fmt::format("'{}' has an exception here already", entry.value));
                continue;
            }
            exceptions.push_back({entry.value, value, &get(child, "value")});
        }
        return exceptions;
    }

    void load_one(Scale scale, const std::optional<Entry>& entry) {
        constexpr std::size_t most_scales = 4096;
        scale.entry = entry;
        scale.id = fill_entry(scale.key, instrument_, entry).value_or(scale.key);
        if (!is_id(scale.id)) {
            draft_.error(get(element_, "id"), fmt::format("'{}' is not an id", scale.id));
            return;
        }
        if (instrument_.scales.size() == most_scales) {
            draft_.error(element_, fmt::format("an instrument has at most {} scales", most_scales));
            return;
        }
        // Each entry's scale has them all for itself.
        constexpr std::size_t of_a_copy = 4;
        if (!draft_.spend(of_a_copy * (1 + scale.sources.size() + scale.bands.size()))) return;
        claim_columns(scale);
        const bool sound = load_terms(scale, entry);
        set_band_limits(scale);
        if (!sound || scale.terms.empty()) return;
        if (scale.missing == MissingRule::prorate &&
            scale.missing_max >= static_cast<int>(scale.terms.size())) {
            draft_.error(*missing_,
                         fmt::format("'max' must be less than the scale's {} terms", scale.terms.size()));
        }
        std::vector<ItemIndex> items;
        items.reserve(scale.terms.size());
        for (const Term& term : scale.terms)
            items.push_back(term.item);
        Closure found = closure(instrument_, items);
        scale.waits_for = std::move(found.items);
        scale.deciding = std::move(found.deciding);
        if (!draft_.spend(found.work) ||
            !draft_.spend_row(1 + scale.waits_for.size() + scale.terms.size(), element_))
            return;
        set_range(scale);
        instrument_.scales.push_back(std::move(scale));
    }

    void claim_columns(const Scale& scale) {
        draft_.claim_column(scale.id, element_);
        draft_.claim_column(scale.id + ".missing", element_);
        if (!scale.bands.empty()) draft_.claim_column(scale.id + ".band", element_);
        if (scale.missing != MissingRule::bounds) return;
        draft_.claim_column(scale.id + ".min", element_);
        draft_.claim_column(scale.id + ".max", element_);
    }

    bool load_terms(Scale& scale, const std::optional<Entry>& entry) {
        const std::size_t before = draft_.problems.size();
        std::unordered_set<ItemIndex> seen;
        for (const TermAt& term : terms_) {
            if (entry && entry->entry < term.except.size() && term.except[entry->entry]) continue;
            load_term(term.element, entry, scale, seen);
        }
        if (scale.terms.empty() && draft_.problems.size() == before) {
            draft_.error(element_, fmt::format("the scale '{}' has no term", scale.id));
        }
        return draft_.problems.size() == before;
    }

    void load_term(const XmlElement& element, const std::optional<Entry>& entry, Scale& scale,
                   std::unordered_set<ItemIndex>& seen) {
        constexpr std::size_t of_a_term = 4;
        if (draft_.is_full() || !draft_.spend(of_a_term)) return;
        const XmlAttribute& attribute = get(element, "item");
        const auto id = fill_entry(attribute.value, instrument_, entry);
        if (!id) {
            draft_.error(attribute,
                         fmt::format("'{}' has a placeholder that stands for nothing here", attribute.value));
            return;
        }
        const auto item = instrument_.find_item(*id);
        if (!item) {
            const std::vector<std::string> known = ids_of(instrument_.items);
            draft_.unknown(attribute, {*id, 0}, known, "item");
            return;
        }
        if (!seen.insert(*item).second) {
            draft_.error(attribute, fmt::format("'{}' is a term of this scale already", *id));
            return;
        }
        Term term{*item, {}};
        if (load_term_weights(element, instrument_.items[*item], term, scale))
            scale.terms.push_back(std::move(term));
    }

    bool load_term_weights(const XmlElement& element, const Item& item, Term& term, Scale& scale) {
        const XmlAttribute* attribute = find(element, "weights");
        if (attribute == nullptr) {
            if (std::holds_alternative<NumberForm>(item.form)) return true;
            draft_.error(element, fmt::format("the term needs 'weights': '{}' is not a number", item.id));
            return false;
        }
        const auto weights = draft_.named(*attribute, draft_.weights, "set of weights");
        if (!weights) return false;
        const WeightSet& set = draft_.weights[*weights];
        const auto* one = std::get_if<OneChoice>(&item.form);
        if (one == nullptr) {
            draft_.error(*attribute,
                         fmt::format("weights are for items of one choice, and '{}' is none", item.id));
            return false;
        }
        if (one->choices != set.choices) {
            draft_.error(*attribute,
                         fmt::format("the weights '{}' are for the choices '{}', but '{}' has '{}'", set.id,
                                     instrument_.choice_lists[set.choices].id, item.id,
                                     instrument_.choice_lists[one->choices].id));
            return false;
        }
        if (!draft_.spend(set.values.size())) return false;
        term.weights = set.values;
        add_sources(scale.sources, set.sources);
        return true;
    }

    void set_band_limits(Scale& scale) {
        for (std::size_t index = 0; index < scale.bands.size(); ++index) {
            const XmlAttribute* at = &bands_[index].from;
            for (const Exception& exception : bands_[index].exceptions) {
                if (!scale.entry ||
                    instrument_.lists[scale.entry->list].entries[scale.entry->entry] != exception.entry)
                    continue;
                scale.bands[index].from = exception.value;
                at = exception.at;
            }
            limits_at_.resize(scale.bands.size());
            limits_at_[index] = at;
            if (index == 0 || scale.bands[index - 1].from < scale.bands[index].from) continue;
            draft_.error(*at, fmt::format("the band '{}' must begin above '{}' ({})", scale.bands[index].id,
                                          scale.bands[index - 1].id, to_string(scale.bands[index - 1].from)));
        }
    }

    void set_range(Scale& scale) {
        const bool bounds = scale.missing == MissingRule::bounds;
        const std::size_t each = bounds ? work_of_a_completion(scale) : 1;
        const std::size_t most = bounds ? std::min(most_states, draft_.row_left() / each) : most_states;
        const auto tried = range_of(instrument_, scale, reach_, most);
        if (bounds && !tried) return refuse_bounds(scale, most);
        if (bounds && !draft_.spend_row(tried->ways * each, *missing_)) return;
        const Range known = tried ? tried->range : widest_range(instrument_, scale);
        scale.min = known.min;
        scale.max = known.max;
        if (scale.bands.empty()) return;
        if (!tried) {
            draft_.warn(
                draft_.document.place(*limits_at_.front()),
                fmt::format("there are too many ways through the skip logic of '{}' to try them all: whether "
                            "a score reaches each band was looked at without it",
                            scale.id));
        } else if (scale.bands.front().from > scale.min) {
            draft_.error(*limits_at_.front(),
                         fmt::format("the first band must hold the least score of '{}', which is {}",
                                     scale.id, to_string(scale.min)));
        }
        for (std::size_t index = 1; index < scale.bands.size(); ++index) {
            if (scale.bands[index].from <= scale.max && scale.bands[index].from > scale.min) continue;
            draft_.error(*limits_at_[index],
                         fmt::format("the limit {} separates nothing: scores of '{}' go from {} to {}",
                                     to_string(scale.bands[index].from), scale.id, to_string(scale.min),
                                     to_string(scale.max)));
        }
    }

    // The completions of an incomplete sheet are at most the ways through the skip logic; each looks
    // at whatever the scale waits for, at a gate and behind it.
    [[nodiscard]] std::size_t work_of_a_completion(const Scale& scale) const {
        std::size_t conditions = 0;
        for (const ItemIndex item : scale.waits_for)
            conditions += 1 + instrument_.items[item].ask_if.size();
        return 2 * conditions + scale.terms.size();
    }

    void refuse_bounds(const Scale& scale, std::size_t most) {
        if (reach_.is_spent()) {
            draft_.error(
                *missing_,
                fmt::format("with 'bounds' of '{}' the scales up to here have too many ways through "
                            "the skip logic to try them all: fewer questions may decide about others",
                            scale.id));
            return;
        }
        draft_.error(
            *missing_,
            fmt::format("'bounds' would have to try more than {} ways through the skip logic of '{}'{}", most,
                        scale.id,
                        most < most_states ? ", more than may be tried for each respondent: fewer questions "
                                             "may decide about others, or fewer scales have this rule"
                                           : ""));
    }

    Draft& draft_;
    Reach& reach_;
    Instrument& instrument_;
    const XmlElement& element_;
    std::optional<ListIndex> list_;
    const XmlElement* missing_ = nullptr;
    struct TermAt {
        const XmlElement& element;
        std::vector<bool> except;
    };
    std::vector<TermAt> terms_;
    std::vector<BandAt> bands_;
    std::vector<const XmlAttribute*> limits_at_;
};

}  // namespace

void load_scales(Draft& draft) {
    Reach reach(draft.instrument);
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "scale") ScaleLoader(draft, reach, child).run();
    }
}

}  // namespace instruments
