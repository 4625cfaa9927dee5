// The answers of one item, form by form.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/utf8.h"
#include "gui/widgets/button.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

using runtime::OptionView;
using AskedItem = runtime::QuestionView;

// The number key of each option: its code where all are digits, otherwise its place from 1.
std::vector<int> digits(const std::vector<OptionView>& options) {
    const auto is_digit = [](const OptionView& option) {
        return option.code.size() == 1 && option.code[0] >= '0' && option.code[0] <= '9';
    };
    const bool codes = std::ranges::all_of(options, is_digit);
    std::vector<int> keys;
    keys.reserve(options.size());
    for (std::size_t i = 0; i < options.size(); ++i) {
        keys.push_back(codes ? options[i].code[0] - '0' : i < 9 ? static_cast<int>(i) + 1 : -1);
    }
    return keys;
}

constexpr float choice_gap = 10;

// How much of the options' room they get: with their definitions where these fit, and as high as
// there is room for, within what looks right.
struct Heights {
    bool details = false;
    float least = height::choice;
};
Heights heights_for(const std::vector<OptionView>& options, float width, float room, Frame& frame) {
    const float gap = choice_gap;
    const auto total = [&](bool details, float least) {
        float high = -gap;
        for (const OptionView& option : options) {
            high += gap + choice_height(
                              frame, option.label, width,
                              {.detail = details ? std::string_view(option.definition) : std::string_view()},
                              least);
        }
        return high;
    };
    Heights best{.details = total(true, height::target) <= room, .least = height::target};
    for (const float least : {62.F, 66.F, 72.F, 78.F, 84.F, 90.F}) {
        if (total(best.details, least) <= room) best.least = least;
    }
    return best;
}

// The item together with what is said above it.
Rect from(Rect above, Rect item) {
    return above.empty() ? item : Rect{item.x, above.y, item.w, item.bottom() - above.y};
}

void choices(const AskedItem& question, QuestionDraft& draft, float bottom, Rect missed, Frame& frame,
             Column& column, Wishes& wishes) {
    const bool several = std::holds_alternative<instruments::SeveralChoices>(*question.form);
    const std::vector<int> keys = digits(question.options);
    const float room = bottom - column.y() - height::target - 12;
    const Heights heights = heights_for(question.options, column.width(), room, frame);
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const OptionView& option = question.options[i];
        ChoiceLook look{
            .mark = several ? Mark::square : Mark::circle, .error = question.blank_error, .digit = keys[i]};
        if (heights.details) look.detail = option.definition;
        const Rect r = column.take(choice_height(frame, option.label, column.width(), look, heights.least));
        const std::string name = option_name(question, option);
        if (draft.focus_blank && i == 0) {
            frame.focus(name);
            frame.show(name, from(missed, r));
        }
        if (choice_card(frame, name, option.label, r, option.selected, look)) {
            const auto choice = static_cast<std::uint8_t>(i);
            wishes.emplace_back(several ? Wish{wish::Tell{runtime::Toggle{question.item, choice}}}
                                        : answer_with(question, instruments::Chosen{choice}));
        }
        column.gap(choice_gap);
    }
}

