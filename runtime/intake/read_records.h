// Answers collected elsewhere, from a CSV: columns client, site and date, then item ids; and record in one
// that a salvage made. Codes, sites and texts are read as scoring::safe_cell() writes them, so that what a
// salvage wrote comes back exactly.
// Either every row becomes a record that can be stored, or nothing does and every bad
// cell is named by line and column. It stores nothing itself.
//
// All rows are kept until the last one is read, so their number is limited, and so are the problems that
// are listed: after those nothing more is read. What one record may be, scoring::CsvReader limits.
#pragma once

#include <cstdint>
#include <istream>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/instrument.h"
#include "instruments/problem.h"
#include "runtime/storage/records.h"

namespace runtime {

// A service has hundreds a year, and a salvage's file all that a store has. More is imported in parts.
inline constexpr std::int64_t most_import_rows = 100'000;

struct IntakeRules {
    std::set<storage::Site> sites;        // those that are known
    bool add_sites = false;               // take others too, where they are written district/ward
    storage::Date today;                  // nothing was collected after it
    std::string language;                 // the records'
    std::string file;                     // as problems name it
    std::vector<std::string> codes = {};  // of the clients who are known
};

struct Intake {
    std::vector<storage::ImportedRecord> records;
    std::vector<storage::Site> new_sites;
    instruments::Problems warnings;
};

struct IntakeFailure {
    instruments::Problems problems;  // instruments::most_problems at most; the last says if there are more
    bool unreadable = false;         // the file could not be read on, which is no fault of its content
};

[[nodiscard]] tl::expected<Intake, IntakeFailure> read_records(const instruments::Instrument& instrument,
                                                               std::istream& in, const IntakeRules& rules);

}  // namespace runtime
