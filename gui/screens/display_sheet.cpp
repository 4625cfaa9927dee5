#include "gui/screens/display_sheet.h"

#include <cmath>
#include <string>

#include "gui/screens/layout.h"
#include "gui/widgets/card.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "gui/widgets/switch_row.h"

namespace gui {

namespace {

constexpr float gap = 12;
// What stands above and below the choices on the sheet.
constexpr float around = 28 + 16 + 16 + height::button + 28;

// Each size is shown by letters about as much larger as it will make the others.
constexpr std::array samples{Style::body_medium, Style::title, Style::h2, Style::h1};

struct SchemeWords {
    const char* name;
    const char* phrase;
};
constexpr std::array scheme_words{
    SchemeWords{"display.scheme.light", "scheme_light"},
    SchemeWords{"display.scheme.dark", "scheme_dark"},
    SchemeWords{"display.scheme.high-contrast", "scheme_high_contrast"},
};

struct Choosing {
    const DisplayChoice& now;
    Reader reader;
    Frame& frame;
    DisplayTouch touch;

    void size_card(std::size_t i, Rect r);
    void scheme_card(std::size_t i, Rect r);
    float size_height() { return line_height(frame, Style::h1) + line_height(frame, Style::caption) + 22; }
    [[nodiscard]] bool schemes_beside() const { return now.text < 1.5F; }
    float scheme_height() {
        const float lines = schemes_beside() ? 2 : 1;
        return std::max(height::choice, lines * line_height(frame, Style::body_medium) + 26);
    }
    float heading_height() { return line_height(frame, Style::label) + 8; }
    float motion_height(float width) {
        return switch_row_height(frame, frame.say("reduce_motion"), frame.say("reduce_motion_hint"), width);
    }
    [[nodiscard]] std::string aloud_hint() const {
        return frame.say(reader == Reader::here ? "aloud_hint" : "aloud_missing");
    }
    float aloud_height(float width) {
        return switch_row_height(frame, frame.say("aloud_switch"), aloud_hint(), width);
    }
    void aloud_row(Column& column);
    float height(float width) {
        const float rows = schemes_beside() ? 1 : static_cast<float>(schemes.size());
        return heading_height() + size_height() + 22 + heading_height() + rows * (scheme_height() + gap) + 8 +
               motion_height(width) + gap + aloud_height(width);
    }
    void draw(Column& column);
};

void Choosing::size_card(std::size_t i, Rect r) {
    const std::string percent = std::to_string(std::lround(text_sizes.at(i) * 100));
    const std::string label = frame.say("percent", {percent});
    const bool on = now.text == text_sizes.at(i);
    const Touch touched = touch_card(frame, "display.text." + percent, label, r,
                                     {.selected = on, .radius = radius::button, .kind = Kind::choice});
    const Theme& theme = frame.theme();
    const Color ink = on ? theme.on_tint : theme.text;
    const float below = line_height(frame, Style::caption);
    draw_text_middle(frame, {r.x, r.y + 8, r.w, r.h - below - 16}, "Aa",
                     {.style = samples.at(i), .color = ink, .align = Align::center});
    draw_text(frame, {r.x, r.bottom() - below - 8, r.w, below}, label,
              {.style = Style::caption, .color = ink, .align = Align::center});
    if (!touched.clicked) return;
    touch.choice = now;
    touch.choice->text = text_sizes.at(i);
}

// In its own colours, so that it need not be understood to be chosen.
void Choosing::scheme_card(std::size_t i, Rect r) {
    const Scheme scheme = schemes.at(i);
    const Theme& own = theme_of(scheme);
    const std::string label = frame.say(scheme_words.at(i).phrase);
    const bool on = now.scheme == scheme;
    const Touch touched =
        frame.target(scheme_words.at(i).name, label, r, {.kind = Kind::choice, .selected = on});
    Painter& paint = frame.paint();
    paint.fill(r, touched.held ? own.surface2 : own.surface, radius::button);
    paint.stroke(r, on ? frame.theme().primary : frame.theme().border, on ? 3.F : 1.5F, radius::button);
    const Point center{r.x + 32, r.center().y};
    paint.disc(center, 14, own.primary);
    if (on) paint.icon(center, Icon::check, IconSize::small, own.on_primary);
    draw_text_middle(frame, {r.x + 58, r.y, r.w - 70, r.h}, label,
                     {.style = Style::body_medium, .color = own.text});
    if (touched.ring) frame.focus_ring(r, radius::button);
    if (!touched.clicked) return;
    touch.choice = now;
    touch.choice->scheme = scheme;
}

void Choosing::draw(Column& column) {
    const TextLook heading{.style = Style::label, .color = frame.theme().text2};
    column.text(frame.say("text_size"), heading);
    column.gap(8);
    Rect sizes = column.take(size_height());
    const float quarter = (sizes.w - 3 * gap) / 4;
    for (std::size_t i = 0; i < text_sizes.size(); ++i) {
        size_card(i, sizes.cut_left(quarter));
        sizes.cut_left(gap);
    }
    column.gap(22);
    column.text(frame.say("contrast"), heading);
    column.gap(8);
    Rect beside;
    if (schemes_beside()) beside = column.take(scheme_height());
    const float third = (column.width() - 2 * gap) / 3;
    for (std::size_t i = 0; i < schemes.size(); ++i) {
        if (schemes_beside()) {
            scheme_card(i, beside.cut_left(third));
            beside.cut_left(gap);
        } else {
            scheme_card(i, column.take(scheme_height()));
            column.gap(gap);
        }
    }
    if (schemes_beside()) column.gap(gap);
    column.gap(8);
    const bool still = now.motion == Motion::reduced;
    if (switch_row(frame, "display.motion", frame.say("reduce_motion"), frame.say("reduce_motion_hint"),
                   column.take(motion_height(column.width())), still)) {
        touch.choice = now;
        touch.choice->motion = still ? Motion::full : Motion::reduced;
    }
    column.gap(gap);
    aloud_row(column);
}

void Choosing::aloud_row(Column& column) {
    const Rect r = column.take(aloud_height(column.width()));
    const std::string label = frame.say("aloud_switch");
    if (reader == Reader::missing) {
        Column lines(frame, r.inset(0, 8));
        lines.text(label, {.style = Style::body_medium, .color = frame.theme().text2});
        lines.text(aloud_hint(), quiet(frame, Style::caption));
        return;
    }
    const bool on = now.aloud == ReadAloud::on;
    if (!switch_row(frame, "display.aloud", label, aloud_hint(), r, on)) return;
    touch.choice = now;
    touch.choice->aloud = on ? ReadAloud::off : ReadAloud::on;
}

}  // namespace

DisplayTouch draw_display_sheet(const DisplayChoice& now, Reader reader, Frame& frame) {
    Choosing choosing{.now = now, .reader = reader, .frame = frame, .touch = {}};
    const float width = sheet_content_width(frame, SheetForm::center);
    const float high = choosing.height(width) + around + sheet_head_height(frame) +
                       (frame.tall(height::button) - height::button) + 8;
    Sheet sheet(frame, "display", frame.say("display"), SheetForm::center, high);
    Rect room = sheet.content();
    const Rect done = room.cut_bottom(frame.tall(height::button));
    room.cut_bottom(12);
    {
        ScrollArea area(frame, "display", room.inset(-10, 0));
        Rect place = area.content();
        place.y -= 10;
        Column column(frame, place);
        choosing.draw(column);
        area.end_at(column.y() - 10);
    }
    // The same keys go on to the next while the sheet stands.
    if (frame.key(Key::f3)) {
        choosing.touch.choice = now;
        choosing.touch.choice->text = next_of(text_sizes, now.text);
    }
    if (frame.key(Key::f4)) {
        choosing.touch.choice = now;
        choosing.touch.choice->scheme = next_of(schemes, now.scheme);
    }
    choosing.touch.done =
        button(frame, "display.done", frame.say("done"), done, {.key = Key::enter}) || sheet.closed();
    return choosing.touch;
}

}  // namespace gui
