// Every byte of a shipped definition, taken out or written twice, one at a time: the file is
// refused, or its worked examples fail, or it is proved to mean the same as before.
// Here each 37th byte of DASS-21; `tests/long bytes` takes all, of every definition.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "instruments/load.h"
#include "scoring/prove.h"
#include "tests/scoring/same_meaning.h"
#include "tests/support/places.h"

using namespace instruments;

namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream file(tests::source_dir() + "/instruments/definitions/" + name + ".xml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Tally {
    std::size_t refused = 0;
    std::size_t same = 0;
    std::size_t other = 0;  // loaded, its examples hold, and it says something else
    std::string first{};
};

struct Right {
    std::string xml;
    Instrument instrument;
    std::vector<Wording> wordings;
};

Right load(const std::string& name) {
    Right right{bytes_of(name), {}, {}};
    auto loaded = parse_instrument(right.xml, name);
    REQUIRE(loaded.has_value());
    right.instrument = std::move(loaded->instrument);
    for (const char* language : {"en", "vi"}) {
        auto words =
            load_wording(tests::source_dir() + "/instruments/wording/" + name + "." + language + ".xml");
        REQUIRE(words.has_value());
        right.wordings.push_back(std::move(words->wording));
    }
    return right;
}

// As the catalogue does it: the examples hold, and the words are this definition's.
bool is_taken(const Instrument& instrument, const Right& right) {
    if (instrument.full_id() != right.instrument.full_id()) return false;  // it has no words under that name
    return scoring::prove(instrument).empty() && check_wordings(instrument, right.wordings).empty();
}

void look_at(const std::string& damaged, const Right& right, std::size_t at, Tally& tally) {
    const auto loaded = parse_instrument(damaged, right.instrument.file);
    if (!loaded) {
        ++tally.refused;
        // Each problem has a place in the file.
        for (const Problem& problem : loaded.error())
            CHECK(problem.place.line > 0);
        return;
    }
    if (!is_taken(loaded->instrument, right)) {
        ++tally.refused;
    } else if (meaning_of(loaded->instrument) == meaning_of(right.instrument)) {
        ++tally.same;
    } else {
        ++tally.other;
        const std::size_t from = at < 30 ? 0 : at - 30;
        if (tally.first.size() < 20'000)
            tally.first += "\n" + std::to_string(at) + ": " + damaged.substr(from, 60);
    }
}

void damage(const Right& right, std::size_t begin, std::size_t end, std::size_t step, Tally& tally) {
    const std::string& xml = right.xml;
    for (std::size_t at = begin; at < end; at += step) {
        std::string damaged = xml;
        damaged.erase(at, 1);
        look_at(damaged, right, at, tally);
        damaged = xml;
        damaged.insert(at, 1, xml[at]);
        look_at(damaged, right, at, tally);
    }
}

void nothing_goes_unnoticed(const std::string& name, std::size_t step) {
    const Right right = load(name);
    Tally tally;
    damage(right, 0, right.xml.size(), step, tally);

    WARN(name << ": " << tally.refused << " refused, " << tally.same << " the same, " << tally.other
              << " other");
    INFO(tally.first);
    CHECK(tally.other == 0);
    CHECK(tally.refused > tally.same);
}

}  // namespace

TEST_CASE("a byte of DASS-21 that is deleted or doubled is noticed", "[bytes]") {
    nothing_goes_unnoticed("dass-21-1", 37);
}

TEST_CASE("each byte of a limit, of an example's items and of the probe's condition is noticed", "[bytes]") {
    const Right right = load("assist-3.1");
    Tally tally;
    for (const std::string_view piece :
         {R"(max-length="100")", R"('no') = 10")", R"(max="31" decimals="1")", "<asks>q1.probe</asks>",
          "<skips>q1.probe</skips>", "q8.days_per_month=0.0..31.0"}) {
        INFO(piece);
        const std::size_t begin = right.xml.find(piece);
        REQUIRE(begin != std::string::npos);
        damage(right, begin, begin + piece.size(), 1, tally);
    }

    INFO(tally.first);
    CHECK(tally.other == 0);
    CHECK(tally.refused > 150);
}

TEST_CASE("a changed cut-off, item or choice is another meaning", "[bytes][control]") {
    const Right right = load("dass-21-1");
    const std::string meaning = meaning_of(right.instrument);

    Instrument cut_off = right.instrument;
    cut_off.scales.front().bands.back().from = cut_off.scales.front().bands.front().from;
    Instrument optional = right.instrument;
    optional.items.back().required = !optional.items.back().required;
    Instrument prose = right.instrument;
    prose.terms += " More.";

    CHECK(meaning_of(cut_off) != meaning);
    CHECK(meaning_of(optional) != meaning);
    CHECK(meaning_of(prose) == meaning);
}

// By definition, so that every core has its own.
TEST_CASE("every byte is noticed: ASSIST 3.1", "[.long][bytes]") {
    nothing_goes_unnoticed("assist-3.1", 1);
}
TEST_CASE("every byte is noticed: ASSIST 3.0", "[.long][bytes]") {
    nothing_goes_unnoticed("assist-3.0", 1);
}
TEST_CASE("every byte is noticed: DASS-21", "[.long][bytes]") {
    nothing_goes_unnoticed("dass-21-1", 1);
}
TEST_CASE("every byte is noticed: client satisfaction", "[.long][bytes]") {
    nothing_goes_unnoticed("client-satisfaction-1", 1);
}
TEST_CASE("every byte is noticed: treatment history", "[.long][bytes]") {
    nothing_goes_unnoticed("treatment-history-1", 1);
}
TEST_CASE("every byte is noticed: referral record", "[.long][bytes]") {
    nothing_goes_unnoticed("referral-record-1", 1);
}
