#include "runtime/export/manifest.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "scoring/score.h"

namespace runtime {

namespace {

using Json = nlohmann::ordered_json;

std::string iso(storage::Moment moment) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(moment.unix_seconds)));
}

Json or_null(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

// The real first and last day would tell how far the dates were moved at most.
Json selection_of(const ExportWish& wish) {
    Json selection = {{"instrument", or_null(wish.selection.instrument)},
                      {"version", or_null(wish.selection.version)},
                      {"site", or_null(wish.selection.site)}};
    if (wish.level == Level::deidentified) {
        selection["by_date"] = wish.selection.from.has_value() || wish.selection.to.has_value();
    } else {
        selection["from"] = or_null(wish.selection.from);
        selection["to"] = or_null(wish.selection.to);
    }
    return selection;
}

Json file_of(const WholeFile& file) {
    return {
        {"name", file.path().filename().string()}, {"bytes", file.size()}, {"blake2b_256", file.digest()}};
}

Json table_of(const ManifestTable& table) {
    Json wordings = Json::array();
    for (const auto& [language, wording] : table.entry->wordings) {
        wordings.push_back({{"language", language}, {"status", wording.status}, {"digest", wording.digest}});
    }
    const instruments::Instrument& instrument = table.entry->instrument;
    Json listed = {{"instrument", instrument.full_id()},
                   {"anonymous", instrument.anonymous},
                   {"records", table.records},
                   {"definition_digest", instrument.digest},
                   {"wordings", wordings},
                   {"data", file_of(*table.file)},
                   {"codebook", file_of(*table.codebook)}};
    if (table.to_import != nullptr) {
        listed["finished"] = table.finished;
        listed["to_import"] = file_of(*table.to_import);
    }
    return listed;
}

Json mark_of(const std::optional<storage::StoreMark>& mark) {
    if (!mark) return nullptr;
    return {{"records", mark->records}, {"events", mark->events}, {"head", mark->head}};
}

std::string_view name_of(storage::Salvaged::Alone alone) {
    if (alone == storage::Salvaged::Alone::none) return "none";
    return alone == storage::Salvaged::Alone::taken ? "taken" : "unread";
}

Json salvaged_of(const storage::Salvaged& salvaged) {
    Json lost = Json::array();
    for (const storage::Salvaged::Lost& each : salvaged.lost) {
        lost.push_back({{"record", each.id},
                        {"sealed", each.sealed ? Json(iso(*each.sealed)) : Json(nullptr)},
                        {"date", or_null(each.date)},
                        {"sealed_to_others", each.to_others},
                        {"maybe_erased", each.maybe_erased}});
    }
    return {{"found", salvaged.found},
            {"all_found", salvaged.all_found},
            {"taken", salvaged.taken},
            {"without_answers", salvaged.without_answers},
            {"corrections_known", salvaged.corrections_known},
            {"answered_alone", name_of(salvaged.alone)},
            {"lost", lost}};
}

}  // namespace

std::string manifest_of(const ManifestStore& of, const Clock& clock, const ExportWish& wish,
                        const std::vector<ManifestTable>& tables) {
    Json listed = Json::array();
    for (const ManifestTable& table : tables)
        listed.push_back(table_of(table));
    Json manifest = {
        {"format", "screening-kiosk csv 1"},
        {"program", "screening " KIOSK_VERSION},
        {"scorer", scoring::scorer_version},
        {"made", iso(clock.now())},
        {"store", mark_of(of.mark)},
        {"practice", of.purpose == storage::Purpose::practice},
        {"level", name_of(wish.level)},
        {"selection", selection_of(wish)},
        {"left_out", {{"corrected", of.corrected}, {"corrected_unreadable", of.corrected_unreadable}}},
        {"cells",
         {{"", "asked and not answered; a score: cannot be given"},
          {"refused",
           "\"No answer\": the respondent did not want to, or whoever records about her does not know"},
          {"not_asked", "not asked, or kept out by a later change"},
          {"'",
           "a first apostrophe before = + - @ is not the text's: it keeps spreadsheets from running it"}}},
        {"tables", listed}};
    if (of.salvaged != nullptr) manifest["salvaged"] = salvaged_of(*of.salvaged);
    return manifest.dump(2) + "\n";
}

}  // namespace runtime
