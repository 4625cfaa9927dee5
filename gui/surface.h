// What stays between frames: the events still to be seen, the finger, the focus,
// scroll positions, carets, the toast. It turns events into frames and knows no
// window, so tests and plays run on it exactly as the window does. It owns the
// ImGui context, of which only fonts and draw lists are used.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/control.h"
#include "gui/display.h"
#include "gui/drawn.h"
#include "gui/fonts.h"
#include "gui/input.h"
#include "gui/keyboard_state.h"
#include "gui/line_breaks.h"
#include "gui/phrases.h"
#include "gui/scale.h"
#include "gui/toast.h"
#include "gui/typing/composer.h"

struct ImDrawData;

namespace gui {

class Frame;

// Where a text field's caret and selection are, in bytes of its text.
struct Caret {
    std::size_t at = 0;
    std::size_t anchor = 0;  // the other end of the selection
    float scrolled = 0;      // how far the text is shifted to keep the caret in view, dp
    bool revealed = false;   // a password shown in clear
    bool pressed = false;    // a finger is drawing the selection
    // The word that the keyboard on the screen is composing; it ends at the caret.
    typing::Composer word = {};
    std::size_t word_begin = 0;
};

struct Scroll {
    Rect view;
    float offset = 0;
    float reach = 0;     // greatest offset
    float content = 0;   // height of what is scrolled, without the empty end of it
    float velocity = 0;  // dp per second, after the finger has left
    bool seen = false;   // drawn in the last frame
};

class Surface {
  public:
    using Draw = std::function<void(Frame&)>;

    Surface();
    ~Surface();
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;

    // Pixels of the framebuffer; dp follow from the scale.
    void resize(int pixels_wide, int pixels_high);
    void set_scale(Scale scale);
    void set_scheme(Scheme scheme);
    void set_display(const DisplayChoice& choice);
    void set_language(Language language);
    void set_typing(typing::TypingChoice choice);  // of Vietnamese words
    void choose_typing(typing::TypingChoice choice, Language words);
    [[nodiscard]] Language language() const { return language_; }
    void set_dp(float dp) {
        set_scale({.dp = dp, .text = scale_.text});
    }  // the window came to another screen
    [[nodiscard]] Scale scale() const { return scale_; }
    [[nodiscard]] Scheme scheme() const { return scheme_; }
    [[nodiscard]] DisplayChoice display() const { return {scheme_, scale_.text, motion_, aloud_}; }
    [[nodiscard]] const typing::TypingChoice& typing(Language words) const {
        return words == Language::en ? english_typing_ : typing_;
    }
    [[nodiscard]] Size size() const;  // dp

    void push(const Event& event) { events_.push_back(event); }
    [[nodiscard]] bool has_events() const { return !events_.empty(); }
    // Grows with every finger put down and every key: somebody is doing something.
    [[nodiscard]] std::uint64_t touches() const { return touches_; }
    // The system lost what the window showed: the same picture must be shown again.
    void expose() { exposed_ = true; }
    bool take_exposed() { return std::exchange(exposed_, false); }
    // Something outside changed (a worker's result): the next settle() draws.
    void touch_up() { stale_ = true; }
    // Something goes on that counts as being there, as reading aloud does.
    void keep_awake(Moment now) { active_at_ = now; }
    // When somebody last did something.
    [[nodiscard]] Moment active_at() const { return active_at_; }
    // While a client holds the tablet the window is not closed.
    void hold_open(bool held) { held_open_ = held; }
    [[nodiscard]] bool held_open() const { return held_open_; }
    // Something works in the background: no dialog can be answered with yes, for nothing would be done.
    void set_busy(bool busy) { busy_ = busy; }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] bool stale() const { return stale_; }

    // Draws frames until every event is used up and the picture no longer changes.
    // Returns false, having drawn nothing, if there was nothing to do at `now`.
    bool settle(Moment now, const Draw& draw);

    // When something will move or change by itself; none: sleep until an event.
    [[nodiscard]] std::optional<Moment> deadline() const;

    [[nodiscard]] const std::vector<Control>& controls() const { return controls_; }
    [[nodiscard]] const Control* control(std::string_view name) const;
    // The words drawn in the last frame, of what scrolls the hidden ones too, one text each: for
    // expect-text and for tests. A sheet's alone while one lies above the page.
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    [[nodiscard]] const std::string& focus() const { return focus_; }
    [[nodiscard]] bool ring_visible() const { return ring_; }
    [[nodiscard]] const std::string& page() const { return interlude_.empty() ? page_ : interlude_; }
    // For 250 ms after a new page a press near the last one is the rest of a double tap: ignored; with the
    // longer guard for 1 s, on the whole of what lies there now.
    [[nodiscard]] bool is_second_tap(Point at, Moment now) const;
    [[nodiscard]] Moment guarded_until() const { return guard_; }
    // A page was turned while something took this long, a save for example, and its picture comes now: who
    // touches what was there before has all of the guard from here on.
    void put_off_guard(Moment::duration took) { guard_ += took; }
    [[nodiscard]] int pixels_wide() const { return pixels_wide_; }
    [[nodiscard]] int pixels_high() const { return pixels_high_; }
    // Scrolls so that the control can be seen; the next settle() draws it.
    void reveal(std::string_view name);

