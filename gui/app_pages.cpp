// The page that stands: what each screen is given of the kiosk, the snapshots and the drafts.
#include <algorithm>
#include <cassert>

#include "gui/app.h"
#include "gui/language_tags.h"
#include "gui/screens/client.h"
#include "gui/screens/clients.h"
#include "gui/screens/cover.h"
#include "gui/screens/interrupted.h"
#include "gui/screens/result_parts.h"
#include "gui/screens/store_trouble.h"

namespace gui {

using runtime::Stage;
using runtime::storage::Role;

namespace {

// "DASS-21: mood over the past week", so that whoever agrees knows to what.
std::string with_what_it_asks(const runtime::CatalogEntry& entry, const Frame& frame) {
    const std::string about = words_under(entry, "about", frame);
    return about.empty() ? title_of(entry, frame) : title_of(entry, frame) + ": " + about;
}

int refused_in(const runtime::Session& session) {
    int count = 0;
    for (std::size_t i = 0; i < session.answers().size(); ++i) {
        const auto item = static_cast<instruments::ItemIndex>(i);
        const auto state = instruments::state_of(session.asked(), session.answers(), item);
        count += state == instruments::State::refused ? 1 : 0;
    }
    return count;
}

}  // namespace

bool App::earlier_ones_are_done() const {
    return std::ranges::any_of(kiosk_.visit().sessions, [](const auto& session) {
        return session.state == runtime::storage::SessionState::finished;
    });
}

std::string App::session_id() const {
    for (const auto& session : kiosk_.visit().sessions) {
        const bool open = session.state == runtime::storage::SessionState::open;
        if (open && session.instrument.id == kiosk_.session().instrument().id) return session.id;
    }
    return kiosk_.visit().id;
}

App::PlaceInVisit App::place_in_visit(const Frame& frame) const {
    const auto& sessions = kiosk_.visit().sessions;
    const std::string id = session_id();
    const auto at = std::ranges::find(sessions, id, &runtime::storage::SessionSummary::id);
    if (kiosk_.correcting() || at == sessions.end()) return {};
    PlaceInVisit place{.place = static_cast<int>(at - sessions.begin()) + 1,
                       .parts = static_cast<int>(sessions.size()),
                       .next = {}};
    if (at + 1 == sessions.end()) return place;
    const auto& ref = (at + 1)->instrument;
    if (const auto* entry = kiosk_.catalog().find(ref.id + "@" + ref.version); entry != nullptr)
        place.next = title_of(*entry, frame);
    return place;
}

// Before a record of what was done for a client is written, staff know what it is for.
std::vector<std::string> App::results_so_far(Frame& frame) const {
    std::vector<std::string> all;
    for (const runtime::ResultView& result : results_) {
        const std::string severe = severe_words(result, frame);
        if (!severe.empty()) all.push_back(result.title + " · " + severe);
    }
    return all;
}

Wishes App::draw_screen(Rect page, Frame& frame) {
    if (drafts_->interrupted && with_client()) return draw_interrupted(*drafts_->interrupted, page, frame);
    switch (kiosk_.stage()) {
        case Stage::first_start:
            return draw_first_start_page(page, frame);
        case Stage::sign_in:
            if (store_trouble_) return draw_store_trouble_page(page, frame);
            return draw_sign_in_page(page, frame);
        case Stage::home:
            return draw_home(page, frame);
        case Stage::consent:
            return draw_consent_page(page, frame);
        case Stage::questions: {
            assert(page_);
            const PlaceInVisit place = place_in_visit(frame);
            return draw_questionnaire({.page = *page_,
                                       .instrument = kiosk_.session().instrument(),
                                       .session = session_id(),
                                       .saving = kiosk_.saving(),
                                       .with_client = with_client(),
                                       .client = with_client() ? "" : kiosk_.visit().client.value_or(""),
                                       .anonymous = !kiosk_.visit().client.has_value(),
                                       .minutes = minutes_,
                                       .correcting = kiosk_.correcting(),
                                       .place = place.place,
                                       .parts = place.parts,
                                       .next = place.next,
                                       .so_far = results_so_far(frame),
                                       .earlier = earlier_ones_are_done(),
                                       .refused = refused_in(kiosk_.session()),
                                       .advance = advance_,
                                       .aloud = aloud_.view()},
                                      drafts_->question, page, frame);
        }
        case Stage::result:
            return draw_result_page(page, frame);
        case Stage::thanks: {
            return draw_thanks({.words = frame.say("thanks_anonymous"), .again = with_client()},
                               drafts_->thanked_since, page, frame);
        }
    }
    assert(false);
    return {};
}

runtime::storage::Hands App::holding() const {
    return handed_back_ ? runtime::storage::Hands::client : runtime::storage::Hands::staff;
}

Wishes App::draw_first_start_page(Rect page, Frame& frame) {
    Wishes wishes =
        draw_first_start({.working = working_, .trouble = trouble_}, drafts_->first_start, page, frame);
    restore_sheets(drafts_->restore, working_, frame, wishes);
    return wishes;
}

Wishes App::draw_store_trouble_page(Rect page, Frame& frame) {
    Wishes wishes = draw_store_trouble(*store_trouble_, page, frame);
    restore_sheets(drafts_->restore, working_, frame, wishes);
    return wishes;
}

Wishes App::draw_sign_in_page(Rect page, Frame& frame) {
    if (!drafts_->paper.words.empty())
        return draw_paper_words(drafts_->paper, working_, trouble_, page, frame);
    SignInView view{.names = names_,
                    .sheet = sheet_name_,
                    .working = working_,
                    .practice = thrown_away_,
                    .trouble = trouble_};
    std::chrono::seconds longest{0};
    for (const Moment& from : may_try_) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(from - frame.now());
        view.waits.push_back(std::max(left, std::chrono::seconds(0)));
        longest = std::max(longest, left);
        // When the words change.
        if (left > std::chrono::seconds(0)) frame.wake_at(from - (left - std::chrono::seconds(1)) / 60 * 60);
    }
    if (with_client()) {
        const bool all_answered = handed_back_->words == "hand_tablet_back" && !handed_back_->interrupted;
        const bool half_way = handed_back_->words == "hand_back_half_way";
        const char* const title = half_way ? "paused_for_now" : all_answered ? "thanks" : "thanks_short";
        return draw_hand_back(
            {.words = handed_back_->words, .title = title, .half_way = half_way, .wait = longest}, page,
            frame);
    }
    return draw_sign_in(view, drafts_->sign_in, page, frame);
}

