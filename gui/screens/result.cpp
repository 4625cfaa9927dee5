#include "gui/screens/result.h"

#include <algorithm>
#include <cmath>

#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::FindingView;
using runtime::LeafletView;
using runtime::ResultView;
using runtime::ScaleView;

// "ngưỡng 4 · 27": where the bands after the first begin.
std::string cut_offs(const ScaleView& scale, Frame& frame) {
    std::string numbers;
    for (std::size_t i = 1; i < scale.bands.size(); ++i) {
        if (!numbers.empty()) numbers += " · ";
        const double from = scale.bands[i].from;
        std::string number = std::to_string(from);
        number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with('.')) number.pop_back();
        numbers += number;
    }
    return numbers.empty() ? numbers : frame.say("cut_offs", {numbers});
}

struct ScaleWords {
    std::string chip;
    Tone tone = Tone::plain;
    std::string score;
    std::string below;  // under the bar, at the left
    std::string right;  // and at the right
};

ScaleWords words_of(const ScaleView& scale, Frame& frame) {
    ScaleWords words;
    if (scale.band) {
        const auto& band = scale.bands[static_cast<std::size_t>(*scale.band)];
        words.chip = band.label;
        words.tone = tone_named(band.tone);
    } else if (scale.score.empty()) {
        words.chip = frame.count("cannot_score", scale.missing);
        words.tone = Tone::plain;
    }
    words.score = scale.score;
    words.below = scale.action;
    if (scale.score.empty() && !scale.min_score.empty()) {
        words.score = frame.say("from_to_short", {scale.min_score, scale.max_score});
        if (!words.below.empty()) words.below += "\n";
        if (scale.band) words.below += frame.count("cannot_score", scale.missing) + ". ";
        words.below += frame.say("score_between", {scale.min_score, scale.max_score});
    }
    if (scale.prorated) {
        words.below += (words.below.empty() ? "" : " · ") + frame.count("prorated_missing", scale.missing);
    }
    words.right = cut_offs(scale, frame);
    return words;
}

TextLook below_look(Frame& frame) {
    return {.style = Style::caption, .color = frame.theme().text2};
}

float scale_height(const ScaleView& scale, float width, Frame& frame) {
    const ScaleWords words = words_of(scale, frame);
    const float right = text_width(frame, words.right, Style::caption);
    const float below = text_height(frame, words.below, width - right - 24, below_look(frame));
    return 16 + frame.tall(32) + 14 + 14 + 10 + std::max(below, line_height(frame, Style::caption)) + 16;
}

// One scale on the card. All of it is one target: a tap shows how the score came about.
void draw_scale(const ScaleView& scale, Rect r, ResultDraft& draft, Frame& frame) {
    const ScaleWords words = words_of(scale, frame);
    const Theme& theme = frame.theme();
    const Touch touch = frame.target("scale." + scale.id, scale.name, r.inset(-8, 4), {.kind = Kind::row});
    if (touch.held) frame.paint().fill(r.inset(-8, 4), theme.surface2, 12);
    divider(frame, r.x, r.y, r.w);

    Rect inner = r.inset(0, 16);
    Rect head = inner.cut_top(frame.tall(32));
    const Style number = Style::h2;
    const float wide = std::max(44.F, text_width(frame, words.score, number) + 16);
    draw_text_middle(frame, head.cut_right(wide), words.score,
                     {.style = number, .align = Align::right, .max_lines = 1});
    if (!words.chip.empty()) {
        const ChipLook look{.tone = words.tone, .with_icon = true};
        const float chip_wide = chip_width(frame, words.chip, look);
        const Rect place = head.cut_right(chip_wide);
        chip(frame, place.at(), words.chip, look);
        head.cut_right(12);
    }
    draw_text_middle(frame, head, scale.name, {.style = Style::title, .max_lines = 1});

    inner.cut_top(14);
    std::vector<BandPart> parts;
    parts.reserve(scale.bands.size());
    for (const auto& band : scale.bands) {
        parts.push_back({.from = static_cast<float>(band.from), .tone = tone_named(band.tone)});
    }
    BandBar bar{.bands = parts,
                .least = static_cast<float>(scale.least),
                .most = static_cast<float>(scale.greatest),
                .score = {},
                .to = {}};
    if (!scale.score.empty()) {
        bar.score = static_cast<float>(scale.value);
    } else if (!scale.min_score.empty()) {
        bar.score = std::stof(scale.min_score);
        bar.to = std::stof(scale.max_score);
    }
    band_bar(frame, inner.cut_top(14), bar);
    inner.cut_top(10);
    draw_text(frame, inner, words.right,
              {.style = Style::caption, .color = theme.text3, .align = Align::right, .max_lines = 1});
    inner.cut_right(text_width(frame, words.right, Style::caption) + 24);
    draw_text(frame, inner, words.below, below_look(frame));
    if (touch.ring) frame.focus_ring(r.inset(-8, 4), 12);
    if (touch.clicked) {
        draft.explained = scale.id;
        frame.again();
    }
}

