// From what is typed to an answer: when it is handed to the session, and what is
// said when it cannot be read.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "instruments/accept.h"
#include "instruments/utf8.h"

namespace gui {

namespace {

using instruments::Answer;
using instruments::Item;
using instruments::Unanswered;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    const auto last = text.find_last_not_of(" \t\n");
    return std::string(text.substr(first, last - first + 1));
}

// A number of at most `most` digits; 0 when it is empty, nothing when it is something else.
std::optional<int> digits(const std::string& text, std::size_t most) {
    const std::string number = trimmed(text);
    if (number.size() > most) return std::nullopt;
    int value = 0;
    for (const char c : number) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

Reading read_number(const TypedDraft& typed) {
    std::string text = trimmed(typed.text);
    if (text.empty()) return {Unanswered{}, {}};
    std::ranges::replace(text, ',', '.');  // a comma is the point in Vietnamese
    if (text.back() == '.') text.pop_back();
    const auto value = instruments::parse_decimal(text);
    if (!value) return {Unanswered{}, "not_a_number"};
    return {instruments::Number{*value}, {}};
}

Reading read_date(const TypedDraft& typed, const char* problem) {
    if (typed.date == DateText{}) return {Unanswered{}, {}};
    const auto day = digits(typed.date.day, 2);
    const auto month = digits(typed.date.month, 2);
    const auto year = digits(typed.date.year, 4);
    if (!day || !month || !year || *year == 0) return {Unanswered{}, problem};
    return {instruments::Date{.year = static_cast<std::int16_t>(*year),
                              .month = static_cast<std::int8_t>(*month),
                              .day = static_cast<std::int8_t>(*day)},
            {}};
}

std::string phrase_of(instruments::Rejection rejection) {
    switch (rejection) {
        using enum instruments::Rejection;
        case out_of_range:
            return "out_of_range";
        case too_many_decimals:
            return "too_many_decimals";
        case not_a_date:
            return "not_a_date";
        case too_long:
            return "too_long";
        case not_a_code:
        case not_a_number:
        case not_utf8:
        case exclusive_choice:
        case wrong_form:
        case control_character:
        case not_refusable:
            break;
    }
    return "not_a_number";
}

}  // namespace

namespace {

bool is_begun_date(const runtime::QuestionView& question, const TypedDraft& typed) {
    return std::holds_alternative<instruments::DateForm>(*question.form) && typed.date != DateText{} &&
           typed.date.year.size() < 4;
}

}  // namespace

bool is_typed(const instruments::Form& form) {
    return std::holds_alternative<instruments::NumberForm>(form) ||
           std::holds_alternative<instruments::DateForm>(form) ||
           std::holds_alternative<instruments::TextForm>(form);
}

Reading read_typed(const instruments::Instrument& instrument, instruments::ItemIndex item,
                   const TypedDraft& typed) {
    const Item& asked = instrument.items[item];
    Reading reading;
    if (std::holds_alternative<instruments::NumberForm>(asked.form)) {
        reading = read_number(typed);
    } else if (const auto* date = std::get_if<instruments::DateForm>(&asked.form)) {
        reading = read_date(typed, date->partial ? "not_a_date" : "not_a_whole_date");
    } else {
        // A caret set between a letter and its accent can leave what insert() alone would compose.
        std::string text = instruments::to_nfc(trimmed(typed.text));
        reading.answer = text.empty() ? Answer{Unanswered{}} : Answer{instruments::Text{std::move(text)}};
    }
    if (!reading.problem.empty()) return reading;
    if (const auto accepted = instruments::accept(instrument, asked, reading.answer); !accepted) {
        std::string problem = phrase_of(accepted.error());
        const auto* date = std::get_if<instruments::DateForm>(&asked.form);
        if (problem == "not_a_date" && date != nullptr && !date->partial) problem = "not_a_whole_date";
        if (problem == "out_of_range" && std::holds_alternative<instruments::DateForm>(asked.form)) {
            problem = "date_out_of_range";
        }
        return {Unanswered{}, std::move(problem)};
    }
    return reading;
}

void begin_typing(const QuestionView& view, const runtime::QuestionView& question, TypedDraft& typed) {
    if (typed.session == view.session && typed.item == question.id) return;
    typed = {};
    typed.session = view.session;
    typed.item = question.id;
    if (const auto* number = std::get_if<instruments::Number>(&question.answer)) {
        typed.text = instruments::to_string(number->value);
    } else if (const auto* text = std::get_if<instruments::Text>(&question.answer)) {
        typed.text = text->value;
    } else if (const auto* date = std::get_if<instruments::Date>(&question.answer)) {
        const auto two = [](int value) {
            return value == 0 ? std::string() : (value < 10 ? "0" : "") + std::to_string(value);
        };
        typed.date = {.day = two(date->day),
                      .month = two(date->month),
                      .year = std::to_string(date->year),
                      .no_day = date->day == 0,
                      .no_month = date->month == 0};
    }
}

void hand_on_typed(const QuestionView& view, const runtime::QuestionView& question, QuestionDraft& draft,
                   Frame& frame, Wishes& wishes) {
    TypedDraft& typed = draft.typed;
    if (!typed.typed_at && typed.error.empty()) return;
    if (wishes.empty()) {
        if (!typed.typed_at) return;
        const Moment pause_ends = *typed.typed_at + typing_pause;
        if (frame.now() < pause_ends) return frame.wake_at(pause_ends);
        // A date that is still being typed is not wrong yet.
        if (is_begun_date(question, typed)) {
            typed.typed_at.reset();
            if (std::holds_alternative<Unanswered>(question.answer)) return;
            wishes.emplace_back(wish::Tell{runtime::SetAnswer{question.item, Unanswered{}}});
            return;
        }
    }
    Reading reading = read_typed(view.instrument, question.item, typed);
    typed.typed_at.reset();
    typed.error = reading.problem;
    if (!reading.problem.empty()) {
        // Going on would lose what is on the screen: say what to mend and stay.
        const auto nexts = std::erase_if(wishes, [](const Wish& wish) {
            const auto* tell = std::get_if<wish::Tell>(&wish);
            return tell != nullptr && std::holds_alternative<runtime::Next>(tell->intent);
        });
        if (nexts > 0) draft.focus_blank = true;
        typed.show_error = true;
        frame.again();
    }
    if (reading.answer == question.answer) return;
    wishes.insert(wishes.begin(), wish::Tell{runtime::SetAnswer{question.item, std::move(reading.answer)}});
}

}  // namespace gui
