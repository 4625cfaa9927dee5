#include "gui/screens/leave.h"

#include <algorithm>

#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

// What is destroyed is one questionnaire's; what else of the visit is done stays, and that is said.
std::string with_earlier(const LeaveView& view, std::string text, Frame& frame) {
    if (view.earlier) text += " " + frame.say("earlier_ones_stay");
    return text;
}

void second_question(const LeaveView& view, LeaveDraft& draft, Frame& frame, Wishes& wishes) {
    const std::string title = frame.say(view.with_client ? "discard_title_client" : "discard_title");
    const std::string text = with_earlier(view, frame.say("discard_text"), frame);
    const std::string yes = frame.say("discard");
    const std::string no = frame.say("keep");
    const DialogAnswer answer =
        dialog(frame, "discard", {.title = title, .text = text, .yes = yes, .no = no, .dangerous = true});
    if (answer == DialogAnswer::none) return;
    draft = {};
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::Discard{});
}

struct Words {
    const char* title;
    const char* text;
    const char* keep;  // nothing: it cannot be kept
    const char* discard = "discard";
};
Words words_of(const LeaveView& view) {
    if (view.correcting)
        return {"correction_leave_title", "correction_leave_text", nullptr, "correction_leave"};
    if (view.anonymous && !view.begun)
        return {"end_surveys_title", "end_surveys_text", nullptr, "end_surveys"};
    if (view.anonymous && !view.answered)
        return {"leave_title_anonymous", "leave_text_anonymous_blank", nullptr, "survey_close"};
    if (view.anonymous) return {"leave_title_anonymous", "leave_text_anonymous", "survey_keep"};
    if (view.with_client && !view.answered)
        return {"stop_here_title", "stop_here_text_blank", "back_to_staff_yes", "stop_for_good"};
    if (view.with_client) return {"stop_here_title", "stop_here_text", "hand_back"};
    if (!view.answered) return {"leave_title", "leave_text_blank", "to_home", "discard_session"};
    return {"leave_title", "leave_text", "save_exit"};
}

}  // namespace

void draw_leave(const LeaveView& view, LeaveDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.open) return;
    if (draft.discarding) return second_question(view, draft, frame, wishes);

    const Words words = words_of(view);
    // Before consent a client alone has the button for it: she does not agree.
    const bool discardable = view.anonymous || view.begun || !view.with_client;
    const int buttons = 1 + (words.keep != nullptr ? 1 : 0) + (discardable ? 1 : 0);
    const float inner = sheet_content_width(frame, SheetForm::center);
    const std::string text = frame.say(words.text);
    const float high = 28 + sheet_head_height(frame) + 16 + text_height(frame, text, inner) + 24 +
                       static_cast<float>(buttons) * (frame.tall(height::button) + 14) + 20;
    Sheet sheet(frame, "leave", frame.say(words.title), SheetForm::center, high);
    ScrollArea area(frame, "leave", sheet.content().inset(-10, -10));
    Column column(frame, area.content());
    column.text(text, quiet(frame));
    column.gap(24);
    const auto row = [&] {
        const Rect r = column.take(frame.tall(height::button));
        column.gap(14);
        return r;
    };
    if (words.keep != nullptr && button(frame, "leave.save", frame.say(words.keep), row())) {
        draft.open = false;
        const bool gives_back = view.with_client && !view.anonymous;
        wishes.push_back(gives_back ? Wish{wish::HandBack{}} : Wish{wish::Leave{}});
        frame.again();
    }
    const ButtonKind stay = words.keep != nullptr ? ButtonKind::secondary : ButtonKind::primary;
    if (button(frame, "leave.stay", frame.say(view.answered ? "go_on" : "back"), row(), {.kind = stay})) {
        draft.open = false;
        frame.again();
    }
    if (discardable &&
        button(frame, "leave.discard", frame.say(words.discard), row(), {.kind = ButtonKind::danger})) {
        if (view.correcting || !view.answered) {
            draft = {};
            wishes.emplace_back(wish::Discard{});
        } else {
            draft.discarding = true;
        }
        frame.again();
    }
    area.end_at(column.y() - 14);
    area.close();
    if (sheet.closed()) {
        draft.open = false;
        frame.again();
    }
}

}  // namespace gui
