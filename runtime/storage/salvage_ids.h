// Which records a damaged file had: as its tables have them, as others point to them, as the history tells.
// Whether each can be read is handing_out.h's matter.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "runtime/storage/damaged_file.h"
#include "runtime/storage/records.h"

namespace runtime::storage {

// What the history tells of sealed records, as far as it can be read.
struct Told {
    std::map<std::string, Moment> sealed;
    std::set<std::string> corrected, erased;
    bool all = true;
    bool all_corrections = true;
};
[[nodiscard]] Told told_by(DamagedFile& file);

// Ids as their table has them and, where a damaged page hides some, as another has them that points to it.
struct Ids {
    std::set<std::string> there;
    bool all = true;  // false: the table may have others
};
[[nodiscard]] Ids sealed_ids(DamagedFile& file);
[[nodiscard]] Ids begun_ids(DamagedFile& file);

// Sealed ones that only the history tells of.
[[nodiscard]] std::set<std::string> ids_told(const Told& told, const Ids& found);

}  // namespace runtime::storage
