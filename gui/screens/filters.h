// What stands over and under a long list: pills that narrow it, each with a sheet of its
// choices, and the pages. They draw and return; what is asked of the store is the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/storage/records.h"

namespace gui {

struct Filter {
    struct Option {
        std::string name;  // its control is FILTER.NAME
        std::string label;
    };
    std::string name;             // "filter.site"
    std::string title;            // of the sheet
    std::vector<Option> options;  // the first lets everything through
    std::size_t chosen = 0;
};

// The pills, on as many lines as they need. `open` is the name of the filter whose sheet stands.
void filter_pills(std::span<const Filter> filters, std::string& open, Frame& frame, Column& column);
// The sheet of the open one: the option that was touched, which closes it.
std::optional<std::size_t> filter_sheet(std::span<const Filter> filters, std::string& open, Frame& frame);

// "1–50 / 156" with a button on either side; nothing when one page holds all. The page wanted.
std::optional<int> pager(int page, std::int64_t count, int rows, Frame& frame, Column& column);

// "22/11/2026 09:40", by this machine's clock.
std::string moment_words(const Frame& frame, runtime::storage::Moment moment);

}  // namespace gui
