#include "instruments/instrument.h"

namespace instruments {

std::optional<std::uint8_t> ChoiceList::find(std::string_view code) const {
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
        if (choices[choice].code == code) return static_cast<std::uint8_t>(choice);
    }
    return std::nullopt;
}

std::optional<ItemIndex> Instrument::find_item(std::string_view item_id) const {
    const auto found = item_by_id.find(item_id);
    if (found == item_by_id.end()) return std::nullopt;
    return found->second;
}

const ChoiceList* choices_of(const Instrument& instrument, const Item& item) {
    if (const auto* one = std::get_if<OneChoice>(&item.form)) return &instrument.choice_lists[one->choices];
    if (const auto* several = std::get_if<SeveralChoices>(&item.form)) {
        return &instrument.choice_lists[several->choices];
    }
    return nullptr;
}

}  // namespace instruments
