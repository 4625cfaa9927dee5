#include "gui/screens/sessions_table.h"
#include "gui/language_tags.h"

#include <algorithm>

#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"

namespace gui {

namespace storage = runtime::storage;

std::string title_of(const storage::InstrumentRef& ref, const HomeView& home, Frame& frame) {
    const auto* entry = home.catalog->find(ref.id + "@" + ref.version);
    return entry != nullptr ? title_of(*entry, frame) : ref.id + "@" + ref.version;
}

void cell(Frame& frame, Rect row, float from, float until, std::string_view words, const TextLook& look) {
    draw_text_middle(frame, {row.x + from, row.y, until - from - 12, row.h}, words, look);
}

namespace {

constexpr SessionStateWords corrected_words{storage::SessionFilter::State::finished, "corrected",
                                            "state_corrected", Tone::plain};

const SessionStateWords& words_of(const storage::SessionSummary& session) {
    if (session.corrected) return corrected_words;
    if (session.mode == storage::Mode::imported) return session_states[3];
    switch (session.state) {
        case storage::SessionState::planned:
        case storage::SessionState::open:
            return session_states[1];
        case storage::SessionState::declined:
        case storage::SessionState::discarded:
            return session_states[2];
        case storage::SessionState::finished:
            break;
    }
    return session_states[0];
}

std::string when(const storage::SessionSummary& session, Frame& frame) {
    return session.started ? moment_words(frame, *session.started) : date_words(frame, session.date);
}

// Where the parts of a row stand, from its left edge.
struct Columns {
    float client, instrument, mode, site, state;
};
Columns columns_of(float width) {
    return {width * 0.19F, width * 0.32F, width * 0.505F, width * 0.65F, width * 0.825F};
}

void heads(Frame& frame, Rect row) {
    const Columns at = columns_of(row.w);
    const TextLook look{.style = Style::caption, .color = frame.theme().text2};
    cell(frame, row, 0, at.client, frame.say("column_when"), look);
    cell(frame, row, at.client, at.instrument, frame.say("column_client"), look);
    cell(frame, row, at.instrument, at.mode, frame.say("column_instrument"), look);
    cell(frame, row, at.mode, at.site, frame.say("column_mode"), look);
    cell(frame, row, at.site, at.state, frame.say("column_site"), look);
    cell(frame, row, at.state, row.w, frame.say("filter_state"), look);
}

void state_chip(const storage::SessionSummary& session, Frame& frame, Rect row, float from) {
    const SessionStateWords& words = words_of(session);
    chip(frame, {row.x + from, row.center().y - frame.tall(32) / 2}, frame.say(words.phrase),
         {.tone = words.tone});
}

// A row in columns. Words that are wider than theirs go on in the next line, and the row is higher.
class WideRow {
  public:
    WideRow(const SessionsView& view, const storage::SessionSummary& session, Frame& frame, float width)
        : session_(session), frame_(frame), at_(columns_of(width)) {
        const TextLook plain = quiet(frame);
        const TextLook strong{.style = Style::body_medium};
        cells_.push_back({0, at_.client, when(session, frame), plain});
        cells_.push_back({at_.client, at_.instrument, session.client.value_or(""), strong});
        cells_.push_back({at_.instrument, at_.mode, title_of(session.instrument, view.home, frame), strong});
        cells_.push_back({at_.mode, at_.site, frame.say(mode_phrase(session.mode)), plain});
        // The ward first: it tells places apart.
        const auto slash = session.site.find('/');
        const bool parts = slash != std::string::npos;
        ward_ = site_words(parts ? session.site.substr(slash + 1) : session.site);
        district_ = parts ? site_words(session.site.substr(0, slash)) : std::string();
        site_room_ = at_.state - at_.site - beside;
    }

    [[nodiscard]] float height() const {
        float words = site_high();
        for (const Cell& each : cells_)
            words =
                std::max(words, text_height(frame_, each.words, each.until - each.from - beside, each.look));
        return std::max(frame_.tall(row_least), words + 20);
    }

