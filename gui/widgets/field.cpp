#include "gui/widgets/field.h"

#include <algorithm>
#include <vector>

#include "gui/passphrase_offers.h"
#include "gui/text_edit.h"
#include "gui/typing/into_text.h"
#include "gui/utf8.h"
#include "gui/widgets/button.h"
#include "gui/widgets/field_rules.h"
#include "gui/widgets/fitting.h"
#include "gui/widgets/notice.h"

namespace gui {
namespace {

constexpr float pad = 20;
constexpr float label_gap = 8;
constexpr float error_gap = 8;
constexpr float count_right = 16;

// The text as it is seen. Each character stands for one of the real text, so that carets carry over.
std::string seen(const Frame& frame, const std::string& text, const FieldLook& look, bool revealed) {
    std::string out;
    if (look.form == FieldForm::password && !revealed) {
        for (std::size_t n = character_count(text); n > 0; --n) {
            out += "•";
        }
        return out;
    }
    out = text;
    // Vietnamese writes the decimal point as a comma; what is kept always has a point.
    if (look.form == FieldForm::decimal && frame.language() == Language::vi) {
        std::replace(out.begin(), out.end(), '.', ',');
    }
    return out;
}

std::size_t carried_over(std::string_view from, std::size_t at, std::string_view to) {
    std::size_t out = 0;
    for (std::size_t n = character_count(from.substr(0, at)); n > 0; --n) {
        out = next_boundary(to, out);
    }
    return out;
}

// One field being drawn: where its words are and what is done to them.
class Field {
  public:
    Field(Frame& frame, std::string_view name, Rect box, std::string& text, const FieldLook& look)
        : frame_(frame), name_(name), box_(box), text_(text), look_(look), caret_(frame.caret(name)) {
        inner_ = box.inset(pad, area() ? 14.F : 0.F);
        if (look.icon != Icon::none) inner_.cut_left(32 * frame.scale().icon());
        if (look.form == FieldForm::password) inner_.cut_right(height::target - pad);
        if (!look.unit.empty()) inner_.cut_right(text_width(frame, look.unit, Style::body) + 12);
        if (look.show_count) {
            if (area()) {
                inner_.cut_bottom(line_height(frame, Style::caption));
            } else {
                // The widest that it becomes: the words do not move while they are typed.
                inner_.cut_right(text_width(frame, count_of(look.limit), Style::caption) + count_right);
            }
        }
        const Style style = style_of(look);
        measure_ = [&frame, style](std::string_view part) {
            return frame.fonts().width(style, part) / frame.scale().dp;
        };
        line_ = line_height(frame, style);
    }

    FieldTouch run(const Touch& touch) {
        FieldTouch result;
        result.focused = touch.focused;
        const auto keyboard = keyboard_of(look_.form);
        const Language words = look_.words.value_or(frame_.language());
        choice_ = choice_of(look_.form, frame_.typing(words));
        if (touch.focused && keyboard) frame_.want_keyboard(*keyboard, words);
        if (!touch.focused) caret_.word.clear();
        const std::size_t before = caret_.at;
        const std::vector<Event> events = frame_.take_field_events(name_);
        for (const Event& event : events) {
            if (const auto* on_screen = std::get_if<ScreenKey>(&event)) {
                result.changed |= typing::type_into(text_, caret_, *on_screen, rules_of(look_), choice_);
                continue;
            }
            caret_.word.clear();
            const auto* key = std::get_if<KeyDown>(&event);
            const bool enter = key != nullptr && key->key == Key::enter;
            const bool level = key != nullptr && (key->key == Key::up || key->key == Key::down);
            if (enter && !area()) result.submitted = true;
            if (level) {
                move_line(key->key == Key::up ? -1 : 1, key->shift);
            } else if (edit(text_, caret_, event, rules_of(look_))) {
                result.changed = true;
            }
        }
        lay_out();
        place_caret_by_finger();
        keep_caret_in_view();
        if (touch.focused && frame_.keyboard_stands()) show_caret(!events.empty() || caret_.at != before);
        if (touch.focused && keyboard == KeyboardForm::secret) offer_words();
        draw_box(touch);
        draw_words(touch.focused);
        return result;
    }

  private:
    // "64 / 500"
    [[nodiscard]] std::string count_of(std::size_t characters) const {
        return std::to_string(characters) + " / " + std::to_string(look_.limit);
    }

    [[nodiscard]] bool area() const { return look_.form == FieldForm::text_area; }

    void lay_out() {
        caret_.at = std::min(caret_.at, text_.size());
        caret_.anchor = std::min(caret_.anchor, text_.size());
        shown_ = seen(frame_, text_, look_, caret_.revealed);
        lines_ = area() ? edit_lines(shown_, inner_.w, measure_) : std::vector<EditLine>{{0, shown_.size()}};
    }

    // Only where the words end: in the middle a word is mended, not begun.
    void offer_words() {
        const bool at_end = caret_.at == text_.size() && caret_.anchor == caret_.at;
        frame_.offer_words(at_end ? passphrase_offers(text_) : PassphraseOffers{});
    }

