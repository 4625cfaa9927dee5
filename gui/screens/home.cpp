#include "gui/screens/home.h"
#include "gui/language_tags.h"

#include <algorithm>

#include "gui/screens/person.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"

namespace gui {

namespace {

using runtime::Offer;

std::string offer_detail(const Offer& offer, Frame& frame) {
    if (!offer.accepted) return frame.say("not_accepted_yet");
    const std::string language = code_of(frame.language());
    const auto words = offer.entry->wordings.find(language);
    if (words == offer.entry->wordings.end()) return {};
    const std::string* subtitle = words->second.find("subtitle");
    return subtitle != nullptr ? *subtitle : std::string();
}

// What an evaluator asks a client in one go.
struct Survey {
    std::string occasion;
    std::string name;
    std::string titles;  // of its questionnaires, in their order
    bool accepted = true;
};
std::vector<Survey> surveys_of(const HomeView& view, Frame& frame) {
    std::vector<Survey> surveys;
    if (view.who.role != runtime::storage::Role::evaluator) return surveys;
    for (const instruments::Occasion& occasion : view.catalog->occasions().occasions) {
        if (!occasion.anonymous || occasion.asks.size() < 2) continue;
        Survey survey{
            .occasion = occasion.id, .name = occasion.name(code_of(frame.language())), .titles = {}};
        for (const auto& asked : occasion.asks) {
            const auto offer = std::ranges::find_if(view.offers, [&asked](const Offer& each) {
                return each.entry->offered && each.entry->instrument.id == asked.instrument;
            });
            survey.accepted = survey.accepted && offer != view.offers.end() && offer->accepted;
            if (offer == view.offers.end()) continue;
            if (!survey.titles.empty()) survey.titles += frame.say("then");
            survey.titles += title_of(*offer->entry, frame);
        }
        surveys.push_back(std::move(survey));
    }
    return surveys;
}

RowLook survey_look(const Survey& survey, const std::string& detail, bool first) {
    return {.detail = detail,
            .detail_tone = survey.accepted ? Tone::plain : Tone::warn,
            .before = Icon::people,
            .after = survey.accepted ? Icon::chevron_right : Icon::lock,
            .line_above = !first};
}

std::string survey_detail(const Survey& survey, Frame& frame) {
    return survey.accepted ? survey.titles : frame.say("not_accepted_yet");
}

RowLook offer_look(const Offer& offer, const std::string& detail, bool first) {
    return {.detail = detail,
            .detail_tone = offer.accepted ? Tone::plain : Tone::warn,
            .before = Icon::assignment,
            .after = offer.accepted ? Icon::chevron_right : Icon::lock,
            .line_above = !first};
}

}  // namespace

bool files_are_missing(const HomeView& view) {
    return std::ranges::any_of(view.catalog->problems(), [](const instruments::Problem& problem) {
        return problem.severity == instruments::Severity::error;
    });
}

std::string code_of(Language language) {
    return language == Language::vi ? "vi" : "en";
}

std::string role_phrase(runtime::storage::Role role) {
    return "role_" + std::string(runtime::storage::name_of(role));
}

void home_bar(const runtime::storage::Who& who, Rect& page, Frame& frame, Wishes& wishes) {
    const std::string title = frame.say("home");
    const std::string role = frame.say(role_phrase(who.role));
    const std::string person = person_words(who.name, frame);
    top(frame, page, {.title = title, .person = person, .role = role}, wishes);
}

void start_card(Frame& frame, Column& column, std::string_view words, Wishes& wishes) {
    const std::string label = frame.say("start_session");
    const Theme& theme = frame.theme();
    const TextLook title{.style = Style::h2, .color = theme.on_primary};
    const TextLook detail{.style = Style::body, .color = theme.on_primary};
    constexpr float beside = 128 + 84;  // the plus and the arrow
    const float room = column.width() - beside;
    const float high = text_height(frame, label, room, title) + 4 + text_height(frame, words, room, detail);
    const Rect r = column.take(std::max(frame.tall(120), high + 32));
    const Touch touch = frame.target("start", label, r);
    frame.paint().shadow(r, theme.shadow * 1.6F, 16, 5);
    frame.paint().fill(r, touch.held ? theme.pressed : theme.primary, radius::large_card);
    const Point disc{r.x + 72, r.center().y};
    frame.paint().disc(disc, 36, theme.on_primary.faded(0.2F));
    frame.paint().icon(disc, Icon::add, IconSize::large, theme.on_primary);
    frame.paint().icon({r.right() - 44, r.center().y}, Icon::chevron_right, IconSize::large,
                       theme.on_primary);
    Rect text{r.x + 128, r.center().y - high / 2, room, high};
    text.y += draw_text(frame, text, label, title) + 4;
    draw_text(frame, text, words, detail);
    if (touch.ring) frame.focus_ring(r, radius::large_card);
    if (touch.clicked) wishes.emplace_back(wish::Plan{});
}

std::vector<Offer> offers_to_show(const HomeView& view) {
    std::vector<Offer> shown;
    std::ranges::copy_if(view.offers, std::back_inserter(shown),
                         [](const Offer& offer) { return offer.entry->offered; });
    return shown;
}

float offers_height(const HomeView& view, Frame& frame, float width) {
    float high = 24 + line_height(frame, Style::title) + 10;
    bool first = true;
    for (const Survey& survey : surveys_of(view, frame)) {
        const std::string detail = survey_detail(survey, frame);
        high += list_row_height(frame, survey.name, width - 48, survey_look(survey, detail, first));
        first = false;
    }
    for (const Offer& offer : offers_to_show(view)) {
        const std::string detail = offer_detail(offer, frame);
        high += list_row_height(frame, title_of(*offer.entry, frame), width - 48,
                                offer_look(offer, detail, first));
        first = false;
    }
    return high + 16;
}

void offers_card(const HomeView& view, Frame& frame, Rect r, Wishes& wishes) {
    card(frame, r, CardState::rest, radius::large_card);
    Column column(frame, r.inset(24, 24));
    column.text(frame.say("questionnaires"), {.style = Style::title});
    column.gap(10);
    bool first = true;
    const auto not_yet = [&frame] { frame.toast({"ask_supervisor_to_accept", Tone::warn}); };
    for (const Survey& survey : surveys_of(view, frame)) {
        const std::string detail = survey_detail(survey, frame);
        const RowLook look = survey_look(survey, detail, first);
        const Rect place = column.take(list_row_height(frame, survey.name, column.width(), look));
        if (list_row(frame, "start.occasion." + survey.occasion, survey.name, place, look)) {
            if (survey.accepted) {
                wishes.emplace_back(wish::Plan{.occasion = survey.occasion});
            } else {
                not_yet();
            }
        }
        first = false;
    }
    for (const Offer& offer : offers_to_show(view)) {
        const std::string title = title_of(*offer.entry, frame);
        const std::string detail = offer_detail(offer, frame);
        const RowLook look = offer_look(offer, detail, first);
        const float high = list_row_height(frame, title, column.width(), look);
        const std::string id = offer.entry->instrument.full_id();
        if (list_row(frame, "start." + short_id(id, true), title, column.take(high), look)) {
            if (offer.accepted) {
                wishes.emplace_back(wish::Plan{id});
            } else {
                not_yet();
            }
        }
        first = false;
    }
}

}  // namespace gui
