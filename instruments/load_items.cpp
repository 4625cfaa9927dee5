// Sections and items: forms, repetition over lists, cards, returns. Conditions are
// compiled afterwards (load_conditions), when every item is known by name.
#include <fmt/format.h>
#include <algorithm>

#include "instruments/dates.h"
#include "instruments/draft.h"
#include "instruments/expression.h"
#include "instruments/names.h"

namespace instruments {

namespace {

struct FormShape {
    std::string_view name;
    std::vector<std::string_view> needed;
    std::vector<std::string_view> optional;
};

const std::vector<FormShape>& form_shapes() {
    static const std::vector<FormShape> shapes{
        {"one", {"choices"}, {"return-to", "return-if"}},
        {"several", {"choices"}, {}},
        {"number", {"min", "max"}, {"decimals"}},
        {"date", {"earliest", "latest"}, {"partial"}},
        {"text", {}, {"max-length", "lines"}},
    };
    return shapes;
}

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What another form would have is refused here: it would promise a limit that is not kept.
bool check_form_attributes(Draft& draft, const XmlElement& element, const FormShape& shape) {
    for (const XmlAttribute& attribute : element.attributes) {
        if (holds(shape.needed, attribute.name) || holds(shape.optional, attribute.name)) continue;
        for (const FormShape& other : form_shapes()) {
            if (!holds(other.needed, attribute.name) && !holds(other.optional, attribute.name)) continue;
            draft.error(draft.document.name_place(attribute),
                        fmt::format("'{}' belongs to form=\"{}\", not to form=\"{}\"", attribute.name,
                                    other.name, shape.name));
            break;
        }
    }
    bool complete = true;
    for (const std::string_view name : shape.needed) {
        if (find(element, name) != nullptr) continue;
        draft.error(element,
                    fmt::format("an item of form=\"{}\" needs the attribute '{}'", shape.name, name));
        complete = false;
    }
    return complete;
}

std::optional<Form> number_form(Draft& draft, const XmlElement& element) {
    NumberForm form;
    form.min = draft.decimal(get(element, "min"));
    form.max = draft.decimal(get(element, "max"));
    form.decimals = draft.whole(element, "decimals", 0, 4, 0);
    for (const char* name : {"min", "max"}) {
        const Decimal limit = std::string_view(name) == "min" ? form.min : form.max;
        if (decimals_used(limit) <= form.decimals) continue;
        draft.error(get(element, name),
                    fmt::format("'{}' has more decimals than the item takes ({})", name, form.decimals));
    }
    if (form.min > form.max) draft.error(get(element, "max"), "'max' is less than 'min'");
    return form;
}

std::optional<Form> date_form(Draft& draft, const XmlElement& element) {
    DateForm form;
    for (const char* name : {"earliest", "latest"}) {
        const XmlAttribute& attribute = get(element, name);
        const auto date = parse_date(attribute.value);
        if (!date || date->day == 0) {
            draft.error(attribute, fmt::format("'{}' is not a date: write 2020-01-31", attribute.value));
            return std::nullopt;
        }
        (std::string_view(name) == "earliest" ? form.earliest : form.latest) = *date;
    }
    form.partial = draft.flag(element, "partial", false);
    if (first_day(form.earliest) > first_day(form.latest)) {
        draft.error(get(element, "latest"), "'latest' is before 'earliest'");
    }
    return form;
}

std::optional<Form> load_form(Draft& draft, const XmlElement& element) {
    std::vector<std::string> names;
    for (const FormShape& shape : form_shapes())
        names.emplace_back(shape.name);
    const std::size_t kind = draft.one_of(element, "form", names, names.size());
    if (kind == names.size() || !check_form_attributes(draft, element, form_shapes()[kind]))
        return std::nullopt;
    if (names[kind] == "number") return number_form(draft, element);
    if (names[kind] == "date") return date_form(draft, element);
    if (names[kind] == "text") {
        constexpr int longest = 10'000;
        constexpr int usual = 200;
        return TextForm{draft.whole(element, "max-length", 1, longest, usual),
                        draft.one_of(element, "lines", {"one", "many"}, 0) == 1};
    }
    const auto choices = draft.named(get(element, "choices"), draft.instrument.choice_lists, "choice list");
    if (!choices) return std::nullopt;
    if (names[kind] == "several") return SeveralChoices{*choices};
    for (const Choice& choice : draft.instrument.choice_lists[*choices].choices) {
        if (!choice.exclusive) continue;
        draft.error(get(element, "choices"),
                    fmt::format("'{}' is marked exclusive, which means something only where several "
                                "choices can be made",
                                choice.code));
    }
    return OneChoice{*choices};
}

void load_card_of(Draft& draft, const XmlElement& section, const XmlElement& element, Item& item) {
    const XmlAttribute* attribute = find(element, "card");
    const bool own = attribute != nullptr;
    if (!own) attribute = find(section, "card");
    if (attribute == nullptr) return;
    const ChoiceList* list = choices_of(draft.instrument, item);
    if (!own && list == nullptr) return;  // a section's card is for its items of choices
    const std::optional<std::uint16_t> card = draft.named(*attribute, draft.instrument.cards, "card");
    if (!card) return;
    if (list != &draft.instrument.choice_lists[draft.instrument.cards[*card].choices]) {
        if (own)
            draft.error(*attribute,
                        fmt::format("the card '{}' shows other choices than the item has", attribute->value));
        return;
    }
    item.card = card;
}

void load_return(Draft& draft, const XmlElement& element, Item& item) {
    const XmlAttribute* to = find(element, "return-to");
    const XmlAttribute* on = find(element, "return-if");
    if (to == nullptr && on == nullptr) return;
    if (to == nullptr || on == nullptr) {
        draft.error(element, "'return-to' and 'return-if' stand together");
        return;
    }
    const ChoiceList* list = choices_of(draft.instrument, item);
    const auto section = draft.named(*to, draft.instrument.sections, "section that stands before this item");
    const auto choice = list != nullptr ? list->find(on->value) : std::nullopt;
    if (list != nullptr && !choice) {
        draft.unknown(*on, {on->value, 0}, codes_of(*list), fmt::format("code of the choices {}", list->id));
    }
    if (section && choice) item.returns = Item::Return{*choice, *section};
}

class SectionLoader {
  public:
    SectionLoader(Draft& draft, const XmlElement& element) : draft_(draft), element_(element) {}