    [[nodiscard]] std::size_t line_of(std::size_t at) const {
        std::size_t line = 0;
        while (line + 1 < lines_.size() && at >= lines_.at(line + 1).begin) {
            ++line;
        }
        return line;
    }

    [[nodiscard]] float x_of(std::size_t at) const {
        const EditLine line = lines_.at(line_of(at));
        return measure_(std::string_view(shown_).substr(line.begin, at - line.begin));
    }

    [[nodiscard]] Point origin() const {
        if (area()) return {inner_.x, inner_.y - caret_.scrolled};
        return {inner_.x - caret_.scrolled, inner_.center().y - line_ / 2};
    }

    void put_caret(std::size_t shown_at, bool selecting) {
        caret_.at = carried_over(shown_, shown_at, text_);
        if (!selecting) caret_.anchor = caret_.at;
    }

    void move_line(int step, bool selecting) {
        lay_out();
        const std::size_t at = carried_over(text_, caret_.at, shown_);
        const std::size_t line = line_of(at);
        if (step < 0 && line == 0) return put_caret(0, selecting);
        if (step > 0 && line + 1 == lines_.size()) return put_caret(shown_.size(), selecting);
        const EditLine next = lines_.at(step < 0 ? line - 1 : line + 1);
        put_caret(boundary_at(shown_, next, x_of(at), measure_), selecting);
    }

    void place_caret_by_finger() {
        const auto clicked = frame_.click_point(name_);
        const auto dragged = frame_.drag_point(name_);
        if (!clicked && !dragged) {
            caret_.pressed = false;
            return;
        }
        const Point p = clicked ? *clicked : *dragged;
        const float down = std::max(0.F, (p.y - origin().y) / line_);
        const auto line = area() ? std::min(static_cast<std::size_t>(down), lines_.size() - 1) : 0;
        // The first touch puts both ends of the selection; moving on draws one of them along.
        const bool first = !caret_.pressed;
        put_caret(boundary_at(shown_, lines_.at(line), p.x - origin().x, measure_), !first);
        caret_.pressed = dragged.has_value();
    }

    void keep_caret_in_view() {
        const std::size_t at = carried_over(text_, caret_.at, shown_);
        const float near = area() ? static_cast<float>(line_of(at)) * line_ : x_of(at);
        const float far = area() ? near + line_ : near + 2;
        const float room = area() ? inner_.h : inner_.w;
        const float whole = area() ? static_cast<float>(lines_.size()) * line_ : measure_(shown_) + 2;
        caret_.scrolled = std::clamp(caret_.scrolled, far - room, std::max(far - room, near));
        caret_.scrolled = std::clamp(caret_.scrolled, 0.F, std::max(0.F, whole - room));
    }

    // Whatever is typed is seen, also where the page was scrolled away from it.
    void show_caret(bool moved) {
        if (moved) frame_.show(name_, {});
        const float top =
            area() ? origin().y + static_cast<float>(line_of(carried_over(text_, caret_.at, shown_))) * line_
                   : box_.y;
        frame_.caret_line(name_, {box_.x, top, box_.w, area() ? line_ : box_.h});
    }

    void draw_box(const Touch& touch) {
        const Theme& theme = frame_.theme();
        Painter& paint = frame_.paint();
        paint.fill(box_, look_.enabled ? theme.surface : theme.surface2, radius::field);
        const bool wrong = !look_.error.empty();
        Color edge = theme.border;
        float width = theme.high_contrast() ? 2 : 1.5F;
        if (wrong) edge = theme.high.ink;
        if (touch.focused && !wrong) edge = theme.primary;
        if (touch.focused || wrong) width = touch.focused ? 3 : 2;
        paint.stroke(box_, edge, width, radius::field);
        if (look_.icon != Icon::none) {
            paint.icon({box_.x + 16 + 12, box_.center().y}, look_.icon, IconSize::medium, theme.text2);
        }
        if (!look_.unit.empty()) {
            const float unit = text_width(frame_, look_.unit, Style::body);
            draw_text_middle(frame_, {box_.right() - pad - unit, box_.y, unit + 2, box_.h}, look_.unit,
                             {.color = theme.text2});
        }
        if (look_.show_count) {
            const float high = line_height(frame_, Style::caption);
            draw_text(frame_, {box_.x, box_.bottom() - high - 8, box_.w - count_right, high},
                      count_of(character_count(text_)),
                      {.style = Style::caption, .color = theme.text2, .align = Align::right});
        }
        if (touch.ring) frame_.focus_ring(box_, radius::field);
    }

