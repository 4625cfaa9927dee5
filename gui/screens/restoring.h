// Putting a backup in the place of a store that cannot be opened: which one, and the passphrase of a
// supervisor who is in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/backups.h"

namespace gui {

struct RestoreDraft {
    RestoreDraft() { wipe_typed(passphrase); }
    ~RestoreDraft() { wipe_typed(passphrase); }
    RestoreDraft(const RestoreDraft&) = delete;
    RestoreDraft& operator=(const RestoreDraft&) = delete;

    void look();
    void close();

    bool in_an_empty_place = false;                          // there is no store that it would replace
    std::optional<std::vector<runtime::FoundBackup>> found;  // while the sheet stands
    std::optional<std::size_t> chosen;                       // while a passphrase is asked
    std::string name;                                        // whose
    std::string passphrase;
    std::optional<runtime::storage::StoreError> error;  // why nothing was replaced
    bool tried = false;  // and no answer seen yet: a wrong one is typed again without a tap
};
// Above the page that says why; a wish::Restore is the answer. `working`: it is being done.
void restore_sheets(RestoreDraft& draft, bool working, Frame& frame, Wishes& wishes);

}  // namespace gui
