#include "scoring/header.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "instruments/names.h"

namespace scoring {

using instruments::Instrument;

namespace {

// What stands in the cell is never repeated: without a header it is a client's code or an answer.
std::string unknown_column(const Instrument& instrument, std::size_t place, std::string_view name,
                           const std::vector<std::string>& known) {
    if (name.empty()) return "this column has no name";
    if (name.find_first_of(";\t") != std::string_view::npos) {
        return "the columns of this file are not separated by commas; save it as CSV with commas";
    }
    return fmt::format("the name of column {} is no item of {}{}", place + 1, instrument.full_id(),
                       instruments::did_you_mean(name, known));
}

// A file without any line feed is one record to the reader: its cells then hold line ends.
bool ends_lines_in_cr(std::span<const std::string_view> cells) {
    return std::ranges::any_of(
        cells, [](std::string_view cell) { return cell.find('\r') != std::string_view::npos; });
}

bool is_separated_otherwise(std::span<const std::string_view> cells) {
    return std::ranges::any_of(
        cells, [](std::string_view cell) { return cell.find_first_of(";\t") != std::string_view::npos; });
}

// What is wrong with the whole line, and nothing more need be said then.
std::optional<std::string> not_a_header(const Instrument& instrument, std::span<const std::string_view> cells,
                                        std::span<const std::string_view> others) {
    if (ends_lines_in_cr(cells)) {
        return "the lines of this file end in CR alone, as old Macintosh programs write them; save it as "
               "\"CSV UTF-8\", with lines that end in LF or CRLF";
    }
    const bool one_is_known = std::ranges::any_of(cells, [&](std::string_view cell) {
        return std::ranges::find(others, cell) != others.end() || instrument.find_item(cell);
    });
    if (one_is_known || is_separated_otherwise(cells)) return std::nullopt;
    return fmt::format(
        "this file has no header: none of the names in its first line is known. The first line must name the "
        "columns: {}, and items of {} such as {}",
        fmt::join(others, ", "), instrument.full_id(), instrument.items.front().id);
}

}  // namespace

std::optional<std::size_t> Header::find_other(std::size_t other) const {
    const auto found = std::ranges::find_if(
        columns, [other](const Column& column) { return !column.item && column.other == other; });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

void tell_of_further_problems(std::string& last_sentence) {
    constexpr std::string_view told = " (further problems are not listed)";
    if (!last_sentence.ends_with(told)) last_sentence += told;
}

std::string wrong_width(std::size_t cells, const Header& header) {
    return fmt::format("this row has {} cell{}, and the header has {}", cells, cells == 1 ? "" : "s",
                       header.columns.size());
}

Header read_header(const Instrument& instrument, std::span<const std::string_view> cells,
                   std::span<const std::string_view> others) {
    Header header;
    if (auto sentence = not_a_header(instrument, cells, others)) {
        header.problems.push_back({0, *std::move(sentence)});
        return header;
    }
    std::vector<bool> item_seen(instrument.items.size());
    std::vector<bool> other_seen(others.size());
    std::vector<std::string> names(others.begin(), others.end());
    std::ranges::copy(instruments::ids_of(instrument.items), std::back_inserter(names));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Header::Column column;
        bool known = true;
        bool repeated = false;
        if (const auto other = std::ranges::find(others, cells[i]); other != others.end()) {
            column.other = static_cast<std::size_t>(other - others.begin());
            repeated = other_seen[column.other];
            other_seen[column.other] = true;
        } else if (column.item = instrument.find_item(cells[i]); column.item) {
            repeated = item_seen[*column.item];
            item_seen[*column.item] = true;
        } else {
            known = false;
        }
        header.columns.push_back(column);
        if (known && !repeated) continue;
        // Only then is the sentence made: each looks for the nearest of all known names.
        if (header.problems.size() < instruments::most_problems) {
            header.problems.push_back(
                {i, known ? fmt::format("the column '{}' stands here a second time", cells[i])
                          : unknown_column(instrument, i, cells[i], names)});
        } else {
            tell_of_further_problems(header.problems.back().sentence);
        }
    }
    return header;
}

}  // namespace scoring
