#pragma once

#include <filesystem>

#include "runtime/storage/secret.h"
#include "runtime/storage/sqlite.h"

namespace runtime::storage {

// Another file of ours, which must exist, beside the connection's own: its tables are `given.…` while
// this lives. Not within a transaction, and no two at once. A transaction changes one of the two files.
class Attached {
  public:
    Attached(Connection& connection, const std::filesystem::path& file, const Secret& key);
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;
    ~Attached();

  private:
    Connection& connection_;
};

}  // namespace runtime::storage
