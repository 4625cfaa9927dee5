// One frame being drawn. Screens get a Frame, draw with it through the widgets,
// and keep nothing of it. Every touchable thing becomes a target() here, which
// reports it to the list of controls and says what the person did to it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "gui/paint.h"
#include "gui/surface.h"
#include "gui/text.h"

namespace gui {

// What a target asks for, beyond its place.
struct TargetLook {
    Kind kind = Kind::button;
    bool enabled = true;
    bool selected = false;
    Key key = Key::none;            // acts on this key too, from anywhere on the page
    int digit = -1;                 // acts on this number key too (0 to 9)
    std::string_view part_of = {};  // one control together with others: of a switch
};

struct Touch {
    bool clicked = false;  // released inside, or its key; act now
    bool held = false;     // a finger is on it
    bool focused = false;  // has the keyboard
    bool ring = false;     // has the keyboard and should show it
};

// How long a new page takes the next press for the rest of a double tap: longer where what lies at the
// place of the last press ends or agrees to something.
enum class Guard { usual, longer };

class Frame {
  public:
    Frame(Surface& surface, Moment now);
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    ~Frame();

    // Which page this is: say it first. A new page starts unscrolled, without focus,
    // and ignores the second half of a double tap for 250 ms, or with the longer guard for 1 s, and then
    // Enter as well.
    void page(std::string_view key, Guard guard = Guard::usual);
    // A question over the page, from the frame in which it comes: guarded as a page that ends something is.
    void dialog_stands(std::string_view name);
    // The background has something of the program's: nothing else is begun meanwhile.
    [[nodiscard]] bool busy() const { return surface_.busy(); }
    // In place of page(): something stands over the page for a while. When the page comes back it
    // has its place, focus and carets again.
    void interlude(std::string_view key);

    // What the page may use: everything but the keyboard on the screen.
    [[nodiscard]] Rect window() const;
    // Screens drawn from here on take this part for the whole window (nothing: the window again), so
    // that one can stand beside something else.
    void lay_out_in(std::optional<Rect> part) { part_ = part; }
    [[nodiscard]] bool portrait() const;
    // One column: portrait, less than 1000 dp wide, or text at twice its size.
    [[nodiscard]] bool stacked() const;
    [[nodiscard]] float margin() const { return portrait() ? 24.F : 40.F; }
    [[nodiscard]] Scale scale() const;
    [[nodiscard]] float tall(float height) const { return scale().tall(height); }
    [[nodiscard]] const Theme& theme() const;
    [[nodiscard]] Painter& paint() { return *painter_; }
    [[nodiscard]] Fonts& fonts() const;
    [[nodiscard]] LineBreaks& line_breaks() const;
    [[nodiscard]] Moment now() const { return now_; }

    // The interface's own words, in the language of the page.
    [[nodiscard]] std::string say(std::string_view id,
                                  std::initializer_list<std::string_view> args = {}) const;
    [[nodiscard]] std::string count(std::string_view id, long n) const;
    [[nodiscard]] Language language() const;
    // Somebody asked for the other language: whoever draws the frame switches it afterwards.
    void ask_for(Language language) { language_wanted_ = language; }
    [[nodiscard]] std::optional<Language> language_wanted() const { return language_wanted_; }

    // The one way to be touched.
    Touch target(std::string_view name, std::string_view label, Rect r, const TargetLook& look = {});
    // The two-part ring around what has the keyboard; drawn above the page when its
    // frame ends.
    void focus_ring(Rect r, float radius);
    // Outlines the control of that name, which is drawn after this: it is what is being spoken of.
    void point_out(std::string_view name) { pointed_out_ = name; }

