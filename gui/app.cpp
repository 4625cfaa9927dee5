#include "gui/app.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "gui/screens/client.h"
#include "gui/screens/clients.h"
#include "gui/screens/cover.h"
#include "gui/screens/display_sheet.h"
#include "gui/screens/store_trouble.h"
#include "gui/screens/trouble.h"

namespace gui {

using runtime::Stage;
using runtime::storage::Role;

namespace {

// That the questionnaire on the screen takes, as the list of occasions expects.
std::optional<int> expected_minutes(const runtime::Kiosk& kiosk) {
    const std::string& id = kiosk.session().instrument().id;
    for (const instruments::Occasion& occasion : kiosk.catalog().occasions().occasions) {
        const auto asked = std::ranges::find(occasion.asks, id, &instruments::Occasion::Asked::instrument);
        if (asked != occasion.asks.end()) return asked->minutes;
    }
    return std::nullopt;
}

// "DASS-21: mood over the past week", so that whoever agrees knows to what.
std::string with_what_it_asks(const runtime::CatalogEntry& entry, const std::string& language) {
    const auto words = entry.wordings.find(language);
    const std::string* about = words == entry.wordings.end() ? nullptr : words->second.find("about");
    return about == nullptr ? entry.title(language) : entry.title(language) + ": " + *about;
}

// What somebody is due for who is registered today.
std::vector<runtime::Due> due_when_new(const runtime::Kiosk& kiosk) {
    std::set<std::string> askable;
    for (const runtime::Offer& offer : kiosk.offers()) {
        if (offer.entry->offered && offer.accepted) askable.insert(offer.entry->instrument.id);
    }
    const std::string today = kiosk.clock().today();
    const runtime::storage::ClientSummary nobody{
        .code = {}, .site = {}, .registered_on = today, .last_contact = today, .withdrew = {}};
    return runtime::due_for(kiosk.catalog().occasions(), nobody, {}, today, askable);
}

}  // namespace

App::App(runtime::Kiosk kiosk, Surface& surface, Background background, Voice* voice)
    : kiosk_(std::move(kiosk)),
      surface_(surface),
      background_(std::move(background)),
      drafts_(std::make_unique<Drafts>()),
      aloud_(voice, surface),
      practice_(kiosk_.practice()),
      staff_language_(surface.language()),
      staff_display_(surface.display()) {
    // The power went, or the program, while a client had the tablet: a client may have it still.
    if (kiosk_.waits_for_staff()) handed_back_ = HandedBack{.words = "hand_tablet_back"};
}

App::~App() = default;

void App::draw(Frame& frame) {
    watch(frame);
    if (covered_) {
        aloud_.offer_nothing();
        return draw_covered(frame);
    }
    // While the background has the kiosk, the last snapshots stand.
    if (!working_ && (stale_ || results_language_ != surface_.language())) refresh(frame.now());
    aloud_.begin_frame(frame);
    Rect page = frame.window();
    Rect ribbon = page;
    if (practice_) {
        page.cut_top(practice_ribbon_height(frame));
        practice_ribbon(frame, ribbon);
        // Sheets too leave it free.
        const Size all = surface_.size();
        frame.lay_out_in(Rect{0, page.y, all.w, all.h - page.y});
    }
    const Wishes wishes = draw_screen(page, frame);
    draw_above(frame);
    draw_aloud(frame);
    // Of the page that stands now, which may be another than the one on which it was done.
    if (toast_) {
        const std::string& phrase = toast_->phrase;
        frame.toast(toast_->count ? frame.count(phrase, *toast_->count) : frame.say(phrase), toast_->tone);
        toast_.reset();
    }
    for (const Wish& wish : wishes)
        carry_out(wish);
    if (!wishes.empty()) {
        stale_ = true;
        frame.again();
    }
}

void App::start_with(const DisplayChoice& choice) {
    staff_display_ = choice;
    if (!with_client()) surface_.set_display(choice);
}

void App::choose(const DisplayChoice& choice) {
    surface_.set_display(choice);
    if (!with_client() && !client_reads()) staff_display_ = choice;
}

// What may stand above any page.
void App::draw_above(Frame& frame) {
    if (display_open_) {
        const Reader reader = aloud_.possible() ? Reader::here : Reader::missing;
        const DisplayTouch touch = draw_display_sheet(surface_.display(), reader, frame);
        if (touch.choice) choose(*touch.choice);
        if (touch.done) display_open_ = false;
        if (touch.choice || touch.done) frame.again();
    }
    if (asking_) {
        const StillHere answer = ask_still_here(frame);
        if (answer == StillHere::no_answer) return;
        asking_ = false;
        if (answer == StillHere::sign_out) lock();
        frame.again();
    }
}

void App::draw_aloud(Frame& frame) {
    if (!aloud_.end_frame(frame)) return;
    DisplayChoice choice = surface_.display();
    choice.aloud = ReadAloud::on;
    choose(choice);
    aloud_.begin();
}

// What is on the screen can be heard; anything else falls silent.
void App::offer_to_read() {
    const auto* entry = page_ ? kiosk_.catalog().find(kiosk_.session().instrument().full_id()) : nullptr;
    if (entry == nullptr) {
        aloud_.offer_nothing();
    } else {
        aloud_.offer(*page_, entry->instrument, entry->words());
    }
}

void App::refresh(Moment now) {
    stale_ = false;
    page_.reset();
    minutes_.reset();
    results_.clear();
    results_language_ = surface_.language();
    const Stage stage = kiosk_.stage();
    switch (stage) {
        case Stage::first_start:
            break;
        case Stage::sign_in:
            if (auto names = kiosk_.names()) {
                names_ = std::move(*names);
            } else {
                store_trouble_ = names.error();
            }
            sheet_name_ = kiosk_.recovery_name().value_or(std::string());
            may_try_.clear();
            for (const std::string& name : names_)
                may_try_.push_back(now + kiosk_.wait(name, holding()));
            break;
        case Stage::home:
            home_ = {.who = kiosk_.who(),
                     .offers = kiosk_.offers(),
                     .unfinished = {},
                     .sites = kiosk_.sites(),
                     .catalog = &kiosk_.catalog()};
            if (home_.who.role != Role::evaluator) {
                home_.unfinished = kiosk_.unfinished();
                home_.clients = kiosk_.clients();
                home_.due = runtime::due_list(home_.clients);
                home_.due_when_new = due_when_new(kiosk_);
            }
            if (drafts_->home.site.empty() && !home_.sites.empty()) drafts_->home.site = home_.sites.front();
            if (home_.who.role == Role::evaluator) {
                home_.surveys_today = kiosk_.surveys_today(drafts_->home.site);
            }
            if (home_.who.role == Role::supervisor) {
                refresh_supervisor();
            }
            break;
        case Stage::questions:
            page_ = kiosk_.page();
            if (page_->kind == runtime::Page::Kind::introduction) {
                minutes_ = expected_minutes(kiosk_);
            }
            break;
        case Stage::result:
            results_ = kiosk_.results(code_of(surface_.language()));
            break;
        case Stage::consent: {
            using WordsKind = runtime::storage::SiteWords::Kind;
            const std::string& site = kiosk_.visit().site;
            const std::string language = code_of(surface_.language());
            programme_words_ = {.consent = kiosk_.site_text(WordsKind::consent, site, language),
                                .contact = kiosk_.site_text(WordsKind::contact, site, language)};
            break;
        }
        case Stage::thanks:
            break;
    }
    offer_to_read();
}

// Whoever answers alone holds the tablet until staff sign in again.
bool App::with_client() const {
    // The page of thanks, which nobody has taken from the client yet, is the client's too.
    const bool thanked = kiosk_.stage() == Stage::sign_in && handed_back_ && !handed_back_->staff_came;
    return thanked || kiosk_.in_clients_hands();
}

bool App::client_reads() const {
    return kiosk_.stage() == Stage::result && drafts_->result.client.has_value();
}

std::string App::contact(const std::string& language) const {
    return kiosk_.site_text(runtime::storage::SiteWords::Kind::contact, kiosk_.visit().site, language).words;
}

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

Wishes App::draw_screen(Rect page, Frame& frame) {
    switch (kiosk_.stage()) {
        case Stage::first_start:
            return draw_first_start({.working = working_, .trouble = trouble_}, drafts_->first_start, page,
                                    frame);
        case Stage::sign_in:
            if (store_trouble_) return draw_store_trouble_page(page, frame);
            return draw_sign_in_page(page, frame);
        case Stage::home:
            return draw_home(page, frame);
        case Stage::consent:
            return draw_consent_page(page, frame);
        case Stage::questions:
            assert(page_);
            return draw_questionnaire({.page = *page_,
                                       .instrument = kiosk_.session().instrument(),
                                       .session = session_id(),
                                       .saving = kiosk_.saving(),
                                       .with_client = with_client(),
                                       .anonymous = !kiosk_.visit().client.has_value(),
                                       .minutes = minutes_,
                                       .earlier = earlier_ones_are_done(),
                                       .advance = advance_,
                                       .aloud = aloud_.view()},
                                      drafts_->question, page, frame);
        case Stage::result:
            return draw_result_page(page, frame);
        case Stage::thanks: {
            return draw_thanks({.closing = {}, .again = with_client()}, drafts_->thanked_since, page, frame);
        }
    }
    assert(false);
    return {};
}

runtime::storage::Hands App::holding() const {
    return handed_back_ ? runtime::storage::Hands::client : runtime::storage::Hands::staff;
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
                    .practice = practice_,
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
        const char* const title = handed_back_->words == "hand_tablet_back" ? "thanks" : "thanks_short";
        return draw_hand_back({.words = handed_back_->words, .title = title, .wait = longest}, page, frame);
    }
    return draw_sign_in(view, drafts_->sign_in, page, frame);
}

