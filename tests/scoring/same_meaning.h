// All that a definition decides, as text: what is asked when, of whom, with which choices, and how
// it is scored. Prose (terms, references, notes), places in the file and worked examples are left out.
#pragma once

#include <sstream>
#include <string>

#include "instruments/instrument.h"

namespace tests_of_meaning {

using namespace instruments;

class Writer {
  public:
    template <class T>
    Writer& operator<<(const T& value) {
        out_ << value << '|';
        return *this;
    }
    Writer& operator<<(std::uint8_t value) { return *this << static_cast<int>(value); }
    Writer& operator<<(const Decimal& value) { return *this << to_string(value); }
    Writer& operator<<(const Date& value) {
        return *this << value.year << int{value.month} << int{value.day};
    }
    Writer& operator<<(const std::optional<Entry>& entry) {
        return entry ? *this << entry->list << entry->entry : *this << "none";
    }
    template <class T>
    Writer& operator<<(const std::optional<T>& value) {
        return value ? *this << *value : *this << "none";
    }
    template <class T>
    Writer& operator<<(const std::vector<T>& values) {
        *this << values.size();
        for (const T& value : values)
            *this << value;
        return *this;
    }
    Writer& operator<<(const Condition& condition) {
        for (const Step& step : condition.steps) {
            *this << static_cast<int>(step.kind) << static_cast<int>(step.comparison)
                  << static_cast<int>(step.truth) << step.item << step.value << step.limit << step.items;
        }
        return *this << "end";
    }
    Writer& operator<<(const OneChoice& form) { return *this << "one" << form.choices; }
    Writer& operator<<(const SeveralChoices& form) { return *this << "several" << form.choices; }
    Writer& operator<<(const NumberForm& form) { return *this << form.min << form.max << form.decimals; }
    Writer& operator<<(const DateForm& form) { return *this << form.earliest << form.latest << form.partial; }
    Writer& operator<<(const TextForm& form) { return *this << form.max_length << form.multiline; }
    Writer& operator<<(const Choice& choice) { return *this << choice.code << choice.exclusive; }
    Writer& operator<<(const ChoiceList& list) { return *this << list.id << list.choices; }
    Writer& operator<<(const List& list) { return *this << list.id << list.entries; }
    Writer& operator<<(const ModeRule& rule) { return *this << static_cast<int>(rule.mode) << rule.warns; }
    Writer& operator<<(const Section& section) {
        return *this << section.id << static_cast<int>(section.display) << section.items;
    }
    Writer& operator<<(const Item& item) {
        *this << item.id << item.key << item.entry << item.section << item.ask_if << item.required
              << item.refusable << item.card;
        std::visit([this](const auto& form) { *this << form; }, item.form);
        return item.returns ? *this << item.returns->choice << item.returns->section : *this << "none";
    }
    Writer& operator<<(const ResponseCard& card) { return *this << card.id << card.choices << card.order; }
    Writer& operator<<(const Term& term) { return *this << term.item << term.weights; }
    Writer& operator<<(const Band& band) { return *this << band.id << band.from << band.tone << band.level; }
    Writer& operator<<(const Scale& scale) {
        return *this << scale.id << scale.key << scale.entry << static_cast<int>(scale.combine)
                     << scale.multiply << static_cast<int>(scale.missing) << scale.missing_max
                     << scale.higher_is_worse << scale.terms << scale.bands << scale.min << scale.max
                     << scale.waits_for;
    }
    Writer& operator<<(const FindingValue& value) {
        return *this << value.id << value.when << value.tone << value.level;
    }
    Writer& operator<<(const Finding& finding) { return *this << finding.id << finding.values; }
    Writer& operator<<(const Leaflet::Part& part) { return *this << part.id << part.points; }
    Writer& operator<<(const Leaflet& leaflet) {
        return *this << leaflet.id << leaflet.for_scale << leaflet.for_finding << leaflet.when
                     << leaflet.parts;
    }
    [[nodiscard]] std::string text() const { return out_.str(); }

  private:
    std::ostringstream out_;
};

}  // namespace tests_of_meaning

inline std::string meaning_of(const instruments::Instrument& instrument) {
    tests_of_meaning::Writer out;
    out << instrument.full_id() << instrument.anonymous << static_cast<int>(instrument.role)
        << instrument.modes << instrument.choice_lists << instrument.lists << instrument.sections
        << instrument.items << instrument.cards << instrument.scales << instrument.findings
        << instrument.leaflets;
    return out.text();
}
