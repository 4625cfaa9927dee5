#include "gui/screens/erasure.h"

#include <algorithm>

#include "gui/widgets/notice.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

// At the left, as wide as its words.
bool action(Frame& frame, const std::string& name, const std::string& words, const ButtonLook& look,
            Column& column) {
    Rect place = column.take(frame.tall(height::button));
    place.w = std::min(place.w, button_width(frame, words, look));
    return button(frame, name, words, place, look);
}

}  // namespace

void withdrawal_part(const runtime::ClientCase& client, bool& asking, Frame& frame, Column& column) {
    column.gap(26);
    if (client.client.withdrew) {
        const std::string words =
            frame.say("withdrawal_recorded_on", {date_words(frame, *client.client.withdrew)});
        column.gap(banner(frame, column.rest(), words, {.tone = Tone::info}));
        return;
    }
    const ButtonLook look{.kind = ButtonKind::tertiary, .style = Style::body_medium};
    if (!action(frame, "withdraw", frame.say("withdraw"), look, column)) return;
    asking = true;
    frame.again();
}

void withdrawal_dialog(const runtime::ClientCase& client, bool& asking, Frame& frame, Wishes& wishes) {
    if (!asking) return;
    const std::string title = frame.say("withdraw_title");
    const std::string text = frame.say("withdraw_text", {client.client.code});
    const std::string yes = frame.say("withdraw_yes");
    const std::string no = frame.say("cancel");
    const DialogAnswer answer =
        dialog(frame, "withdraw", {.title = title, .text = text, .yes = yes, .no = no, .dangerous = true});
    if (answer == DialogAnswer::none) return;
    asking = false;
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::Withdraw{client.client.code});
}

void withdrawn_clients(const HomeView& view, ErasureDraft& draft, Frame& frame, Column& column) {
    for (const runtime::ClientCase& each : view.clients) {
        if (!each.client.withdrew) continue;
        const std::string& code = each.client.code;
        const std::string words =
            frame.say("client_withdrew", {code, date_words(frame, *each.client.withdrew)});
        column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn}));
        column.gap(10);
        if (action(frame, "erase.client." + code, frame.say("erase_client"), {.kind = ButtonKind::danger},
                   column)) {
            draft = {.client = code, .record = {}};
            frame.again();
        }
        column.gap(20);
    }
}

void erasure_buttons(const runtime::storage::SessionSummary& session, ErasureDraft& draft, Frame& frame,
                     Column& column) {
    if (!session.client) return;
    column.gap(28);
    const ButtonLook look{.kind = ButtonKind::danger};
    if (action(frame, "erase.record", frame.say("erase_record"), look, column)) {
        draft = {
            .client = {}, .record = session.id, .corrected = session.corrected || !session.corrects.empty()};
        frame.again();
    }
    column.gap(14);
    if (action(frame, "erase.client." + *session.client, frame.say("erase_client_all"), look, column)) {
        draft = {.client = *session.client, .record = {}};
        frame.again();
    }
}

void erasure_dialog(ErasureDraft& draft, Frame& frame, Wishes& wishes) {
    if (draft.client.empty() && draft.record.empty()) return;
    const bool all = !draft.client.empty();
    const std::string title =
        all ? frame.say("erase_client_title", {draft.client}) : frame.say("erase_record_title");
    std::string text = frame.say(all ? "erase_client_text" : "erase_record_text");
    if (draft.corrected) text = frame.say("erase_corrected_text") + " " + text;
    const std::string yes = frame.say("erase_yes");
    const std::string no = frame.say("cancel");
    const DialogAnswer answer =
        dialog(frame, "erase", {.title = title, .text = text, .yes = yes, .no = no, .dangerous = true});
    if (answer == DialogAnswer::none) return;
    if (answer == DialogAnswer::yes && all) wishes.emplace_back(wish::EraseClient{draft.client});
    if (answer == DialogAnswer::yes && !all) wishes.emplace_back(wish::EraseRecord{draft.record});
    draft = {};
    frame.again();
}

}  // namespace gui
