// The six instruments that ship, against what other programs depend on: ids, codes,
// scales, and words in both languages. ASSIST has a file of its own. That they score
// right is tested where scoring is.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <fstream>

#include "tests/instruments/shipped.h"
#include "tests/support/places.h"

using namespace shipped_files;

namespace {

Words pilot_columns(const std::string& file) {
    std::ifstream stream(std::filesystem::path(tests::source_dir()) / "tests/data/pilot" / file);
    std::string header;
    REQUIRE(std::getline(stream, header));
    while (!header.empty() && (header.back() == '\r' || header.back() == '\n'))
        header.pop_back();
    return split(header, ',');
}

}  // namespace

TEST_CASE("every shipped definition and both its wordings load and fit without a remark") {
    const std::string name = GENERATE(from_range(shipped));
    INFO(name);
    const Instrument instrument = load(name);
    const Wording en = load_words(name, "en");
    const Wording vi = load_words(name, "vi");

    const Problems problems = check_wordings(instrument, {en, vi});

    INFO(lines_of(problems));
    CHECK(problems.empty());
    CHECK(instrument.id + '-' + instrument.version == name);
    for (const Wording* wording : {&en, &vi}) {
        CHECK(wording->instrument == instrument.id);
        CHECK(wording->version == instrument.version);
        CHECK_FALSE(wording->owner.empty());
        CHECK_FALSE(wording->licence.empty());
        CHECK_FALSE(wording->terms.empty());
    }
    CHECK_FALSE(instrument.terms.empty());
}

TEST_CASE("both languages have the same keys, and no words but their own") {
    const std::string name = GENERATE(from_range(shipped));
    INFO(name);

    const Wording en = load_words(name, "en");
    const Wording vi = load_words(name, "vi");

    Words keys_en, keys_vi;
    for (const auto& [key, text] : en.texts)
        keys_en.push_back(key);
    for (const auto& [key, text] : vi.texts)
        keys_vi.push_back(key);
    std::erase(keys_vi, "terms");  // of the definition, which says them in English
    CHECK(keys_en == keys_vi);
    CHECK(en.language == "en");
    CHECK(vi.language == "vi");
    for (const auto& [key, text] : en.texts) {
        INFO(key << ": " << text);
        CHECK(text.find("FIRST DRUG") == std::string::npos);  // the form's placeholder
        CHECK(text.find("first drug") == std::string::npos);
        CHECK(text.find("V3.0:") == std::string::npos);
    }
}

TEST_CASE("a wording says whose it is and how far to trust it") {
    CHECK(load_words("assist-3.0", "en").status == "official");
    CHECK(load_words("assist-3.1", "en").status == "circulating");
    CHECK(load_words("assist-3.1", "vi").status == "working");
    CHECK(load_words("dass-21-1", "en").status == "official");
    CHECK(load_words("dass-21-1", "vi").status == "circulating");
    CHECK(load_words("referral-record-1", "vi").status == "ours");
    CHECK(load_words("assist-3.1", "vi").owner == "World Health Organization");
}

TEST_CASE("DASS-21 puts each item into its scale, doubles, and prorates one") {
    const Instrument dass = load("dass-21-1");
    const auto members = [&dass](std::string_view id) {
        Words items;
        for (const Term& term : scale(dass, id).terms) {
            items.push_back(dass.items[term.item].id);
            CHECK(term.weights ==
                  std::vector<Decimal>{Decimal::of(0), Decimal::of(1), Decimal::of(2), Decimal::of(3)});
        }
        return items;
    };

    CHECK(members("depression") == split("q3 q5 q10 q13 q16 q17 q21"));
    CHECK(members("anxiety") == split("q2 q4 q7 q9 q15 q19 q20"));
    CHECK(members("stress") == split("q1 q6 q8 q11 q12 q14 q18"));
    const auto cuts = [&dass](std::string_view id) {
        std::string text;
        for (const Band& band : scale(dass, id).bands)
            text += band.id + ' ' + to_string(band.from) + ' ';
        return text;
    };
    CHECK(cuts("depression") == "normal 0 mild 10 moderate 14 severe 21 extremely_severe 28 ");
    CHECK(cuts("anxiety") == "normal 0 mild 8 moderate 10 severe 15 extremely_severe 20 ");
    CHECK(cuts("stress") == "normal 0 mild 15 moderate 19 severe 26 extremely_severe 34 ");
    for (const Scale& each : dass.scales) {
        CHECK(each.multiply == Decimal::of(2));
        CHECK(each.missing == MissingRule::prorate);
        CHECK(each.missing_max == 1);
    }
}

TEST_CASE("every column of the pilot's files is an item of its instrument, in a definition without scales") {
    struct Case {
        std::string instrument, file;
    };
    const auto [name, file] = GENERATE(Case{"client-satisfaction-1", "satisfaction_75.csv"},
                                       Case{"treatment-history-1", "history_75.csv"},
                                       Case{"referral-record-1", "referrals_204.csv"});
    const Instrument instrument = load(name);

    for (const std::string& column : pilot_columns(file)) {
        if (column == "client" || column == "site" || column == "date") continue;
        INFO(column);
        CHECK(instrument.find_item(column));
    }
    CHECK(instrument.scales.empty());
}

TEST_CASE("the surveys are the evaluator's and anonymous, the rest the coordinator's and a client's") {
    for (const std::string& name : shipped) {
        INFO(name);
        const Instrument instrument = load(name);
        const bool survey = name == "client-satisfaction-1" || name == "treatment-history-1";

        CHECK(instrument.anonymous == survey);
        CHECK((instrument.role == Role::evaluator) == survey);
    }
}

TEST_CASE("every item can be refused") {
    for (const std::string& name : shipped) {
        for (const Item& item : load(name).items) {
            INFO(name << ' ' << item.id);
            CHECK(item.refusable);
        }
    }
}

TEST_CASE("the three overall questions have the pilot's codes, from the least to the most") {
    const Instrument survey = load("client-satisfaction-1");

    CHECK(codes(survey, "overall.quality") == split("not_good average good excellent"));
    CHECK(codes(survey, "overall.needs") == split("none few most almost_all"));
    CHECK(codes(survey, "overall.satisfaction") ==
          split("not_satisfied somewhat_satisfied satisfied very_satisfied"));
}
