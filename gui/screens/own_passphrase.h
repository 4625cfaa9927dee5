// Another passphrase for whoever is signed in, on a sheet: the present one, and a new one twice. A
// wrong present one counts as a try at signing in, as the store has it. Changing is App's.
#pragma once

#include <string>

#include "gui/screens/layout.h"
#include "runtime/storage/records.h"

namespace gui {

struct OwnPassphraseDraft {
    OwnPassphraseDraft();
    ~OwnPassphraseDraft() { wipe_typed(present); }
    OwnPassphraseDraft(const OwnPassphraseDraft&) = delete;
    OwnPassphraseDraft& operator=(const OwnPassphraseDraft&) = delete;
    void clear();

    bool open = false;
    std::string present;
    NewPassphrase passphrase;
};
struct OwnPassphraseView {
    const runtime::storage::Who& who;
    runtime::storage::Purpose purpose = runtime::storage::Purpose::real;  // of the store
    bool working = false;
    std::string trouble = {};  // id of a phrase
};
// Controls own.old, own.passphrase, own.again, own.change, own.close.
void draw_own_passphrase(const OwnPassphraseView& view, OwnPassphraseDraft& draft, Frame& frame,
                         Wishes& wishes);

}  // namespace gui
