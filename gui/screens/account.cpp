#include "gui/screens/account.h"

#include "gui/widgets/sheet.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace {

void sign_out_dialog(const OwnPassphraseView& view, Writing writing, AccountDraft& draft, Frame& frame,
                     Wishes& wishes) {
    const bool loses = writing == Writing::unsaved;
    const std::string title = frame.say(loses ? "sign_out_unsaved_title" : "sign_out_title");
    const std::string text = frame.say(loses ? "sign_out_unsaved_text" : "sign_out_text");
    const std::string yes = frame.say(loses ? "sign_out_unsaved_yes" : "sign_out");
    const std::string no = frame.say("stay");
    // The words of a recovery sheet are made anew, never chosen.
    const bool has_own = !loses && !runtime::storage::is_recovery_sheet(view.who.name);
    const std::string instead = has_own ? frame.say("passphrase_change") : "";
    const DialogAnswer answer = dialog(frame, "sign-out",
                                       {.title = title,
                                        .text = text,
                                        .yes = yes,
                                        .no = no,
                                        .instead = instead,
                                        .instead_name = "passphrase",
                                        .dangerous = loses});
    if (answer == DialogAnswer::none) return;
    draft.open = false;
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::SignOut{});
    if (answer == DialogAnswer::instead) wishes.emplace_back(wish::OfferPassphrase{});
}

}  // namespace

void draw_account(const OwnPassphraseView& view, Writing writing, AccountDraft& draft, Frame& frame,
                  Wishes& wishes) {
    if (draft.open) sign_out_dialog(view, writing, draft, frame, wishes);
    draw_own_passphrase(view, draft.own, frame, wishes);
}

}  // namespace gui