    // A key pressed in this frame that no field and no focused control wanted.
    [[nodiscard]] bool key(Key key) const;
    // Key caps are shown once a hardware keyboard was used.
    [[nodiscard]] bool shows_key_caps() const;
    // The last that typed were a keyboard's keys: a finger on a field brings those on the screen back.
    [[nodiscard]] bool types_with_keys() const;
    void focus(std::string_view name);  // give it the keyboard, as after an error
    // Scrolls so that this control can be seen and what belongs to it, such as its error; where both
    // do not fit, the top of them.
    void show(std::string_view name, Rect with);
    // Where the caret's line is: while the keyboard on the screen takes the room, a field that is brought
    // into view shows this line, and what else fits, its top first.
    void caret_line(std::string_view field, Rect line);
    // Letters and digits that are typed while no field has the keyboard go to this one, in place of
    // what it holds: so types a scanner, into a page that nobody has touched.
    void catch_typing(std::string_view field);
    [[nodiscard]] bool has_focus(std::string_view name) const;

    // Scrolls the area that is being drawn so that this part of it can be seen.
    void reveal(Rect r);
    // Whether something of this scroll area lies below a room of that height.
    [[nodiscard]] bool more_below(std::string_view area, float room) const;
    // How many choices of it are still to be scrolled to.
    [[nodiscard]] long choices_below(std::string_view area) const;
    // A page of this scroll area onwards.
    void scroll_on(std::string_view area);
    // The keyboard on the screen: a field that has the focus asks for it, and from the next
    // frame on it stands below the page, unless a hardware keyboard was used.
    // Words are composed as where that language is the page's.
    void want_keyboard(KeyboardForm form, Language words);
    void offer_words(PassphraseOffers offers);  // on the keyboard, once it stands
    [[nodiscard]] bool keyboard_stands() const;
    [[nodiscard]] const typing::TypingChoice& typing(Language words) const;

    // Draw again at that time although nobody touches anything.
    void wake_at(Moment moment);
    // Draw this frame's page once more before it is shown: something drawn earlier is now out of date.
    void again();
    // Shown for 4 s at the bottom of the page that stands, and no longer than it stands.
    void toast(Toast toast);

    // For widgets.
    void note_text(std::string_view text);  // legible on screen: for expect-text
    [[nodiscard]] std::vector<Event> take_field_events(std::string_view name);
    [[nodiscard]] Caret& caret(std::string_view name);
    // Where the finger was lifted, for the widget that was clicked by one.
    [[nodiscard]] std::optional<Point> click_point(std::string_view name) const;
    [[nodiscard]] std::optional<Point> drag_point(std::string_view name) const;
    Scroll& begin_scroll(std::string_view name, Rect view);
    [[nodiscard]] const Scroll& scroll(std::string_view name);
    // `blank` of the content, at its end, is empty.
    void end_scroll(std::string_view name, float content_height, float blank);
    // Everything drawn until end_layer() lies above the page, which cannot be touched meanwhile.
    void begin_layer();
    void end_layer();
    // A sheet or a dialog is being drawn: it lies on a surface, not on the page.
    [[nodiscard]] bool in_layer() const { return layer_ > 0; }

    // For the keyboard, which lies above everything and can always be touched.
    void begin_keyboard();
    void end_keyboard();
    [[nodiscard]] KeyboardState& keyboard();
    [[nodiscard]] std::optional<Point> finger() const;
    void press_screen_key(ScreenKey key);
    void choose_typing(typing::TypingChoice choice, Language words);
    void drop_focus();

  private:
    struct Ring {
        Rect rect;
        float radius = 0;
        Rect clip;
    };

    void turn_page();
    void set_up_keyboard();
    void draw_ring();
    void draw_outline();
    void draw_toast();
    [[nodiscard]] bool covered() const;

    Surface& surface_;
    Moment now_;
    bool dialog_stands_ = false;  // in this frame
    Painter page_painter_;
    Painter layer_painter_;
    Painter* painter_ = nullptr;
    std::vector<std::string> areas_;
    std::optional<Ring> ring_;
    std::string pointed_out_;
    std::optional<Ring> outline_;
    std::optional<Rect> part_;
    std::optional<Language> language_wanted_;
    int layer_ = 0;  // that is being drawn; 0: the page
    int were_layers_ = 0;
};

}  // namespace gui
