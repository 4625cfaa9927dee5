#include "runtime/storage/transaction.h"

#include "runtime/storage/failure.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

Transaction::Transaction(Connection& connection, Begin begin) : connection_(connection) {
    connection_.prepare(begin == Begin::at_once ? sql::begin_at_once : sql::begin_when_written).run();
}

Transaction::~Transaction() {
    // After some failures SQLite has rolled back by itself.
    if (!open_ || !connection_.in_transaction()) return;
    try {
        connection_.run("ROLLBACK");
    } catch (const Failure&) {
        // The journal stays, and the next open rolls back from it.
        return;
    }
}

void Transaction::commit() {
    connection_.prepare(sql::commit).run();
    open_ = false;
}

}  // namespace runtime::storage
