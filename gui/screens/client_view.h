// A visit's results as the client sees them: plain words, what is going well first, one
// next step, whom to ask. No code, no number, no word for staff; on the way back staff sign in.
#pragma once

#include <string>

#include "gui/screens/layout.h"
#include "runtime/client_view.h"

namespace gui {

struct ClientPageView {
    const runtime::ClientView& said;
    std::string contact;  // of the site; empty: whoever sits beside
};
struct ClientPageDraft {
    std::string leaflet;  // id of the leaflet that is open
    bool giving_back = false;
};
Wishes draw_client_view(const ClientPageView& view, ClientPageDraft& draft, Rect page, Frame& frame);

}  // namespace gui
