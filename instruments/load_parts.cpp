// The parts that items and scales refer to: modes, sources, choices, lists, weights, cards.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "instruments/draft.h"
#include "instruments/names.h"

namespace instruments {

namespace {

template <class Thing>
void refuse_second(Draft& draft, const XmlElement& element, const std::vector<Thing>& things,
                   const std::string& id) {
    if (draft.is_there(things, id))
        draft.error(get(element, "id"), fmt::format("<{}> '{}' is there already", element.name, id));
}

void load_mode(Draft& draft, const XmlElement& element) {
    const Mode mode = draft.one_of(element, "id", {"staff", "self"}, 0) == 0 ? Mode::staff : Mode::self;
    for (const ModeRule& other : draft.instrument.modes) {
        if (other.mode != mode) continue;
        draft.error(get(element, "id"), "this mode is there already");
        return;
    }
    draft.instrument.modes.push_back({mode, draft.flag(element, "warn", false)});
}

void load_choices(Draft& draft, const XmlElement& element) {
    ChoiceList list{draft.id(element), {}};
    refuse_second(draft, element, draft.instrument.choice_lists, list.id);
    if (element.children.size() > most_choices) {
        draft.error(element.children[most_choices],
                    fmt::format("a list has at most {} choices", most_choices));
    }
    for (const XmlElement& child : element.children) {
        if (child.name != "choice" || list.choices.size() == most_choices) continue;
        Choice choice{draft.id(child, "code"), draft.flag(child, "exclusive", false)};
        if (list.find(choice.code)) {
            draft.error(get(child, "code"), fmt::format("the code '{}' is there already", choice.code));
        }
        if (choice.code == "refused" || choice.code == "not_asked") {
            draft.error(get(child, "code"),
                        fmt::format("'{}' says in every file that there is no answer; it cannot be a code",
                                    choice.code));
        }
        list.choices.push_back(std::move(choice));
    }
    draft.instrument.choice_lists.push_back(std::move(list));
    draft.sources(element);
}

void load_list(Draft& draft, const XmlElement& element) {
    List list{draft.id(element), {}};
    refuse_second(draft, element, draft.instrument.lists, list.id);
    if (element.children.size() > most_entries) {
        draft.error(element.children[most_entries],
                    fmt::format("a list has at most {} entries", most_entries));
    }
    for (const XmlElement& child : element.children) {
        if (child.name != "entry" || list.entries.size() == most_entries) continue;
        std::string entry = draft.id(child);
        if (std::find(list.entries.begin(), list.entries.end(), entry) != list.entries.end()) {
            draft.error(get(child, "id"), fmt::format("the entry '{}' is there already", entry));
        }
        list.entries.push_back(std::move(entry));
    }
    draft.instrument.lists.push_back(std::move(list));
    draft.sources(element);
}

void load_weights(Draft& draft, const XmlElement& element) {
    WeightSet set;
    set.id = draft.id(element);
    set.sources = draft.sources(element);
    refuse_second(draft, element, draft.weights, set.id);
    const auto choices = draft.named(get(element, "choices"), draft.instrument.choice_lists, "choice list");
    if (!choices) return;
    const ChoiceList& list = draft.instrument.choice_lists[*choices];
    set.choices = *choices;
    set.values.resize(list.choices.size());
    std::vector<bool> seen(list.choices.size());
    for (const XmlElement& child : element.children) {
        if (child.name != "weight") continue;
        const XmlAttribute& code = get(child, "code");
        const Decimal value = draft.decimal(get(child, "value"));
        const auto choice = list.find(code.value);
        if (!choice) {
            draft.unknown(code, {code.value, 0}, codes_of(list),
                          fmt::format("code of the choices {}", list.id));
        } else {
            if (seen[*choice])
                draft.error(code, fmt::format("the code '{}' has a weight already", code.value));
            seen[*choice] = true;
            set.values[*choice] = value;
        }
    }
    for (std::size_t choice = 0; choice < seen.size(); ++choice) {
        if (!seen[choice])
            draft.error(element, fmt::format("the code '{}' has no weight", list.choices[choice].code));
    }
    draft.weights.push_back(std::move(set));
}

void load_card(Draft& draft, const XmlElement& element) {
    ResponseCard card;
    card.id = draft.id(element);
    draft.sources(element);
    refuse_second(draft, element, draft.instrument.cards, card.id);
    const auto choices = draft.named(get(element, "choices"), draft.instrument.choice_lists, "choice list");
    if (!choices) return;
    card.choices = *choices;
    const ChoiceList& list = draft.instrument.choice_lists[*choices];
    const XmlAttribute* order = find(element, "order");
    if (order == nullptr) {
        for (std::size_t choice = 0; choice < list.choices.size(); ++choice) {
            card.order.push_back(static_cast<std::uint8_t>(choice));
        }
    } else {
        for (const Word& word : words_of(order->value)) {
            const auto choice = list.find(word.text);
            if (!choice) {
                draft.unknown(*order, word, codes_of(list), fmt::format("code of the choices {}", list.id));
            } else if (std::find(card.order.begin(), card.order.end(), *choice) != card.order.end()) {
                draft.error(*order, fmt::format("'{}' is in this order already", word.text), word.at);
            } else {
                card.order.push_back(*choice);
            }
        }
        for (std::size_t choice = 0; choice < list.choices.size(); ++choice) {
            if (std::find(card.order.begin(), card.order.end(), choice) != card.order.end()) continue;
            draft.error(*order, fmt::format("'{}' is missing in this order", list.choices[choice].code));
        }
    }
    draft.instrument.cards.push_back(std::move(card));
}

}  // namespace

void load_source(Draft& draft, const XmlElement& element) {
    static const std::vector<std::string> certainties{"read", "secondary", "memory", "derived", "ours"};
    Source source{draft.id(element), certainties[draft.one_of(element, "certainty", certainties, 0)],
                  plain_text(element)};
    refuse_second(draft, element, draft.instrument.sources, source.id);
    draft.instrument.sources.push_back(std::move(source));
}

void load_parts(Draft& draft) {
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "terms") draft.instrument.terms = plain_text(child);
        if (child.name == "mode") load_mode(draft, child);
        if (child.name == "source") load_source(draft, child);
        if (child.name == "choices") load_choices(draft, child);
        if (child.name == "list") load_list(draft, child);
        if (child.name == "weights") load_weights(draft, child);
        if (child.name == "card") load_card(draft, child);
    }
}

}  // namespace instruments
