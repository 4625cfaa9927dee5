// DASS-21, every complete pattern of each scale, against tables written down here from
// the literature and not read from the definition. Respondents are invented.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "instruments/flow.h"
#include "tests/scoring/samples.h"

using instruments::AnswerSheet;
using instruments::Chosen;
using samples::scale;

namespace {

struct Scale {
    const char* id;
    std::array<int, 7> items;
    // Of the raw sum 0 to 21: normal, mild, moderate, severe, extremely severe. From the doubled table.
    std::string_view bands;
};

constexpr std::array<Scale, 3> scales = {{
    {"depression", {3, 5, 10, 13, 16, 17, 21}, "nnnnniimmmmsssxxxxxxxx"},
    {"anxiety", {2, 4, 7, 9, 15, 19, 20}, "nnnnimmmssxxxxxxxxxxxx"},
    {"stress", {1, 6, 8, 11, 12, 14, 18}, "nnnnnnnniimmmssssxxxxx"},
}};

char letter(std::uint16_t band) {
    return std::string_view("nimsx").at(band);
}

// Seven answers to the items of a scale, one digit each, '-' for none; the rest are 0.
std::string told(const Scale& of, std::string_view digits) {
    std::string answers;
    for (int item = 1; item <= 21; ++item) {
        const auto found = std::find(of.items.begin(), of.items.end(), item);
        char digit = '0';
        if (found != of.items.end()) digit = digits.at(static_cast<std::size_t>(found - of.items.begin()));
        if (digit == '-') continue;
        answers +=
            "q" + std::to_string(item) + "=" + (digit == 'r' ? "refused" : std::string(1, digit)) + " ";
    }
    return answers;
}

std::string depression(std::string_view digits) {
    return scale(samples::dass(), told(scales[0], digits), "depression");
}
std::string anxiety(std::string_view digits) {
    return scale(samples::dass(), told(scales[1], digits), "anxiety");
}
std::string stress(std::string_view digits) {
    return scale(samples::dass(), told(scales[2], digits), "stress");
}

}  // namespace

TEST_CASE("every complete pattern of each scale is twice its sum, with the doubled table's band") {
    const auto& instrument = samples::dass();
    AnswerSheet sheet(instrument.items.size());
    auto asked = instruments::flow(instrument, sheet);
    scoring::Result result;
    const std::array<instruments::Answer, 4> degrees = {Chosen{0}, Chosen{1}, Chosen{2}, Chosen{3}};
    int wrong = 0;

    // The three scales share no item, so one pass over 4^7 answers tries all three.
    for (unsigned pattern = 0; pattern < 16'384; ++pattern) {
        std::array<int, 3> sums{};
        for (std::size_t s = 0; s < 3; ++s) {
            // Each scale at another place of the same round.
            const unsigned own = (pattern * (2 * static_cast<unsigned>(s) + 1)) % 16'384;
            for (std::size_t i = 0; i < 7; ++i) {
                const unsigned answer = (own >> (2 * i)) & 3U;
                sums.at(s) += static_cast<int>(answer);
                sheet.set(static_cast<instruments::ItemIndex>(scales.at(s).items.at(i) - 1),
                          degrees.at(answer));
            }
        }
        instruments::flow(instrument, sheet, asked);
        scoring::score(instrument, sheet, asked, result);
        for (std::size_t s = 0; s < 3; ++s) {
            const auto& outcome = result.scales.at(s);
            const auto sum = static_cast<std::size_t>(sums.at(s));
            const bool right = outcome.score == 2.0 * sums.at(s) && outcome.band && outcome.missing == 0 &&
                               !outcome.prorated && letter(*outcome.band) == scales.at(s).bands.at(sum);
            wrong += right ? 0 : 1;
        }
    }

    REQUIRE(wrong == 0);
}

TEST_CASE("the items stand in the order of their numbers, so that the tables of this test fit") {
    const auto& instrument = samples::dass();

    for (std::size_t i = 0; i < 21; ++i)
        CHECK(instrument.items.at(i).id == "q" + std::to_string(i + 1));
}

TEST_CASE("both sides of every cut-off of depression") {
    CHECK(depression("3100000") == "8 normal 0");
    CHECK(depression("3200000") == "10 mild 0");
    CHECK(depression("3300000") == "12 mild 0");
    CHECK(depression("3310000") == "14 moderate 0");
    CHECK(depression("3331000") == "20 moderate 0");
    CHECK(depression("3332000") == "22 severe 0");
    CHECK(depression("3333100") == "26 severe 0");
    CHECK(depression("3333200") == "28 extremely_severe 0");
}

TEST_CASE("both sides of every cut-off of anxiety; a raw 5 is moderate, which the halved table gets wrong") {
    CHECK(anxiety("3000000") == "6 normal 0");
    CHECK(anxiety("3100000") == "8 mild 0");
    CHECK(anxiety("3200000") == "10 moderate 0");
    CHECK(anxiety("3310000") == "14 moderate 0");
    CHECK(anxiety("3320000") == "16 severe 0");
    CHECK(anxiety("3330000") == "18 severe 0");
    CHECK(anxiety("3331000") == "20 extremely_severe 0");
}

TEST_CASE("both sides of every cut-off of stress") {
    CHECK(stress("3310000") == "14 normal 0");
    CHECK(stress("3320000") == "16 mild 0");
    CHECK(stress("3330000") == "18 mild 0");
    CHECK(stress("3331000") == "20 moderate 0");
    CHECK(stress("3333000") == "24 moderate 0");
    CHECK(stress("3333100") == "26 severe 0");
    CHECK(stress("3333310") == "32 severe 0");
    CHECK(stress("3333320") == "34 extremely_severe 0");
}

TEST_CASE("one missing answer of seven is replaced by the mean of the other six") {
    CHECK(depression("310000-") == "9.3333 normal 1");
    CHECK(depression("311000r") == "11.6667 mild 1");
    CHECK(depression("-333333") == "42 extremely_severe 1");
    CHECK(anxiety("310000-") == "9.3333 mild 1");
    CHECK(anxiety("000000-") == "0 normal 1");
}

TEST_CASE("the two stress values where rounding would change the band keep the unrounded one's") {
    CHECK(stress("332000-") == "18.6667 mild 1");
    CHECK(stress("333200-") == "25.6667 moderate 1");
    CHECK(stress("333000-") == "21 moderate 1");
    CHECK(stress("333300-") == "28 severe 1");
}

TEST_CASE("two missing answers leave a scale without a score, refusals counted") {
    CHECK(depression("33333--") == "- - 2");
    CHECK(depression("33333r-") == "- - 2");
    CHECK(depression("-------") == "- - 7");
    CHECK(stress("33333--") == "- - 2");
}

TEST_CASE("a scale without a score leaves the others theirs") {
    const auto cells = samples::scored(samples::dass(), told(scales[0], "33333--"));

    CHECK(cells.at("depression").empty());
    CHECK(cells.at("depression.band").empty());
    CHECK(cells.at("anxiety") == "0");
    CHECK(cells.at("anxiety.band") == "normal");
}
