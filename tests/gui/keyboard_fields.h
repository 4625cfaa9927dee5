// An invented page with a field of each form, for tests of the keyboard on the screen.
#pragma once

#include <string>
#include <string_view>

#include "gui/widgets/bars.h"
#include "gui/widgets/field.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "tests/support/touch.h"

namespace tests {

struct Fields {
    gui::Surface surface;
    std::string story;
    std::string name;
    std::string code;
    std::string secret;
    std::string days;
    bool sheet = false;
    int submitted = 0;
    Hands hands{surface, [this](gui::Frame& frame) { draw(frame); }};

    explicit Fields(int wide = 1280, int high = 800) {
        surface.resize(wide, high);
        hands.look();
    }

    void field(gui::Frame& frame, gui::Rect& place, std::string_view id, std::string& text,
               gui::FieldForm form) {
        const gui::FieldLook look{.form = form, .label = id};
        const auto touch =
            text_field(frame, id, place.cut_top(field_height(frame, look, place.w)), text, look);
        submitted += touch.submitted ? 1 : 0;
        place.cut_top(12);
    }

    void draw(gui::Frame& frame) {
        frame.page("fields");
        gui::Rect page = frame.window();
        page.h -= gui::bottom_bar_height(frame);
        {
            gui::ScrollArea area(frame, "fields", page);
            gui::Rect place = area.content();
            field(frame, place, "days", days, gui::FieldForm::number);
            field(frame, place, "code", code, gui::FieldForm::code);
            field(frame, place, "secret", secret, gui::FieldForm::password);
            field(frame, place, "story", story, gui::FieldForm::text_area);
            field(frame, place, "name", name, gui::FieldForm::text);
            area.end_at(place.y);
        }
        page.h += gui::bottom_bar_height(frame);
        static_cast<void>(gui::bottom_bar(frame, page, {.back = "Back", .next = "Next"}));
        if (!sheet) return;
        const gui::Sheet open(frame, "sheet", "Sheet", gui::SheetForm::side);
        gui::Rect place = open.content();
        field(frame, place, "inside", name, gui::FieldForm::text);
    }

    // Small letters, digits and blanks by their keys; capitals after Shift.
    void tap_keys(std::string_view keys) {
        for (const char key : keys) {
            const bool upper = key >= 'A' && key <= 'Z';
            if (upper) hands.tap("key.shift");
            hands.tap(key == ' ' ? "key.space"
                                 : std::string("key.") + static_cast<char>(upper ? key + 32 : key));
        }
    }
    [[nodiscard]] bool has(std::string_view control) const { return surface.control(control) != nullptr; }
    [[nodiscard]] gui::Point middle(std::string_view control) const {
        return hands.control(control).rect.center();
    }
};

}  // namespace tests
