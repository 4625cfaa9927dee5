#include "gui/widgets/keyboard.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "gui/utf8.h"
#include "gui/widgets/keyboard_key.h"
#include "gui/widgets/keyboard_layout.h"

namespace gui {
namespace {

using Page = KeyboardState::Page;
using Shift = KeyboardState::Shift;
using std::chrono::milliseconds;

constexpr milliseconds long_press{400};
constexpr milliseconds first_repeat{500};
constexpr milliseconds next_repeat{90};
constexpr float variant_side = 66;
constexpr float variants_pad = 8;

class Keyboard {
  public:
    explicit Keyboard(Frame& frame) : frame_(frame), state_(frame.keyboard()), theme_(frame.theme()) {}

    void run() {
        method_ =
            state_.form == KeyboardForm::words ? frame_.typing(state_.words).method : typing::Method::off;
        keys_ = keyboard_layout(state_, method_);
        frame_.paint().fill(state_.place, keyboard_color(theme_));
        if (theme_.high_contrast()) {
            frame_.paint().line(state_.place.at(), {state_.place.right(), state_.place.y}, theme_.line, 2);
        }
        draw_offers_hint();
        const bool offers = state_.variants_of != '\0';
        const ScreenKeyPlace* held = nullptr;
        for (const ScreenKeyPlace& key : keys_) {
            const Touch touch = offers ? Touch{}
                                       : frame_.target(key.name, key_label(frame_, state_, key, method_),
                                                       key.cell, {.kind = Kind::key});
            draw_key(frame_, state_, key, method_, touch.held);
            if (touch.held) held = &key;
            if (touch.clicked) press(key);
        }
        if (offers) return offer_variants();
        hold(held);
    }

  private:
    void draw_offers_hint() const {
        const Rect strip = offers_strip(state_);
        if (strip.empty() || !state_.offers.words.empty()) return;
        draw_text_middle(
            frame_, strip.inset(12, 0), frame_.say("key_words_hint"),
            {.style = Style::label, .color = theme_.text2, .align = Align::center, .max_lines = 2});
    }

    void press(const ScreenKeyPlace& key) {
        const bool follows = std::exchange(state_.word_taken, false) && state_.offers.begun > 0;
        switch (key.role) {
            case KeyRole::character:
                if (follows && key.character >= U'a' && key.character <= U'z') type(U' ');
                type(key.character);
                break;
            case KeyRole::word:
                for (const char letter : key.word.substr(state_.offers.begun))
                    type(static_cast<char32_t>(letter));
                state_.word_taken = true;
                break;
            case KeyRole::space:
                type(U' ');
                break;
            case KeyRole::backspace:
                if (state_.repeats == 0) frame_.press_screen_key({.key = Key::backspace});
                break;
            case KeyRole::enter:
                frame_.press_screen_key({.key = Key::enter});
                break;
            case KeyRole::hide:
                frame_.drop_focus();
                break;
            case KeyRole::shift:
                shift();
                break;
            case KeyRole::page:
                state_.page = state_.page == Page::letters ? Page::signs : Page::letters;
                break;
            case KeyRole::method:
                next_method();
                break;
        }
        frame_.again();
    }

    void type(char32_t character) {
        frame_.press_screen_key({.character = character});
        if (state_.shift == Shift::once && state_.page == Page::letters) state_.shift = Shift::off;
    }

    void shift() {
        if (state_.page != Page::letters) {
            state_.page = state_.page == Page::signs ? Page::more_signs : Page::signs;
        } else if (state_.shift == Shift::off) {
            state_.shift = Shift::once;
        } else {
            state_.shift = state_.shift == Shift::once ? Shift::locked : Shift::off;
        }
    }

    void next_method() {
        typing::TypingChoice choice = frame_.typing(state_.words);
        switch (choice.method) {
            case typing::Method::telex:
                choice.method = typing::Method::vni;
                break;
            case typing::Method::vni:
                choice.method = typing::Method::off;
                break;
            case typing::Method::off:
                choice.method = typing::Method::telex;
                break;
        }
        frame_.choose_typing(choice, state_.words);
    }

