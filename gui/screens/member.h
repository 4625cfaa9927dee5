// Another member of staff on a sheet: the end of her right to sign in, which is App's to carry out.
// One's own sheet is own_passphrase.h.
#pragma once

#include <string>

#include "gui/screens/layout.h"
#include "runtime/storage/records.h"

namespace gui {

struct MemberDraft {
    std::string open;        // the name; empty: no sheet
    bool disabling = false;  // asked for the second time
};
struct MemberView {
    const runtime::storage::StaffMember& member;
    bool working = false;
    std::string trouble;  // id of a phrase
};
// Controls member.disable, disable.yes, disable.no.
void draw_member(const MemberView& view, MemberDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
