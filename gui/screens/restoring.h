// Putting a backup in the place of a store that cannot be opened: which one, and whether really.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/backups.h"

namespace gui {

struct RestoreDraft {
    std::optional<std::vector<runtime::FoundBackup>> found;  // while one is chosen
    std::optional<std::size_t> chosen;                       // while it is asked whether really

    void look() { found = runtime::found_backups(runtime::save_places(runtime::Surroundings::here())); }
};
// Above the page that says why; a wish::Restore is the answer.
void restore_sheets(RestoreDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