    void run() {
        Instrument& instrument = draft_.instrument;
        Section section;
        section.id = draft_.id(element_);
        section.display =
            draft_.one_of(element_, "display", {"pages", "list"}, 0) == 0 ? Display::pages : Display::list;
        draft_.sources(element_);
        if (draft_.is_there(instrument.sections, section.id)) {
            draft_.error(get(element_, "id"), fmt::format("the section '{}' is there already", section.id));
        }
        begin_ = static_cast<ItemIndex>(instrument.items.size());
        index_ = static_cast<std::uint16_t>(instrument.sections.size());
        if (const XmlAttribute* card = find(element_, "card")) {
            static_cast<void>(draft_.named(*card, instrument.cards, "card"));
        }
        const Display display = section.display;
        instrument.sections.push_back(std::move(section));
        for (const XmlElement& child : element_.children) {
            if (child.name == "item") load_item(child);
        }
        Section& loaded = instrument.sections[index_];
        for (std::size_t item = begin_; item < instrument.items.size(); ++item) {
            loaded.items.push_back(static_cast<ItemIndex>(item));
        }
        if (display == Display::list) check_list(loaded);
    }

  private:
    void load_item(const XmlElement& element) {
        Item item;
        const XmlAttribute& id = get(element, "id");
        const auto list = draft_.over(element);
        const std::vector<bool> except = draft_.excepted(element, list);
        const bool repeats = find(element, "over") != nullptr;
        draft_.sources(element);
        const auto form = load_form(draft_, element);
        if ((repeats && !list) || !draft_.is_template(id, list) || !form) return;
        const auto [known, is_new] = draft_.item_keys.emplace(id.value, draft_.document.line(element));
        if (!is_new) {
            draft_.error(id,
                         fmt::format("the item '{}' is there already (line {})", id.value, known->second));
            return;
        }
        item.key = id.value;
        item.form = *form;
        item.section = index_;
        item.required = draft_.flag(element, "required", true);
        item.refusable = draft_.flag(element, "refusable", true);
        item.line = draft_.document.line(element);
        load_card_of(draft_, element_, element, item);
        load_return(draft_, element, item);
        if (!list) {
            add(element, std::move(item), std::nullopt);
            return;
        }
        for (std::size_t entry = 0; entry < except.size(); ++entry) {
            if (!except[entry] && !add(element, item, Entry{*list, static_cast<std::uint16_t>(entry)}))
                return;
        }
    }

    bool add(const XmlElement& element, Item item, const std::optional<Entry>& entry) {
        Instrument& instrument = draft_.instrument;
        const XmlAttribute& id = get(element, "id");
        item.id = fill_entry(item.key, instrument, entry).value_or(item.key);
        item.entry = entry;
        if (!is_id(item.id)) {
            draft_.error(
                id,
                fmt::format("'{}' is not an id: small letters, digits and _ . -, a letter or digit first, at "
                            "most 64",
                            item.id));
            return false;
        }
        for (const char* word : {"and", "or", "not"}) {
            if (item.id == word)
                draft_.error(id, fmt::format("'{}' is a word of conditions and cannot be an id", word));
        }
        if (!draft_.spend(1)) return false;
        if (instrument.items.size() >= most_items) {
            if (!full_) draft_.error(element, fmt::format("an instrument has at most {} items", most_items));
            full_ = true;
            return false;
        }
        const auto index = static_cast<ItemIndex>(instrument.items.size());
        const auto [known, is_new] = instrument.item_by_id.emplace(item.id, index);
        if (!is_new) {
            draft_.error(id, fmt::format("the item '{}' is there already (line {})", item.id,
                                         instrument.items[known->second].line));
            return false;
        }
        draft_.claim_column(item.id, element);
        if (std::holds_alternative<TextForm>(item.form)) draft_.claim_column(item.id + ".state", element);
        draft_.askings.push_back({find(element_, "ask-if"), begin_, find(element, "ask-if")});
        instrument.items.push_back(std::move(item));
        return true;
    }

    void check_list(const Section& section) {
        const ChoiceList* common = nullptr;
        for (const ItemIndex index : section.items) {
            const Item& item = draft_.instrument.items[index];
            const ChoiceList* list = choices_of(draft_.instrument, item);
            const bool one = std::holds_alternative<OneChoice>(item.form);
            if (common == nullptr) common = list;
            if (one && list == common) continue;
            draft_.error(
                draft_.document.name_place(get(element_, "display")),
                fmt::format(
                    "display=\"list\" is for items of one choice with the same choices; '{}' is another",
                    item.id));
            return;
        }
    }

    Draft& draft_;
    const XmlElement& element_;
    ItemIndex begin_ = 0;
    std::uint16_t index_ = 0;
    bool full_ = false;
};

}  // namespace

void load_items(Draft& draft) {
    for (const char* name :
         {"id", "record", "client", "site", "date", "mode", "language", "ignored", "problem", "asked"}) {
        draft.columns.emplace(name, nullptr);
    }
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "section") SectionLoader(draft, child).run();
    }
}

}  // namespace instruments
