// A client who withdraws: the coordinator records the wish on the client's page; a supervisor sees
// the wishes above her list of sessions, and erases from there or from a record. Nothing is
// recorded or erased without a second question that says what comes of it.
#pragma once

#include <string>

#include "gui/screens/home.h"

namespace gui {

// The coordinator's; controls withdraw, withdraw.yes, withdraw.no.
void withdrawal_part(const runtime::ClientCase& client, bool& asking, Frame& frame, Column& column);
void withdrawal_dialog(const runtime::ClientCase& client, bool& asking, Frame& frame, Wishes& wishes);

// The supervisor's; what is asked about. Controls erase.client.CODE, erase.record, erase.yes, erase.no.
struct ErasureDraft {
    std::string client;      // code: everything of hers
    std::string record;      // id: this one, and what stands in its place or was there before
    bool corrected = false;  // there is such a one
};
void withdrawn_clients(const HomeView& view, ErasureDraft& draft, Frame& frame, Column& column);
void erasure_buttons(const runtime::storage::SessionSummary& session, ErasureDraft& draft, Frame& frame,
                     Column& column);
void erasure_dialog(ErasureDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
