// SQLite's rollback journal beside a file, looked at before SQLite does.
#pragma once

#include <filesystem>

namespace runtime::storage {

// A journal that a power cut left says in its head how many pages the file had, and SQLite makes the file
// that long before it puts them back. Nothing protects that number: one false bit, and a store of 200 KB is a
// third of a terabyte of holes, all of which are then checked page by page. Whatever a file had is in it
// still or in the journal; where the number says more than both hold, this throws Failure `damaged` and has
// changed nothing. So it does where there was no page, for SQLite would empty the file: one that is being
// made is thrown away after a power cut, not put back. The format: https://sqlite.org/fileformat2.html, "The
// Rollback Journal".
void check_journal(const std::filesystem::path& file);

}  // namespace runtime::storage
