// Every client's code of a store, to find whose one was meant: by the rule of client_code.h. Read
// once, so that a file of thousands of codes is not thousands of readings. Throws Failure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/storage/sqlite.h"

namespace runtime::storage {

struct KnownClient {
    std::string id;
    std::string code;  // as it is kept, however it was typed
};

class KnownClients {
  public:
    explicit KnownClients(Connection& connection);

    // The one of exactly this code, else the only one that matches; `ambiguous_code` where several do.
    [[nodiscard]] std::optional<KnownClient> find(std::string_view code) const;
    void add(KnownClient client);

  private:
    std::multimap<std::string, KnownClient> by_match_;
};

}  // namespace runtime::storage
