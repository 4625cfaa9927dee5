// The answers of one item: the options of a choice; what is typed is in question_fields.cpp.
#include <algorithm>

#include "gui/screens/question_parts.h"
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

}  // namespace

Rect from(Rect above, Rect item) {
    return above.empty() ? item : Rect{item.x, above.y, item.w, item.bottom() - above.y};
}

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
        r.w = std::min(r.w, button_width(frame, label, refusal_look));
        touched = button(frame, name, label, r, refusal_look);
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
    if (std::holds_alternative<instruments::OneChoice>(*question.form) ||
        std::holds_alternative<instruments::SeveralChoices>(*question.form)) {
        choices(question, draft, bottom, missed, frame, column, wishes);
        refusal(question, draft.typed, frame, column, wishes);
    } else {
        answer_field(question, draft, bottom, missed, frame, column, wishes);
    }
    draft.focus_blank = false;
}

}  // namespace gui
