// The rows of a yes/no list, each with its switch; in two columns where they fit.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/widgets/choice.h"

namespace gui {

namespace {

using runtime::OptionView;
using AskedItem = runtime::QuestionView;

std::optional<std::size_t> chosen_part(const AskedItem& question) {
    if (instruments::is_refused(question.answer)) return question.options.size();
    if (const auto* chosen = std::get_if<instruments::Chosen>(&question.answer)) return chosen->choice;
    return std::nullopt;
}

constexpr float room_for_more = 110;  // what says that there is more below, and an edge

struct Row {
    const AskedItem* question;
    std::string title;
    std::string hint;
    std::vector<Part> parts;
    std::string error;
    float height(Frame& frame, float width) const {
        return yes_no_row_height(frame, title, parts, width, look());
    }
    // Without what is wrong with it: where a row stands does not change with that.
    float height_at_rest(Frame& frame, float width) const {
        return yes_no_row_height(frame, title, parts, width, {.hint = hint, .error = {}});
    }
    [[nodiscard]] YesNoLook look() const { return {.hint = hint, .error = error}; }
};

// Examples in brackets at a row's end are set smaller, as its hint; no word is left out.
Row row_of(const AskedItem& question) {
    Row row{.question = &question, .title = question.text, .hint = question.help, .parts = {}, .error = {}};
    const auto bracket = question.text.find(" (");
    if (question.help.empty() && bracket != std::string::npos && question.text.back() == ')') {
        row.title = question.text.substr(0, bracket);
        row.hint = question.text.substr(bracket + 1);
    }
    return row;
}

}  // namespace

void list_of_rows(const QuestionView& view, QuestionDraft& draft, Frame& frame, Column& column,
                  Wishes& wishes) {
    const Rect missed = error_banner(view, frame, column);
    std::vector<Row> rows;
    for (const AskedItem& question : view.page.questions) {
        Row row = row_of(question);
        if (!question.local_names.empty()) {
            row.hint += (row.hint.empty() ? "" : " · ") + frame.say("called_here", {question.local_names});
        }
        for (const OptionView& option : question.options) {
            row.parts.push_back({.name = option_name(question, option), .label = option.label});
        }
        if (question.refusable) {
            row.parts.push_back({.name = "refuse." + question.id, .label = frame.say("refused")});
        }
        if (question.blank_error) row.error = frame.say("not_answered");
        rows.push_back(std::move(row));
    }
    // Two columns, read downwards, only where every row still looks as it does in one.
    const float gap = 12;
    const float half = (column.width() - 18) / 2;
    const bool two = !frame.stacked() && rows.size() > 5 && std::ranges::all_of(rows, [&](const Row& row) {
        return row.height_at_rest(frame, half) <= frame.tall(152.F);
    });
    const std::size_t per_column = two ? (rows.size() + 1) / 2 : rows.size();
    const Rect place = column.rest();
    float end = place.y;
    bool focused = !draft.focus_blank;
    for (std::size_t first = 0; first < rows.size(); first += per_column) {
        const float wide = two ? half : place.w;
        Column lines(frame, {place.x + (first == 0 ? 0 : half + 18), place.y, wide, place.h});
        const std::size_t last = std::min(first + per_column, rows.size());
        for (std::size_t i = first; i < last; ++i) {
            const Row& row = rows[i];
            float high = row.height(frame, wide);
            // Rows beside each other are of one height.
            if (two && first == 0 && i + per_column < rows.size()) {
                high = std::max(high, rows[i + per_column].height(frame, wide));
            } else if (two && first != 0) {
                high = std::max(high, rows[i - per_column].height(frame, wide));
            }
            const Rect r = lines.take(high);
            if (!focused && row.question->blank_error) {
                frame.focus(row.parts.front().name);
                const Rect both = from(missed, r);
                const bool fit = both.h + room_for_more <= frame.paint().clip().h;
                frame.show(row.parts.front().name, fit ? both : r);
                focused = true;
            }
            const auto touched =
                yes_no_row(frame, row.title, row.parts, r, chosen_part(*row.question), row.look());
            if (touched && *touched < row.question->options.size()) {
                wishes.push_back(
                    answer_with(*row.question, instruments::Chosen{static_cast<std::uint8_t>(*touched)}));
            } else if (touched) {
                wishes.push_back(answer_with(*row.question, instruments::Refused{}));
            }
            lines.gap(gap);
        }
        end = std::max(end, lines.y());
    }
    draft.focus_blank = false;
    column.gap(end - place.y);
}

}  // namespace gui
