// A frame's part in the keyboard on the screen: when it stands, and the room that it takes.

#include <algorithm>
#include <utility>

#include "gui/frame.h"
#include "gui/widgets/keyboard.h"

namespace gui {

// It stands when the last frame's field asked for it, and starts anew for each field.
void Frame::set_up_keyboard() {
    KeyboardState& keyboard = surface_.keyboard_;
    const auto wanted = std::exchange(keyboard.wanted, std::nullopt);
    const bool stood = keyboard.form.has_value() && keyboard.owner == surface_.focus_;
    if (!wanted || surface_.keyboard_hidden_) {
        keyboard = {};
        return;
    }
    if (!stood) {
        const Language words = keyboard.words;
        keyboard = {};
        keyboard.words = words;
        keyboard.owner = surface_.focus_;
        if (*wanted == KeyboardForm::code) keyboard.shift = KeyboardState::Shift::locked;
        const bool coming = surface_.reveal_.control == surface_.focus_;
        if (!coming) surface_.reveal_ = {.control = surface_.focus_, .with = {}, .about = {}, .line = {}};
    }
    keyboard.form = wanted;
    const Size size = surface_.size();
    Rect whole{0, 0, size.w, size.h};
    keyboard.place = whole.cut_bottom(screen_keyboard_height(whole));
    // What a page draws lower down can neither be seen nor touched.
    page_painter_.clip_to(window());
    layer_painter_.clip_to(window());
}

void Frame::want_keyboard(KeyboardForm form, Language words) {
    surface_.keyboard_.wanted = form;
    surface_.keyboard_.words = words;
    if (surface_.keyboard_.form != form || surface_.keyboard_.owner != surface_.focus_) {
        surface_.stale_ = surface_.stale_ || !surface_.keyboard_hidden_;
    }
}

void Frame::offer_words(PassphraseOffers offers) {
    surface_.keyboard_.offers = std::move(offers);
}

bool Frame::keyboard_stands() const {
    return surface_.keyboard_.form.has_value();
}
const typing::TypingChoice& Frame::typing(Language words) const {
    return surface_.typing(words);
}

void Frame::begin_keyboard() {
    draw_ring();
    page_painter_.unclip();
    layer_painter_.unclip();
    layer_ = std::max(surface_.layers_, were_layers_);
    painter_ = &layer_painter_;
}

void Frame::end_keyboard() {
    layer_ = 0;
    painter_ = &page_painter_;
}

KeyboardState& Frame::keyboard() {
    return surface_.keyboard_;
}

std::optional<Point> Frame::finger() const {
    return surface_.press_ ? surface_.finger_ : std::nullopt;
}

void Frame::press_screen_key(ScreenKey key) {
    surface_.push(key);
}

void Frame::choose_typing(typing::TypingChoice choice, Language words) {
    surface_.choose_typing(choice, words);
}

void Frame::drop_focus() {
    surface_.focus_.clear();
    again();
}

}  // namespace gui
