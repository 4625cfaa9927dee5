// What the screens share: stacking things downwards, the top bar's wishes, the
// ribbon of practice stores, and the passphrase that is typed twice. No screen of its own.
#pragma once

#include <string>
#include <string_view>

#include "gui/screens/wish.h"
#include "gui/widgets/bars.h"
#include "gui/widgets/field.h"

namespace gui {

// Stacks things downwards in a place.
class Column {
  public:
    Column(Frame& frame, Rect place) : frame_(frame), place_(place), y_(place.y) {}

    [[nodiscard]] float y() const { return y_; }
    [[nodiscard]] float width() const { return place_.w; }
    // What is left, from here down.
    [[nodiscard]] Rect rest() const { return {place_.x, y_, place_.w, place_.bottom() - y_}; }
    void gap(float height) { y_ += height; }
    Rect take(float height) {
        const Rect r{place_.x, y_, place_.w, height};
        y_ += height;
        return r;
    }
    void text(std::string_view words, const TextLook& look = {}) {
        if (!words.empty()) y_ += draw_text(frame_, rest(), words, look);
    }
    FieldTouch field(std::string_view name, std::string& text, const FieldLook& look);

  private:
    Frame& frame_;
    Rect place_;
    float y_;
};

// Text that nobody touches needs no room for focus rings: level with the sheet's title.
inline Rect flush(Rect content) {
    return {content.x - 10, content.y, content.w + 4, content.h};
}

TextLook quiet(Frame& frame, Style style = Style::body);

// Draws the top bar; its switches become wishes.
TopBarTouch top(Frame& frame, Rect& page, const TopBar& bar, Wishes& wishes);

// The strip on every picture of a practice store, which is thrown away or stays. Takes its height off the top
// of `page`.
void practice_ribbon(bool thrown_away, Frame& frame, Rect& page);

// A new passphrase, typed twice.
struct NewPassphrase {
    std::string first;
    std::string second;
    std::string first_error;  // ids of phrases
    std::string second_error;
    std::string proposal;  // random words, offered above the fields

    NewPassphrase();
    ~NewPassphrase();
    NewPassphrase(const NewPassphrase&) = delete;
    NewPassphrase& operator=(const NewPassphrase&) = delete;

    void wipe();
    // Sets the errors; true if it may be used for a store of this purpose.
    bool check(runtime::storage::Purpose purpose);
};
// With an offer of so many random words above: PREFIX.use puts them into the first field, to be typed
// again from paper in the second; PREFIX.another offers others. Controls PREFIX.passphrase and
// PREFIX.again. True: Enter in the second field.
bool passphrase_fields(Frame& frame, Column& column, std::string_view prefix, NewPassphrase& passphrase,
                       int words, bool enabled);

// Wipes what was typed, and keeps the room so that typing on leaves no copies behind.
void wipe_typed(std::string& text);

// "district/ward" as people read it: "district · ward".
std::string site_words(std::string_view site);
// "2026-11-22" as people read it.
std::string date_words(const Frame& frame, std::string_view date);

// A name as part of a control's name: one word, so that a play can write it.
std::string control_word(std::string_view name);

// A word for the control of an instrument: the bare id for the version offered.
std::string short_id(std::string_view full_id, bool offered);

}  // namespace gui