std::string typed_error(const QuestionView& view, const AskedItem& question, const TypedDraft& typed,
                        Frame& frame) {
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
    static_cast<void>(view);
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

void number(const QuestionView& view, const AskedItem& question, const instruments::NumberForm& form,
            QuestionDraft& draft, float bottom, Rect missed, Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(view, question, draft.typed, frame);
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
    if (refuses_beside_number(whole.w, frame)) {
        Column beside(frame, {whole.x + wide + 16, whole.y, whole.w - wide - 16, whole.h});
        refusal(question, draft.typed, frame, beside, wishes);
    }
    narrow.gap(16);
    bool changed = touch.changed;
    if (bottom - whole.y > number_pad_height(frame) || !frame.shows_key_caps()) {
        changed |= number_pad(frame, name, narrow.take(number_pad_height(frame)), draft.typed.text,
                              form.decimals > 0 ? PadForm::decimal : PadForm::digits, limit);
        narrow.gap(12);
    }
    if (changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
    column.gap(narrow.y() - whole.y);
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

void words(const QuestionView& view, const AskedItem& question, const instruments::TextForm& form,
           QuestionDraft& draft, Rect missed, Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(view, question, draft.typed, frame);
    const std::string hint = frame.say("type_here");
    FieldLook look{.form = form.multiline ? FieldForm::text_area : FieldForm::text,
                   .placeholder = hint,
                   .error = error,
                   .limit = static_cast<std::size_t>(form.max_length),
                   .show_count = form.multiline};
    // One line shows it where the end is near: a word that breaks off is no answer.
    const auto typed_so_far = static_cast<std::size_t>(character_count(draft.typed.text));
    look.show_count = look.show_count || typed_so_far * 5 >= look.limit * 4;
    const Rect place = column.take(words_height(look, column.width(), frame));
    show_error(draft, name, place, missed, frame);
    const FieldTouch touch = text_field(frame, name, place, draft.typed.text, look);
    if (touch.changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
    column.gap(8);
    if (!question.required) {
        column.text(frame.say("may_stay_blank"), quiet(frame, Style::caption));
        column.gap(8);
    }
}

// Beside the fields where there is room, so that the pad's keys below them fit the page.
std::optional<Rect> refusal_beside_date(const AskedItem& question, Rect place, const DateLook& look,
                                        Frame& frame) {
    const ButtonLook button{.kind = ButtonKind::tertiary, .style = Style::body_medium};
    return question.refusable
               ? beside_date_fields(frame, place, look, button_width(frame, frame.say("refused"), button))
               : std::nullopt;
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

void date(const QuestionView& view, const AskedItem& question, const instruments::DateForm& form,
          QuestionDraft& draft, Rect missed, Frame& frame, Column& column, Wishes& wishes) {
    const std::string name = "field." + question.id;
    const std::string error = typed_error(view, question, draft.typed, frame);
    const DateLook look{.error = error, .pad = true, .partial = form.partial};
    const Rect place = column.take(date_fields_height(frame, look, column.width()));
    const Rect above_pad{place.x, place.y, place.w, place.h - number_pad_height(frame)};
    show_error(draft, name + part_to_mend(draft.typed.date), above_pad, missed, frame);
    const FieldTouch touch = date_fields(frame, name, place, draft.typed.date, look);
    if (const auto beside = refusal_beside_date(question, place, look, frame)) {
        Column rest(frame, *beside);
        refusal(question, draft.typed, frame, rest, wishes);
    }
    column.gap(10);
    if (touch.changed) noted(draft.typed, frame);
    if (touch.submitted) wishes.emplace_back(wish::Tell{runtime::Next{}});
}

}  // namespace

Wish answer_with(const AskedItem& question, instruments::Answer answer) {
    return wish::Tell{runtime::SetAnswer{question.item, std::move(answer)}};
}

std::string option_name(const AskedItem& question, const OptionView& option) {
    return "option." + question.id + "." + option.code;
}

void refusal(const AskedItem& question, TypedDraft& typed, Frame& frame, Column& column, Wishes& wishes) {
    if (!question.refusable) return;
    const std::string label = frame.say("refused");
    const bool refused = instruments::is_refused(question.answer);
    const std::string name = "refuse." + question.id;
    Rect r = column.take(height::target);
    bool touched = false;
    if (refused) {
        r.w = std::min(r.w, pill_width(frame, label, PillState::done));
        touched = pill(frame, name, label, r, PillState::done);
    } else {
        const ButtonLook look{.kind = ButtonKind::tertiary, .style = Style::body_medium};
        r.w = std::min(r.w, button_width(frame, label, look));
        touched = button(frame, name, label, r, look);
    }
    if (!touched) return;
    typed.text.clear();
    typed.date = {};
    typed.error.clear();
    typed.typed_at.reset();
    wishes.push_back(refused ? answer_with(question, instruments::Unanswered{})
                             : answer_with(question, instruments::Refused{}));
}

Rect error_banner(const QuestionView& view, Frame& frame, Column& column) {
    const auto blanks =
        std::ranges::count_if(view.page.questions, [](const auto& question) { return question.blank_error; });
    if (const auto& why = view.page.sent_back) {
        const std::string words = frame.say("sent_back", {why->question, why->answer});
        column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn}) + 12);
    }
    if (blanks == 0) return {};
    const runtime::QuestionView& first = view.page.questions.front();
    const std::string words = view.page.list    ? frame.count("rows_blank", static_cast<long>(blanks))
                              : first.refusable ? frame.say("choose_or_refuse")
                                                : frame.say("choose_an_answer");
    const BannerLook look{.tone = Tone::high, .strong = true};
    const Rect r = column.take(banner_height(frame, words, column.width(), look));
    banner(frame, r, words, look);
    column.gap(12);
    return r;
}

void answers(const QuestionView& view, const AskedItem& question, QuestionDraft& draft, float bottom,
             Frame& frame, Column& column, Wishes& wishes) {
    const Rect missed = error_banner(view, frame, column);
    std::visit(
        [&](const auto& form) {
            using Form = std::decay_t<decltype(form)>;
            if constexpr (std::is_same_v<Form, instruments::NumberForm>) {
                number(view, question, form, draft, bottom, missed, frame, column, wishes);
            } else if constexpr (std::is_same_v<Form, instruments::DateForm>) {
                date(view, question, form, draft, missed, frame, column, wishes);
            } else if constexpr (std::is_same_v<Form, instruments::TextForm>) {
                words(view, question, form, draft, missed, frame, column, wishes);
            } else {
                static_assert(std::is_same_v<Form, instruments::OneChoice> ||
                              std::is_same_v<Form, instruments::SeveralChoices>);
                choices(question, draft, bottom, missed, frame, column, wishes);
            }
        },
        *question.form);
    const auto* date_form = std::get_if<instruments::DateForm>(question.form);
    const DateLook date_look{.error = {}, .partial = date_form != nullptr && date_form->partial};
    const bool drawn =
        (std::holds_alternative<instruments::NumberForm>(*question.form) &&
         refuses_beside_number(column.width(), frame)) ||
        (date_form != nullptr && refusal_beside_date(question, column.rest(), date_look, frame).has_value());
    if (!drawn) refusal(question, draft.typed, frame, column, wishes);
    draft.focus_blank = false;
}

}  // namespace gui
