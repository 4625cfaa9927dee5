// A questionnaire with every form of question on a surface without a window: the screens of
// gui/screens/question.h over a session that nobody stores. All of its words are invented.
#pragma once

#include <string>

#include "gui/screens/question.h"
#include "instruments/instrument.h"
#include "instruments/wording.h"
#include "runtime/session/session.h"
#include "tests/support/touch.h"

namespace tests {

struct AskedLook {
    int wide = 1280;
    int high = 800;
    float text = 1;
    bool with_client = false;
    bool aloud = false;  // as if there were a voice, and it were turned on
    gui::Language language = gui::Language::vi;
};

// Items: one, several, number, since (a date, partial), last (a date), text (may stay blank), list.a to
// list.f; then the review.
class Asked {
  public:
    explicit Asked(AskedLook how = {});

    void draw(gui::Frame& frame);
    void tap(std::string_view name) { hands.tap(name); }
    [[nodiscard]] bool has(std::string_view name) const { return surface.control(name) != nullptr; }
    [[nodiscard]] bool shows(std::string_view text) const { return hands.shows(text); }
    // From the introduction to the page of this item, whatever is blank before it.
    void go_to(std::string_view item);
    [[nodiscard]] const instruments::Answer& answer(std::string_view item) const;

    AskedLook look;
    instruments::Instrument instrument;
    instruments::Wording vi;
    instruments::Wording en;
    runtime::Session session;
    runtime::Saving saving;
    gui::QuestionDraft draft;
    int listened = 0;
    std::string spoken;  // the control that a voice is pointing at, or empty
    gui::Surface surface;
    Hands hands;
};

}  // namespace tests
