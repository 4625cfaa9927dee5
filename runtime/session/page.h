// The snapshot of instrument and answers for one frame: everything a screen needs to
// draw a question, in the language of the moment, and nothing it could change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instruments/answers.h"
#include "instruments/instrument.h"

namespace runtime {

struct OptionView {
    std::string code;
    std::string label;
    std::string definition;  // from the response card; may be empty
    bool selected = false;
    bool exclusive = false;
};

// One item as it stands on the page.
struct QuestionView {
    instruments::ItemIndex item = 0;
    std::string id;
    std::string text;
    std::string help, unit, note;             // may be empty; note is for staff only
    std::string local_names;                  // what the site calls it; not the instrument's words
    std::string other_language;               // the language that the words came from, when this one has none
    const instruments::Form* form = nullptr;  // lives as long as the instrument
    std::vector<OptionView> options;          // one or several choices
    instruments::Answer answer;               // as on the sheet
    bool required = true;
    bool refusable = true;
    bool blank_error = false;  // Next was pressed while this required item had no answer
};

struct CardView {
    std::string heading;
    std::vector<OptionView> lines;  // in the card's own order
};

// One block of the progress bar: a section.
struct Block {
    std::string title;
    int answered = 0, fewest = 0, most = 0;
    [[nodiscard]] bool nothing_to_ask() const { return answered == 0 && most == 0; }
};

// One chip of the rail of a repeated section: the list's entries that are asked here.
struct RailChip {
    std::string label;
    instruments::ItemIndex item = 0;
    bool done = false;
    bool current = false;
};

struct ReviewLine {
    instruments::ItemIndex item = 0;
    std::string question;
    std::string answer;  // in words; empty when there is none
    bool refused = false;
    bool blank = false;  // a required item without answer
};

// Why a section is asked again: an answer further on says that something here is not right.
struct SentBack {
    std::string question;
    std::string answer;
};

struct Page {
    enum class Kind : std::uint8_t { introduction, questions, review, finished };
    Kind kind = Kind::questions;

    std::string instrument_id;  // "assist@3.1"
    std::string title, subtitle;
    std::string introduction;  // paragraphs by line break
    std::string closing;
    std::string language;  // of the moment
    std::vector<std::string> languages;
    std::string translation_status;  // of the wording shown: official, validated, circulating, working, ours
    instruments::Mode mode = instruments::Mode::staff;

    std::string section_title, section_question, period, instruction;  // the question is asked of every row
    bool list = false;  // several items on this page, drawn as rows
    std::vector<QuestionView> questions;
    std::optional<SentBack> sent_back;
    std::vector<RailChip> rail;
    std::optional<CardView> card;
    std::vector<ReviewLine> review;
    bool review_of_blanks = false;  // earlier answers are not on it, on purpose

    std::vector<Block> blocks;
    int block = 0;  // where the page stands
    int answered = 0, fewest = 0, most = 0;
    bool can_go_back = true;
    bool last_before_review = false;
    bool back_to_review = false;  // the page was opened from the review, and Next leads back there
};

}  // namespace runtime
