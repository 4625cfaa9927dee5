// The history in plain words: when, who, what. Never an answer or a client's code: those are
// not in it.
#include <algorithm>

#include "gui/screens/supervisor_lists.h"
#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

std::string with_underscores(std::string id) {
    std::ranges::replace(id, '.', '_');
    return id;
}

// A kind that a later program wrote is shown as it is called there.
std::string kind_words(const std::string& kind, Frame& frame) {
    const std::string phrase = "event_" + with_underscores(kind);
    std::string words = frame.say(phrase);
    return words == phrase ? kind : words;
}

// What it was done to, where that is no secret: ids of sessions and visits tell nobody anything.
std::string object_words(const storage::Event& event, const HistoryView& view, Frame& frame) {
    if (event.kind == "site.added") return site_words(event.object);
    if (event.kind == "consent.changed" || event.kind == "contact.changed") {
        return event.object.empty() ? frame.say("any_site") : site_words(event.object);
    }
    // At what level, and which: in codes.
    if (event.kind == "records.exported") return event.object;
    if (event.kind == "passphrase.wrong") return event.object;  // how many
    if (event.kind == "instrument.accepted" || event.kind == "local_names.changed") return event.object;
    if (event.kind == "setting.changed") {
        const std::string phrase = "setting_" + event.object;
        const std::string words = frame.say(phrase);
        return words == phrase ? event.object : words;
    }
    if (event.kind.starts_with("staff.")) {
        const auto member = std::ranges::find(view.staff, event.object, &storage::StaffMember::id);
        return member == view.staff.end() ? "" : member->name;
    }
    return {};
}

std::string role_words(const std::string& role, Frame& frame) {
    const auto known = storage::role_named(role);
    return known ? frame.say(role_phrase(*known)) : role;
}

std::vector<Filter> filters_of(const HistoryView& view, const HistoryDraft& draft, Frame& frame) {
    Filter kind{.name = "filter.kind",
                .title = frame.say("filter_kind"),
                .options = {{"all", frame.say("any_kind")}},
                .chosen = 0};
    for (const std::string& each : view.page.kinds) {
        if (each == draft.kind) kind.chosen = kind.options.size();
        kind.options.push_back({each, kind_words(each, frame)});
    }
    return {std::move(kind), period_filter(draft.period.chosen, frame)};
}

struct Line {
    std::string what;
    std::string who;
    std::string when;
};

Line line_of(const storage::Event& event, const HistoryView& view, Frame& frame) {
    std::string what = kind_words(event.kind, frame);
    if (const std::string object = object_words(event, view, frame); !object.empty()) {
        what += ": " + object;
    }
    return {std::move(what), event.actor + " · " + role_words(event.role, frame),
            moment_words(frame, event.at)};
}

// What was done, and below it by whom; when, before them or with them.
class Row {
  public:
    Row(const Line& line, Frame& frame, float width)
        : line_(line),
          frame_(frame),
          when_(frame.stacked() ? 0.F : text_width(frame, line.when, Style::body) + 24),
          room_(width - when_),
          below_(frame.stacked() ? line.when + " · " + line.who : line.who),
          small_(quiet(frame, Style::caption)) {}

    [[nodiscard]] float height() const { return std::max(frame_.tall(68), words_high() + 20); }

    void draw(Rect r) const {
        if (when_ > 0) draw_text_middle(frame_, r.cut_left(when_), line_.when, quiet(frame_));
        Rect words{r.x, r.center().y - words_high() / 2, room_, words_high()};
        words.y += draw_text(frame_, words, line_.what, strong);
        draw_text(frame_, words, below_, small_);
    }

  private:
    static constexpr TextLook strong{.style = Style::body_medium};

    [[nodiscard]] float words_high() const {
        return text_height(frame_, line_.what, room_, strong) + text_height(frame_, below_, room_, small_);
    }

    const Line& line_;
    Frame& frame_;
    float when_, room_;
    std::string below_;
    TextLook small_;
};

// The chain's end in groups that can be read out and compared.
void head_card(const HistoryView& view, Frame& frame, Column& column) {
    std::string head;
    for (std::size_t i = 0; i < view.page.head.size(); i += 8) {
        if (i > 0) head += ' ';
        head += view.page.head.substr(i, 8);
    }
    column.gap(28);
    column.text(frame.say("history_head"), {.style = Style::title});
    column.gap(2);
    column.text(frame.say("history_head_hint"), quiet(frame, Style::caption));
    column.gap(8);
    column.text(head, quiet(frame, Style::body));
}

}  // namespace

runtime::HistoryWish wish_of(const HistoryDraft& draft, const storage::Date& today) {
    runtime::HistoryWish wish;
    if (!draft.kind.empty()) wish.kind = draft.kind;
    wish.from = first_day(draft.period.chosen, today);
    wish.to = last_day(draft.period.chosen);
    return wish;
}

void draw_history(const HistoryView& view, HistoryDraft& draft, Frame& frame, Column& column,
                  Wishes& wishes) {
    if (view.page.events.empty() && frame.busy()) return still_to_be_read(frame, column, "part_history");
    list_title(frame, column, frame.say("part_history"),
               frame.count("events_count", static_cast<long>(view.page.count)));
    filter_pills(filters_of(view, draft, frame), draft.open_filter, frame, column);
    column.gap(18);
    if (view.page.events.empty()) {
        column.gap(28);
        column.gap(empty_state(frame, column.rest(), Icon::filter, frame.say("no_event_fits")));
        column.gap(18);
        const std::string clear = frame.say("clear_filters");
        const ButtonLook look{.kind = ButtonKind::secondary};
        Rect place = column.take(height::button);
        const float wide = std::min(place.w, button_width(frame, clear, look));
        if (button(frame, "filter.clear", clear, {place.center().x - wide / 2, place.y, wide, place.h},
                   look)) {
            draft = {};
            wishes.emplace_back(wish::LookAgain{});
        }
        return;
    }
    std::vector<Line> lines;
    lines.reserve(view.page.events.size());
    for (const storage::Event& event : view.page.events)
        lines.push_back(line_of(event, view, frame));
    float all = 16;
    for (const Line& line : lines)
        all += Row(line, frame, column.width() - 48).height();
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    for (const Line& line : lines) {
        const Row row(line, frame, rows.width());
        const Rect place = rows.take(row.height());
        if (&line != lines.data()) divider(frame, place.x, place.y, place.w);
        row.draw(place);
    }
    if (const auto wanted = pager(draft.page, view.page.count, runtime::list_page, frame, column)) {
        draft.page = *wanted;
        wishes.emplace_back(wish::LookAgain{});
    }
    head_card(view, frame, column);
}

void history_sheets(const HistoryView& view, HistoryDraft& draft, Frame& frame, Wishes& wishes) {
    if (draft.open_filter == "filter.period") {
        if (!period_sheet(draft.period, draft.open_filter, frame)) return;
    } else {
        const auto chosen = filter_sheet(filters_of(view, draft, frame), draft.open_filter, frame);
        if (!chosen) return;
        draft.kind = *chosen == 0 ? "" : view.page.kinds[*chosen - 1];
    }
    draft.page = 0;
    wishes.emplace_back(wish::LookAgain{});
}

}  // namespace gui
