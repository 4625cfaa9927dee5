// Every page by keys alone: Tab comes to each control that can be touched and round again, and what it
// comes to is wholly in view, with the ring around it.
#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string>

#include "gui/theme.h"
#include "tests/gui/walks.h"

using gui::Control;
using gui::Rect;
using tests::Tablet;

namespace {

struct Size {
    int wide, high;
    float text;
};

class Keys {
  public:
    Keys(tests::Screen screen, const Size& size) : screen_(std::move(screen)) {
        screen_.surface().resize(size.wide, size.high);
        screen_.show_text_at(size.text);
        screen_.hands().look();
    }

    void look_over(const char* where) {
        const gui::Surface& surface = screen_.surface();
        INFO(where << " at " << surface.size().w << " text " << surface.scale().text);
        const std::string page = surface.page();
        std::set<std::string> reached;
        constexpr int at_most = 400;
        for (int i = 0; i < at_most; ++i) {
            INFO("Tab from \"" << surface.focus() << '"');
            screen_.hands().key(gui::Key::tab);
            INFO("to \"" << surface.focus() << '"');
            if (!reached.insert(surface.focus()).second) break;
            look_at_focus();
        }
        REQUIRE(reached.size() < at_most);
        for (const Control& control : surface.controls()) {
            if (!control.enabled || reached.contains(control.name)) continue;
            // It leads to what is out of sight below: Tab has been there.
            if (control.name == "more" || control.name.ends_with(".more")) continue;
            FAIL_CHECK("never reached: " << control.name);
        }
        CHECK(surface.page() == page);
    }

  private:
    void look_at_focus() {
        const gui::Surface& surface = screen_.surface();
        const Control* const control = surface.control(surface.focus());
        REQUIRE(control != nullptr);
        INFO("focus on " << told(control->name, control->rect) << ", seen " << told("", control->visible));
        CHECK(control->enabled);
        CHECK(surface.ring_visible());
        const auto ring = ring_drawn();
        if (!ring) {
            FAIL_CHECK("no ring");
            return;
        }
        const Rect window{0, 0, screen_.surface().size().w, screen_.surface().size().h};
        const Rect room = ring->clip.meet(window);
        INFO("ring " << told("", ring->rect) << " in " << told("", room));
        // What is higher than its area is seen from edge to edge of it.
        const bool fits = ring->rect.h <= room.h;
        if (fits) {
            CHECK(holds(control->visible, control->rect));
            CHECK(holds(room, ring->rect));
        } else {
            CHECK(control->visible.h >= room.h - 20);
        }
    }

    struct Ring {
        Rect rect;
        Rect clip;
    };
    // The last thing drawn in the colour of focus, which nothing else has.
    [[nodiscard]] std::optional<Ring> ring_drawn() const {
        const gui::Color focus = gui::theme_of(screen_.surface().scheme()).focus;
        const ImU32 color = IM_COL32(focus.r, focus.g, focus.b, 255);
        std::optional<Ring> ring;
        const ImDrawData* const picture = screen_.surface().picture();
        for (int i = 0; i < picture->CmdListsCount; ++i) {
            const ImDrawList& list = *picture->CmdLists[i];
            for (const ImDrawCmd& command : list.CmdBuffer) {
                if (const auto box = box_of(list, command, color)) {
                    const ImVec4& clip = command.ClipRect;
                    ring = Ring{*box, {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y}};
                }
            }
        }
        return ring;
    }

    static std::optional<Rect> box_of(const ImDrawList& list, const ImDrawCmd& command, ImU32 color) {
        std::optional<Rect> box;
        for (unsigned i = 0; i < command.ElemCount; ++i) {
            const auto at = static_cast<int>(command.IdxOffset + i);
            const ImDrawVert& vertex =
                list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[at]];
            if (vertex.col != color) continue;
            if (!box) box = Rect{vertex.pos.x, vertex.pos.y, 0, 0};
            const float left = std::min(box->x, vertex.pos.x);
            const float top = std::min(box->y, vertex.pos.y);
            box = Rect{left, top, std::max(box->right(), vertex.pos.x) - left,
                       std::max(box->bottom(), vertex.pos.y) - top};
        }
        return box;
    }

    // To a pixel of the ring's outer edge.
    static bool holds(const Rect& outer, const Rect& inner) {
        constexpr float slack = 1.5F;
        return inner.x >= outer.x - slack && inner.right() <= outer.right() + slack &&
               inner.y >= outer.y - slack && inner.bottom() <= outer.bottom() + slack;
    }

    static std::string told(const std::string& name, const Rect& r) {
        std::ostringstream out;
        out << name << " at " << r.x << ',' << r.y << ' ' << r.w << 'x' << r.h;
        return out.str();
    }

    tests::Screen screen_;
};

template <typename Looked>
void go_by_keys(void (*walk)(Looked&, const tests::Look&), Looked& looked, const Size& size) {
    Keys keys(tests::Screen(looked), size);
    walk(looked, [&keys](const char* screen) { keys.look_over(screen); });
}

Size any_size() {
    return GENERATE(Size{1280, 800, 1}, Size{800, 1280, 2});
}

}  // namespace

TEST_CASE("keys alone reach all that a coordinator can touch", "[keyboard]") {
    const Size size = any_size();
    Tablet tablet;
    go_by_keys(tests::walk_as_coordinator, tablet, size);
}

TEST_CASE("keys alone reach all that a supervisor and an evaluator can touch", "[keyboard]") {
    const Size size = any_size();
    Tablet tablet;
    go_by_keys(tests::walk_as_supervisor_and_evaluator, tablet, size);
}

TEST_CASE("keys alone reach all that keeps the data", "[keyboard]") {
    const Size size = any_size();
    Tablet tablet;
    go_by_keys(tests::walk_of_keeping, tablet, size);
}

TEST_CASE("keys alone reach all that a client alone can touch", "[keyboard]") {
    const Size size = any_size();
    Tablet tablet;
    go_by_keys(tests::walk_of_a_client_alone, tablet, size);
}

TEST_CASE("keys alone reach all that stands on the seldom pages", "[keyboard]") {
    const Size size = any_size();
    Tablet tablet;
    Tablet damaged;
    Tablet fresh({.fresh = true});
    Tablet bare({.bare = true});
    go_by_keys(tests::walk_to_results_over_time, tablet, size);
    go_by_keys(tests::walk_of_a_damaged_store, damaged, size);
    go_by_keys(tests::walk_of_the_first_start, fresh, size);
    go_by_keys(tests::walk_of_a_new_programme, bare, size);
}

TEST_CASE("keys alone reach all of an author's window and of the other questions", "[keyboard]") {
    const Size size = any_size();
    tests::Author author("dass-21-1", false);
    tests::Asked asked({.aloud = true});
    go_by_keys(tests::walk_of_an_author, author, size);
    go_by_keys(tests::walk_of_other_questions, asked, size);
}
