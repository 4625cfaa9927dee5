// Beside the scales: what to say, findings, what to hand over, and what a result is not.
#include <algorithm>

#include "gui/screens/result_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "runtime/client_view.h"

namespace gui {

using runtime::ResultView;
using runtime::ScaleView;

// Severe bands and findings, by name: a line for staff, no red page.
std::string severe_words(const ResultView& result, Frame& frame, const char* phrase) {
    std::vector<std::string> names;
    for (const ScaleView& scale : result.scales) {
        if (!scale.band) continue;
        const auto& band = scale.bands[static_cast<std::size_t>(*scale.band)];
        const Tone tone = tone_named(band.tone);
        if (tone == Tone::high || tone == Tone::severe) names.push_back(scale.name + " (" + band.label + ")");
    }
    for (const runtime::FindingView& finding : result.findings) {
        const Tone tone = tone_named(finding.tone);
        if (tone == Tone::high || tone == Tone::severe)
            names.push_back(finding.name + " (" + finding.label + ")");
    }
    return names.empty() ? std::string() : frame.say(phrase, {joined(names)});
}

namespace {

using runtime::FindingView;
using runtime::LeafletView;
using runtime::TalkPoint;

constexpr float between_cards = 18;

// Whoever reads a record later has no client before her.
void severe_flag(const ResultView& result, ResultStage stage, Frame& frame, Column& column) {
    const std::string words =
        severe_words(result, frame, stage == ResultStage::past ? "severe_flag_past" : "severe_flag");
    if (words.empty()) return;
    column.gap(banner(frame, column.rest(), words, {.tone = Tone::warn, .icon = Icon::flag}));
    column.gap(between_cards);
}

// The points to talk about: what is not well, and where there is no such thing, what is.
std::vector<TalkPoint> worth_saying(const std::vector<TalkPoint>& points) {
    std::vector<TalkPoint> worth;
    std::ranges::copy_if(points, std::back_inserter(worth), [](const auto& point) { return !point.good(); });
    return worth.empty() ? points : worth;
}

void talk_card(const ResultView& result, Frame& frame, Column& column) {
    const std::vector<TalkPoint> points = runtime::talk_points(result);
    const std::vector<TalkPoint> worth = worth_saying(points);
    if (worth.empty()) return;
    std::vector<std::string> well;
    if (!worth.front().good()) {
        for (const TalkPoint& point : points)
            if (point.good()) well.insert(well.end(), point.names.begin(), point.names.end());
    }
    const std::string going_well = well.empty() ? "" : frame.say("going_well_list", {joined(well)});
    // The gravest point alone has the box: what each other one leads to stands with its scale.
    const std::string action = worth.front().good() ? std::string() : worth.front().action;
    const BannerLook box{.tone = tone_named(worth.front().tone), .icon = Icon::hospital};

    const float inner = column.width() - 48;
    const TextLook names_look{.style = Style::body_medium};
    float high = 22 + line_height(frame, Style::title) + 22;
    if (!going_well.empty()) high += 10 + text_height(frame, going_well, inner - 30, names_look);
    for (const TalkPoint& point : worth) {
        high += 12 + text_height(frame, joined(point.names), inner, names_look) +
                text_height(frame, point.say, inner);
    }
    if (!action.empty()) high += 14 + banner_height(frame, action, inner, box);
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("say_to_client"), {.style = Style::title});
    if (!going_well.empty()) {
        rows.gap(10);
        Rect line = rows.rest();
        frame.paint().icon({line.x + 10, line.y + line_height(frame, Style::body_medium) / 2},
                           Icon::check_circle, IconSize::small, frame.theme().ok.ink);
        line.cut_left(30);
        rows.gap(draw_text(frame, line, going_well, names_look));
    }
    for (const TalkPoint& point : worth) {
        rows.gap(12);
        rows.text(joined(point.names), names_look);
        rows.text(point.say, quiet(frame));
    }
    if (!action.empty()) {
        rows.gap(14);
        rows.gap(banner(frame, rows.rest(), action, box));
    }
}

// Where a finding's value stands: beside its name, below it, or, being a sentence, in a box.
enum class ValuePlace { beside, below, box };

ValuePlace place_of(const FindingView& finding, float width, const ChipLook& look, Frame& frame) {
    const float chip = chip_width(frame, finding.label, look);
    if (text_width(frame, finding.name, Style::title) + 16 + chip <= width) return ValuePlace::beside;
    return chip <= width ? ValuePlace::below : ValuePlace::box;
}

// A finding: what it is, its value, and what it leads to.
void finding_card(const FindingView& finding, Frame& frame, Column& column) {
    const Tone tone = tone_named(finding.tone);
    const ChipLook look{.tone = tone, .with_icon = tone != Tone::plain};
    const float inner = column.width() - 48;
    const ValuePlace place = place_of(finding, inner, look, frame);
    float high = 20 + line_height(frame, Style::title) + 20;
    if (place == ValuePlace::below) high += 10 + frame.tall(32);
    if (place == ValuePlace::box) high += 10 + banner_height(frame, finding.label, inner, {.tone = tone});
    if (!finding.action.empty()) {
        high += 10 + text_height(frame, finding.action, inner, {.style = Style::body_medium});
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 20));
    const Rect head = rows.rest();
    rows.text(finding.name, {.style = Style::title, .max_lines = 1});
    switch (place) {
        case ValuePlace::beside:
            chip(frame, {head.right() - chip_width(frame, finding.label, look), head.y - 3}, finding.label,
                 look);
            break;
        case ValuePlace::below:
            rows.gap(10);
            chip(frame, rows.take(frame.tall(32)).at(), finding.label, look);
            break;
        case ValuePlace::box:
            rows.gap(10);
            rows.gap(banner(frame, rows.rest(), finding.label, {.tone = tone}));
            break;
    }
    if (!finding.action.empty()) {
        rows.gap(10);
        rows.text(finding.action, {.style = Style::body_medium});
    }
}

