// Whoever is signed in, behind her name in the top bar: whether to sign out, and another passphrase.
// The home pages open it by a wish; it stands above any of them.
#pragma once

#include "gui/screens/own_passphrase.h"

namespace gui {

struct AccountDraft {
    bool open = false;  // behind the name
    OwnPassphraseDraft own;
};
enum class Writing { none, unsaved };  // on this person's pages
// Controls sign-out.yes, sign-out.no, sign-out.passphrase, and those of the passphrase.
void draw_account(const OwnPassphraseView& view, Writing writing, AccountDraft& draft, Frame& frame,
                  Wishes& wishes);

}  // namespace gui
