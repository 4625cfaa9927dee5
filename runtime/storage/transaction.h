#pragma once

#include "runtime/storage/sqlite.h"

namespace runtime::storage {

// Rolls back unless it was committed. Durable when commit() returns.
class Transaction {
  public:
    enum class Begin {
        at_once,
        // With another file attached: the one that is only read is not made part of the commit.
        when_written,
    };
    explicit Transaction(Connection& connection, Begin begin = Begin::at_once);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace runtime::storage
