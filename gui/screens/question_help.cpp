// The sheet that says how the page that stands is answered, in the words of whoever holds
// the tablet. It knows forms and buttons; of what is asked it has the questionnaire's own help only.
#include <algorithm>
#include <variant>
#include <vector>

#include "gui/screens/question_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using Kind = runtime::Page::Kind;

struct Part {
    Icon icon;
    std::string title;
    std::string words;
};

std::string joined_words(const std::vector<std::string>& sentences) {
    std::string words;
    for (const std::string& sentence : sentences) {
        if (!sentence.empty()) words += (words.empty() ? "" : " ") + sentence;
    }
    return words;
}

struct HowTo {
    const Frame& frame;
    std::string operator()(const instruments::OneChoice&) const { return frame.say("help_one"); }
    std::string operator()(const instruments::SeveralChoices&) const { return frame.say("help_several"); }
    std::string operator()(const instruments::NumberForm&) const { return frame.say("help_number"); }
    std::string operator()(const instruments::DateForm& form) const {
        return joined_words(
            {frame.say("help_date"),
             form.partial ? frame.say("date_partial", {frame.say("no_day"), frame.say("no_month")}) : ""});
    }
    std::string operator()(const instruments::TextForm&) const { return frame.say("help_text"); }
};

std::string how_to_answer(const QuestionView& view, const Frame& frame) {
    const runtime::Page& page = view.page;
    if (page.kind == Kind::introduction) return frame.say("help_introduction", {frame.say("begin")});
    if (page.kind == Kind::review) return frame.say("help_review", {frame.say("finish")});
    const std::string next = frame.say(page.back_to_review ? "to_review" : "next");
    const runtime::QuestionView& first = page.questions.front();
    const std::string answer = page.list ? frame.say("help_list") : std::visit(HowTo{frame}, *first.form);
    const std::string blank = page.list || first.required ? "" : frame.say("may_stay_blank");
    return joined_words({answer, blank, frame.say("help_next", {next})});
}

std::vector<Part> parts_of(const QuestionView& view, const Frame& frame) {
    const runtime::Page& page = view.page;
    std::vector<Part> parts;
    parts.push_back({Icon::check, frame.say("help_how"), how_to_answer(view, frame)});
    if (page.kind == Kind::questions) {
        const std::string& own = page.list ? page.instruction : page.questions.front().help;
        if (!own.empty()) parts.push_back({Icon::info, frame.say("help_this"), own});
        if (std::ranges::any_of(page.questions, &runtime::QuestionView::refusable)) {
            parts.push_back({Icon::chat, frame.say("help_refuse"),
                             frame.say(view.with_client ? "help_refuse_alone" : "help_refuse_staff")});
        }
    }
    const std::string back = page.can_go_back ? frame.say("help_back") : "";
    const std::string stop = view.leavable ? frame.say("help_stop") : "";
    if (const std::string words = joined_words({back, stop}); !words.empty()) {
        parts.push_back({Icon::arrow_back, frame.say("help_ways"), words});
    }
    if (view.aloud.offered) {
        const std::string machine = view.aloud.machine ? frame.say("help_machine") : "";
        parts.push_back({Icon::speaker, frame.say("aloud_listen"),
                         joined_words({frame.say("help_listen", {frame.say("aloud_listen")}), machine})});
    }
    if (view.with_client) {
        parts.push_back({Icon::people, frame.say("help_more"), frame.say("help_ask")});
    } else {
        parts.push_back({Icon::keyboard_enter, frame.say("help_keys"), frame.say("help_keys_words")});
    }
    return parts;
}

}  // namespace

void help_sheet(const QuestionView& view, QuestionDraft& draft, Frame& frame) {
    if (!draft.help_open) return;
    Sheet sheet(frame, "help", frame.say("help"), SheetForm::side);
    {
        ScrollArea area(frame, "help", sheet.content());
        Column column(frame, flush(area.content()));
        constexpr float icon_room = 60;
        for (const Part& part : parts_of(view, frame)) {
            const float top = column.y();
            icon_disc(frame, {column.rest().x + 22, top + 22}, 22, part.icon);
            Rect words = column.rest();
            words.cut_left(icon_room);
            Column lines(frame, words);
            lines.text(part.title, {.style = Style::title});
            lines.gap(4);
            lines.text(part.words, quiet(frame, Style::answer));
            column.gap(std::max(lines.y() - top, 44.F) + 22);
        }
        area.end_at(column.y() - 12);
    }
    if (sheet.closed()) {
        draft.help_open = false;
        frame.again();
    }
}

}  // namespace gui
