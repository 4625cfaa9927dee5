#include "scoring/header.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace scoring {

using instruments::Instrument;

namespace {

std::string unknown_column(const Instrument& instrument, std::string_view name,
                           std::span<const std::string_view> others) {
    if (name.empty()) return "this column has no name";
    if (name.find_first_of(";\t") != std::string_view::npos) {
        return "the columns of this file are not separated by commas; save it as CSV with commas";
    }
    std::vector<std::string> known(others.begin(), others.end());
    for (const auto& item : instrument.items)
        known.push_back(item.id);
    const std::string nearest = instruments::nearest(std::string(name), known);
    return fmt::format("{} has no item '{}'{}", instrument.full_id(), name,
                       nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest));
}

}  // namespace

std::optional<std::size_t> Header::find_other(std::size_t other) const {
    const auto found = std::ranges::find_if(
        columns, [other](const Column& column) { return !column.item && column.other == other; });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

Header read_header(const Instrument& instrument, std::span<const std::string_view> cells,
                   std::span<const std::string_view> others) {
    Header header;
    std::vector<bool> item_seen(instrument.items.size());
    std::vector<bool> other_seen(others.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Header::Column column;
        bool repeated = false;
        if (const auto other = std::ranges::find(others, cells[i]); other != others.end()) {
            column.other = static_cast<std::size_t>(other - others.begin());
            repeated = other_seen[column.other];
            other_seen[column.other] = true;
        } else if (column.item = instrument.find_item(cells[i]); column.item) {
            repeated = item_seen[*column.item];
            item_seen[*column.item] = true;
        } else {
            header.problems.push_back({i, unknown_column(instrument, cells[i], others)});
        }
        if (repeated)
            header.problems.push_back(
                {i, fmt::format("the column '{}' stands here a second time", cells[i])});
        header.columns.push_back(column);
    }
    return header;
}

}  // namespace scoring
