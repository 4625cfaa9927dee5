#include "gui/screens/setting_rows.h"

#include <algorithm>
#include <vector>

#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/sheet.h"

namespace gui {

void rows_card(Frame& frame, Column& column, std::span<const SettingRow> rows) {
    float high = 16;
    for (const SettingRow& row : rows)
        high += row.height;
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column inside(frame, r.inset(setting_card_pad, 8));
    bool first = true;
    for (const SettingRow& row : rows) {
        const Rect place = inside.take(row.height);
        if (!first) divider(frame, place.x, place.y, place.w);
        first = false;
        row.draw(place);
    }
}

namespace {

constexpr float gap = 8;

float width_of(Frame& frame, const SettingOption& option) {
    return std::max(76.F,
                    pill_width(frame, option.label, option.chosen ? PillState::chosen : PillState::plain));
}

// Where each pill stands, the first at 0, 0.
std::vector<Rect> places_of(Frame& frame, float width, std::span<const SettingOption> options) {
    std::vector<Rect> places;
    float x = 0;
    float y = 0;
    for (const SettingOption& option : options) {
        const float wide = std::min(width, width_of(frame, option));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height::target + gap;
        }
        places.push_back({x, y, wide, height::target});
        x += wide + gap;
    }
    return places;
}

}  // namespace

float option_pills_height(Frame& frame, float width, std::span<const SettingOption> options) {
    return options.empty() ? 0 : places_of(frame, width, options).back().bottom();
}

std::string option_pills(Frame& frame, Rect place, std::span<const SettingOption> options) {
    const std::vector<Rect> places = places_of(frame, place.w, options);
    std::string touched;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const PillState state = options[i].chosen ? PillState::chosen : PillState::plain;
        if (pill(frame, "settings." + options[i].name, options[i].label, places[i].moved(place.x, place.y),
                 state)) {
            touched = options[i].name;
        }
    }
    return touched;
}

bool page_back(Frame& frame, Column& column, bool changed, bool& leaving) {
    const std::string back = frame.say("part_settings");
    const ButtonLook look{
        .kind = ButtonKind::tertiary, .before = Icon::arrow_back, .style = Style::body_medium};
    Rect place = column.take(height::target);
    place.w = std::min(place.w, button_width(frame, back, look));
    const bool pressed = button(frame, "settings.back", back, place, look);
    column.gap(6);
    if (!pressed) return false;
    frame.again();
    leaving = changed;
    return !changed;
}

bool save_button(Frame& frame, Column& column, bool changed) {
    const std::string label = frame.say(changed ? "save" : "nothing_changed");
    const ButtonLook look{.before = changed ? Icon::check : Icon::none, .enabled = changed};
    Rect place = column.take(height::button);
    place.w = std::min(place.w, std::max(220.F, button_width(frame, label, look)));
    return button(frame, "settings.save", label, place, look);
}

bool throw_away_dialog(Frame& frame, bool& leaving) {
    if (!leaving) return false;
    const std::string title = frame.say("unsaved_title");
    const std::string text = frame.say("unsaved_text");
    const std::string yes = frame.say("unsaved_yes");
    const std::string no = frame.say("unsaved_no");
    const DialogAnswer answer =
        dialog(frame, "unsaved", {.title = title, .text = text, .yes = yes, .no = no, .dangerous = true});
    if (answer == DialogAnswer::none) return false;
    leaving = false;
    frame.again();
    return answer == DialogAnswer::yes;
}

}  // namespace gui
