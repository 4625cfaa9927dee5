#include "gui/screens/unfinished.h"

#include <algorithm>

#include "gui/language_tags.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"

namespace gui {

namespace {

using runtime::UnfinishedVisit;

// The word for the day of a visit: nothing newer than "today" is ever shown as a number of days.
std::string stopped_at(const UnfinishedVisit& visit, Frame& frame) {
    std::string words = visit.stage == runtime::Stage::consent ? frame.say("stopped_at_consent")
                        : visit.stage == runtime::Stage::result
                            ? frame.say("stopped_at_result")
                            : frame.count("answers_so_far", visit.answers);
    if (visit.sessions > 1) {
        words +=
            " · " + frame.say("part_of", {std::to_string(visit.sequence), std::to_string(visit.sessions)});
    }
    // Whom she then hands the tablet to, before she finds out.
    if (visit.mode == instruments::Mode::self && !visit.client.empty())
        words += " · " + frame.say("mode_self");
    return words + " · " + date_words(frame, visit.date);
}

std::string state_of(const UnfinishedVisit& visit, Frame& frame) {
    if (!visit.known) return frame.say("instrument_not_here");
    if (visit.withdrew) return frame.say("withdrew_on", {date_words(frame, *visit.withdrew)});
    return stopped_at(visit, frame);
}

struct CardText {
    std::string who;
    std::string title;  // of the questionnaire that it stands in
    std::string state;
    std::string resume;
    std::string results;  // empty: none of its parts is finished
};
constexpr ButtonLook results_look{.kind = ButtonKind::tertiary};

CardText text_of(const HomeView& view, const UnfinishedVisit& visit, Frame& frame) {
    const auto* entry = view.catalog->find(visit.instrument);
    return {visit.client.empty() ? frame.say("anonymous_survey") : visit.client,
            entry != nullptr ? title_of(*entry, frame) : visit.instrument, state_of(visit, frame),
            frame.say("continue"), visit.has_results ? frame.say("see_results") : ""};
}

// Where the words and the buttons go in a card of this width: large text needs all of it.
struct Places {
    float resume = 0;   // widths of the buttons
    float results = 0;  // 0: there is none
    bool below = false;
    float room = 0;         // for words
    bool chip_fits = true;  // beside the code; else the title has a line of its own
    float words = 0;        // their height
    float high = 0;         // of the card
};

Places places_of(const CardText& text, float width, ButtonKind resume, Frame& frame) {
    Places places;
    places.resume = button_width(frame, text.resume, {.kind = resume});
    if (!text.results.empty()) places.results = button_width(frame, text.results, results_look);
    const float buttons = places.resume + (places.results > 0 ? places.results + 8 : 0);
    places.below = frame.scale().text >= 1.5F || width - buttons < 300;
    places.room = width - 48 - (places.below ? 0 : buttons + 16);
    places.chip_fits =
        text_width(frame, text.who, Style::title) + 14 + chip_width(frame, text.title) <= places.room;
    places.words = line_height(frame, Style::title) + 6 +
                   text_height(frame, text.state, places.room, {.style = Style::caption});
    if (!places.chip_fits)
        places.words += text_height(frame, text.title, places.room, {.style = Style::body}) + 4;
    const float target = frame.tall(height::target);
    const float rows = target + (places.results > 0 ? target + 8 : 0);
    places.high = places.below ? 20 + places.words + 14 + rows + 20
                               : std::max(frame.tall(98), std::max(places.words, target) + 36);
    return places;
}

void unfinished_card(const CardText& text, const UnfinishedVisit& visit, std::size_t place, ButtonKind resume,
                     Frame& frame, Column& column, Wishes& wishes) {
    const Places places = places_of(text, column.width(), resume, frame);
    const Rect r = column.take(places.high);
    card(frame, r);
    const float target = frame.tall(height::target);
    Rect inner = r.inset(24, 20);
    Rect resume_place{inner.right() - places.resume, r.center().y - target / 2, places.resume, target};
    Rect results{resume_place.x - 8 - places.results, resume_place.y, places.results, target};
    if (places.below) {
        if (places.results > 0) {
            results = inner.cut_bottom(target);
            inner.cut_bottom(8);
        }
        resume_place = inner.cut_bottom(target);
    }
    Rect words{inner.x, places.below ? inner.y : r.center().y - places.words / 2, places.room, places.words};
    draw_text(frame, words, text.who, {.style = Style::title, .max_lines = 1});
    if (places.chip_fits) {
        chip(frame, {words.x + text_width(frame, text.who, Style::title) + 14, words.y - 2}, text.title,
             {.tone = Tone::info});
    }
    words.y += line_height(frame, Style::title) + 6;
    if (!places.chip_fits) words.y += draw_text(frame, words, text.title, {.style = Style::body}) + 4;
    const bool plain = visit.known && !visit.withdrew;
    draw_text(frame, words, text.state,
              {.style = Style::caption, .color = plain ? frame.theme().text2 : frame.theme().warn.ink});
    const std::string number = std::to_string(place);
    if (button(frame, "resume." + number, text.resume, resume_place, {.kind = resume, .enabled = plain}))
        wishes.emplace_back(wish::Resume{visit.visit});
    if (places.results > 0 && button(frame, "results." + number, text.results, results, results_look))
        wishes.emplace_back(wish::SeeResults{visit.visit});
}

}  // namespace

void nothing_card(std::string_view words, Frame& frame, Column& column) {
    const Rect r = column.take(frame.tall(92));
    card(frame, r);
    icon_disc(frame, {r.x + 48, r.center().y}, 24, Icon::check);
    Rect room = r.inset(24, 0);
    room.cut_left(64);
    draw_text_middle(frame, room, words, quiet(frame));
}

void unfinished_list(const HomeView& view, Frame& frame, Column& column, Wishes& wishes, ButtonKind resume) {
    const std::string heading = frame.say("unfinished");
    const Rect line = column.rest();
    column.text(heading, {.style = Style::title});
    if (!view.unfinished.empty()) {
        chip(frame, {line.x + text_width(frame, heading, Style::title) + 12, line.y - 3},
             std::to_string(view.unfinished.size()), {.tone = Tone::warn});
    }
    column.gap(14);
    if (view.unfinished.empty()) {
        return nothing_card(frame.say("nothing_unfinished"), frame, column);
    }
    for (std::size_t i = 0; i < view.unfinished.size(); ++i) {
        const UnfinishedVisit& visit = view.unfinished[i];
        unfinished_card(text_of(view, visit, frame), visit, i + 1, resume, frame, column, wishes);
        column.gap(12);
    }
}

}  // namespace gui