struct Scales {
    std::vector<const ScaleView*> shown;
    std::vector<const ScaleView*> unused;
};
Scales sorted(const ResultView& result) {
    Scales scales;
    for (const ScaleView& scale : result.scales) {
        (scale.untouched ? scales.unused : scales.shown).push_back(&scale);
    }
    return scales;
}

void scales_card(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    const Scales scales = sorted(result);
    const float inner = column.width() - 48;
    const bool note_beside = !frame.stacked() || column.width() > 600;
    const std::string higher = frame.say("higher_is_worse");
    const bool worse =
        std::ranges::any_of(result.scales, [](const auto& scale) { return scale.higher_is_worse; });
    const float head = 22 + line_height(frame, Style::h2) +
                       (worse && !note_beside ? line_height(frame, Style::caption) + 4 : 0) + 10;
    float high = head + 8;
    for (const ScaleView* scale : scales.shown)
        high += scale_height(*scale, inner, frame);
    const float fold = frame.tall(height::row);
    if (!scales.unused.empty()) high += fold;
    if (draft.unused_open) {
        for (const ScaleView* scale : scales.unused)
            high += scale_height(*scale, inner, frame);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 0));
    rows.gap(22);
    if (worse && note_beside) {
        Rect beside = rows.rest();
        beside.h = line_height(frame, Style::h2);
        draw_text_middle(frame, beside, higher,
                         {.style = Style::caption, .color = frame.theme().text2, .align = Align::right});
    }
    rows.text(frame.say("scores"), {.style = Style::h2, .max_lines = 1});
    if (worse && !note_beside) {
        rows.gap(4);
        rows.text(higher, quiet(frame, Style::caption));
    }
    rows.gap(10);
    for (const ScaleView* scale : scales.shown) {
        draw_scale(*scale, rows.take(scale_height(*scale, inner, frame)), draft, frame);
    }
    if (scales.unused.empty()) return;
    const std::string label = frame.count("not_used", static_cast<long>(scales.unused.size()));
    const std::string show = frame.say(draft.unused_open ? "hide" : "show");
    if (list_row(frame, "unused", label, rows.take(fold),
                 {.value = show, .before = Icon::check, .after = Icon::none, .line_above = true})) {
        draft.unused_open = !draft.unused_open;
        frame.again();
    }
    if (!draft.unused_open) return;
    for (const ScaleView* scale : scales.unused) {
        draw_scale(*scale, rows.take(scale_height(*scale, inner, frame)), draft, frame);
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
    if (!finding.say.empty()) high += 8 + text_height(frame, finding.say, inner, {.style = Style::body});
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
    if (!finding.say.empty()) {
        rows.gap(8);
        rows.text(finding.say, quiet(frame));
    }
}

// What to say to the client, scale by scale; the worst first is the definition's order of bands.
void talk_card(const ResultView& result, Frame& frame, Column& column) {
    std::vector<const ScaleView*> speaking;
    for (const ScaleView& scale : result.scales) {
        if (!scale.untouched && !scale.say.empty()) speaking.push_back(&scale);
    }
    std::ranges::stable_sort(speaking, std::ranges::greater{},
                             [](const ScaleView* scale) { return scale->band.value_or(-1); });
    if (speaking.empty()) return;
    const float inner = column.width() - 48;
    float high = 22 + line_height(frame, Style::title) + 22;
    for (const ScaleView* scale : speaking) {
        high += 12 + line_height(frame, Style::body_medium) + text_height(frame, scale->say, inner);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("say_to_client"), {.style = Style::title});
    for (const ScaleView* scale : speaking) {
        rows.gap(12);
        rows.text(scale->name, {.style = Style::body_medium, .max_lines = 1});
        rows.text(scale->say, quiet(frame));
    }
}

void leaflets_card(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    if (result.leaflets.empty()) return;
    const float inner = column.width() - 48;
    const auto look = [](bool first) { return RowLook{.before = Icon::document, .line_above = !first}; };
    float high = 22 + line_height(frame, Style::title) + 8 + 8;
    for (const LeafletView& leaflet : result.leaflets) {
        high += list_row_height(frame, leaflet.heading, inner, look(&leaflet == result.leaflets.data()));
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("leaflets"), {.style = Style::title});
    rows.gap(8);
    for (const LeafletView& leaflet : result.leaflets) {
        const RowLook row = look(&leaflet == result.leaflets.data());
        const float height = list_row_height(frame, leaflet.heading, inner, row);
        if (list_row(frame, "leaflet." + leaflet.id, leaflet.heading, rows.take(height), row)) {
            draft.leaflet = leaflet.id;
            frame.again();
        }
    }
}

