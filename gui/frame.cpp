#include "gui/frame.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gui {
namespace {

Rect whole(const Surface& surface) {
    const Size size = surface.size();
    return {0, 0, size.w, size.h};
}

}  // namespace

Frame::Frame(Surface& surface, Moment now)
    : surface_(surface),
      now_(now),
      page_painter_(*ImGui::GetBackgroundDrawList(), surface.fonts_, theme_of(surface.scheme_),
                    surface.scale_, whole(surface)),
      layer_painter_(*ImGui::GetForegroundDrawList(), surface.fonts_, theme_of(surface.scheme_),
                     surface.scale_, whole(surface)),
      painter_(&page_painter_),
      were_layers_(std::exchange(surface.layers_, 0)) {
    set_up_keyboard();
    surface_.controls_.clear();
    surface_.under_.clear();
    surface_.texts_.clear();
    surface_.typing_caught_.clear();
    if (surface_.drawn_ != nullptr) surface_.drawn_->clear();
    page_painter_.record(surface_.drawn_);
    layer_painter_.record(surface_.drawn_);
    for (auto& [name, scroll] : surface_.scrolls_) {
        scroll.seen = false;
    }
}

Frame::~Frame() {
    if (!dialog_stands_) surface_.dialog_.clear();
    draw_outline();
    draw_ring();
    draw_toast();
    // The keyboard goes to the first sheet, and back when the last is gone.
    if (were_layers_ == 0 && surface_.layers_ > 0) {
        surface_.focus_under_ = surface_.focus_;
    } else if (were_layers_ > 0 && surface_.layers_ == 0 && surface_.interlude_.empty()) {
        surface_.focus_ = std::exchange(surface_.focus_under_, {});
    }
}

void Frame::page(std::string_view key, Guard guard) {
    if (!surface_.interlude_.empty()) {
        surface_.interlude_.clear();
        turn_page();
        surface_.focus_ = std::exchange(surface_.focus_under_, {});
    }
    if (surface_.page_ == key) return;
    surface_.page_ = key;
    turn_page();
    if (guard == Guard::longer) {
        surface_.guard_ = now_ + std::chrono::seconds(1);
        surface_.guards_longer_ = true;
    }
    surface_.focus_under_.clear();
    surface_.scrolls_.clear();
    surface_.carets_.clear();
}

void Frame::dialog_stands(std::string_view name) {
    dialog_stands_ = true;
    if (surface_.dialog_ == name) return;
    surface_.dialog_ = name;
    surface_.guard_ = now_ + std::chrono::seconds(1);
    surface_.guards_longer_ = true;
}

void Frame::interlude(std::string_view key) {
    if (surface_.interlude_ == key) return;
    surface_.interlude_ = key;
    // A sheet that stood open keeps what was under it.
    if (surface_.focus_under_.empty()) surface_.focus_under_ = surface_.focus_;
    turn_page();
}

void Frame::turn_page() {
    surface_.guard_ = now_ + std::chrono::milliseconds(250);
    surface_.guards_longer_ = false;
    surface_.press_.reset();
    surface_.focus_.clear();
    surface_.ring_ = false;
    // What was said was said to whoever had the page before.
    surface_.toast_.reset();
    // What the event of this frame meant was meant for the page before.
    surface_.forget_event();
}

Rect Frame::window() const {
    Rect all = whole(surface_);
    all.h -= surface_.keyboard_.place.h;
    return part_ ? part_->meet(all) : all;
}
bool Frame::portrait() const {
    // The keyboard takes room, and turns nothing.
    const Rect page = part_.value_or(whole(surface_));
    return page.h > page.w;
}
bool Frame::stacked() const {
    return portrait() || window().w < 1000 || scale().text >= 2;
}
Scale Frame::scale() const {
    return surface_.scale_;
}
const Theme& Frame::theme() const {
    return theme_of(surface_.scheme_);
}
Fonts& Frame::fonts() const {
    return surface_.fonts_;
}
LineBreaks& Frame::line_breaks() const {
    return surface_.line_breaks_;
}
Language Frame::language() const {
    return surface_.language_;
}

std::string Frame::say(std::string_view id, std::initializer_list<std::string_view> args) const {
    return surface_.phrases_.say(surface_.language_, id, args);
}

std::string Frame::count(std::string_view id, long n) const {
    return surface_.phrases_.count(surface_.language_, id, n);
}

bool Frame::covered() const {
    return were_layers_ > layer_;
}

Touch Frame::target(std::string_view name, std::string_view label, Rect r, const TargetLook& look) {
    const Rect visible = r.meet(paint().clip());
    // Behind a sheet nothing can be touched, whether it is drawn before or after it.
    const bool behind = surface_.layers_ > layer_;
    if (!behind) {
        surface_.controls_.push_back({std::string(name), std::string(label), r, visible,
                                      areas_.empty() ? std::string() : areas_.back(), look.kind, look.enabled,
                                      look.selected, std::string(look.part_of)});
    }
    if (!behind && !pointed_out_.empty() && name == pointed_out_) {
        outline_ = Ring{r, std::min(radius::card, r.h / 2), paint().clip()};
    }
    if (!look.enabled || covered()) return {};
    const bool by_key = look.key != Key::none && surface_.shortcut_ == look.key;
    const bool by_digit = look.digit >= 0 && surface_.digit_ == look.digit;
    const bool pressed = surface_.press_ && surface_.press_->control == name && !surface_.press_->dragged &&
                         surface_.finger_ && visible.contains(*surface_.finger_);
    const bool focused = surface_.focus_ == name;
    return {.clicked = surface_.clicked_ == name || surface_.activated_ == name || by_key || by_digit,
            .held = pressed,
            .focused = focused,
            .ring = focused && surface_.ring_};
}

