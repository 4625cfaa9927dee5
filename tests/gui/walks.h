// The ways through every screen of the kiosk, as staff and clients go them. Whoever walks along is
// asked to look at each screen, and leaves it standing.
#pragma once

#include <functional>

#include "tests/gui/asked.h"
#include "tests/gui/author.h"
#include "tests/gui/screens_tablet.h"

namespace tests {

// What is looked at, and the hands on it: a tablet, an author's window, questions alone.
class Screen {
  public:
    explicit Screen(Tablet& tablet);
    explicit Screen(Author& author);
    explicit Screen(Asked& asked);

    [[nodiscard]] gui::Surface& surface() const { return surface_; }
    [[nodiscard]] Hands& hands() const { return hands_(); }
    // As it looks from now on, at every page.
    void show_text_at(float size) const { show_text_at_(size); }
    // By touch; whoever was typing touches the field again.
    void speak(gui::Language language) const;

  private:
    gui::Surface& surface_;
    std::function<Hands&()> hands_;  // those of a tablet are others after a restart
    std::function<void(float)> show_text_at_;
};

using Look = std::function<void(const char* screen)>;

void walk_as_coordinator(Tablet& tablet, const Look& look);
void walk_as_supervisor_and_evaluator(Tablet& tablet, const Look& look);
// Who can open the store, keeping the data, what is destroyed.
void walk_of_keeping(Tablet& tablet, const Look& look);
void walk_of_a_client_alone(Tablet& tablet, const Look& look);
// A supervisor, before the chart of a client who answered DASS-21 three times.
void walk_to_results_over_time(Tablet& tablet, const Look& look);
// A store that does not open, and a backup for its place.
void walk_of_a_damaged_store(Tablet& tablet, const Look& look);
void walk_of_the_first_start(Tablet& tablet, const Look& look);  // on a fresh tablet
// On a bare tablet: a programme that has nothing yet, then long names and a long text, and a
// questionnaire that cannot be scored.
void walk_of_a_new_programme(Tablet& tablet, const Look& look);
// An author of DASS-21, at first with a file that cannot be read.
void walk_of_an_author(Author& author, const Look& look);
// The questions that no questionnaire of ours has, or not at its first page; and one that is read aloud.
void walk_of_other_questions(Asked& asked, const Look& look);

}  // namespace tests
