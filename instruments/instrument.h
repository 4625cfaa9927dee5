// A questionnaire as its definition says: immutable after loading, ids resolved to
// positions, conditions and scales compiled. It holds no words (see wording.h) and
// no answers (answers.h). Every rule names its source.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "instruments/answers.h"
#include "instruments/condition.h"
#include "instruments/decimal.h"

namespace instruments {

using ScaleIndex = std::uint16_t;
using ListIndex = std::uint16_t;

struct Source {
    std::string id;
    std::string certainty;  // "read", "secondary", "memory", "derived", "ours": how sure the rule is
    std::string text;       // the reference, for people
};

struct Choice {
    std::string code;
    bool exclusive = false;  // among several choices: choosing it clears the others, "none of these"
};
struct ChoiceList {
    std::string id;
    std::vector<Choice> choices;  // the form's order; at most 64
    [[nodiscard]] std::optional<std::uint8_t> find(std::string_view code) const;
};

// A list that items and scales repeat over, as ASSIST over its ten substances.
struct List {
    std::string id;
    std::vector<std::string> entries;
};
struct Entry {
    ListIndex list = 0;
    std::uint16_t entry = 0;
    bool operator==(const Entry&) const = default;
};

struct OneChoice {
    std::uint16_t choices = 0;  // index into Instrument::choice_lists
};
struct SeveralChoices {
    std::uint16_t choices = 0;
};
struct NumberForm {
    Decimal min, max;  // both allowed
    int decimals = 0;  // 0 to 4
};
struct DateForm {
    Date earliest, latest;  // both allowed
    bool partial = false;   // day or month may stay unknown
};
struct TextForm {
    int max_length = 200;  // code points
    bool multiline = false;
};
// Closed on purpose: a new form does not compile until it can be loaded, accepted,
// drawn, stored and exported.
using Form = std::variant<OneChoice, SeveralChoices, NumberForm, DateForm, TextForm>;

struct Item {
    std::string id;              // "q2.opioids"
    std::string key;             // of its words: "q2.{substance}", or the id
    std::optional<Entry> entry;  // where it was repeated over a list
    Form form;
    std::uint16_t section = 0;
    Condition ask_if;                   // the section's condition included
    bool required = true;               // false: may be left blank without a word (a comment)
    bool refusable = true;              // "rather not answer" is offered
    std::optional<std::uint16_t> card;  // response card shown with it
    // "q1.probe": choosing this code leads back to the first item of that section.
    struct Return {
        std::uint8_t choice = 0;
        std::uint16_t section = 0;
    };
    std::optional<Return> returns;
    int line = 0;  // in the definition, for messages
};

enum class Display : std::uint8_t { pages, list };  // one item a screen, or all of the section on one

struct Section {
    std::string id;
    Display display = Display::pages;
    std::vector<ItemIndex> items;  // consecutive, in the definition's order
};

struct ResponseCard {
    std::string id;
    std::uint16_t choices = 0;
    std::vector<std::uint8_t> order;  // as printed on the card, which may differ from the form
};

struct Term {
    ItemIndex item = 0;
    std::vector<Decimal> weights;  // by choice position of the item's list; empty: a number item's own value
};

enum class Combine : std::uint8_t { sum, mean };
enum class MissingRule : std::uint8_t { none, prorate, bounds };

struct Band {
    std::string id;
    Decimal from;      // the band holds from <= score < the next band's from
    std::string tone;  // "ok" "mild" "warn" "high" "sev": how it is drawn, no meaning of its own
    int level = 0;     // level of care 1 to 3 where the definition declares one, else 0
};

struct Scale {
    std::string id;   // "opioids", "depression"
    std::string key;  // of its words: "{substance}", or the id
    std::optional<Entry> entry;
    Combine combine = Combine::sum;
    Decimal multiply = Decimal::of(1);
    MissingRule missing = MissingRule::none;
    int missing_max = 0;  // prorate only
    bool higher_is_worse = true;
    std::vector<Term> terms;
    std::vector<Band> bands;  // ascending; the first holds the least score
    Decimal min, max;         // over complete, admissible answers
    // Every item that the score waits for: the terms and whatever decides whether they are asked. Ascending.
    std::vector<ItemIndex> waits_for;
    std::vector<ItemIndex> deciding;  // those of them that decide whether others are asked
    std::vector<std::string> sources;
};

struct FindingValue {
    std::string id;
    Condition when;  // always() = otherwise
    std::string tone;
    int level = 0;
};
struct Finding {
    std::string id;
    std::vector<FindingValue> values;  // the first that is true holds; the last is always true
    std::vector<std::string> sources;
};

// Words to hand over with a result: a heading and parts of bullet points.
struct Leaflet {
    std::string id;
    std::optional<ScaleIndex> for_scale;
    std::optional<std::uint16_t> for_finding;
    std::vector<std::uint16_t> when;  // bands or values with which it is shown; empty: always
    struct Part {
        std::string id;
        int points = 0;
    };
    std::vector<Part> parts;
};

enum class Role : std::uint8_t { coordinator, evaluator };
// Forbidden: what was gone on from is never shown or changed again, whoever holds the tablet.
enum class GoingBack : std::uint8_t { allowed, forbidden };
enum class Mode : std::uint8_t { staff, self };  // administered by staff; answered alone

struct ModeRule {
    Mode mode = Mode::staff;
    bool warns = false;  // words key mode.self.warning: ASSIST is not validated for it
};

// A worked example: answers in, results out, in the columns of `screening score`, and which items these
// answers lead to and past.
struct Example {
    std::string id;
    std::vector<std::pair<ItemIndex, Answer>> answers;
    std::vector<std::pair<std::string, std::string>> expect;  // column, cell
    std::vector<ItemIndex> asks;                              // now, with these answers
    std::vector<ItemIndex> skips;                             // whatever is answered later
    int line = 0;
    int column = 0;
};

struct Instrument {
    std::string id;
    std::string version;
    std::string file;
    std::string digest;      // BLAKE2b-256 of the file's bytes, hex
    bool anonymous = false;  // no client code, no staff, date without time
    Role role = Role::coordinator;
    GoingBack going_back = GoingBack::allowed;
    std::vector<ModeRule> modes;
    std::string terms;  // of use, for the supervisor who accepts it
    std::vector<Source> sources;
    std::vector<ChoiceList> choice_lists;
    std::vector<List> lists;
    std::vector<Section> sections;
    std::vector<Item> items;
    std::vector<ResponseCard> cards;
    std::vector<Scale> scales;
    std::vector<Finding> findings;
    std::vector<Leaflet> leaflets;
    std::vector<Example> examples;
    // What deciding and scoring one sheet costs at most, in steps of conditions, terms and completions.
    std::size_t row_work = 0;

    [[nodiscard]] std::optional<ItemIndex> find_item(std::string_view item_id) const;
    [[nodiscard]] std::string full_id() const { return id + "@" + version; }
    std::map<std::string, ItemIndex, std::less<>> item_by_id;
};

// The choice list of an item that has one.
[[nodiscard]] const ChoiceList* choices_of(const Instrument& instrument, const Item& item);

}  // namespace instruments
