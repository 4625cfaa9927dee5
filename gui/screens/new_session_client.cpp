#include "gui/screens/new_session_client.h"

#include <algorithm>

#include "gui/language_tags.h"
#include "gui/screens/clients.h"
#include "gui/screens/new_session_plan.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/notice.h"
#include "runtime/client_code.h"

namespace gui {

namespace {

constexpr std::size_t most_like = 4;

// Codes that hold what was typed, to be tapped instead of typed out.
void codes_like(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column) {
    if (runtime::matching_code(draft.client).empty() || client_of(view, draft.client) != nullptr) return;
    const auto like = clients_like(view, draft.client);
    if (like.empty()) return;
    column.gap(10);
    const float high = frame.tall(height::target);
    Rect row = column.take(high);
    const float right = row.right();
    for (std::size_t i = 0; i < std::min(like.size(), most_like); ++i) {
        const std::string& code = like[i]->client.code;
        const float wide = pill_width(frame, code, PillState::plain);
        if (row.x > column.rest().x && row.x + wide > right) {
            column.gap(10);
            row = column.take(high);
        }
        if (pill(frame, "client." + control_word(code), code, row.cut_left(wide), PillState::plain)) {
            choose_client(draft, *like[i]);
            frame.again();
        }
        row.cut_left(10);
    }
    if (like.size() <= most_like) return;
    column.gap(8);
    column.text(frame.count("more_codes_like", static_cast<long>(like.size() - most_like)),
                quiet(frame, Style::caption));
}

void occasion_card(const HomeView& view, NewSessionDraft& draft, const runtime::Due& due, Frame& frame,
                   Column& column) {
    const std::string name = occasion_words(view, due.occasion, frame);
    const DueWords when = due_words(due, frame);
    const bool chosen = draft.occasion == due.occasion;
    const auto left = chosen ? left_for_later(view, draft, due) : std::vector<std::string>();
    std::string detail = when.text + " · " + instruments_words(view, due.instruments, frame);
    // What all of it takes is not what is begun now: that stands in the summary.
    if (left.empty()) detail += " · " + frame.count("about_minutes", due.minutes);
    const std::string missing = left_out_words(view, due.occasion, frame);
    if (!missing.empty()) detail += "\n" + missing;
    if (!left.empty()) detail += "\n" + frame.say("occasion_rest", {instruments_words(view, left, frame)});
    const ChoiceLook look{.mark = Mark::circle, .detail = detail, .style = Style::title};
    if (choice_card(frame, "occasion." + due.occasion, name,
                    column.take(choice_height(frame, name, column.width(), look)), chosen, look)) {
        draft.occasion = due.occasion;
        draft.instruments = ids_of(view, due);
        keep_mode_if_offered(view, draft);
        draft.chosen(PlanStep::instruments);
        frame.again();
    }
    column.gap(12);
}

}  // namespace

void choose_client(NewSessionDraft& draft, const runtime::ClientCase& client) {
    draft.client = client.client.code;
    draft.site = client.client.site;
    draft.chosen(PlanStep::client);
    draft.chosen(PlanStep::place);
}

namespace {

// What this client was asked half way. Chosen again it would be asked from its beginning; said as soon as the
// client is known, so that nothing moves while questionnaires are chosen.
void half_way(const HomeView& view, const NewSessionDraft& draft, Frame& frame, Column& column,
              Wishes& wishes) {
    const auto* client = client_of(view, draft.client);
    if (client == nullptr || client->client.withdrew) return;
    for (const runtime::UnfinishedVisit& visit : view.unfinished) {
        if (visit.client != client->client.code || visit.stage != runtime::Stage::questions) continue;
        const auto* entry = view.catalog->find(visit.instrument);
        if (entry == nullptr) continue;
        const std::string words =
            frame.say("half_way_already", {title_of(*entry, frame), date_words(frame, visit.date)});
        column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn}) + 10);
        const std::string go_on = frame.say("half_way_go_on");
        const ButtonLook look{.kind = ButtonKind::secondary, .after = Icon::arrow_forward};
        Rect row = column.take(frame.tall(height::target));
        if (button(frame, "half-way.resume", go_on, row.cut_left(button_width(frame, go_on, look)), look))
            wishes.emplace_back(wish::Resume{visit.visit});
        column.gap(8);
        return;
    }
}

