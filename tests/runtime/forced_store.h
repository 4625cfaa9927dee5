// For tests of sealing: a store as somebody sees it who made a member of staff open it and has a
// program of her own; and records with planted words, to be looked for.
#pragma once

#include <string>
#include <string_view>

#include "runtime/storage/key.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

namespace tests {

runtime::storage::KeyPair keys_of(const InventedStore& invented, std::string_view name);
// As somebody who made `name` open the store, and has a program of her own.
runtime::storage::Connection forced(const InventedStore& invented, std::string_view name = "coordinator");
// Into the table of tables, which a program of one's own need not defend.
void forced_into_schema(const InventedStore& invented, const std::string& script);
// A statement made here; connections keep their statements by address.
runtime::storage::Statement prepared(runtime::storage::Connection& connection, const std::string& sql);
std::int64_t count(const InventedStore& invented, const std::string& what);
// Every value of every row of every table, as the data key shows it.
std::string everything(const InventedStore& invented);

// A finished session of a visit that is still open; its visit's id.
std::string visit_with_result(runtime::storage::Store& store, const std::string& client = "INVENTED-1",
                              const std::string& value = "CANARY-answer");
std::string finished_survey(runtime::storage::Store& store, const runtime::storage::Date& date = today);

}  // namespace tests
