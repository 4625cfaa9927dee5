// Fingers and a keyboard for tests: taps by control name, drags, keys and typing
// on a Surface without a window, with a clock that only the test moves.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "gui/frame.h"
#include "gui/surface.h"
#include "gui/utf8.h"

namespace tests {

class Hands {
  public:
    Hands(gui::Surface& surface, gui::Surface::Draw draw) : surface_(surface), draw_(std::move(draw)) {
        look();
    }

    // Draws what there is to draw now.
    void look() {
        surface_.touch_up();
        surface_.settle(now_, draw_);
    }

    void wait(std::chrono::milliseconds time) {
        now_ += time;
        surface_.settle(now_, draw_);
    }

    // A calm tap: what is out of sight is first brought into view.
    void tap(std::string_view name) {
        const gui::Moment guarded = std::max(surface_.guarded_until(), now_ + std::chrono::milliseconds(300));
        wait(std::chrono::ceil<std::chrono::milliseconds>(guarded - now_));
        surface_.reveal(name);
        look();
        const gui::Control* control = surface_.control(name);
        INFO("tap " << name << " on page " << surface_.page());
        REQUIRE(control != nullptr);
        tap_at(control->visible.center());
    }

    void tap_at(gui::Point p) {
        press(p);
        lift(p);
    }

    void press(gui::Point p) { send(gui::PointerDown{p}); }
    void move(gui::Point p) {
        now_ += std::chrono::milliseconds(16);
        send(gui::PointerMove{p});
    }
    void lift(gui::Point p) { send(gui::PointerUp{p}); }

    void drag(gui::Point from, gui::Point to) {
        press(from);
        for (int i = 1; i <= 8; ++i) {
            const float share = static_cast<float>(i) / 8;
            move({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
        }
        lift(to);
    }

    void key(gui::Key key, bool shift = false) { send(gui::KeyDown{key, shift}); }

    void type(std::string_view text) {
        while (!text.empty()) {
            send(gui::TextTyped{gui::next_character(text)});
        }
    }

    [[nodiscard]] const gui::Control& control(std::string_view name) const {
        const gui::Control* found = surface_.control(name);
        INFO("control " << name << " on page " << surface_.page());
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] bool shows(std::string_view text) const {
        const auto& texts = surface_.texts();
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& shown) { return shown.find(text) != std::string::npos; });
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& control : surface_.controls()) {
            out.push_back(control.name);
        }
        return out;
    }
    [[nodiscard]] gui::Moment now() const { return now_; }

  private:
    void send(const gui::Event& event) {
        surface_.push(event);
        surface_.settle(now_, draw_);
    }

    gui::Surface& surface_;
    gui::Surface::Draw draw_;
    gui::Moment now_{std::chrono::hours(1)};
};

// The random words that are offered as a passphrase; empty when none are.
inline std::string proposal_on(const gui::Surface& surface) {
    const auto is_proposal = [](const std::string& text) {
        const auto blanks = std::ranges::count(text, ' ');
        return (blanks == 3 || blanks == 5) &&
               std::ranges::all_of(text, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
    };
    const auto& texts = surface.texts();
    const auto found = std::ranges::find_if(texts, is_proposal);
    return found == texts.end() ? std::string() : *found;
}

}  // namespace tests
