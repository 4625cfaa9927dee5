// Another member of staff on a sheet: where she works, and the end of her right to sign in, which are App's
// to carry out. One's own sheet is own_passphrase.h.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/storage/records.h"

namespace gui {

struct MemberDraft {
    std::string open;                              // the name; empty: no sheet
    bool disabling = false;                        // asked for the second time
    std::optional<std::set<std::string>> sites{};  // while they are being changed
    bool no_site = false;                          // and none of them is left
};
struct MemberView {
    const runtime::storage::StaffMember& member;
    const std::vector<std::string>& sites;  // all that there are
    bool working = false;
    std::string trouble;  // id of a phrase
};
// Controls site.NAME, member.sites, member.disable, disable.yes, disable.no.
void draw_member(const MemberView& view, MemberDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
