#include "gui/screens/verified.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gui/screens/person.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

struct Line {
    bool holds = true;
    std::string words;
};

Line pages(const runtime::Verification& found, const Frame& frame) {
    if (found.readers.strange_tables) return {false, frame.say("verified_strange_tables")};
    const bool whole = found.store.pages && found.store.structure;
    return {whole, frame.say(whole ? "verified_file" : "verified_file_not")};
}

Line history(const runtime::Verification& found, const Frame& frame) {
    if (!found.store.history) return {false, frame.say("verified_history_not")};
    using History = runtime::storage::Readers::History;
    if (found.readers.history == History::cut) return {false, frame.say("verified_history_cut")};
    if (found.readers.history == History::not_noted) return {false, frame.say("verified_history_not_noted")};
    // That the records were read is an entry, too: the number is that of the last line below.
    const auto entries = std::max(found.store.events, found.mark.events);
    return {true, frame.count("verified_history", static_cast<long>(entries))};
}

Line records(const runtime::Verification& found, const Frame& frame) {
    if (found.stopped) return {false, frame.say("verified_records_stopped")};
    if (found.store.unreadable_records > 0) {
        return {false, frame.count("verified_unreadable", static_cast<long>(found.store.unreadable_records))};
    }
    if (!found.store.records) return {false, frame.say("verified_records_not")};
    return {true, frame.count("verified_records", static_cast<long>(found.store.finished_records))};
}

Line definitions(const runtime::Verification& found, const Frame& frame) {
    if (found.definitions_hold()) return {true, frame.say("verified_definitions")};
    std::string which;
    for (const auto& [instrument, state] : found.accepted) {
        if (state != runtime::Verification::Definition::as_accepted)
            which += (which.empty() ? "" : ", ") + instrument;
    }
    return {false, frame.say("verified_definitions_not", {which})};
}

std::vector<Line> lines_of(const runtime::Verification& found, const Frame& frame) {
    std::vector<Line> lines{pages(found, frame), history(found, frame), records(found, frame),
                            definitions(found, frame)};
    if (!found.store.key_faults.empty()) {
        std::string whose;
        for (const auto& [kind, name] : found.store.key_faults)
            whose += (whose.empty() ? "" : ", ") + person_words(name, frame);
        lines.push_back({false, frame.say("verified_keys_not", {whose})});
    }
    if (found.different.empty()) {
        lines.push_back({true, frame.count("verified_scores", static_cast<long>(found.same))});
    } else {
        lines.push_back(
            {false, frame.count("verified_scores_not", static_cast<long>(found.different.size()))});
    }
    if (found.without_definition > 0) {
        lines.push_back(
            {false, frame.count("verified_no_definition", static_cast<long>(found.without_definition))});
    }
    if (found.by_another_scorer > 0) {
        lines.push_back(
            {true, frame.count("verified_another_scorer", static_cast<long>(found.by_another_scorer))});
    }
    if (!found.store.lost.empty()) {
        lines.push_back({false, frame.count("verified_lost", static_cast<long>(found.store.lost.size()))});
    }
    return lines;
}

std::string readers(const runtime::Verification& found, const Frame& frame) {
    std::string all;
    for (const runtime::storage::Reader& each : found.readers.all) {
        const std::string name = person_words(each.name, frame);
        all += all.empty() ? "" : ", ";
        all += each.known == runtime::storage::Reader::Known::yes ? name
                                                                  : frame.say("reader_unconfirmed", {name});
    }
    return all;
}

void draw_line(const Line& line, Frame& frame, Column& column) {
    const float beside = frame.tall(36);
    const TextLook look{.style = Style::body_medium};
    const float high = text_height(frame, line.words, column.width() - beside, look);
    Rect r = column.take(high + 20).inset(0, 10);
    const Tone tone = line.holds ? Tone::ok : Tone::high;
    frame.paint().icon({r.x + 12, r.y + frame.tall(12)}, line.holds ? Icon::check : Icon::error,
                       IconSize::medium, frame.theme().tone(tone).ink);
    r.cut_left(beside);
    draw_text(frame, r, line.words, look);
}

}  // namespace

void store_mark(const runtime::storage::StoreMark& mark, Frame& frame, Column& column) {
    column.text(frame.say("verified_mark", {std::to_string(mark.records), std::to_string(mark.events),
                                            mark.head.substr(0, 8) + " " + mark.head.substr(8, 8)}),
                {.style = Style::body_medium});
    column.gap(6);
    column.text(frame.say("verified_mark_hint"), quiet(frame));
}

bool draw_verified(const runtime::Verification& found, Frame& frame) {
    Sheet sheet(frame, "verified", frame.say("verify"), SheetForm::side);
    ScrollArea area(frame, "verified", sheet.content());
    Column column(frame, flush(area.content()));
    const bool well = found.all_holds();
    column.gap(banner(frame, column.rest(), frame.say(well ? "verified_well" : "verified_not_well"),
                      {.tone = well ? Tone::ok : Tone::high, .strong = !well}));
    column.gap(12);
    for (const Line& line : lines_of(found, frame))
        draw_line(line, frame, column);
    column.gap(14);
    column.text(frame.say("verified_readers", {readers(found, frame)}), {.style = Style::body_medium});
    column.gap(6);
    column.text(frame.say("verified_readers_hint"), quiet(frame));
    if (!found.stopped) {
        column.gap(18);
        store_mark(found.mark, frame, column);
    }
    area.end_at(column.y() + 8);
    return !sheet.closed();
}

}  // namespace gui
