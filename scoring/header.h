// The header of a CSV of answers: which column is the id, which is which item. Shared
// by everything that reads answers by item id.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instrument.h"
#include "instruments/problem.h"

namespace scoring {

struct HeaderProblem {
    std::size_t column = 0;  // position of the cell
    std::string sentence;
};

struct Header {
    // By column: the item; or, above the last item, which of the other known names.
    struct Column {
        std::optional<instruments::ItemIndex> item;
        std::size_t other = 0;  // position in `others`, where it is no item
    };
    std::vector<Column> columns;
    // Unknown, nameless and repeated columns; or one for the whole line, and then no columns. An
    // unknown name is not repeated: where the header is missing it is an answer or a client's code. At most
    // instruments::most_problems; the last one says that there are more.
    std::vector<HeaderProblem> problems;

    [[nodiscard]] std::optional<std::size_t> find_other(std::size_t other) const;
};

// `others`: the columns that are no items, such as `id`.
[[nodiscard]] Header read_header(const instruments::Instrument& instrument,
                                 std::span<const std::string_view> cells,
                                 std::span<const std::string_view> others);

// Says at the end of the last problem that is listed, once, that there are more.
void tell_of_further_problems(std::string& last_sentence);

// "this row has 1 cell, and the header has 3"
[[nodiscard]] std::string wrong_width(std::size_t cells, const Header& header);

}  // namespace scoring
