#include "gui/app.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "gui/language_tags.h"
#include "gui/screens/cover.h"
#include "gui/screens/display_sheet.h"

namespace gui {

using runtime::Stage;
using runtime::storage::Role;

namespace {

// What somebody is due for who is registered today.
std::vector<runtime::Due> due_when_new(const runtime::Kiosk& kiosk) {
    std::set<std::string> askable;
    for (const runtime::Offer& offer : kiosk.offers()) {
        if (offer.entry->offered && offer.accepted) askable.insert(offer.entry->instrument.id);
    }
    const std::string today = kiosk.clock().today();
    const runtime::storage::ClientSummary nobody{
        .code = {}, .site = {}, .registered_on = today, .last_contact = today, .withdrew = {}};
    return runtime::due_for(kiosk.occasions(), nobody, {}, today, askable);
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
    if (kiosk_.waits_for_staff()) handed_back_ = HandedBack{.words = "hand_tablet_back", .interrupted = true};
}

App::~App() {
    save_what_waits();
}

void App::draw(Frame& frame) {
    if (!to_save_.empty() && frame.now() > to_save_at_) save_what_waits();
    watch(frame);
    if (covered_) {
        aloud_.offer_nothing();
        draw_covered(frame);
        return switch_language(frame);
    }
    // While the background has the kiosk, the last snapshots stand.
    surface_.set_busy(working_);
    if (!working_ && (stale_ || results_language_ != surface_.language())) refresh(frame.now());
    if (!working_ && supervisor_.opening) go_on_opening(frame);
    aloud_.begin_frame(frame);
    Rect page = frame.window();
    const float top = page.y;
    if (practice_) practice_ribbon(thrown_away_, frame, page);
    saving_note(page, frame);
    if (page.y > top) {
        // Sheets too leave it free.
        const Size all = surface_.size();
        frame.lay_out_in(Rect{0, page.y, all.w, all.h - page.y});
    }
    const Wishes wishes = draw_screen(page, frame);
    draw_above(frame);
    draw_aloud(frame);
    // Of the page that stands now, which may be another than the one on which it was done.
    if (toast_) {
        frame.toast(std::move(*toast_));
        toast_.reset();
    }
    switch_language(frame);
    for (const Wish& wish : wishes) {
        if (!waits_for_picture(wish, frame)) carry_out(wish);
    }
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
        const StillHere answer =
            ask_still_here(kiosk_.correcting() ? Covered::correction : Covered::staff, frame);
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
    if (entry == nullptr || drafts_->interrupted) {
        aloud_.offer_nothing();
    } else {
        aloud_.offer(kiosk_.page(), entry->instrument, entry->words());
    }
}

runtime::LanguageTags App::tags() const {
    return language_tags(surface_.phrases(), surface_.language());
}

void App::refresh(Moment now) {
    stale_ = false;
    page_.reset();
    minutes_.reset();
    results_.clear();
    still_due_.clear();
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
            if (!sheet_name_.empty()) may_try_.push_back(now + kiosk_.wait(sheet_name_, holding()));
            break;
        case Stage::home:
            home_ = {.who = kiosk_.who(),
                     .purpose = kiosk_.practice() ? runtime::storage::Purpose::practice
                                                  : runtime::storage::Purpose::real,
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
            if (drafts_->home.site.empty() && home_.sites.size() == 1)
                drafts_->home.site = home_.sites.front();
            if (home_.who.role == Role::evaluator && !drafts_->home.site.empty())
                home_.surveys_today = kiosk_.surveys_today(drafts_->home.site);
            if (home_.who.role == Role::supervisor) {
                refresh_supervisor();
            }
            break;
        case Stage::questions:
            page_ = kiosk_.page(tags());
            // A questionnaire without words in the screen's language stays in its own, and says so.
            for (runtime::QuestionView& question : page_->questions) {
                if (question.other_language.empty() && page_->language != code_of(surface_.language()))
                    question.other_language = page_->language;
            }
            if (page_->kind == runtime::Page::Kind::introduction) {
                minutes_ = kiosk_.minutes(kiosk_.session().instrument().id);
                if (!with_client()) results_ = kiosk_.results(code_of(surface_.language()), tags());
            }
            break;
        case Stage::result:
            results_ = kiosk_.results(code_of(surface_.language()), tags());
            if (!with_client() && !client_reads()) still_due_ = kiosk_.still_due();
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
}  // namespace gui
