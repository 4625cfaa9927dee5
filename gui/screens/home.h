// Home of the coordinator and of the evaluator: start something new, go on with what was
// left, see what is due. Lists show codes and dates, never a score or a band.
#pragma once

#include <cstdint>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/kiosk.h"

namespace gui {

struct HomeView {
    runtime::storage::Who who;
    runtime::storage::Purpose purpose = runtime::storage::Purpose::real;  // of the store
    std::vector<runtime::Offer> offers;
    std::vector<runtime::UnfinishedVisit> unfinished;
    std::vector<std::string> sites;
    std::vector<runtime::ClientCase> clients = {};  // of these sites; none for an evaluator
    std::vector<runtime::DueLine> due = {};
    std::vector<runtime::Due> due_when_new = {};  // what somebody is due for who is registered today
    std::int64_t surveys_today = 0;               // at the chosen site
    const runtime::Catalog* catalog = nullptr;
};
struct HomeDraft {
    std::string site;            // the evaluator's choice
    std::string search;          // a client's code, or a part of it
    std::string search_trouble;  // id of a phrase
    bool all_clients = false;
    bool all_due = false;
    bool away = false;          // those not seen for long are listed
    bool show_away = false;     // and are to come into view, once
    std::string client;         // whose page stands; empty: home
    bool fresh_client = false;  // whose code was made just now
    bool choosing_site = false;
    bool withdrawing = false;  // the client whose page stands: asked for the second time
};
// A definition, a wording or the list of occasions could not be read: something is missing.
bool files_are_missing(const HomeView& view);
Wishes draw_coordinator_home(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame);
Wishes draw_evaluator_home(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame);

// Pieces that the supervisor's home has, too.
std::string code_of(Language language);
std::string role_phrase(runtime::storage::Role role);
// The top bar with the person at the right.
void home_bar(const runtime::storage::Who& who, Rect& page, Frame& frame, Wishes& wishes);
// The big card that starts a session.
void start_card(Frame& frame, Column& column, std::string_view words, Wishes& wishes);
// The instruments of this role that a bare id means.
std::vector<runtime::Offer> offers_to_show(const HomeView& view);
// One row per offered instrument, start.ID; before them an evaluator's occasions, start.occasion.ID.
float offers_height(const HomeView& view, Frame& frame, float width);
void offers_card(const HomeView& view, Frame& frame, Rect r, Wishes& wishes);

}  // namespace gui