// What the client can take home or read now: the lists, and the card with all that is said.
void hand_over_card(const ResultView& result, ResultStage stage, ResultDraft& draft, Frame& frame,
                    Column& column, Wishes& wishes) {
    struct Row {
        std::string name, label;
        RowLook look;
    };
    std::vector<Row> rows_to_draw;
    rows_to_draw.reserve(result.leaflets.size() + 2);
    for (const LeafletView& leaflet : result.leaflets)
        rows_to_draw.push_back({"leaflet." + leaflet.id, leaflet.heading, {.before = Icon::document}});
    const std::string print = "print-card";
    if (stage == ResultStage::visit && (!result.scales.empty() || !result.findings.empty())) {
        rows_to_draw.push_back({print, frame.say("print_card"), {.before = Icon::print}});
    }
    if (rows_to_draw.empty()) return;
    const float inner = column.width() - 48;
    float high = 22 + line_height(frame, Style::title) + 8 + 8;
    for (Row& row : rows_to_draw) {
        row.look.line_above = &row != rows_to_draw.data();
        high += list_row_height(frame, row.label, inner, row.look);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("leaflets"), {.style = Style::title});
    rows.gap(8);
    for (const Row& row : rows_to_draw) {
        const float height = list_row_height(frame, row.label, inner, row.look);
        if (!list_row(frame, row.name, row.label, rows.take(height), row.look)) continue;
        if (row.name == print) {
            wishes.emplace_back(wish::OfferCard{});
        } else {
            draft.leaflet = row.name.substr(row.name.find('.') + 1);
            frame.again();
        }
    }
}

}  // namespace

void beside_scales(const ResultView& result, ResultStage stage, ResultDraft& draft, Frame& frame,
                   Column& column, Wishes& wishes) {
    const auto with_gap = [&](auto&& draw) {
        const float before = column.y();
        draw();
        if (column.y() > before) column.gap(between_cards);
    };
    severe_flag(result, stage, frame, column);
    // What a result is not, before anything is said of it.
    if (!result.note.empty()) {
        column.gap(banner(frame, column.rest(), result.note, {.tone = Tone::info}));
        column.gap(between_cards);
    }
    with_gap([&] { talk_card(result, frame, column); });
    for (const FindingView& finding : result.findings) {
        with_gap([&] { finding_card(finding, frame, column); });
    }
    with_gap([&] { hand_over_card(result, stage, draft, frame, column, wishes); });
}

}  // namespace gui
