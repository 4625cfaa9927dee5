// The questionnaires that are installed: how sure their translations are, their terms
// of use, and the supervisor's acceptance, without which none can be started.
#include <algorithm>

#include "gui/language_tags.h"
#include "gui/screens/supervisor.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "instruments/clips.h"

namespace gui {

namespace {

using runtime::CatalogEntry;
using runtime::Offer;

// Recordings that speak other words than are shown now, or are not there: they are not played.
long unplayable(const CatalogEntry& entry, const instruments::Wording& wording) {
    return static_cast<long>(instruments::check_clips(entry.instrument, wording).size());
}

std::string languages_of(const CatalogEntry& entry, Frame& frame) {
    std::string all;
    for (const auto& [language, wording] : entry.wordings) {
        if (!all.empty()) all += " · ";
        all += frame.say("language_" + language) + ": " + frame.say("status_" + wording.status);
        if (const long stale = unplayable(entry, wording)) all += ", " + frame.count("clips_stale", stale);
    }
    return all;
}

float row_height(Frame& frame) {
    return frame.tall(92);
}

void instrument_row(const Offer& offer, bool first, SupervisorDraft& draft, Frame& frame, Column& column) {
    const CatalogEntry& entry = *offer.entry;
    const std::string id = entry.instrument.full_id();
    const std::string title = title_of(entry, frame);
    const Rect r = column.take(row_height(frame));
    const Touch touch =
        frame.target("instrument." + short_id(id, entry.offered), title, row_target(r), {.kind = Kind::row});
    if (touch.held) frame.paint().fill(r.inset(-8, 2), frame.theme().surface2, 12);
    if (!first) divider(frame, r.x, r.y, r.w);
    const std::string state = frame.say(offer.accepted ? "accepted" : "not_accepted");
    const ChipLook look{.tone = offer.accepted ? Tone::ok : Tone::warn, .with_icon = true};
    Rect words = r;
    frame.paint().icon({words.right() - 14, r.center().y}, Icon::chevron_right, IconSize::medium,
                       frame.theme().text3);
    words.cut_right(38);
    const Rect place = words.cut_right(chip_width(frame, state, look));
    words.cut_right(16);
    chip(frame, {place.x, r.center().y - frame.tall(32) / 2}, state, look);
    const std::string detail = languages_of(entry, frame);
    const float high = line_height(frame, Style::body_medium) + 2 +
                       text_height(frame, detail, words.w, {.style = Style::caption, .max_lines = 2});
    words.y = r.center().y - high / 2;
    const bool told =
        title.find(entry.instrument.version) != std::string::npos && !entry.instrument.version.empty();
    const std::string name = told ? title : title + " · " + frame.say("version", {entry.instrument.version});
    words.y += draw_text(frame, words, name, {.style = Style::body_medium, .max_lines = 1}) + 2;
    draw_text(frame, words, detail, {.style = Style::caption, .color = frame.theme().text2, .max_lines = 2});
    if (touch.ring) frame.focus_ring(r.inset(-4, 0), 12);
    if (touch.clicked) {
        draft.accepting = id;
        frame.again();
    }
}

void part(Frame& frame, Column& column, const char* phrase, const std::string& words) {
    if (words.empty()) return;
    column.text(frame.say(phrase), {.style = Style::label, .color = frame.theme().text2});
    column.gap(2);
    column.text(words, {.style = Style::body});
    column.gap(12);
}

// What the definition says, which is written in English, in the words of the screen's language where its
// wording has them.
void definition_terms(const CatalogEntry& entry, Frame& frame, Column& column) {
    const std::string spoken = code_of(frame.language());
    const auto wording = entry.wordings.find(spoken);
    const std::string* own = wording == entry.wordings.end() ? nullptr : wording->second.find("terms");
    if (own == nullptr && spoken != "en" && !entry.instrument.terms.empty()) {
        chip(frame, column.take(frame.tall(32)).at(), frame.say("only_in_en"), {.tone = Tone::info});
        column.gap(8);
    }
    part(frame, column, "terms_of_use", own == nullptr ? entry.instrument.terms : *own);
}

void wording_terms(const CatalogEntry& entry, const std::string& language,
                   const instruments::Wording& wording, Frame& frame, Column& column) {
    divider(frame, column.rest().x, column.y(), column.width());
    column.gap(16);
    const Rect head = column.rest();
    const std::string name = frame.say("language_" + language);
    column.text(name, {.style = Style::title});
    const bool settled = wording.status == "official" || wording.status == "validated";
    chip(frame, {head.x + text_width(frame, name, Style::title) + 14, head.y - 2},
         frame.say("status_" + wording.status),
         {.tone = settled                    ? Tone::ok
                  : wording.status == "ours" ? Tone::info
                                             : Tone::warn});
    column.gap(12);
    if (const long stale = unplayable(entry, wording)) {
        column.gap(banner(frame, column.rest(), frame.count("clips_stale", stale), {.tone = Tone::warn}) +
                   12);
    }
    part(frame, column, "terms_owner", wording.owner);
    part(frame, column, "terms_licence", wording.licence);
    part(frame, column, "terms_translator", wording.translator);
    part(frame, column, "terms_of_use", wording.terms);
    column.gap(6);
}

}  // namespace

void draw_instruments(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column) {
    column.text(frame.say("part_instruments"), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say("instruments_hint"), quiet(frame));
    column.gap(18);
    if (!view.trouble.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
        column.gap(14);
    }
    const Rect r = column.take(row_height(frame) * static_cast<float>(view.home.offers.size()) + 16);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const Offer& offer : view.home.offers) {
        instrument_row(offer, first, draft, frame, rows);
        first = false;
    }
}

void draw_terms(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Wishes& wishes) {
    const auto offer = std::ranges::find_if(view.home.offers, [&](const Offer& each) {
        return each.entry->instrument.full_id() == draft.accepting;
    });
    if (offer == view.home.offers.end()) return;
    const CatalogEntry& entry = *offer->entry;
    const std::string title = title_of(entry, frame);
    Sheet sheet(frame, "terms", title, SheetForm::side);
    Rect content = sheet.content();
    const Rect bottom = content.cut_bottom(height::button + 12);
    {
        ScrollArea area(frame, "terms", content);
        Column column(frame, flush(area.content()));
        column.text(frame.say("terms_why"), quiet(frame));
        column.gap(16);
        definition_terms(entry, frame, column);
        for (const auto& [language, wording] : entry.wordings)
            wording_terms(entry, language, wording, frame, column);
        area.end_at(column.y());
    }
    Rect place = bottom;
    place.cut_top(12);
    const std::string name = "accept." + short_id(entry.instrument.full_id(), entry.offered);
    if (offer->accepted) {
        const ChipLook look{.tone = Tone::ok, .with_icon = true};
        const std::string done = frame.say("accepted");
        chip(frame,
             {place.center().x - chip_width(frame, done, look) / 2, place.center().y - frame.tall(32) / 2},
             done, look);
    } else if (button(frame, name, frame.say("accept_terms"), place, {.before = Icon::check})) {
        wishes.emplace_back(wish::Accept{entry.instrument.full_id()});
    }
    if (sheet.closed()) {
        draft.accepting.clear();
        frame.again();
    }
}

}  // namespace gui
