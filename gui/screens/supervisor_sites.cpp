// The places where the programme works, and one more of them.
#include <algorithm>

#include "gui/screens/supervisor.h"
#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

// Id of a phrase: what keeps a part of a site's name from being taken.
std::string site_problem(const std::string& part) {
    if (part.find_first_not_of(' ') == std::string::npos) return "site_needs_both";
    return part.find('/') != std::string::npos ? "site_without_slash" : "";
}

}  // namespace

void draw_sites(const SupervisorView& view, NewSiteDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    column.text(frame.say("part_sites"), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say("sites_hint"), quiet(frame));
    column.gap(18);
    if (!view.home.sites.empty()) {
        constexpr TextLook look{.style = Style::body_medium};
        const auto high = [&](const std::string& site) {
            const float words = text_height(frame, site_words(site), column.width() - 2 * 24 - 48, look);
            return std::max(frame.tall(62), words + 24);
        };
        float all = 16;
        for (const std::string& site : view.home.sites)
            all += high(site);
        const Rect r = column.take(all);
        card(frame, r, CardState::rest, radius::large_card);
        Column rows(frame, r.inset(24, 8));
        bool first = true;
        for (const std::string& site : view.home.sites) {
            const Rect row = rows.take(high(site));
            if (!first) divider(frame, row.x, row.y, row.w);
            frame.paint().icon({row.x + 16, row.center().y}, Icon::hospital, IconSize::medium,
                               frame.theme().primary);
            Rect words = row;
            words.cut_left(48);
            draw_text_middle(frame, words, site_words(site), look);
            first = false;
        }
        column.gap(26);
    }
    if (view.home.sites.empty()) {
        column.gap(10);
        column.gap(empty_state(frame, column.rest(), Icon::hospital, frame.say("sites_none")));
        column.gap(26);
    }
    column.text(frame.say("add_site"), {.style = Style::title});
    column.gap(14);
    if (!view.trouble.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
        column.gap(14);
    }
    const std::string district = frame.say("district");
    const std::string ward = frame.say("ward");
    // Of the field that it is about.
    const auto error_of = [&](const std::string& text) {
        return !draft.problem.empty() && site_problem(text) == draft.problem ? frame.say(draft.problem)
                                                                             : std::string();
    };
    const std::string district_error = error_of(draft.district);
    const std::string ward_error = error_of(draft.ward);
    const FieldLook district_look{.label = district, .error = district_error, .limit = 60};
    const FieldLook ward_look{.label = ward, .error = ward_error, .limit = 60};
    const float half = (column.width() - 16) / 2;
    const float first_high = field_height(frame, district_look, half);
    const float second_high = field_height(frame, ward_look, half);
    Rect row = column.take(std::max(first_high, second_high));
    Rect left = row.cut_left(half);
    left.h = first_high;
    const FieldTouch first = text_field(frame, "district", left, draft.district, district_look);
    row.cut_left(16);
    row.h = second_high;
    const FieldTouch second = text_field(frame, "ward", row, draft.ward, ward_look);
    if (first.changed || second.changed) draft.problem.clear();
    if (first.submitted) frame.focus("ward");
    column.gap(18);
    const std::string label = frame.say("add_site");
    Rect place = column.take(height::button);
    place.w = std::min(place.w, std::max(240.F, button_width(frame, label, {.before = Icon::add})));
    if (button(frame, "add", label, place, {.before = Icon::add}) || second.submitted) {
        const std::string in_district = site_problem(draft.district);
        draft.problem = in_district.empty() ? site_problem(draft.ward) : in_district;
        if (draft.problem.empty()) {
            wishes.emplace_back(wish::AddSite{});
        } else {
            frame.focus(in_district.empty() ? "ward" : "district");
        }
        frame.again();
    }
}

}  // namespace gui
