#include "runtime/storage/salvage_ids.h"

#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

// The first pair of queries is of the table itself, the second of the one that points to it.
Ids ids(DamagedFile& file, std::string_view up, std::string_view down, std::string_view pointing_up,
        std::string_view pointing_down) {
    Ids found;
    const auto add = [&found](const Statement& row) { found.there.insert(row.text("id")); };
    found.all = file.from_both_ends(up, down, add);
    if (!found.all) static_cast<void>(file.from_both_ends(pointing_up, pointing_down, add));
    return found;
}

}  // namespace

Told told_by(DamagedFile& file) {
    Told told;
    const auto note = [&told](const Statement& row) {
        const std::string kind = row.text("kind");
        const std::string record = row.text("object");
        if (kind == "record.sealed") told.sealed.insert_or_assign(record, Moment{row.number("at")});
        if (kind == "record.corrected") told.corrected.insert(record);
        if (kind == "record.erased") told.erased.insert(record);
    };
    told.all = file.from_both_ends(sql::select_what_became_of_records_up,
                                   sql::select_what_became_of_records_down, note);
    // Corrections have an index, on pages of its own.
    const bool by_index = file.reads([&told](Connection& connection) {
        auto rows = connection.prepare(sql::select_corrected);
        while (rows.step())
            told.corrected.insert(rows.text("object"));
    });
    told.all_corrections = by_index || told.all;
    return told;
}

Ids sealed_ids(DamagedFile& file) {
    return ids(file, sql::select_sealed_ids_up, sql::select_sealed_ids_down, sql::select_keyed_ids_up,
               sql::select_keyed_ids_down);
}

Ids begun_ids(DamagedFile& file) {
    return ids(file, sql::select_begun_ids_up, sql::select_begun_ids_down, sql::select_answered_ids_up,
               sql::select_answered_ids_down);
}

std::set<std::string> ids_told(const Told& told, const Ids& found) {
    std::set<std::string> only_told;
    // Of what stands nowhere else, that it was erased may be in the damaged part.
    if (found.all && !told.all) return only_told;
    for (const auto& [id, at] : told.sealed) {
        if (!found.there.contains(id) && !told.erased.contains(id)) only_told.insert(id);
    }
    return only_told;
}

}  // namespace runtime::storage