void Frame::focus_ring(Rect r, float radius) {
    ring_ = Ring{r, radius, paint().clip()};
}

void Frame::draw_outline() {
    if (!outline_) return;
    constexpr float gap = 3;
    constexpr float width = 5;
    paint().clip_to(outline_->clip.inset(-8.F));
    paint().stroke(outline_->rect.inset(-gap), theme().surface, gap, outline_->radius + gap);
    paint().stroke(outline_->rect.inset(-gap - width), theme().primary, width,
                   outline_->radius + gap + width);
    paint().unclip();
}

void Frame::draw_ring() {
    if (!ring_) return;
    // Always two rings: against the accent colour alone the outer one could not be told.
    constexpr float gap = 3;
    const float width = theme().high_contrast() ? 4 : 3;
    paint().clip_to(ring_->clip.inset(-6.F));
    paint().stroke(ring_->rect.inset(-gap), theme().surface, gap, ring_->radius + gap);
    paint().stroke(ring_->rect.inset(-gap - width), theme().focus, width, ring_->radius + gap + width);
    paint().unclip();
    ring_.reset();
}

bool Frame::key(Key key) const {
    return key != Key::none && !covered() && surface_.shortcut_ == key;
}
bool Frame::shows_key_caps() const {
    return surface_.hardware_keys_;
}
bool Frame::types_with_keys() const {
    return surface_.keyboard_hidden_;
}
bool Frame::has_focus(std::string_view name) const {
    return surface_.focus_ == name;
}

void Frame::focus(std::string_view name) {
    surface_.focus_ = name;
    if (layer_ == 0) surface_.focus_under_ = name;
    surface_.reveal_ = {.control = std::string(name), .with = {}, .about = {}, .line = {}};
    surface_.stale_ = true;
}

void Frame::show(std::string_view name, Rect with) {
    surface_.reveal_ = {.control = std::string(name), .with = with, .about = {}, .line = {}};
    surface_.stale_ = true;
}

void Frame::caret_line(std::string_view field, Rect line) {
    if (surface_.reveal_.control == field && keyboard_stands()) surface_.reveal_.line = line;
}

void Frame::catch_typing(std::string_view field) {
    surface_.typing_caught_ = field;
}

void Frame::wake_at(Moment moment) {
    if (!surface_.wake_ || moment < *surface_.wake_) surface_.wake_ = moment;
}

void Frame::again() {
    surface_.stale_ = true;
}

void Frame::toast(Toast toast) {
    surface_.toast_ = std::move(toast);
    surface_.toast_until_ = now_ + std::chrono::seconds(4);
    again();
}

void Frame::draw_toast() {
    auto& toast = surface_.toast_;
    if (!toast) return;
    if (surface_.toast_until_ <= now_) {
        toast.reset();
        return;
    }
    wake_at(surface_.toast_until_);
    painter_ = &layer_painter_;
    const std::string words = toast->count ? count(toast->phrase, *toast->count) : say(toast->phrase);
    constexpr TextLook plain{.style = Style::body_medium};
    const float most = std::min(720.F, window().w - 2 * margin());
    const float width = std::min(most, text_width(*this, words, plain.style) + 48);
    const float height = text_height(*this, words, width - 48, plain) + 32;
    const float bar = portrait() ? height::bottom_bar_portrait : height::bottom_bar;
    const Rect r{window().center().x - width / 2, window().bottom() - tall(bar) - height - 16, width, height};
    const Theme& look = theme();
    const bool tinted = toast->tone != Tone::plain;
    paint().shadow(r, look.shadow * 1.5F, 20, 6);
    paint().fill(r, tinted ? look.tone(toast->tone).background : look.text, radius::button);
    if (look.high_contrast()) paint().stroke(r, look.line, 2, radius::button);
    draw_text_middle(*this, r.inset(24, 0), words,
                     {.style = plain.style, .color = tinted ? look.tone(toast->tone).ink : look.surface});
}

void Frame::note_text(std::string_view text) {
    surface_.texts_.emplace_back(text);
}

std::vector<Event> Frame::take_field_events(std::string_view name) {
    if (surface_.focus_ != name || covered()) return {};
    return std::exchange(surface_.field_events_, {});
}

Caret& Frame::caret(std::string_view name) {
    return surface_.carets_[std::string(name)];
}

std::optional<Point> Frame::click_point(std::string_view name) const {
    if (surface_.clicked_ != name) return std::nullopt;
    return surface_.clicked_at_;
}

std::optional<Point> Frame::drag_point(std::string_view name) const {
    const auto& press = surface_.press_;
    if (!press || press->control != name || press->scrolling) return std::nullopt;
    return surface_.finger_;
}

void Frame::begin_layer() {
    layer_ = ++surface_.layers_;
    if (layer_ == 1) surface_.under_.swap(surface_.controls_);
    surface_.controls_.clear();
    surface_.texts_.clear();
    if (surface_.drawn_ != nullptr) surface_.drawn_->clear();
    for (auto& [name, scroll] : surface_.scrolls_) {
        scroll.seen = false;
    }
    ring_.reset();
    painter_ = &layer_painter_;
}

void Frame::end_layer() {
    draw_ring();
    layer_ = 0;
    painter_ = &page_painter_;
}

}  // namespace gui
