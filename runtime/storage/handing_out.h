// A damaged file's records, handed out one after the other as far as each can be read; what became of each is
// counted. Who may, and how one is opened, is salvage.cpp's matter.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "runtime/storage/damaged_file.h"
#include "runtime/storage/records.h"
#include "runtime/storage/salvage.h"
#include "runtime/storage/salvage_ids.h"

namespace runtime::storage {

// How one is read.
struct Ways {
    std::function<Record(const std::string&, Lookup)> sealed, begun;
    std::function<Date(const std::string&)> date;  // of one that was begun
};

class HandingOut {
  public:
    // All of these must outlive this.
    HandingOut(DamagedFile& file, Ways ways, const std::function<bool(const Record&)>& each,
               Salvaged& salvaged);

    // False when `each` had enough.
    [[nodiscard]] bool sealed();
    // Sessions that are not sealed yet, without these.
    [[nodiscard]] bool begun(const std::set<std::string>& but_not = {});
    // The sessions that begun() read.
    [[nodiscard]] const std::set<std::string>& begun_and_read() const { return read_; }

  private:
    bool open(const std::string& id);
    bool give(const Record& record);
    Salvaged::Lost& lose(const std::string& id);

    DamagedFile& file_;
    Ways ways_;
    const std::function<bool(const Record&)>& each_;
    Salvaged& salvaged_;
    Told told_;
    std::vector<std::string> readable_;  // sealed ones
    std::set<std::string> replaced_;     // by corrections that can be read
    std::set<std::string> read_;
};

}  // namespace runtime::storage
