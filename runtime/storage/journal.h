// What SQLite would believe of a file that lies beside a database, looked at before SQLite does.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

#include "runtime/storage/secret.h"

namespace runtime::storage {

// What SQLite writes beside a database, and would read there: its journal, and the two of a mode that this
// program never uses.
inline constexpr std::array<std::string_view, 3> beside_database{"-journal", "-wal", "-shm"};
// Removes what is there of them.
void forget_beside_database(const std::filesystem::path& file);

// Throws Failure `damaged`, and has changed nothing, where a journal cannot be this file's: one that is no
// plain file with one name; one that names a further journal (SQLite would delete what that names, wherever
// it lies); one that says that the file was longer than it is, for ours never become shorter, or empty
// (SQLite would make it so: a store of 200 KB became a third of a terabyte of holes by one false bit); one
// that is longer than all pages of the file. And where there is a write-ahead log, which SQLite would take
// over page by page. The format: https://sqlite.org/fileformat2.html, "The Rollback Journal".
void check_journal(const std::filesystem::path& file);

// A power cut left a journal, and opening the file puts back what it says. Nothing protects what it says of
// itself, so that is done with a copy first; where the copy is damaged afterwards this throws, and file and
// journal are as they were. Where there is no room for a copy the journal is believed.
void rehearse_journal(const std::filesystem::path& file, const Secret& key);

}  // namespace runtime::storage