    void draw_words(bool focused) {
        const Theme& theme = frame_.theme();
        Painter& paint = frame_.paint();
        const Style style = style_of(look_);
        paint.clip_to({inner_.x - 2, area() ? inner_.y : box_.y, inner_.w + 4, area() ? inner_.h : box_.h});
        if (text_.empty() && !look_.placeholder.empty()) {
            TextLook look = placeholder_look();
            look.color = theme.text3;
            const Rect place{origin().x, origin().y, inner_.w, line_};
            if (area()) {
                draw_text(frame_, place, look_.placeholder, look);
            } else {
                draw_text_middle(frame_, place, look_.placeholder, look);
            }
        }
        const std::size_t caret = carried_over(text_, caret_.at, shown_);
        const std::size_t anchor = carried_over(text_, caret_.anchor, shown_);
        float y = origin().y;
        for (const EditLine line : lines_) {
            std::string_view words = std::string_view(shown_).substr(line.begin, line.end - line.begin);
            if (words.ends_with('\n')) words.remove_suffix(1);
            const std::size_t from = std::clamp(std::min(caret, anchor), line.begin, line.end);
            const std::size_t to = std::clamp(std::max(caret, anchor), line.begin, line.end);
            if (focused && from < to) {
                const float x = measure_(std::string_view(shown_).substr(line.begin, from - line.begin));
                const float until = measure_(std::string_view(shown_).substr(line.begin, to - line.begin));
                paint.fill({origin().x + x, y, until - x, line_}, theme.primary.faded(0.25F));
            }
            // Blanks at the end of a line may hang over the edge, and are not to be seen there.
            const std::size_t last = words.find_last_not_of(' ');
            paint.text({origin().x, y}, words.substr(0, last == std::string_view::npos ? 0 : last + 1), style,
                       theme.text);
            underline(line, y);
            y += line_;
        }
        if (look_.form != FieldForm::password) frame_.note_text(text_);
        if (focused) {
            const float top = origin().y + static_cast<float>(line_of(caret)) * line_;
            paint.fill({origin().x + x_of(caret), top + 2, 2, line_ - 4}, theme.primary);
        }
        paint.unclip();
    }

    // What is to be typed stands in smaller letters where they have no room otherwise.
    [[nodiscard]] TextLook placeholder_look() const {
        const Style style = style_of(look_);
        if (area()) return {.style = style};
        return {.style = fitting_style(frame_, look_.placeholder, inner_.w,
                                       {style, Style::body, Style::label, Style::caption}),
                .max_lines = 1};
    }

    // Below the word that is being composed.
    void underline(EditLine line, float y) {
        if (!typing::composing(text_, caret_, choice_)) return;
        const std::size_t from = std::clamp(caret_.word_begin, line.begin, line.end);
        const std::size_t to = std::clamp(caret_.at, line.begin, line.end);
        if (from >= to) return;
        const float x = measure_(std::string_view(shown_).substr(line.begin, from - line.begin));
        const float until = measure_(std::string_view(shown_).substr(line.begin, to - line.begin));
        frame_.paint().fill({origin().x + x, y + line_ - 3, until - x, 2}, frame_.theme().primary);
    }

    Frame& frame_;
    std::string_view name_;
    Rect box_;
    Rect inner_;
    std::string& text_;
    const FieldLook& look_;
    Caret& caret_;
    typing::TypingChoice choice_;
    Measure measure_;
    float line_ = 0;
    std::string shown_;
    std::vector<EditLine> lines_;
};

}  // namespace

float field_height(Frame& frame, const FieldLook& look, float width, float text_area) {
    float height = look.form == FieldForm::text_area ? frame.tall(text_area) : frame.tall(height::target);
    if (!look.label.empty()) {
        height += text_height(frame, look.label, width, {.style = Style::body_medium}) + label_gap;
    }
    if (!look.error.empty())
        height += text_height(frame, look.error, width - 26, {.style = Style::label}) + error_gap;
    return height;
}

FieldTouch text_field(Frame& frame, std::string_view name, Rect r, std::string& text, const FieldLook& look) {
    if (!look.label.empty()) {
        const TextLook label{.style = Style::body_medium};
        draw_text(frame, r.cut_top(text_height(frame, look.label, r.w, label)), look.label, label);
        r.cut_top(label_gap);
    }
    if (!look.error.empty()) {
        const Rect below = r.cut_bottom(text_height(frame, look.error, r.w - 26, {.style = Style::label}));
        r.cut_bottom(error_gap);
        error_text(frame, below.at(), look.error, r.w);
    }
    const Kind kind = look.form == FieldForm::text_area ? Kind::text_area : Kind::field;
    const std::string_view known_as = look.label.empty() ? look.placeholder : look.label;
    const Touch touch = frame.target(name, known_as, r, {.kind = kind, .enabled = look.enabled});
    if (look.catches_typing) frame.catch_typing(name);
    const FieldTouch result = Field(frame, name, r, text, look).run(touch);
    if (look.form == FieldForm::password) {
        Caret& caret = frame.caret(name);
        const std::string words = frame.say(caret.revealed ? "hide_password" : "show_password");
        const Point center{r.right() - height::target / 2, r.center().y};
        if (icon_button(frame, std::string(name) + ".reveal", words, caret.revealed ? Icon::hide : Icon::show,
                        center)) {
            caret.revealed = !caret.revealed;
            frame.focus(name);
        }
    }
    return result;
}

}  // namespace gui
