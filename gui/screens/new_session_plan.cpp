#include "gui/screens/new_session_plan.h"

#include <algorithm>

#include "gui/language_tags.h"
#include "gui/screens/clients.h"
#include "runtime/client_code.h"

namespace gui {

using instruments::Mode;
using runtime::Offer;

PlanStep step_of(std::string_view trouble) {
    if (trouble.starts_with("refused_code_")) return PlanStep::client;
    if (trouble.starts_with("refused_mode_")) return PlanStep::mode;
    if (trouble == "refused_site_missing") return PlanStep::place;
    return PlanStep::instruments;
}

void NewSessionDraft::chosen(PlanStep step) {
    std::erase_if(troubles, [step](const std::string& trouble) { return step_of(trouble) == step; });
}

const Offer* offer_of(const HomeView& view, const std::string& id) {
    const auto found = std::ranges::find_if(
        view.offers, [&](const Offer& offer) { return offer.entry->instrument.full_id() == id; });
    return found == view.offers.end() ? nullptr : &*found;
}

bool anonymous(const HomeView& view, const NewSessionDraft& draft) {
    return std::ranges::any_of(draft.instruments, [&](const std::string& id) {
        const Offer* offer = offer_of(view, id);
        return offer != nullptr && offer->entry->instrument.anonymous;
    });
}

bool only_anonymous_offered(const HomeView& view) {
    return std::ranges::all_of(view.offers,
                               [](const Offer& offer) { return offer.entry->instrument.anonymous; });
}

namespace {

bool goes_with(const HomeView& view, const std::string& id, Mode mode) {
    const Offer* offer = offer_of(view, id);
    return offer == nullptr || std::ranges::any_of(offer->entry->instrument.modes,
                                                   [mode](const auto& rule) { return rule.mode == mode; });
}

}  // namespace

Allowed allowed(const HomeView& view, const NewSessionDraft& draft, Mode mode) {
    const auto with = std::ranges::count_if(draft.instruments,
                                            [&](const std::string& id) { return goes_with(view, id, mode); });
    if (with == std::ssize(draft.instruments)) return Allowed::all;
    return with > 0 ? Allowed::some : Allowed::none;
}

std::string not_for(const HomeView& view, const NewSessionDraft& draft, Mode mode, const Frame& frame) {
    std::string titles;
    for (const std::string& id : draft.instruments) {
        if (goes_with(view, id, mode)) continue;
        titles += (titles.empty() ? "" : ", ") + title_of(*offer_of(view, id)->entry, frame);
    }
    return titles;
}

void choose(const HomeView& view, NewSessionDraft& draft, Mode mode) {
    std::erase_if(draft.instruments, [&](const std::string& id) { return !goes_with(view, id, mode); });
    draft.mode = mode;
    draft.chosen(PlanStep::mode);
}

// Which chosen questionnaires are not validated for answering alone, in their own words.
std::string self_warning(const HomeView& view, const NewSessionDraft& draft, const Frame& frame) {
    std::string all;
    for (const std::string& id : draft.instruments) {
        const Offer* offer = offer_of(view, id);
        if (offer == nullptr) continue;
        const bool warns = std::ranges::any_of(offer->entry->instrument.modes, [](const auto& rule) {
            return rule.mode == Mode::self && rule.warns;
        });
        if (!warns) continue;
        const std::string text = words_under(*offer->entry, "mode.self.warning", frame);
        if (!text.empty()) all += (all.empty() ? "" : "\n") + text;
    }
    return all;
}

std::span<const runtime::Due> due_of(const HomeView& view, const NewSessionDraft& draft) {
    if (const auto* client = client_of(view, draft.client)) return client->due_when_seen;
    if (several_could_be_meant(view, draft.client)) return {};
    if (runtime::has_valid_check(runtime::normalised_code(draft.client))) return view.due_when_new;
    return {};
}

std::vector<std::string> ids_of(const HomeView& view, const runtime::Due& due) {
    std::vector<std::string> ids;
    for (const std::string& instrument : due.instruments) {
        const auto* entry = view.catalog->find(instrument);
        if (entry != nullptr) ids.push_back(entry->instrument.full_id());
    }
    return ids;
}

namespace {

// As long as one of its questionnaires is asked; what is taken out stays due.
bool still_for_occasion(const HomeView& view, const NewSessionDraft& draft) {
    const auto due = due_of(view, draft);
    const auto found = std::ranges::find(due, draft.occasion, &runtime::Due::occasion);
    return found != due.end() && std::ranges::any_of(ids_of(view, *found), [&](const std::string& id) {
               return std::ranges::count(draft.instruments, id) > 0;
           });
}

// What was taken out and put back stands where it stood; what the occasion does not ask comes after it.
void in_the_occasions_order(const HomeView& view, NewSessionDraft& draft) {
    const auto due = due_of(view, draft);
    const auto found = std::ranges::find(due, draft.occasion, &runtime::Due::occasion);
    if (found == due.end()) return;
    const std::vector<std::string> order = ids_of(view, *found);
    std::ranges::stable_sort(draft.instruments, {},
                             [&order](const std::string& id) { return std::ranges::find(order, id); });
}

}  // namespace

std::vector<std::string> left_for_later(const HomeView& view, const NewSessionDraft& draft,
                                        const runtime::Due& due) {
    std::vector<std::string> left;
    for (const std::string& instrument : due.instruments) {
        const auto* entry = view.catalog->find(instrument);
        if (entry != nullptr && std::ranges::count(draft.instruments, entry->instrument.full_id()) == 0)
            left.push_back(instrument);
    }
    return left;
}

std::optional<int> minutes_of(const HomeView& view, const NewSessionDraft& draft) {
    int all = 0;
    for (const std::string& id : draft.instruments) {
        const Offer* offer = offer_of(view, id);
        if (offer == nullptr || !offer->minutes) return std::nullopt;
        all += *offer->minutes;
    }
    return all;
}

void keep_mode_if_offered(const HomeView& view, NewSessionDraft& draft) {
    if (!draft.mode || allowed(view, draft, *draft.mode) == Allowed::all) return;
    draft.mode.reset();
    draft.chosen(PlanStep::mode);
    draft.troubles.emplace_back("refused_mode_not_offered");
}

void choose(const HomeView& view, NewSessionDraft& draft, const Offer& offer) {
    const std::string id = offer.entry->instrument.full_id();
    const auto at = std::ranges::find(draft.instruments, id);
    if (at != draft.instruments.end()) {
        draft.instruments.erase(at);
    } else {
        // An anonymous sheet never stands beside a client's code.
        if (!draft.instruments.empty() && anonymous(view, draft) != offer.entry->instrument.anonymous) {
            draft.instruments.clear();
        }
        draft.instruments.push_back(id);
    }
    if (anonymous(view, draft) || !still_for_occasion(view, draft)) draft.occasion.clear();
    in_the_occasions_order(view, draft);
    keep_mode_if_offered(view, draft);
}

namespace {

struct Line {
    const char* label;
    std::string value;
    bool open = false;  // what stands there is not a choice
    std::optional<PlanStep> step = {};
};

Color ink_of(const Line& line, const NewSessionDraft& draft, const Theme& theme) {
    if (line.step && std::ranges::find(draft.troubles, *line.step, step_of) != draft.troubles.end())
        return theme.high.ink;
    return line.open || line.value.empty() ? theme.text3 : theme.text;
}

// Somebody known, or a new one whose code is one of ours.
bool is_client(const HomeView& view, const NewSessionDraft& draft) {
    if (several_could_be_meant(view, draft.client)) return false;
    return client_of(view, draft.client) != nullptr ||
           runtime::has_valid_check(runtime::normalised_code(draft.client));
}

// As it is kept, or will be: so that whoever typed it otherwise sees whose session it becomes.
std::string client_words(const HomeView& view, const NewSessionDraft& draft, Frame& frame) {
    if (draft.client.empty()) return {};
    if (several_could_be_meant(view, draft.client)) return frame.say("refused_code_ambiguous");
    if (!is_client(view, draft)) return frame.say("code_not_known");
    const auto* known = client_of(view, draft.client);
    return known != nullptr ? known->client.code : runtime::canonical_code(draft.client);
}

std::vector<Line> summary(const HomeView& view, const NewSessionDraft& draft, Frame& frame) {
    std::string names;
    for (const std::string& id : draft.instruments) {
        const Offer* offer = offer_of(view, id);
        if (offer == nullptr) continue;
        if (!names.empty()) names += frame.say("then");
        names += title_of(*offer->entry, frame);
    }
    std::vector<Line> lines;
    const bool no_client = anonymous(view, draft) || only_anonymous_offered(view);
    const std::string client = no_client ? frame.say("anonymous_survey") : client_words(view, draft, frame);
    lines.push_back({"step_client", client, !no_client && !is_client(view, draft), PlanStep::client});
    if (const auto minutes = minutes_of(view, draft); minutes && !names.empty())
        names += " · " + frame.count("about_minutes", *minutes);
    lines.push_back({.label = "step_instruments", .value = names, .step = PlanStep::instruments});
    lines.push_back({.label = "summary_mode",
                     .value = !draft.mode                  ? ""
                              : *draft.mode == Mode::staff ? frame.say("mode_staff")
                                                           : frame.say("mode_self"),
                     .step = PlanStep::mode});
    const std::string spoken = draft.language.empty() ? "" : frame.say("language_" + draft.language);
    lines.push_back({.label = "language", .value = spoken});
    lines.push_back({.label = "site", .value = site_words(draft.site), .step = PlanStep::place});
    return lines;
}

}  // namespace

float summary_height(const HomeView& view, const NewSessionDraft& draft, Frame& frame, float width) {
    float high = line_height(frame, Style::title) + 10;
    for (const Line& line : summary(view, draft, frame)) {
        const std::string value = line.value.empty() ? frame.say("not_chosen_yet") : line.value;
        high += text_height(frame, frame.say(line.label), width, {.style = Style::caption}) +
                text_height(frame, value, width, {.style = Style::body_medium, .max_lines = 3}) + 12;
    }
    return high;
}

void draw_summary(const HomeView& view, const NewSessionDraft& draft, Frame& frame, Column& column) {
    column.text(frame.say("summary"), {.style = Style::title});
    column.gap(10);
    for (const Line& line : summary(view, draft, frame)) {
        column.text(frame.say(line.label), quiet(frame, Style::caption));
        column.text(
            line.value.empty() ? frame.say("not_chosen_yet") : line.value,
            {.style = Style::body_medium, .color = ink_of(line, draft, frame.theme()), .max_lines = 3});
        column.gap(12);
    }
}

}  // namespace gui
