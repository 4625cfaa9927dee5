#include "gui/screens/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>

#include "gui/widgets/choice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

void filter_pills(std::span<const Filter> filters, std::string& open, Frame& frame, Column& column) {
    constexpr float gap = 10;
    Rect line = column.take(height::target);
    float used = 0;
    for (const Filter& filter : filters) {
        const std::string& label = filter.options[filter.chosen].label;
        const PillState state = filter.chosen == 0 ? PillState::plain : PillState::chosen;
        const float wide = std::min(pill_width(frame, label, state, Icon::chevron_down), column.width());
        if (used > 0 && used + wide > column.width()) {
            column.gap(gap);
            line = column.take(height::target);
            used = 0;
        }
        if (pill(frame, filter.name, label, line.cut_left(wide), state, Icon::chevron_down)) {
            open = filter.name;
            frame.again();
        }
        line.cut_left(gap);
        used += wide + gap;
    }
}

std::optional<std::size_t> filter_sheet(std::span<const Filter> filters, std::string& open, Frame& frame) {
    const auto filter = std::ranges::find(filters, open, &Filter::name);
    if (filter == filters.end()) return std::nullopt;
    std::optional<std::size_t> touched;
    Sheet sheet(frame, filter->name, filter->title, SheetForm::side);
    {
        ScrollArea area(frame, filter->name, sheet.content());
        Column column(frame, area.content());
        for (std::size_t i = 0; i < filter->options.size(); ++i) {
            const Filter::Option& option = filter->options[i];
            const ChoiceLook look{.style = Style::body_medium};
            const Rect r = column.take(choice_height(frame, option.label, column.width(), look));
            if (choice_card(frame, filter->name + "." + option.name, option.label, r, i == filter->chosen,
                            look)) {
                touched = i;
            }
            column.gap(10);
        }
        area.end_at(column.y());
    }
    if (touched || sheet.closed()) {
        open.clear();
        frame.again();
    }
    return touched;
}

std::optional<int> pager(int page, std::int64_t count, int rows, Frame& frame, Column& column) {
    if (count <= rows && page == 0) return std::nullopt;
    std::optional<int> wanted;
    column.gap(14);
    Rect line = column.take(height::target);
    const std::string back = frame.say("newer");
    const std::string next = frame.say("older");
    const auto look = [](Icon before, Icon after, bool enabled) {
        return ButtonLook{.kind = ButtonKind::secondary,
                          .before = before,
                          .after = after,
                          .style = Style::body_medium,
                          .enabled = enabled};
    };
    const ButtonLook back_look = look(Icon::chevron_left, Icon::none, page > 0);
    const std::int64_t first = std::int64_t{page} * rows;
    const ButtonLook next_look = look(Icon::none, Icon::chevron_right, first + rows < count);
    const Rect left = line.cut_left(button_width(frame, back, back_look));
    const Rect right = line.cut_right(button_width(frame, next, next_look));
    if (button(frame, "page.back", back, left, back_look)) wanted = page - 1;
    const std::string words =
        frame.say("rows_of", {std::to_string(std::min(first + 1, count)),
                              std::to_string(std::min(first + rows, count)), std::to_string(count)});
    draw_text_middle(frame, line, words,
                     {.style = Style::label, .color = frame.theme().text2, .align = Align::center});
    if (button(frame, "page.next", next, right, next_look)) wanted = page + 1;
    return wanted;
}

std::string moment_words(const Frame& frame, runtime::storage::Moment moment) {
    const auto seconds = static_cast<std::time_t>(moment.unix_seconds);
    std::tm local{};
    localtime_r(&seconds, &local);
    const std::string date =
        fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    return date_words(frame, date) + fmt::format(" {:02}:{:02}", local.tm_hour, local.tm_min);
}

}  // namespace gui
