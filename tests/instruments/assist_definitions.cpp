// ASSIST as it ships, both versions, against what other programs depend on and against
// what implementers get wrong: weights, the tobacco row, alcohol's band, the card's order.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/instruments/shipped.h"

using namespace shipped_files;

namespace {

const Words substances = {"tobacco",   "alcohol",   "cannabis",      "cocaine", "amphetamines",
                          "inhalants", "sedatives", "hallucinogens", "opioids", "other"};

Words item_ids(const Instrument& instrument) {
    Words ids;
    for (const Item& item : instrument.items)
        ids.push_back(item.id);
    return ids;
}

// "q2.opioids: 0 2 3 4 6", one a term.
Words terms(const Instrument& instrument, const Scale& of) {
    Words result;
    for (const Term& term : of.terms) {
        std::string text = instrument.items[term.item].id + ':';
        for (const Decimal weight : term.weights)
            text += ' ' + to_string(weight);
        result.push_back(text);
    }
    return result;
}

// "low 0 level 1", one a band.
Words bands(const Scale& of) {
    Words result;
    for (const Band& band : of.bands) {
        result.push_back(band.id + ' ' + to_string(band.from) + " level " + std::to_string(band.level));
    }
    return result;
}

void add(Words& to, const std::string& prefix, const Words& names, const std::string& except = {}) {
    for (const std::string& name : names) {
        if (name != except) to.push_back(prefix + name);
    }
}

Words assist_items(const Words& pattern) {
    Words ids;
    add(ids, "q1.", substances);
    add(ids, "q1.", {"other.name", "probe"});
    for (const char* question : {"q2.", "q3.", "q4."})
        add(ids, question, substances);
    add(ids, "q5.", substances, "tobacco");
    for (const char* question : {"q6.", "q7."})
        add(ids, question, substances);
    ids.emplace_back("q8");
    add(ids, "q8.", pattern);
    return ids;
}

}  // namespace

TEST_CASE("ASSIST has the contract's items in order") {
    CHECK(item_ids(load("assist-3.1")) == assist_items({"days_per_month"}));
    CHECK(item_ids(load("assist-3.0")) == assist_items({"more_than_weekly", "three_days_running"}));
}

TEST_CASE("ASSIST has the contract's codes") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));
    const Words frequency = {"never", "once_or_twice", "monthly", "weekly", "daily_or_almost_daily"};
    const Words ever = {"no_never", "yes_past_3_months", "yes_not_past_3_months"};

    CHECK(codes(assist, "q1.opioids") == Words{"yes", "no"});
    CHECK(codes(assist, "q1.probe") == Words{"yes", "no"});
    for (const char* id : {"q2.tobacco", "q3.alcohol", "q4.other", "q5.opioids"})
        CHECK(codes(assist, id) == frequency);
    for (const char* id : {"q6.tobacco", "q7.other", "q8"})
        CHECK(codes(assist, id) == ever);
}

TEST_CASE("each question of ASSIST has weights of its own; tobacco has no question 5") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));

    CHECK(terms(assist, scale(assist, "opioids")) == Words{"q2.opioids: 0 2 3 4 6", "q3.opioids: 0 3 4 5 6",
                                                           "q4.opioids: 0 4 5 6 7", "q5.opioids: 0 5 6 7 8",
                                                           "q6.opioids: 0 6 3", "q7.opioids: 0 6 3"});
    CHECK(terms(assist, scale(assist, "tobacco")) == Words{"q2.tobacco: 0 2 3 4 6", "q3.tobacco: 0 3 4 5 6",
                                                           "q4.tobacco: 0 4 5 6 7", "q6.tobacco: 0 6 3",
                                                           "q7.tobacco: 0 6 3"});
    CHECK(scale(assist, "opioids").max == Decimal::of(39));
    CHECK(scale(assist, "tobacco").max == Decimal::of(31));
}

TEST_CASE("ASSIST scores every substance by bounds, alcohol alone with a wider low band") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));

    Words ids;
    for (const Scale& each : assist.scales) {
        INFO(each.id);
        ids.push_back(each.id);
        CHECK(each.missing == MissingRule::bounds);
        CHECK(bands(each) == Words{"low 0 level 1",
                                   each.id == "alcohol" ? "moderate 11 level 2" : "moderate 4 level 2",
                                   "high 27 level 3"});
    }
    CHECK(ids == substances);
}

TEST_CASE("the card of questions 6 to 8 prints another order than the form") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));
    const Item& q6 = item(assist, "q6.opioids");

    const std::size_t card = q6.card.value_or(assist.cards.size());
    REQUIRE(card < assist.cards.size());
    CHECK(assist.cards[card].order == std::vector<std::uint8_t>{0, 2, 1});
}

TEST_CASE("injecting is one finding with the contract's values") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));

    REQUIRE(assist.findings.size() == 1);
    Words values;
    for (const FindingValue& value : assist.findings[0].values)
        values.push_back(value.id);

    CHECK(assist.findings[0].id == "injecting");
    CHECK(values == split("not_asked unknown never lifetime_only past_3_months_pattern_unknown "
                          "brief_intervention_with_injecting_card more_intensive_treatment"));
}

TEST_CASE("ASSIST is an interview first, and warns before self-completion") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));

    REQUIRE(assist.modes.size() == 2);
    CHECK(assist.modes[0].mode == Mode::staff);
    CHECK_FALSE(assist.modes[0].warns);
    CHECK(assist.modes[1].warns);
}

TEST_CASE("there are nine lists of harms, none for the other substance") {
    const Instrument assist = load(GENERATE(as<std::string>{}, "assist-3.1", "assist-3.0"));

    std::vector<int> points;
    for (const Leaflet& leaflet : assist.leaflets) {
        if (leaflet.id.rfind("harms.", 0) == 0) points.push_back(leaflet.parts.at(0).points);
        CHECK(leaflet.id != "harms.other");
    }

    CHECK(points == std::vector<int>{9, 9, 8, 9, 8, 8, 8, 8, 9});
}

TEST_CASE("a substance's short name stands in the question and its full name below it") {
    const Instrument assist = load("assist-3.1");
    const Wording en = load_words("assist-3.1", "en");
    const Item& opioids = item(assist, "q3.opioids");
    const Item& other = item(assist, "q3.other");

    CHECK(question_of(en, assist, opioids) ==
          "During the past three months, how often have you had a strong desire or urge to use opioids?");
    CHECK(text_of(en, assist, "item", opioids.id, opioids.key, opioids.entry, ".help") ==
          "Opioids (heroin, morphine, methadone, buprenorphine, codeine, etc.)");
    CHECK(text_of(en, assist, "item", other.id, other.key, other.entry, ".help") ==
          "The substance named in question 1.");
    CHECK(name_of(en, assist, scale(assist, "opioids")) == "Opioids");
}
