// Invented pages that show every widget, for tests and for looking at: they are
// laid out as real screens are, with dummy words, and keep what is chosen here.
// Not screens of the program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/frame.h"
#include "gui/widgets/field.h"
#include "tests/support/touch.h"

namespace tests {

struct Gallery {
    enum class Page { question, yes_no, form, report, fields, review };
    Page page = Page::question;

    std::optional<int> chosen;
    std::vector<std::optional<std::size_t>> used = std::vector<std::optional<std::size_t>>(10);
    bool errors = false;
    std::string code;
    std::string passphrase;
    std::string story;
    std::string number;
    gui::DateText date;
    bool sheet = false;
    bool dialog = false;
    int nexts = 0;
    int backs = 0;
    std::optional<gui::Language> language;

    void draw(gui::Frame& frame);

    void draw_question(gui::Frame& frame, gui::Rect page);
    void draw_yes_no(gui::Frame& frame, gui::Rect page);
    void draw_form(gui::Frame& frame, gui::Rect page);
    void draw_report(gui::Frame& frame, gui::Rect page);
    void draw_fields(gui::Frame& frame, gui::Rect page);
    void draw_review(gui::Frame& frame, gui::Rect page);
    void bottom(gui::Frame& frame, gui::Rect& page);
};

// A page of the gallery with hands on it.
struct Scene {
    explicit Scene(Gallery::Page page) {
        gallery.page = page;
        hands.look();
    }

    Gallery gallery;
    gui::Surface surface;
    Hands hands{surface, [this](gui::Frame& frame) { gallery.draw(frame); }};
};

}  // namespace tests