Wishes App::draw_home(Rect page, Frame& frame) {
    if (!drafts_->paper.words.empty())
        return draw_paper_words(drafts_->paper, working_, trouble_, page, frame);
    Wishes wishes = drafts_->new_session ? draw_new_session(home_, *drafts_->new_session, page, frame)
                                         : draw_home_of_role(page, frame);
    const bool loses = unsaved(drafts_->supervisor.settings, supervisor_.settings);
    draw_account({home_.who, home_.purpose, working_, trouble_}, loses ? Writing::unsaved : Writing::none,
                 drafts_->account, frame, wishes);
    return wishes;
}

Wishes App::draw_home_of_role(Rect page, Frame& frame) {
    switch (home_.who.role) {
        case Role::coordinator:
            if (client_of(home_, drafts_->home.client) != nullptr)
                return draw_client(home_, drafts_->home, page, frame);
            return draw_coordinator_home(home_, drafts_->home, page, frame);
        case Role::evaluator:
            return draw_evaluator_home(home_, drafts_->home, page, frame);
        case Role::supervisor:
            break;
    }
    const std::vector<runtime::TabletFault> faults = faults_of_tablet();
    return draw_supervisor_home({.home = home_,
                                 .staff = staff_,
                                 .data = supervisor_,
                                 .faults = faults,
                                 .undrawable = undrawable_,
                                 .working = working_,
                                 .trouble = trouble_},
                                drafts_->supervisor, page, frame);
}

Wishes App::draw_consent_page(Rect page, Frame& frame) {
    if (!drafts_->parted.empty()) {
        return draw_thanks({.words = frame.say(drafts_->parted), .ended_early = true, .again = true},
                           drafts_->thanked_since, page, frame);
    }
    const auto& visit = kiosk_.visit();
    ConsentView view{.titles = {},
                     .words = programme_words_,
                     .anonymous = !visit.client.has_value(),
                     .with_client = with_client(),
                     .client = with_client() ? "" : visit.client.value_or("")};
    for (const auto& session : visit.sessions) {
        const auto* entry = kiosk_.catalog().find(session.instrument.id + "@" + session.instrument.version);
        if (entry != nullptr) view.titles.push_back(with_what_it_asks(*entry, frame));
    }
    return draw_consent(view, drafts_->leaving_consent, page, frame);
}

Wishes App::draw_result_page(Rect page, Frame& frame) {
    if (with_client()) return draw_hand_back({.words = "hand_tablet_back"}, page, frame);
    if (drafts_->result.client) {
        return draw_client_view(
            {.said = runtime::client_view(results_), .contact = contacts_[code_of(surface_.language())]},
            *drafts_->result.client, page, frame);
    }
    const auto& who = kiosk_.who();
    std::vector<std::string> due;
    for (const std::string& id : still_due_) {
        if (const auto* entry = kiosk_.catalog().find(id); entry != nullptr)
            due.push_back(title_of(*entry, frame));
    }
    return draw_result({.results = results_,
                        .still_due = due,
                        .client = kiosk_.visit().client.value_or(""),
                        .date = kiosk_.visit().date,
                        .person = who.name,
                        .role = role_phrase(who.role),
                        .stage = kiosk_.rest_waits() ? ResultStage::so_far : ResultStage::visit},
                       drafts_->result, page, frame);
}

}  // namespace gui
