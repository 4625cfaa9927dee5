// The file of a damaged store, read as it lies there: no page is verified before, and nothing can be written.
// What meets damage is tried another way or given up, and whatever is read next begins anew. What the rows
// mean is salvage.cpp's matter. Throws Failure.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "runtime/storage/opened.h"
#include "runtime/storage/secret.h"
#include "runtime/storage/sqlite.h"

namespace runtime::storage {

class DamagedFile {
  public:
    // `damaged` where not even the list of tables can be read.
    [[nodiscard]] static Connection open(const std::filesystem::path& file, const Secret& key);

    // The caller's connection, which is exchanged for a new one after each damage: it and the key must
    // outlive this.
    DamagedFile(Connection& connection, std::filesystem::path file, const Secret& key)
        : connection_(connection), file_(std::move(file)), key_(key) {}

    // False where it met damage. Not when there is no memory for it: that throws.
    [[nodiscard]] bool reads(const std::function<void(Connection&)>& what);
    // How the last that could not be read failed.
    [[nodiscard]] StoreError::Kind why() const { return why_; }
    // By its key; and where that meets damage, by a scan from each end.
    [[nodiscard]] bool finds(const std::function<void(Lookup)>& what);
    // Each row of a query without parameters; where it meets damage, then those of the other, which begins at
    // the other end. Whether every row was read. A row may come twice.
    [[nodiscard]] bool from_both_ends(std::string_view up, std::string_view down,
                                      const std::function<void(const Statement&)>& row);

  private:
    void again();

    Connection& connection_;
    std::filesystem::path file_;
    const Secret& key_;
    StoreError::Kind why_ = StoreError::Kind::damaged;
};

}  // namespace runtime::storage
