// What stands above the answers: saving trouble and progress.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/screens/trouble.h"
#include "gui/widgets/button.h"
#include "gui/widgets/meter.h"

namespace gui {

void saving_bar(const QuestionView& view, Rect& page, Frame& frame, Wishes& wishes) {
    if (!view.saving.trouble || view.saving.unsaved == 0) return;
    const std::string again = frame.say("try_again");
    const std::string words = frame.say("not_saved") + " " + frame.say(phrase_of(*view.saving.trouble));
    const ButtonLook look{.kind = ButtonKind::secondary};
    const float wide = button_width(frame, again, look);
    // Whole, at every size of text: it says what to do.
    const float room = page.w - 2 * frame.margin() - wide - 16 - 40;
    const float lines = text_height(frame, words, room, {.style = Style::body_medium});
    const Rect bar = page.cut_top(std::max(frame.tall(72), lines + 20));
    const ToneColors colors = frame.theme().tone(Tone::high);
    frame.paint().fill(bar, colors.ink);
    Rect inner = bar.inset(frame.margin(), 8);
    const Rect place = inner.cut_right(wide);
    inner.cut_right(16);
    const float center = bar.center().y;
    frame.paint().icon({inner.x + 12, center}, Icon::error, IconSize::medium, colors.background);
    inner.cut_left(40);
    draw_text_middle(frame, inner, words, {.style = Style::body_medium, .color = colors.background});
    if (button(frame, "retry-save", again, {place.x, center - height::target / 2, place.w, height::target},
               look)) {
        wishes.emplace_back(wish::TrySaving{});
    }
}

void progress(const QuestionView& view, Rect& page, Frame& frame) {
    const runtime::Page& now = view.page;
    std::vector<Block> blocks;
    for (const runtime::Block& block : now.blocks) {
        const float all = static_cast<float>(block.answered + block.most);
        blocks.push_back({.filled = all > 0 ? static_cast<float>(block.answered) / all : 0,
                          .skipped = block.nothing_to_ask()});
    }
    std::string left =
        frame.say("part_of_parts", {std::to_string(now.block + 1), std::to_string(blocks.size())});
    // Where there is one part only, and nothing is skipped, the question's own place says more.
    if (blocks.size() == 1 && now.fewest == now.most && !now.questions.empty()) {
        left = frame.say("question_n_of_m", {std::to_string(now.questions.front().item + 1),
                                             std::to_string(now.answered + now.most)});
    }
    if (now.list) {
        const auto answered = std::ranges::count_if(now.questions, [](const auto& question) {
            return !std::holds_alternative<instruments::Unanswered>(question.answer);
        });
        left += " · " +
                frame.say("answered_of", {std::to_string(answered), std::to_string(now.questions.size())});
    } else if (now.rail.size() > 1 && !view.with_client) {
        const auto at = std::ranges::find_if(now.rail, [](const auto& chip) { return chip.current; });
        left += " · " + std::to_string(at - now.rail.begin() + 1) + " / " + std::to_string(now.rail.size());
    }
    const std::string answered = std::to_string(now.answered);
    const std::string most = std::to_string(now.most);
    const std::string right =
        now.most == 0 && now.sent_back ? frame.say("progress_answered", {answered})
        : now.most == 0                ? frame.say("progress_none_left", {answered})
        : now.fewest == now.most
            ? frame.say("progress_left", {answered, most})
            : frame.say("progress_left_between", {answered, std::to_string(now.fewest), most});
    const Rect place{page.x + frame.margin(), page.y + 20, page.w - 2 * frame.margin(), 0};
    const float used = progress_blocks(frame, place, blocks, left, right);
    page.cut_top(used + 20 + 10);
}

}  // namespace gui
