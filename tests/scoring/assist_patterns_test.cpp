// ASSIST, every admissible pattern of every substance, against tables written down here
// from the form (Q2 to Q7, bands) and not read from the definition. Respondents are invented.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "instruments/flow.h"
#include "tests/scoring/samples.h"

using instruments::AnswerSheet;
using instruments::Chosen;
using instruments::Instrument;

namespace {

constexpr std::array<const char*, 10> substances = {"tobacco",      "alcohol",   "cannabis",  "cocaine",
                                                    "amphetamines", "inhalants", "sedatives", "hallucinogens",
                                                    "opioids",      "other"};

// Positions in the form's order of answers.
struct Pattern {
    std::array<int, 8> answer{};  // 2 to 7; -1 is not asked
    int score = 0;
};

constexpr std::array<int, 5> q2_points = {0, 2, 3, 4, 6};
constexpr std::array<int, 5> q3_points = {0, 3, 4, 5, 6};
constexpr std::array<int, 5> q4_points = {0, 4, 5, 6, 7};
constexpr std::array<int, 5> q5_points = {0, 5, 6, 7, 8};
constexpr std::array<int, 3> q6_points = {0, 6, 3};

std::vector<Pattern> patterns(bool tobacco) {
    std::vector<Pattern> all;
    for (int q2 = 0; q2 < 5; ++q2) {
        const bool recent = q2 > 0;
        for (int q3 = recent ? 0 : -1; q3 < (recent ? 5 : 0); ++q3) {
            for (int q4 = recent ? 0 : -1; q4 < (recent ? 5 : 0); ++q4) {
                for (int q5 = recent && !tobacco ? 0 : -1; q5 < (recent && !tobacco ? 5 : 0); ++q5) {
                    for (int q67 = 0; q67 < 9; ++q67) {
                        Pattern pattern{{0, 0, q2, q3, q4, q5, q67 / 3, q67 % 3},
                                        q2_points.at(static_cast<std::size_t>(q2))};
                        if (q3 >= 0) pattern.score += q3_points.at(static_cast<std::size_t>(q3));
                        if (q4 >= 0) pattern.score += q4_points.at(static_cast<std::size_t>(q4));
                        if (q5 >= 0) pattern.score += q5_points.at(static_cast<std::size_t>(q5));
                        pattern.score += q6_points.at(static_cast<std::size_t>(q67 / 3)) +
                                         q6_points.at(static_cast<std::size_t>(q67 % 3));
                        all.push_back(pattern);
                    }
                }
            }
        }
    }
    return all;
}

// Bands as the form prints them, by score: L up to and with 3 (alcohol 10), M up to and with 26, H above.
char band(bool alcohol, int score) {
    constexpr std::string_view others = "LLLLMMMMMMMMMMMMMMMMMMMMMMMHHHHHHHHHHHHH";
    constexpr std::string_view of_alcohol = "LLLLLLLLLLLMMMMMMMMMMMMMMMMHHHHHHHHHHHHH";
    return (alcohol ? of_alcohol : others).at(static_cast<std::size_t>(score));
}

class EveryPattern {
  public:
    explicit EveryPattern(const Instrument& instrument)
        : instrument_(instrument), sheet_(instrument.items.size()) {
        for (std::size_t s = 0; s < substances.size(); ++s) {
            sheet_.set(item(1, s), Chosen{0});
            for (int q = 2; q <= 7; ++q) {
                if (q != 5 || s != 0) items_.at(s).at(static_cast<std::size_t>(q)) = item(q, s);
            }
        }
        sheet_.set(samples::item(instrument, "q8"), Chosen{0});
    }

    void answer(std::size_t substance, const Pattern& pattern) {
        for (std::size_t q = 2; q <= 7; ++q) {
            if (q == 5 && substance == 0) continue;
            const int choice = pattern.answer.at(q);
            if (choice < 0) {
                sheet_.clear(items_.at(substance).at(q));
            } else {
                sheet_.set(items_.at(substance).at(q), Chosen{static_cast<std::uint8_t>(choice)});
            }
        }
    }

    const scoring::Result& score() {
        instruments::flow(instrument_, sheet_, asked_);
        scoring::score(instrument_, sheet_, asked_, result_);
        return result_;
    }

    bool agrees(std::size_t substance, const Pattern& pattern) const {
        const auto& outcome = result_.scales.at(substance);
        const char* const bands = "LMH";
        return outcome.score == pattern.score && outcome.min == pattern.score &&
               outcome.max == pattern.score && outcome.missing == 0 && outcome.band &&
               bands[*outcome.band] == band(substance == 1, pattern.score);
    }

  private:
    instruments::ItemIndex item(int question, std::size_t substance) const {
        return samples::item(instrument_, "q" + std::to_string(question) + "." + substances.at(substance));
    }

    const Instrument& instrument_;
    AnswerSheet sheet_;
    instruments::Flow asked_{std::vector<instruments::Truth>(instrument_.items.size())};
    scoring::Result result_;
    std::array<std::array<instruments::ItemIndex, 8>, 10> items_{};
};

void check_every_pattern(const Instrument& instrument) {
    const auto of_tobacco = patterns(true);
    const auto of_others = patterns(false);
    REQUIRE(of_tobacco.size() == 909);
    REQUIRE(of_others.size() == 4509);
    EveryPattern every(instrument);

    // All substances at once, each at another place of its round, so that none can lean on another's.
    int wrong = 0;
    for (std::size_t turn = 0; turn < of_others.size(); ++turn) {
        const auto pattern = [&](std::size_t s) -> const Pattern& {
            return s == 0 ? of_tobacco[turn % of_tobacco.size()]
                          : of_others[(turn + 487 * s) % of_others.size()];
        };
        for (std::size_t s = 0; s < substances.size(); ++s)
            every.answer(s, pattern(s));
        every.score();
        for (std::size_t s = 0; s < substances.size(); ++s)
            wrong += every.agrees(s, pattern(s)) ? 0 : 1;
    }

    REQUIRE(wrong == 0);
}

}  // namespace

TEST_CASE("every admissible pattern of every substance has the score and band of the form, version 3.1") {
    check_every_pattern(samples::assist());
}

TEST_CASE("every admissible pattern of every substance has the score and band of the form, version 3.0") {
    check_every_pattern(samples::assist_3_0());
}

TEST_CASE("a substance's score can be anything from 0 to 39 but 1, and tobacco's ends at 31") {
    std::set<int> scores;
    for (const auto& pattern : patterns(false))
        scores.insert(pattern.score);

    const auto& substance_scales = samples::assist().scales;

    REQUIRE(scores.size() == 39);
    REQUIRE_FALSE(scores.contains(1));
    for (const auto& of_substance : substance_scales) {
        CHECK(of_substance.min == instruments::Decimal::of(0));
        CHECK(of_substance.max == instruments::Decimal::of(of_substance.id == "tobacco" ? 31 : 39));
    }
}