// A scanner ends with Enter: the code is whole, and is looked at now.
void code_entered(const HomeView& view, NewSessionDraft& draft, Frame& frame) {
    draft.chosen(PlanStep::client);
    if (runtime::matching_code(draft.client).empty()) return;
    const bool known = client_of(view, draft.client) != nullptr ||
                       runtime::has_valid_check(runtime::normalised_code(draft.client));
    if (several_could_be_meant(view, draft.client)) {
        draft.troubles.insert(draft.troubles.begin(), "refused_code_ambiguous");
    } else if (known) {
        frame.drop_focus();
    } else {
        draft.troubles.insert(draft.troubles.begin(), "refused_code_mistyped");
    }
    frame.again();
}

}  // namespace

bool draw_client_step(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column,
                      Wishes& wishes) {
    const std::string label = frame.say("client_code");
    const std::string hint = frame.say("client_code_hint");
    const auto trouble = std::ranges::find(draft.troubles, PlanStep::client, step_of);
    const std::string error = trouble == draft.troubles.end() ? "" : frame.say(*trouble);
    const std::string fresh = frame.say("new_code");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::person_add};
    const float wide = button_width(frame, fresh, look);
    const FieldLook field{.form = FieldForm::code,
                          .label = label,
                          .placeholder = hint,
                          .error = error,
                          .icon = Icon::person,
                          .limit = 40,
                          .catches_typing = true};
    // A whole code fits the field, or the button goes below it.
    const bool below = column.width() - wide - 14 < frame.tall(300);
    const float beside = below ? column.width() : column.width() - wide - 14;
    Rect row = column.take(field_height(frame, field, beside));
    const FieldTouch touch = text_field(frame, "client", row.cut_left(beside), draft.client, field);
    if (below) {
        column.gap(12);
        row = column.take(frame.tall(height::target));
    } else {
        row.cut_left(14);
        // Level with the field itself, which stands below its label.
        row.h = frame.tall(height::target);
        row.y += field_height(frame, {.label = label}, beside) - row.h;
    }
    if (button(frame, "client.new", fresh, row, look)) {
        draft.client = runtime::new_client_code();
        if (!draft.occasion.empty()) draft.instruments.clear();
        draft.occasion.clear();
        draft.chosen(PlanStep::client);
        frame.again();
    }
    if (touch.changed) {
        draft.chosen(PlanStep::client);
        // An occasion was another client's.
        if (!draft.occasion.empty()) draft.instruments.clear();
        draft.occasion.clear();
        if (const auto* client = client_of(view, draft.client)) {
            draft.site = client->client.site;
            draft.chosen(PlanStep::place);
        }
        frame.again();
    }
    if (touch.submitted) code_entered(view, draft, frame);
    codes_like(view, draft, frame, column);
    column.gap(8);
    if (const auto* client = client_of(view, draft.client); client != nullptr && client->client.withdrew) {
        const std::string words =
            frame.say("withdrawal_recorded_on", {date_words(frame, *client->client.withdrew)});
        column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn}) + 8);
    }
    half_way(view, draft, frame, column, wishes);
    if (client_of(view, draft.client) == nullptr && runtime::has_valid_check(draft.client)) {
        // Nobody has it yet: what is not written down now is not found again.
        column.gap(
            banner(frame, column.rest(), frame.say("write_code"), {.tone = Tone::info, .icon = Icon::edit}));
    } else {
        column.text(frame.say("client_code_note"), quiet(frame, Style::caption));
    }
    return touch.submitted;
}

void draw_due_occasions(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column) {
    bool any = false;
    for (const runtime::Due& due : due_of(view, draft)) {
        const bool soon = due.state != runtime::DueState::later || due.days <= runtime::days_ahead;
        if (!soon && draft.occasion != due.occasion) continue;
        if (!any) {
            column.text(frame.say("due_occasion"), {.style = Style::label, .color = frame.theme().text2});
            column.gap(8);
        }
        any = true;
        occasion_card(view, draft, due, frame, column);
    }
    if (!any) return;
    column.gap(6);
    column.text(frame.say("or_choose"), {.style = Style::label, .color = frame.theme().text2});
    column.gap(8);
}

}  // namespace gui