void beside_scales(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    const float gap = 18;
    const auto with_gap = [&](auto&& draw) {
        const float before = column.y();
        draw();
        if (column.y() > before) column.gap(gap);
    };
    for (const FindingView& finding : result.findings) {
        with_gap([&] { finding_card(finding, frame, column); });
    }
    with_gap([&] { talk_card(result, frame, column); });
    with_gap([&] { leaflets_card(result, draft, frame, column); });
    if (!result.note.empty()) {
        column.gap(banner(frame, column.rest(), result.note, {.tone = Tone::info, .icon = Icon::info}));
        column.gap(gap);
    }
}

void tabs(const ResultPageView& view, ResultDraft& draft, Frame& frame, Column& column) {
    if (view.results.size() < 2) return;
    Rect row = column.take(height::target);
    for (std::size_t i = 0; i < view.results.size(); ++i) {
        const ResultView& result = view.results[i];
        const PillState state = i == draft.shown ? PillState::current : PillState::plain;
        const std::string name = "result." + result.instrument_id.substr(0, result.instrument_id.find('@'));
        if (pill(frame, name, result.title, row.cut_left(pill_width(frame, result.title, state)), state)) {
            draft = ResultDraft{};
            draft.shown = i;
            frame.again();
        }
        row.cut_left(10);
    }
    column.gap(14);
}

void finish_dialog(ResultDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.finishing) return;
    const std::string title = frame.say("finish_visit_title");
    const std::string text = frame.say("finish_visit_text");
    const std::string yes = frame.say("finish_visit");
    const std::string no = frame.say("not_yet");
    const DialogAnswer answer = dialog(frame, "finish", {.title = title, .text = text, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return;
    draft.finishing = false;
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::FinishVisit{});
}

}  // namespace

Tone tone_named(std::string_view tone) {
    if (tone == "ok") return Tone::ok;
    if (tone == "mild") return Tone::mild;
    if (tone == "warn") return Tone::warn;
    if (tone == "high") return Tone::high;
    if (tone == "sev") return Tone::severe;
    return Tone::plain;
}

Wishes draw_result(const ResultPageView& view, ResultDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    if (draft.shown >= view.results.size()) draft.shown = 0;
    frame.page("result/" + std::to_string(draft.shown));
    const bool any = !view.results.empty();
    const std::string name = any ? view.results[draft.shown].title : "";
    const std::string title = frame.say("result_of", {name});
    const std::string subtitle = view.client + " · " + date_words(frame, view.date);
    const std::string role = frame.say(view.role);
    const TopBarTouch bar = top(frame, page,
                                {.title = title,
                                 .subtitle = subtitle,
                                 .back = true,
                                 .display_tools = false,
                                 .person = view.person,
                                 .role = role},
                                wishes);
    if (bar.leave) wishes.emplace_back(wish::Leave{});
    page.h -= bottom_bar_height(frame);
    if (any) {
        const ResultView& result = view.results[draft.shown];
        ScrollArea area(frame, "result", page);
        Column column(frame, area.content().inset(frame.margin() - 16, 14));
        tabs(view, draft, frame, column);
        float end = 0;
        if (result.scales.empty() && result.findings.empty()) {
            column.gap(empty_state(frame, column.rest(), Icon::check_circle, frame.say("no_score_in_this")));
            beside_scales(result, draft, frame, column);
            end = column.y();
        } else if (frame.stacked()) {
            scales_card(result, draft, frame, column);
            column.gap(18);
            beside_scales(result, draft, frame, column);
            end = column.y();
        } else {
            Rect right = column.rest();
            const Rect left = right.cut_left(std::floor(right.w * 0.55F));
            right.cut_left(24);
            Column scales(frame, left);
            scales_card(result, draft, frame, scales);
            Column beside(frame, right);
            beside_scales(result, draft, frame, beside);
            end = std::max(scales.y(), beside.y());
        }
        area.end_at(end + 14);
    }
    page.h += bottom_bar_height(frame);
    const std::string later = frame.say("finish_later");
    const std::string finish = frame.say("finish_visit");
    const BottomBarTouch touch =
        bottom_bar(frame, page, {.back = later, .next = finish, .next_icon = Icon::check});
    if (touch.back) wishes.emplace_back(wish::Leave{});
    if (touch.next) {
        draft.finishing = true;
        frame.again();
    }
    if (any) {
        explain_score(view.results[draft.shown], draft, frame);
        show_leaflet(view.results[draft.shown], draft, frame);
    }
    finish_dialog(draft, frame, wishes);
    return wishes;
}

}  // namespace gui
