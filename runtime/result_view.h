// A result as people read it, in one language: bands in words, what they lead to,
// what to say, the leaflets, and how each score came about. Made from the
// definition and its wording; nothing clinical is decided here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instruments/flow.h"
#include "runtime/words.h"
#include "scoring/score.h"

namespace runtime {

struct BandView {
    std::string id;
    std::string label;
    std::string tone;
    double from = 0;
};

struct TermView {
    std::string question;
    std::string answer;  // in words; empty when there is none
    instruments::State state = instruments::State::not_asked;
    std::string points;       // "6"; empty when it adds nothing known
    std::string least, most;  // what it can add; both are the points where these are known
};

struct SourceView {
    std::string text;
    std::string certainty;  // as the definition says: "read", "secondary", "memory", "derived", "ours"
};

struct ScaleView {
    std::string id;
    std::string name;
    std::string score;                 // empty: cannot be given
    std::string min_score, max_score;  // rule bounds, while something is missing
    std::optional<int> band;           // position in bands; may stand without a score
    std::vector<BandView> bands;
    double value = 0, least = 0, greatest = 0;  // for the band bar; value holds only with a score
    std::string action, say, next;              // for staff; to the client; the client's next step
    std::vector<int> possible;                  // with min_score: the bands that lie between it and max_score
    int missing = 0, waits = 0;                 // of `waits` asked questions
    bool prorated = false;
    // The arithmetic, so that it can be followed: `sum` of the known points of `answered` of `asked` terms,
    // extended to all of them where it is prorated, times `multiply`.
    std::string sum, prorated_sum;
    int asked = 0, answered = 0;
    bool mean = false;     // the mean of the terms, not their sum
    std::string multiply;  // "2"; empty when it is not multiplied
    bool higher_is_worse = true;
    bool untouched = false;  // score known although none of its terms was asked: a substance never used
    std::vector<std::string> missing_questions;
    std::vector<TermView> terms;
    std::vector<SourceView> sources;
};

struct FindingView {
    std::string id;
    std::string name;
    std::string value;  // id
    std::string label;
    std::string action, say, next;
    std::string tone;
};

struct LeafletView {
    std::string id;
    std::string heading;
    struct Part {
        std::string heading;
        std::vector<std::string> points;
    };
    std::vector<Part> parts;
};

struct ResultView {
    std::string instrument_id;
    std::string title;
    std::string note;  // "a screening result, not a diagnosis"
    std::string closing;
    std::vector<ScaleView> scales;
    std::vector<FindingView> findings;
    std::vector<LeafletView> leaflets;  // those that go with these bands and findings
};

// A text that is missing in `language` is in another, behind it the tag of that one.
[[nodiscard]] ResultView result_view(const instruments::Instrument& instrument, const Wordings& wordings,
                                     const std::string& language, const instruments::AnswerSheet& sheet,
                                     const LanguageTags& tags = {});

}  // namespace runtime