    // A finger that rests: Backspace repeats, a letter offers its variants.
    void hold(const ScreenKeyPlace* held) {
        if (held == nullptr) {
            state_.pressed.clear();
            state_.repeats = 0;
            return;
        }
        if (state_.pressed != held->name) {
            state_.pressed = held->name;
            state_.since = frame_.now();
            state_.repeats = 0;
        }
        if (held->role == KeyRole::backspace) {
            const Moment due = state_.since + first_repeat + state_.repeats * next_repeat;
            if (frame_.now() < due) return frame_.wake_at(due);
            ++state_.repeats;
            frame_.press_screen_key({.key = Key::backspace});
            frame_.again();
            return;
        }
        if (held->role != KeyRole::character || variants_of(held->character).empty()) return;
        const Moment due = state_.since + long_press;
        if (frame_.now() < due) return frame_.wake_at(due);
        state_.variants_of = static_cast<char>(held->character);
        state_.slide = frame_.finger();
        frame_.again();
    }

    // Beside the key, inside the keyboard, so that the finger that opened it covers nothing.
    [[nodiscard]] Rect variants_place(const std::vector<std::u32string>& rows) const {
        std::size_t longest = 0;
        for (const std::u32string& row : rows)
            longest = std::max(longest, row.size());
        Rect r{0, 0, static_cast<float>(longest) * variant_side + 2 * variants_pad,
               static_cast<float>(rows.size()) * variant_side + 2 * variants_pad};
        const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const ScreenKeyPlace& place) {
            return place.role == KeyRole::character &&
                   place.character == static_cast<char32_t>(state_.variants_of);
        });
        if (key == keys_.end()) return r;
        const Rect& board = state_.place;
        const bool right = key->face.right() + r.w + 4 <= board.right();
        r.x = right ? key->face.right() + 4 : key->face.x - 4 - r.w;
        r.x = std::clamp(r.x, board.x, std::max(board.x, board.right() - r.w));
        r.y = std::clamp(key->face.center().y - r.h / 2, board.y + 4,
                         std::max(board.y + 4, board.bottom() - r.h - 4));
        return r;
    }

    void offer_variants() {
        const auto rows = variants_of(static_cast<char32_t>(state_.variants_of));
        const Rect place = variants_place(rows);
        Painter& paint = frame_.paint();
        paint.fill(state_.place, keyboard_color(theme_).faded(0.6F));
        paint.shadow(place, theme_.shadow * 1.6F, 24, 6);
        paint.fill(place, theme_.surface, radius::button);
        paint.stroke(place, theme_.high_contrast() ? theme_.line : theme_.border, 1.5F, radius::button);
        const auto finger = frame_.finger();
        char32_t chosen = 0;
        Rect cell{place.x + variants_pad, place.y + variants_pad, variant_side, variant_side};
        for (const std::u32string& row : rows) {
            for (const char32_t character : row) {
                if (variant(character, cell)) chosen = character;
                cell.x += variant_side;
            }
            cell = {place.x + variants_pad, cell.y + variant_side, variant_side, variant_side};
        }
        if (state_.slide) {
            // The finger that opened them: where it is lifted is what it chose.
            state_.slide = finger;
        } else if (finger && !place.contains(*finger)) {
            close();
        }
        if (chosen == 0) return;
        type(chosen);
        close();
    }

    // True when it was chosen.
    bool variant(char32_t character, Rect cell) {
        const std::string text = to_utf8(character);
        const Touch touch = frame_.target("key.variant." + text, text, cell, {.kind = Kind::key});
        const auto finger = frame_.finger();
        const bool under = state_.slide && cell.contains(finger ? *finger : *state_.slide);
        if (touch.held || under) frame_.paint().fill(cell.inset(2), theme_.tint, 12);
        draw_text_middle(frame_, cell, text,
                         {.style = Style::h2,
                          .color = touch.held || under ? theme_.on_tint : theme_.text,
                          .align = Align::center,
                          .max_lines = 1});
        return touch.clicked || (under && !finger);
    }

    void close() {
        state_.variants_of = '\0';
        state_.slide.reset();
        state_.pressed.clear();
        frame_.again();
    }

    Frame& frame_;
    KeyboardState& state_;
    const Theme& theme_;
    typing::Method method_ = typing::Method::off;
    std::vector<ScreenKeyPlace> keys_;
};

}  // namespace

float screen_keyboard_height(const Rect& window) {
    constexpr float wanted = 372;  // four rows of keys 80 high
    constexpr float least = 4 * 64.F + 12;
    return std::clamp(std::round(window.h * 0.465F), least, wanted);
}

void screen_keyboard(Frame& frame) {
    if (!frame.keyboard_stands()) return;
    frame.begin_keyboard();
    Keyboard(frame).run();
    frame.end_keyboard();
}

}  // namespace gui
