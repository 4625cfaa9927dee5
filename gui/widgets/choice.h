// Ways to choose: the full-width answer card, the two- or three-part yes/no
// switch, the pill switch (VI | EN), filter pills and the rail of substances.
// Each draws what is chosen now and returns what was touched; it changes nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/widgets/card.h"

namespace gui {

struct ChoiceLook {
    Mark mark = Mark::circle;
    std::string_view detail = {};  // a second, smaller paragraph
    bool error = false;
    bool enabled = true;
    int digit = -1;  // the number key that picks it, shown as a key cap once keys were used
    Style style = Style::answer;
};
float choice_height(Frame& frame, std::string_view label, float width, const ChoiceLook& look = {},
                    float least = height::choice);
[[nodiscard]] bool choice_card(Frame& frame, std::string_view name, std::string_view label, Rect r,
                               bool selected, const ChoiceLook& look = {});

// One part of a switch. Names are whole control names.
struct Part {
    std::string name;
    std::string label;
    int digit = -1;
};

// Yes/no, or yes/no/no answer: the first part fills with the accent, the others with slate (no judgement).
[[nodiscard]] std::optional<std::size_t> halves(Frame& frame, std::span<const Part> parts, Rect r,
                                                std::optional<std::size_t> chosen);
// Width that the parts need so that no label is cut, 108 dp each at least.
float halves_width(Frame& frame, std::span<const Part> parts);

// A row of a yes/no list: title, error, hint, and the switch.
struct YesNoLook {
    std::string_view hint = {};
    std::string_view error = {};
};
float yes_no_row_height(Frame& frame, std::string_view title, std::span<const Part> parts, float width,
                        const YesNoLook& look = {});
[[nodiscard]] std::optional<std::size_t> yes_no_row(Frame& frame, std::string_view title,
                                                    std::span<const Part> parts, Rect r,
                                                    std::optional<std::size_t> chosen,
                                                    const YesNoLook& look = {});

// Colours for a ground that is none of the scheme's.
struct SegmentColors {
    Color track, words, knob, chosen;
};
[[nodiscard]] std::optional<std::size_t> segmented(Frame& frame, std::span<const Part> parts, Rect r,
                                                   std::size_t chosen, const SegmentColors* own = nullptr);

enum class PillState { plain, done, current, chosen };
float pill_width(Frame& frame, std::string_view label, PillState state, Icon after = Icon::none);
[[nodiscard]] bool pill(Frame& frame, std::string_view name, std::string_view label, Rect r, PillState state,
                        Icon after = Icon::none);

// For lesser words on a card that may be chosen: its ground is dark then in high contrast.
Color quiet_on_choice(const Theme& theme, bool selected);

}  // namespace gui
