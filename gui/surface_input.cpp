// How a surface takes events: what a finger, a wheel or a key means for the
// controls of the last frame. Kept apart from the frames themselves.

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "gui/surface.h"

namespace gui {
namespace {

constexpr float drag_distance = 10;        // dp; more than this is no longer a tap
constexpr float double_tap_distance = 48;  // dp
constexpr float stop_velocity = 60;        // dp/s; a touch on a list faster than this only stops it
constexpr float wheel_step = 60;           // dp

float distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool begins_a_code(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

}  // namespace

bool Surface::take_event(Moment now) {
    if (events_.empty()) return false;
    active_at_ = now;
    Event event = events_.front();
    events_.pop_front();
    // Between two frames only the last place of a moving finger matters.
    while (std::holds_alternative<PointerMove>(event) && !events_.empty() &&
           std::holds_alternative<PointerMove>(events_.front())) {
        event = events_.front();
        events_.pop_front();
    }
    const bool follows =
        std::holds_alternative<PointerMove>(event) || std::holds_alternative<PointerUp>(event);
    if (!follows) ++touches_;
    std::visit([&](const auto& e) { on(e, now); }, event);
    return true;
}

const Control* Surface::control_at(Point p) const {
    // What was drawn later lies above.
    const auto found = std::find_if(controls_.rbegin(), controls_.rend(),
                                    [&](const Control& c) { return c.visible.contains(p); });
    return found == controls_.rend() ? nullptr : &*found;
}

std::string Surface::area_at(Point p) const {
    for (const auto& [name, scroll] : scrolls_) {
        if (scroll.seen && scroll.reach > 0 && scroll.view.contains(p)) return name;
    }
    return {};
}

const Control* Surface::focused_field() const {
    if (focus_.empty()) return nullptr;
    const Control* const found = control(focus_);
    const bool field =
        found != nullptr && found->enabled && (found->kind == Kind::field || found->kind == Kind::text_area);
    return field ? found : nullptr;
}

bool Surface::is_second_tap(Point at, Moment now) const {
    if (now >= guard_) return false;
    if (distance(at, last_press_) <= double_tap_distance) return true;
    const Control* const there = guards_longer_ ? control_at(last_press_) : nullptr;
    return there != nullptr && there == control_at(at);
}

void Surface::on(const PointerDown& e, Moment now) {
    finger_ = e.at;
    const bool second_tap = is_second_tap(e.at, now);
    last_press_ = e.at;
    if (second_tap) return;
    press_ = Press{.control = {}, .area = area_at(e.at), .from = e.at, .last = e.at, .last_moved = now};
    bool stops_glide = false;
    if (const auto area = scrolls_.find(press_->area); area != scrolls_.end()) {
        stops_glide = std::abs(std::exchange(area->second.velocity, 0.F)) > stop_velocity;
    }
    const Control* const hit = control_at(e.at);
    if (hit != nullptr && hit->enabled && !stops_glide) press_->control = hit->name;
}

void Surface::on(const PointerMove& e, Moment now) {
    if (!press_) return;
    finger_ = e.at;
    if (!press_->dragged && distance(e.at, press_->from) > drag_distance) {
        press_->dragged = true;
        press_->scrolling = !press_->area.empty();
        press_->last = e.at;
    }
    if (!press_->scrolling) return;
    const auto area = scrolls_.find(press_->area);
    if (area == scrolls_.end()) return;
    Scroll& scroll = area->second;
    const float moved = press_->last.y - e.at.y;
    const float seconds = std::max(0.001F, std::chrono::duration<float>(now - press_->last_moved).count());
    scroll.offset = std::clamp(scroll.offset + moved, 0.F, scroll.reach);
    scroll.velocity = 0.6F * scroll.velocity + 0.4F * moved / seconds;
    press_->last = e.at;
    press_->last_moved = now;
}

void Surface::on(const PointerUp& e, Moment now) {
    finger_.reset();
    const auto press = std::exchange(press_, std::nullopt);
    if (!press) return;
    if (press->scrolling) {
        const auto area = scrolls_.find(press->area);
        const bool rested = now - press->last_moved > std::chrono::milliseconds(80);
        const bool glides = !rested && motion_ == Motion::full;
        if (area != scrolls_.end() && !glides) area->second.velocity = 0;
        return;
    }
    ring_ = false;
    const Control* const target = press->control.empty() ? nullptr : control(press->control);
    if (target == nullptr) {
        // Beside the keys of the keyboard a finger has only missed.
        if (press->control.empty() && !keyboard_.place.contains(press->from)) focus_.clear();
        return;
    }
    const bool field = target->kind == Kind::field || target->kind == Kind::text_area;
    // In a field a drag marks words, where nothing scrolls.
    const bool dragged = press->dragged || distance(e.at, press->from) > drag_distance;
    if (dragged && !field) return;
    if (!target->visible.contains(e.at)) return;
    clicked_ = target->name;
    clicked_at_ = e.at;
    // A finger on a field asks for the keyboard on the screen, also where keys were used before.
    if (field) keyboard_hidden_ = false;
    if (target->kind != Kind::key) focus_ = target->name;
}

void Surface::on(const Wheel& e, Moment) {
    const auto area = scrolls_.find(area_at(e.at));
    if (area == scrolls_.end()) return;
    Scroll& scroll = area->second;
    scroll.velocity = 0;
    scroll.offset = std::clamp(scroll.offset - e.lines * wheel_step, 0.F, scroll.reach);
}

void Surface::on(const KeyDown& e, Moment now) {
    hardware_keys_ = keyboard_hidden_ = true;
    const Control* const field = focused_field();
    // A key that is held, or struck twice, goes on to no other page than one stroke does.
    const bool guarded = now < guard_ && guards_longer_;
    const bool breaks_line = field != nullptr && field->kind == Kind::text_area;
    if (e.key == Key::enter && (guarded || (e.repeats && !breaks_line))) return;
    switch (e.key) {
        case Key::tab:
            move_focus(e.shift ? -1 : 1);
            return;
        case Key::page_up:
            scroll_page(-0.8F);
            return;
        case Key::page_down:
            scroll_page(0.8F);
            return;
        default:
            break;
    }
    if (field != nullptr) {
        press_key_in_field(e);
        return;
    }
    switch (e.key) {
        case Key::up:
        case Key::left:
            move_focus(-1);
            return;
        case Key::down:
        case Key::right:
            move_focus(1);
            return;
        case Key::home:
            scroll_page(-1e6F);
            return;
        case Key::end:
            scroll_page(1e6F);
            return;
        default:
            break;
    }
    const bool acts = e.key == Key::enter || e.key == Key::space;
    if (acts && ring_ && control(focus_) != nullptr) {
        if (control(focus_)->enabled) activated_ = focus_;
        return;
    }
    shortcut_ = e.key;
}

void Surface::press_key_in_field(const KeyDown& e) {
    const Control* const field = focused_field();
    const bool one_line = field->kind == Kind::field;
    if (one_line && (e.key == Key::up || e.key == Key::down)) {
        move_focus(e.key == Key::up ? -1 : 1);
        return;
    }
    // The space comes as a character; Enter in one line also means "next".
    if (e.key == Key::space) return;
    const bool whole_page = e.key == Key::escape || e.key >= Key::f1 || (one_line && e.key == Key::enter);
    if (whole_page) shortcut_ = e.key;
    if (!whole_page || e.key == Key::enter) field_events_.emplace_back(e);
}

void Surface::on(const TextTyped& e, Moment) {
    hardware_keys_ = keyboard_hidden_ = true;
    if (focused_field() == nullptr && begins_a_code(e.character)) focus_the_catcher();
    if (focused_field() != nullptr) {
        field_events_.emplace_back(e);
    } else if (e.character >= U'0' && e.character <= U'9' && !e.repeats) {
        // Held down it would answer one question after the other.
        digit_ = static_cast<int>(e.character - U'0');
    }
}

// All that it holds is selected: what is scanned next is another code.
void Surface::focus_the_catcher() {
    const Control* const field = typing_caught_.empty() ? nullptr : control(typing_caught_);
    if (field == nullptr || !field->enabled) return;
    focus_ = field->name;
    reveal_ = {.control = field->name, .with = {}, .about = {}, .line = {}};
    ring_ = false;
    Caret& caret = carets_[field->name];
    caret.anchor = 0;
    caret.at = std::string::npos;  // the end, wherever that is
}

void Surface::on(const ScreenKey& e, Moment) {
    const Control* const field = focused_field();
    if (field == nullptr) return;
    if (e.key == Key::enter && field->kind == Kind::field) return press_key_in_field({.key = Key::enter});
    field_events_.emplace_back(e);
}

void Surface::move_focus(int step) {
    std::vector<const Control*> order;
    for (const Control& c : controls_) {
        // The keyboard on the screen is for fingers.
        if (c.enabled && !keyboard_.place.contains(c.rect.center())) order.push_back(&c);
    }
    if (order.empty()) return;
    const auto here =
        std::find_if(order.begin(), order.end(), [&](const Control* c) { return c->name == focus_; });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t index = step > 0 ? 0 : count - 1;
    if (here != order.end()) {
        // A ring that was hidden by a touch first shows where it stands.
        const std::ptrdiff_t from = std::distance(order.begin(), here);
        const bool only_show = !ring_ && focused_field() == nullptr;
        index = only_show ? from : (from + step + count) % count;
    }
    focus_ = order.at(static_cast<std::size_t>(index))->name;
    ring_ = true;
    reveal_ = {.control = focus_, .with = {}, .about = {}, .line = {}};
}

void Surface::scroll_page(float share) {
    // The area that holds the focus, else the tallest on the page.
    Scroll* chosen = nullptr;
    const Control* const focused = control(focus_);
    for (auto& [name, scroll] : scrolls_) {
        if (!scroll.seen || scroll.reach <= 0) continue;
        const bool holds = focused != nullptr && focused->area == name;
        if (chosen == nullptr || holds || scroll.view.h > chosen->view.h) chosen = &scroll;
        if (holds) break;
    }
    if (chosen == nullptr) return;
    chosen->velocity = 0;
    chosen->offset = std::clamp(chosen->offset + share * chosen->view.h, 0.F, chosen->reach);
}

}  // namespace gui
