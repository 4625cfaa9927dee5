#include "runtime/storage/attached.h"

#include <cassert>

#include "runtime/storage/failure.h"
#include "runtime/storage/raw_key.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

Attached::Attached(Connection& connection, const std::filesystem::path& file, const Secret& key)
    : connection_(connection) {
    assert(!connection.in_transaction());
    if (!std::filesystem::exists(file)) throw Failure(StoreError::Kind::no_such_file, "attach");
    const Secret text = raw_key(key);
    connection_.prepare(sql::attach_given).bind(":file", file.native()).bind(":key", text.view()).run();
}

Attached::~Attached() {
    try {
        connection_.prepare(sql::detach_given).run();
    } catch (const Failure&) {
        // It goes with the connection.
        return;
    }
}

}  // namespace runtime::storage
