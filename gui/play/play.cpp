#include "gui/play/play.h"

#include <cmath>
#include <type_traits>
#include <utility>

namespace gui {
namespace {

// How long a tap or an expectation waits for what it names: key derivation takes a second.
constexpr auto patience = std::chrono::seconds(10);
constexpr auto pause = std::chrono::milliseconds(20);
// Into view means drawn anew, perhaps more than once. Pictures are counted and no time is: on a busy
// machine one picture may take as long as anybody would wait, and a tap on the old one would be lost.
constexpr int pictures_until_in_view = 10;

template <class... Parts>
struct Each : Parts... {
    using Parts::operator()...;
};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

bool legible(const Surface& surface, const std::string& text) {
    for (const std::string& shown : surface.texts()) {
        if (shown.find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

void print_controls(const Surface& surface, std::ostream& out) {
    for (const Control& c : surface.controls()) {
        out << c.name << ' ' << quoted(c.label) << ' ' << std::lround(c.rect.x) << ','
            << std::lround(c.rect.y) << ' ' << std::lround(c.rect.w) << 'x' << std::lround(c.rect.h)
            << (c.enabled ? " enabled" : " disabled") << (c.selected ? " selected" : "") << '\n';
    }
}

Play::Play(std::vector<Step> steps, PlayStage stage, std::ostream& out)
    : steps_(std::move(steps)), stage_(std::move(stage)), out_(out) {}

std::optional<Moment> Play::deadline() const {
    return again_at_;
}

void Play::step(Surface& surface, Moment now) {
    if (ended_ || (again_at_ && now < *again_at_)) return;
    again_at_.reset();
    if (next_ == steps_.size()) {
        ended_ = true;
        return;
    }
    const Step& step = steps_.at(next_);
    const Moment began = step_began_.value_or(now);
    step_began_ = began;
    if (carry_out(step, surface, began, now) == Done::later) {
        if (!again_at_) again_at_ = now + pause;
        return;
    }
    ++next_;
    step_began_.reset();
    revealed_ = 0;
    // The next step wants the picture that this one leads to.
    if (!again_at_) again_at_ = now;
}

Play::Done Play::carry_out(const Step& step, Surface& surface, Moment began, Moment now) {
    const bool too_late = now - began > patience;
    const auto wait_or_fail = [&](bool here, const std::string& why) {
        if (here) return Done::yes;
        if (too_late) fail(step, surface, why);
        return Done::later;
    };
    return std::visit(
        Each{
            [&](const step::Tap& s) {
                const Control* const found = surface.control(s.control);
                if (found != nullptr && found->enabled) return tap(s.control, surface, now);
                return wait_or_fail(false, found == nullptr
                                               ? "there is nothing named " + s.control + " to tap"
                                               : s.control + " cannot be tapped now");
            },
            [&](const step::Type& s) {
                for (const char32_t c : s.text) {
                    surface.push(TextTyped{c});
                }
                return Done::yes;
            },
            [&](const step::Press& s) {
                // As a calm hand does it: not while a new page takes it for the rest of a double stroke.
                const auto* const key = std::get_if<KeyDown>(&s.event);
                if (key != nullptr && key->key == Key::enter && now < surface.guarded_until()) {
                    again_at_ = surface.guarded_until();
                    return Done::later;
                }
                surface.push(s.event);
                return Done::yes;
            },
            [&](const step::Expect& s) {
                return wait_or_fail(surface.control(s.control) != nullptr,
                                    s.control + " is not on the screen");
            },
            [&](const step::ExpectText& s) {
                return wait_or_fail(legible(surface, s.text), quoted(s.text) + " is not on the screen");
            },
            [&](const step::Speak& s) {
                const std::string name = s.language == Language::vi ? "lang.vi" : "lang.en";
                if (surface.control(name) != nullptr) return tap(name, surface, now);
                return wait_or_fail(false, "there is no language switch on the screen");
            },
            [&](const step::Resize& s) {
                const bool there = surface.pixels_wide() == s.wide && surface.pixels_high() == s.high;
                if (there || !stage_.resize) return Done::yes;
                // The window system answers in its own time.
                if (began == now) stage_.resize(s.wide, s.high);
                return wait_or_fail(false, "the window did not take this size");
            },
            [&](const step::Shot& s) {
                if (!stage_.screenshot) return Done::yes;
                const auto written = stage_.screenshot(s.file);
                if (!written) fail(step, surface, written.error());
                return Done::yes;
            },
            [&](const step::Wait& s) {
                const Moment until = began + s.time;
                if (now >= until) return Done::yes;
                again_at_ = until;
                return Done::later;
            },
            [&](const step::Controls&) {
                print_controls(surface, out_);
                return Done::yes;
            },
            [&](const step::Quit&) {
                ended_ = true;
                return Done::yes;
            },
        },
        step.act);
}

Play::Done Play::tap(const std::string& name, Surface& surface, Moment now) {
    const Control* control = surface.control(name);
    if (control->visible != control->rect) {
        surface.reveal(name);
        if (surface.stale() && ++revealed_ < pictures_until_in_view) return Done::later;
        control = surface.control(name);
    }
    const Rect& at = control->visible.empty() ? control->rect : control->visible;
    if (surface.is_second_tap(at.center(), now)) {
        again_at_ = surface.guarded_until();
        return Done::later;
    }
    surface.push(PointerDown{at.center()});
    surface.push(PointerUp{at.center()});
    return Done::yes;
}

void Play::fail(const Step& step, const Surface& surface, const std::string& why) {
    out_ << "play: line " << step.line << ": " << why << "\nOn the screen (page " << surface.page() << "):\n";
    for (const std::string& text : surface.texts()) {
        out_ << "  text " << quoted(text) << '\n';
    }
    print_controls(surface, out_);
    failed_ = true;
    ended_ = true;
}

}  // namespace gui
