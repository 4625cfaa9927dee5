// Fields to type into, our own: UTF-8, a caret, a selection, no clipboard and no
// history (what is typed here is somebody's health). The caller owns the text;
// what comes out is in Unicode form NFC. A touch on the field or Tab gives it the
// keyboard; while it has it, digits and Backspace belong to it, not to the page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gui/frame.h"

namespace gui {

// A code is capitals and digits, typed as they are.
enum class FieldForm { text, text_area, password, code, number, decimal };

struct FieldLook {
    FieldForm form = FieldForm::text;
    std::string_view label = {};        // above the field, and its name in the controls list
    std::string_view placeholder = {};  // in the empty field
    std::string_view error = {};        // below it, with a red edge
    std::string_view unit = {};         // behind a number
    Icon icon = Icon::none;
    std::size_t limit = 200;  // characters
    bool show_count = false;  // "64 / 500" in the corner
    bool enabled = true;
    bool catches_typing = false;         // also while no field has the keyboard
    std::optional<Language> words = {};  // whose words are typed; none: the page's
};

struct FieldTouch {
    bool changed = false;
    bool submitted = false;  // Enter in a field of one line
    bool focused = false;
};

// Label, field and error together; give it field_height().
float field_height(Frame& frame, const FieldLook& look, float width, float text_area = 140);
FieldTouch text_field(Frame& frame, std::string_view name, Rect r, std::string& text,
                      const FieldLook& look = {});

// 3 x 4 keys that type into `text`: names are NAME.key.1 … NAME.key.0, NAME.key.point, NAME.key.delete.
enum class PadForm { digits, decimal };
// In so much room: between what a finger needs and what looks right.
float number_pad_height(Frame& frame, float room = 1e6F);
bool number_pad(Frame& frame, std::string_view name, Rect r, std::string& text,
                PadForm form = PadForm::digits, std::size_t limit = 6);

// Day, month and year, each may stay empty where a partial date is allowed.
struct DateText {
    std::string day;
    std::string month;
    std::string year;
    bool no_day = false;  // not remembered
    bool no_month = false;
    bool operator==(const DateText&) const = default;
};
struct DateLook {
    std::string_view error = {};
    bool pad = true;       // with the 3 x 4 pad below
    bool partial = false;  // day, or month and day, may be said not to be remembered
};
// Fields NAME.day, NAME.month, NAME.year; two digits move on to the next field. Switches NAME.no-day,
// NAME.no-month.
inline constexpr float date_fields_width = 440;  // beside them there may be room for the switches
float date_fields_height(Frame& frame, const DateLook& look, float width);
// Where what comes beside them begins, below the switches if these stand there; nothing: there is no room.
std::optional<Rect> beside_date_fields(Frame& frame, Rect r, const DateLook& look, float width);
FieldTouch date_fields(Frame& frame, std::string_view name, Rect r, DateText& date,
                       const DateLook& look = {});

}  // namespace gui
