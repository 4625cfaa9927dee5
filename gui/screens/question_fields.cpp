// The answer of one item that is typed: a number, words, a date; and not to answer it, beside the field or
// below it.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/utf8.h"
#include "gui/widgets/button.h"
#include "gui/widgets/choice.h"

namespace gui {

namespace {

using AskedItem = runtime::QuestionView;

std::string typed_error(const AskedItem& question, const TypedDraft& typed, Frame& frame) {
    if (typed.error.empty()) return question.blank_error ? frame.say("type_or_refuse") : std::string();
    if (const auto* number = std::get_if<instruments::NumberForm>(question.form)) {
        return frame.say(typed.error,
                         {instruments::to_string(number->min), instruments::to_string(number->max),
                          std::to_string(number->decimals)});
    }
    if (const auto* date = std::get_if<instruments::DateForm>(question.form)) {
        return frame.say(typed.error,
                         {std::to_string(date->earliest.year), std::to_string(date->latest.year)});
    }
    return frame.say(typed.error);
}

// What is wrong with a field comes into view with it, and Next gives it the keyboard.
void show_error(QuestionDraft& draft, const std::string& name, Rect field, Rect missed, Frame& frame) {
    if (draft.focus_blank) frame.focus(name);
    if (!draft.focus_blank && !draft.typed.show_error) return;
    draft.typed.show_error = false;
    frame.show(name, from(missed, field));
}

void noted(TypedDraft& typed, Frame& frame) {
    typed.error.clear();
    typed.typed_at = frame.now();
    frame.again();
}

// Beside a number there is room for the refusal, so that the keys below it fit the page.
float number_width(const Frame& frame) {
    return frame.tall(420);  // the unit and the hint grow with the text
}
bool refuses_beside_number(float width, const Frame& frame) {
    return width >= number_width(frame) + 200;
}

void number(const AskedItem& question, const instruments::NumberForm& form, QuestionDraft& draft,
            float bottom, Rect missed, Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(question, draft.typed, frame);
    const FieldForm kind = form.decimals > 0 ? FieldForm::decimal : FieldForm::number;
    const Rect whole = column.rest();
    const float wide = std::min(whole.w, number_width(frame));
    Column narrow(frame, {whole.x, whole.y, wide, whole.h});
    const std::size_t limit = form.decimals > 0 ? 8 : 6;
    const std::string hint =
        frame.say("number_hint", {instruments::to_string(form.min), instruments::to_string(form.max)});
    const FieldTouch touch = narrow.field(
        name, draft.typed.text,
        {.form = kind, .placeholder = hint, .error = error, .unit = question.unit, .limit = limit});
    show_error(draft, name, {whole.x, whole.y, wide, narrow.y() - whole.y}, missed, frame);
    const bool beside_it = refuses_beside_number(whole.w, frame);
    if (beside_it) {
        Column beside(frame, {whole.x + wide + 16, whole.y, whole.w - wide - 16, whole.h});
        refusal(question, draft.typed, frame, beside, wishes);
    }
    narrow.gap(16);
    bool changed = touch.changed;
    if (bottom - whole.y > number_pad_height(frame) || !frame.types_with_keys()) {
        // Below it stands the refusal, where it does not stand beside it.
        const float room = bottom - narrow.y() - (beside_it || !question.refusable ? 0 : height::target + 24);
        changed |= number_pad(frame, name, narrow.take(number_pad_height(frame, room)), draft.typed.text,
                              form.decimals > 0 ? PadForm::decimal : PadForm::digits, limit);
        narrow.gap(12);
    }
    if (changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
    column.gap(narrow.y() - whole.y);
    if (!beside_it) refusal(question, draft.typed, frame, column, wishes);
}

// Of a field of several lines. Beside the keyboard on the screen it has two of them, or what there is
// room for in `look`, then without its count.
float words_height(FieldLook& look, float width, Frame& frame) {
    const bool low = look.form == FieldForm::text_area && frame.keyboard_stands() && !frame.portrait();
    if (!low) return field_height(frame, look, width, frame.portrait() ? 260 : 180);
    constexpr float pads = 2 * 14;
    const float room = frame.paint().clip().h - 2 * 10;
    const float lines = 2 * line_height(frame, Style::answer) + pads;
    const float count = line_height(frame, Style::caption);
    look.show_count = look.show_count && lines + count <= room;
    const float wanted = std::max(frame.tall(96), lines + (look.show_count ? count : 0));
    return field_height(frame, look, width, 0) + std::min(wanted, room);
}

// Above the keyboard on the screen nothing fits below a field: not to answer stands beside it.
float refusal_beside_words(const AskedItem& question, Frame& frame) {
    if (!question.refusable || !frame.keyboard_stands() || frame.portrait()) return 0;
    const std::string label = frame.say("refused");
    return std::max(button_width(frame, label, refusal_look), pill_width(frame, label, PillState::done));
}

void words(const AskedItem& question, const instruments::TextForm& form, QuestionDraft& draft, Rect missed,
           Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(question, draft.typed, frame);
    const std::string hint = frame.say("type_here");
    FieldLook look{.form = form.multiline ? FieldForm::text_area : FieldForm::text,
                   .placeholder = hint,
                   .error = error,
                   .limit = static_cast<std::size_t>(form.max_length),
                   .show_count = form.multiline};
    // One line shows it where the end is near: a word that breaks off is no answer.
    const auto typed_so_far = static_cast<std::size_t>(character_count(draft.typed.text));
    look.show_count = look.show_count || typed_so_far * 5 >= look.limit * 4;
    const float beside = refusal_beside_words(question, frame);
    const float wide = beside > 0 ? column.width() - beside - 16 : column.width();
    Rect row = column.take(words_height(look, wide, frame));
    const Rect place = row.cut_left(wide);
    if (beside > 0) {
        row.cut_left(16);
        Column rest(frame, row);
        refusal(question, draft.typed, frame, rest, wishes);
    }
    show_error(draft, name, place, missed, frame);
    const FieldTouch touch = text_field(frame, name, place, draft.typed.text, look);
    if (touch.changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
    column.gap(8);
    if (!question.required) {
        column.text(frame.say("may_stay_blank"), quiet(frame, Style::caption));
        column.gap(8);
    }
    if (beside <= 0) refusal(question, draft.typed, frame, column, wishes);
}

// Beside the fields where there is room, so that the pad's keys below them fit the page.
std::optional<Rect> refusal_beside_date(const AskedItem& question, Rect place, const DateLook& look,
                                        Frame& frame) {
    if (!question.refusable) return std::nullopt;
    return beside_date_fields(frame, place, look, button_width(frame, frame.say("refused"), refusal_look));
}

// Of a date that cannot be read: the part that is most likely wrong.
const char* part_to_mend(const DateText& date) {
    const auto over = [](const std::string& text, int most) {
        return !text.empty() && text.size() <= 2 && std::stoi(text) > most;
    };
    if (over(date.day, 31)) return ".day";
    if (over(date.month, 12) || (!date.day.empty() && date.month.empty())) return ".month";
    const bool begun = !date.day.empty() || !date.month.empty() || date.no_day;
    return begun && date.year.size() < 4 ? ".year" : date.no_day ? ".month" : ".day";
}

void date(const AskedItem& question, const instruments::DateForm& form, QuestionDraft& draft, Rect missed,
          Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(question, draft.typed, frame);
    const DateLook look{.error = error, .pad = true, .partial = form.partial};
    const Rect place = column.take(date_fields_height(frame, look, column.width()));
    const Rect above_pad{place.x, place.y, place.w, place.h - number_pad_height(frame)};
    show_error(draft, name + part_to_mend(draft.typed.date), above_pad, missed, frame);
    const FieldTouch touch = date_fields(frame, name, place, draft.typed.date, look);
    const auto beside = refusal_beside_date(question, place, look, frame);
    if (beside) {
        Column rest(frame, *beside);
        refusal(question, draft.typed, frame, rest, wishes);
    }
    column.gap(10);
    if (!beside) refusal(question, draft.typed, frame, column, wishes);
    if (touch.changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
}

}  // namespace

void answer_field(const AskedItem& question, QuestionDraft& draft, float bottom, Rect missed, Frame& frame,
                  Column& column, Wishes& wishes) {
    if (const auto* digits = std::get_if<instruments::NumberForm>(question.form)) {
        number(question, *digits, draft, bottom, missed, frame, column, wishes);
    } else if (const auto* day = std::get_if<instruments::DateForm>(question.form)) {
        date(question, *day, draft, missed, frame, column, wishes);
    } else {
        words(question, std::get<instruments::TextForm>(*question.form), draft, missed, frame, column,
              wishes);
    }
}

}  // namespace gui
