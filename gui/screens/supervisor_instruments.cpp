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

// One questionnaire: its title, how sure its translations are, and whether it is accepted.
class InstrumentRow {
  public:
    InstrumentRow(const Offer& offer, Frame& frame, float width)
        : entry_(*offer.entry),
          frame_(frame),
          title_(title_of(entry_, frame)),
          name_(name_of(entry_, title_, frame)),
          detail_(languages_of(entry_, frame)),
          state_(frame.say(offer.accepted ? "accepted" : "not_accepted")),
          chip_look_{.tone = offer.accepted ? Tone::ok : Tone::warn, .with_icon = true},
          chip_(chip_width(frame, state_, chip_look_)),
          beside_(width - arrow - chip_ - 16 >= frame.tall(280)),
          room_(width - arrow - (beside_ ? chip_ + 16 : 0)) {}

    [[nodiscard]] float height() const { return std::max(frame_.tall(92), words_high() + 28); }

    // True when it was touched.
    bool draw(Rect r, bool first) const {
        const Theme& theme = frame_.theme();
        const Touch touch =
            frame_.target("instrument." + short_id(entry_.instrument.full_id(), entry_.offered), title_,
                          row_target(r), {.kind = Kind::row});
        if (touch.held) frame_.paint().fill(r.inset(-8, 2), theme.surface2, 12);
        if (!first) divider(frame_, r.x, r.y, r.w);
        frame_.paint().icon({r.right() - 14, r.center().y}, Icon::chevron_right, IconSize::medium,
                            theme.text3);
        Rect words{r.x, r.center().y - words_high() / 2, room_, words_high()};
        words.y += draw_text(frame_, words, name_, strong) + 2;
        words.y += draw_text(frame_, words, detail_, quiet(frame_, Style::caption));
        if (beside_) {
            chip(frame_, {r.right() - arrow - chip_, r.center().y - frame_.tall(32) / 2}, state_, chip_look_);
        } else {
            chip(frame_, {r.x, words.y + 8}, state_, chip_look_);
        }
        if (touch.ring) frame_.focus_ring(r.inset(-4, 0), 12);
        return touch.clicked;
    }

  private:
    static constexpr float arrow = 38;
    static constexpr TextLook strong{.style = Style::body_medium};

    static std::string name_of(const CatalogEntry& entry, const std::string& title, const Frame& frame) {
        const std::string& version = entry.instrument.version;
        const bool told = title.find(version) != std::string::npos && !version.empty();
        return told ? title : title + " · " + frame.say("version", {version});
    }
    [[nodiscard]] float words_high() const {
        return text_height(frame_, name_, room_, strong) + 2 +
               text_height(frame_, detail_, room_, {.style = Style::caption}) +
               (beside_ ? 0.F : 8 + frame_.tall(32));
    }

    const CatalogEntry& entry_;
    Frame& frame_;
    std::string title_, name_, detail_, state_;
    ChipLook chip_look_;
    float chip_;
    bool beside_;  // the chip stands beside the words, else below them
    float room_;
};

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

// An author mends it; she can say which file it is.
void what_no_font_draws(const SupervisorView& view, Frame& frame, Column& column) {
    if (view.undrawable.empty()) return;
    std::string words = frame.say("no_font_draws");
    for (const UndrawableFile& each : view.undrawable)
        words += "\n" + each.file + ": " + each.characters;
    column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn}));
    column.gap(14);
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
    what_no_font_draws(view, frame, column);
    float all = 16;
    for (const Offer& offer : view.home.offers)
        all += InstrumentRow(offer, frame, column.width() - 48).height();
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const Offer& offer : view.home.offers) {
        const InstrumentRow row(offer, frame, rows.width());
        if (row.draw(rows.take(row.height()), first)) {
            draft.accepting = offer.entry->instrument.full_id();
            frame.again();
        }
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