Wishes App::draw_home(Rect page, Frame& frame) {
    if (!drafts_->paper.words.empty())
        return draw_paper_words(drafts_->paper, working_, trouble_, page, frame);
    Wishes wishes = drafts_->new_session ? draw_new_session(home_, *drafts_->new_session, page, frame)
                                         : draw_home_of_role(page, frame);
    const bool loses = unsaved(drafts_->supervisor.settings, supervisor_.settings);
    draw_account({home_.who, working_, trouble_}, loses ? Writing::unsaved : Writing::none, drafts_->account,
                 frame, wishes);
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
    return draw_supervisor_home({.home = home_,
                                 .staff = staff_,
                                 .data = supervisor_,
                                 .faults = tablet_,
                                 .working = working_,
                                 .trouble = trouble_},
                                drafts_->supervisor, page, frame);
}

Wishes App::draw_consent_page(Rect page, Frame& frame) {
    const auto& visit = kiosk_.visit();
    ConsentView view{.titles = {},
                     .words = programme_words_,
                     .anonymous = !visit.client.has_value(),
                     .with_client = with_client()};
    for (const auto& session : visit.sessions) {
        const auto* entry = kiosk_.catalog().find(session.instrument.id + "@" + session.instrument.version);
        if (entry != nullptr) view.titles.push_back(with_what_it_asks(*entry, code_of(surface_.language())));
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
    return draw_result({.results = results_,
                        .client = kiosk_.visit().client.value_or(""),
                        .date = kiosk_.visit().date,
                        .person = who.name,
                        .role = role_phrase(who.role)},
                       drafts_->result, page, frame);
}

}  // namespace gui