    void draw(Rect row) const {
        for (const Cell& each : cells_)
            cell(frame_, row, each.from, each.until, each.words, each.look);
        Rect words{row.x + at_.site, row.center().y - site_high() / 2, site_room_, site_high()};
        words.y += draw_text(frame_, words, ward_, {.style = Style::caption});
        if (!district_.empty()) draw_text(frame_, words, district_, quiet(frame_, Style::caption));
        state_chip(session_, frame_, row, at_.state);
    }

  private:
    static constexpr float beside = 12;  // between two columns
    struct Cell {
        float from, until;
        std::string words;
        TextLook look;
    };

    [[nodiscard]] float site_high() const {
        const TextLook small{.style = Style::caption};
        return text_height(frame_, ward_, site_room_, small) +
               (district_.empty() ? 0 : text_height(frame_, district_, site_room_, small));
    }

    const storage::SessionSummary& session_;
    Frame& frame_;
    Columns at_;
    std::vector<Cell> cells_;
    std::string ward_, district_;
    float site_room_ = 0;
};

// Where there is no room for columns: what and whose, then when, how and where, in as many lines as
// that takes.
class Entry {
  public:
    Entry(const SessionsView& view, const storage::SessionSummary& session, Frame& frame, float width)
        : session_(session),
          frame_(frame),
          first_(session.client.value_or("") + " · " + title_of(session.instrument, view.home, frame)),
          second_(when(session, frame) + " · " + frame.say(mode_phrase(session.mode)) + " · " +
                  site_words(session.site)),
          chip_(chip_width(frame, frame.say(words_of(session).phrase), {})),
          first_high_(std::max(text_height(frame, first_, width - chip_ - 12, strong), frame.tall(32))),
          second_high_(text_height(frame, second_, width, quiet(frame, Style::caption))) {}

    [[nodiscard]] float height() const { return std::max(frame_.tall(76), first_high_ + second_high_ + 26); }
    void draw(Rect row) const {
        row = row.inset(0, (row.h - first_high_ - second_high_ - 2) / 2);
        Rect head = row.cut_top(first_high_);
        state_chip(session_, frame_, head, head.w - chip_);
        head.cut_right(chip_ + 12);
        draw_text_middle(frame_, head, first_, strong);
        row.cut_top(2);
        draw_text(frame_, row, second_, quiet(frame_, Style::caption));
    }

  private:
    static constexpr TextLook strong{.style = Style::body_medium};

    const storage::SessionSummary& session_;
    Frame& frame_;
    std::string first_, second_;
    float chip_, first_high_, second_high_;
};

}  // namespace

void sessions_table(const SessionsView& view, Frame& frame, Column& column, Wishes& wishes) {
    const bool in_columns = !frame.stacked() && frame.scale().text <= 1;
    const float head = in_columns ? frame.tall(44) : 0.F;
    const float width = column.width() - 48;
    const auto height_of = [&](const storage::SessionSummary& session) {
        return in_columns ? WideRow(view, session, frame, width).height()
                          : Entry(view, session, frame, width).height();
    };
    float all = head + 16;
    for (const storage::SessionSummary& session : view.list.sessions)
        all += height_of(session);
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    if (in_columns) heads(frame, rows.take(head));
    for (std::size_t i = 0; i < view.list.sessions.size(); ++i) {
        const storage::SessionSummary& session = view.list.sessions[i];
        const Rect row = rows.take(height_of(session));
        const std::string label =
            session.client.value_or("") + ", " + title_of(session.instrument, view.home, frame);
        const Touch touch =
            frame.target("session." + std::to_string(i + 1), label, row_target(row), {.kind = Kind::row});
        if (touch.held) frame.paint().fill(row.inset(-8, 2), frame.theme().surface2, 12);
        if (i > 0 || in_columns) divider(frame, row.x, row.y, row.w);
        if (in_columns) {
            WideRow(view, session, frame, row.w).draw(row);
        } else {
            Entry(view, session, frame, row.w).draw(row);
        }
        if (touch.ring) frame.focus_ring(row.inset(-4, 0), 12);
        if (touch.clicked) wishes.emplace_back(wish::OpenRecord{session.id});
    }
}

}  // namespace gui
