// One record as a supervisor reads it: who, when and how, the scores, the answers in words.
#include <algorithm>

#include "gui/screens/over_time.h"
#include "gui/screens/result_parts.h"
#include "gui/screens/supervisor_lists.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

namespace storage = runtime::storage;
using runtime::RecordView;

struct Fact {
    std::string name;
    std::string value;
};

const char* consent_phrase(const storage::SessionSummary& session) {
    switch (session.consent) {
        case storage::Consent::agreed:
            return "consent_agreed";
        case storage::Consent::declined:
            return "consent_declined";
        case storage::Consent::not_asked:
            break;
    }
    return "consent_not_asked";
}

std::vector<Fact> facts_of(const storage::SessionSummary& session, Frame& frame) {
    std::vector<Fact> facts;
    facts.push_back({frame.say("column_when"), session.started ? moment_words(frame, *session.started)
                                                               : date_words(frame, session.date)});
    if (session.finished && session.state == storage::SessionState::finished) {
        facts.push_back({frame.say("finished_at"), moment_words(frame, *session.finished)});
    }
    facts.push_back({frame.say("column_site"), site_words(session.site)});
    if (!session.staff.empty()) facts.push_back({frame.say("begun_by"), session.staff});
    facts.push_back({frame.say("column_mode"), frame.say(mode_phrase(session.mode))});
    facts.push_back({frame.say("language"), frame.say("language_" + session.standing.language)});
    facts.push_back({frame.say("consent"), frame.say(consent_phrase(session))});
    return facts;
}

void facts_card(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column) {
    const std::vector<Fact> facts = facts_of(view.record->session, frame);
    const float inner = column.width() - 48;
    const std::string read = frame.say("consent_text_read");
    const RowLook look{.before = Icon::document, .line_above = true};
    // A name and its value beside each other, each in as many lines as it takes.
    const float names = std::min(inner * 0.42F, 260.F);
    const TextLook name{.style = Style::body, .color = frame.theme().text2};
    const TextLook value{.style = Style::body_medium};
    float lines = 0;
    const auto height_of = [&](const Fact& fact) {
        return 12 + std::max(text_height(frame, fact.name, names - 12, name),
                             text_height(frame, fact.value, inner - names, value));
    };
    for (const Fact& fact : facts)
        lines += height_of(fact);
    const bool text = !view.consent_text.empty();
    const float last = text ? list_row_height(frame, read, inner, look) : 0;
    const Rect r = column.take(lines + 36 + last);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 18));
    for (const Fact& fact : facts) {
        Rect row = rows.take(height_of(fact));
        Rect left = row.cut_left(names);
        left.cut_right(12);
        draw_text_middle(frame, left, fact.name, name);
        draw_text_middle(frame, row, fact.value, value);
    }
    if (text && list_row(frame, "record.consent", read, rows.take(last), look)) {
        draft.consent_open = true;
        frame.again();
    }
}

void notices(const RecordView& record, Frame& frame, Column& column) {
    const auto notice = [&](bool holds, const char* phrase, Tone tone) {
        if (!holds) return;
        column.gap(banner(frame, column.rest(), frame.say(phrase), {.tone = tone}));
        column.gap(14);
    };
    notice(!record.known, "record_unknown", Tone::warn);
    notice(record.words_changed, "record_words_changed", Tone::info);
    notice(record.scores_differ, "record_scores_differ", Tone::high);
}

// A question and its answer below each other, or a sentence that there are none.
float answer_height(Frame& frame, const runtime::ReviewLine& line, const std::string& answer, float width) {
    return text_height(frame, line.question, width, {.style = Style::body}) +
           text_height(frame, answer, width, {.style = Style::body_medium}) + 24;
}

void answers_card(const RecordView& record, Frame& frame, Column& column) {
    if (record.answers.empty()) return;
    column.text(frame.say("answers"), {.style = Style::title});
    column.gap(12);
    const float inner = column.width() - 48;
    std::vector<std::string> answers;
    float high = 20;
    for (const runtime::ReviewLine& line : record.answers) {
        answers.push_back(line.refused          ? frame.say("refused")
                          : line.answer.empty() ? frame.say("not_answered")
                                                : line.answer);
        high += answer_height(frame, line, answers.back(), inner);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 10));
    const Theme& theme = frame.theme();
    for (std::size_t i = 0; i < record.answers.size(); ++i) {
        const runtime::ReviewLine& line = record.answers[i];
        Column words(frame, rows.take(answer_height(frame, line, answers[i], inner)));
        if (i > 0) divider(frame, words.rest().x, words.y(), inner);
        words.gap(12);
        words.text(line.question, quiet(frame));
        const bool given = !line.refused && !line.answer.empty();
        words.text(answers[i],
                   {.style = Style::body_medium, .color = given ? theme.text : theme.tone(Tone::warn).ink});
    }
}

}  // namespace

void close_record(SessionsDraft& draft) {
    draft.open.clear();
    draft.consent_open = false;
    draft.result = {};
    draft.correction = {};
}

void draw_record(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column,
                 Wishes& wishes) {
    const RecordView& record = *view.record;
    const std::string back = frame.say("all_sessions");
    const ButtonLook look{
        .kind = ButtonKind::tertiary, .before = Icon::arrow_back, .style = Style::body_medium};
    Rect line = column.take(height::target);
    if (button(frame, "record.back", back, line.cut_left(std::min(line.w, button_width(frame, back, look))),
               look)) {
        close_record(draft);
        wishes.emplace_back(wish::LookAgain{});
    }
    line.cut_left(16);
    correction_button(record, draft.correction, frame, line, column);
    column.gap(6);
    column.text(record.session.client.value_or("") + " · " + record.title, {.style = Style::h1});
    column.gap(16);
    correction_notices(record, frame, column, wishes);
    notices(record, frame, column);
    facts_card(view, draft, frame, column);
    column.gap(20);
    if (record.result) {
        if (!record.result->scales.empty()) {
            scales_card(*record.result, draft.result, frame, column);
            column.gap(20);
            over_time_card(view.over_time, frame, column);
        }
        beside_scales(*record.result, ResultStage::past, draft.result, frame, column, wishes);
        column.gap(2);
    }
    answers_card(record, frame, column);
    erasure_buttons(record.session, draft.erasure, frame, column);
}

void consent_text_sheet(const SessionsView& view, SessionsDraft& draft, Frame& frame) {
    if (!draft.consent_open) return;
    Sheet sheet(frame, "consent-text", frame.say("consent_text_read"), SheetForm::side);
    {
        ScrollArea area(frame, "consent-text", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(view.consent_text, {.style = Style::body});
        area.end_at(column.y());
    }
    if (sheet.closed()) {
        draft.consent_open = false;
        frame.again();
    }
}

}  // namespace gui
