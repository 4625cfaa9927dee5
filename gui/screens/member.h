// One member of staff on a sheet: for oneself another passphrase, for others the end of their
// right to sign in. Both are App's to carry out.
#pragma once

#include <string>

#include "gui/screens/layout.h"
#include "runtime/storage/records.h"

namespace gui {

struct MemberDraft {
    MemberDraft();
    ~MemberDraft() { wipe_typed(old_passphrase); }
    MemberDraft(const MemberDraft&) = delete;
    MemberDraft& operator=(const MemberDraft&) = delete;
    void clear();

    std::string open;        // the name; empty: no sheet
    bool disabling = false;  // asked for the second time
    std::string old_passphrase;
    NewPassphrase passphrase;
};
struct MemberView {
    const runtime::storage::StaffMember& member;
    bool oneself = false;
    bool working = false;
    std::string trouble;  // id of a phrase
};
// Controls member.disable, disable.yes, disable.no; own.old, own.passphrase, own.again, own.change.
void draw_member(const MemberView& view, MemberDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
