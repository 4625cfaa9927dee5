// The first start: there is no store yet, and whoever stands here becomes its first
// supervisor. Making the store is App's; this asks for a name and a passphrase.
#pragma once

#include "gui/screens/layout.h"

namespace gui {

struct FirstStartView {
    bool working = false;  // the store is being made
    std::string trouble;   // id of a phrase, or empty
};
struct FirstStartDraft {
    std::string name;
    std::string name_error;  // id of a phrase
    NewPassphrase passphrase;
};
Wishes draw_first_start(const FirstStartView& view, FirstStartDraft& draft, Rect page, Frame& frame);

}  // namespace gui