    // Audits of the pages: what each frame draws is written there from now on.
    void record(Drawn* drawn) { drawn_ = drawn; }

    [[nodiscard]] Fonts& fonts() { return fonts_; }
    [[nodiscard]] const Phrases& phrases() const { return phrases_; }
    [[nodiscard]] ImDrawData* picture();                                      // of the last frame
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }  // equal pictures, equal number

  private:
    friend class Frame;

    struct Press {
        std::string control;  // empty: nothing was under the finger
        std::string area;
        Point from;
        Point last;
        Moment last_moved;
        bool dragged = false;  // no tap any more, also where nothing scrolls
        bool scrolling = false;
    };

    // Where an area stands: this control at this share of its height.
    struct Anchor {
        std::string area;
        std::string control;  // empty: at this share of its reach
        float share = 0;
    };

    // What is to be brought into view, until the picture has settled.
    struct Reveal {
        std::string control;
        Rect with;                  // what belongs to it, where it was drawn in that frame; or nothing
        std::optional<Rect> about;  // the same as seen from the control
        std::optional<Rect> line;   // of a field: what must be seen of it, where not all of it fits
    };

    void one_frame(Moment now, const Draw& draw);
    void keep_place();
    bool back_in_place();
    [[nodiscard]] const Control* drawn_control(std::string_view name) const;
    bool take_event(Moment now);
    void forget_event();
    void on(const PointerDown& e, Moment now);
    void on(const PointerMove& e, Moment now);
    void on(const PointerUp& e, Moment now);
    void on(const Wheel& e, Moment now);
    void on(const KeyDown& e, Moment now);
    void on(const TextTyped& e, Moment now);
    void on(const ScreenKey& e, Moment now);
    void focus_the_catcher();
    void move_focus(int step);
    void press_key_in_field(const KeyDown& e);
    void glide(Moment now);
    void scroll_page(float share);
    bool bring_into_view(std::string_view name, Rect with = {});
    bool bring_line_into_view(const Control& field, Rect line);
    bool follow_reveal();
    [[nodiscard]] const Control* control_at(Point p) const;
    [[nodiscard]] std::string area_at(Point p) const;
    [[nodiscard]] const Control* focused_field() const;
    [[nodiscard]] std::uint64_t hash_of_picture();

    Fonts fonts_;
    LineBreaks line_breaks_;
    Phrases phrases_;
    struct Context;
    std::unique_ptr<Context> context_;
    int pixels_wide_ = 1280;
    int pixels_high_ = 800;
    Scale scale_;
    Scheme scheme_ = Scheme::light;
    Motion motion_ = Motion::full;
    ReadAloud aloud_ = ReadAloud::off;
    Language language_ = Language::vi;
    typing::TypingChoice typing_;
    // English words would be composed to others ("coffee"), unless somebody asks for it there.
    typing::TypingChoice english_typing_{.method = typing::Method::off};

    std::deque<Event> events_;
    std::uint64_t touches_ = 0;
    bool stale_ = true;
    bool exposed_ = false;
    std::optional<Moment> last_frame_;

    std::vector<Control> controls_;
    std::vector<Control> under_;  // the page's, while a sheet lies above it
    std::vector<std::string> texts_;
    int layers_ = 0;  // sheets and dialogs of the last frame, one above the other
    std::optional<Press> press_;
    std::optional<Point> finger_;
    Point last_press_;
    std::string page_;
    std::string interlude_;  // what stands over the page, or empty
    Moment guard_{};
    bool guards_longer_ = false;
    std::string dialog_;  // which stands
    std::string focus_;
    std::string typing_caught_;  // the field that gets what is typed while none has the focus
    std::string focus_under_;    // what has it again when the sheet or the interlude is gone
    bool ring_ = false;
    bool hardware_keys_ = false;
    bool keyboard_hidden_ = false;  // by a hardware key
    KeyboardState keyboard_;

    // Made of the event of this frame, seen by its widgets.
    std::string clicked_;
    Point clicked_at_;
    std::string activated_;
    Key shortcut_ = Key::none;
    int digit_ = -1;
    std::vector<Event> field_events_;

    std::map<std::string, Scroll, std::less<>> scrolls_;
    std::map<std::string, Caret, std::less<>> carets_;
    Reveal reveal_;
    std::optional<Toast> toast_;
    Moment toast_until_;
    std::optional<Moment> wake_;
    Moment active_at_{};
    bool held_open_ = false;
    bool busy_ = false;
    std::vector<Anchor> anchors_;
    bool place_lost_ = false;  // size, scale or words changed: the anchors hold until the picture settles
    Drawn* drawn_ = nullptr;
    std::uint64_t fingerprint_ = 0;
};

}  // namespace gui
