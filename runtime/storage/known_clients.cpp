#include "runtime/storage/known_clients.h"

#include <utility>

#include "runtime/client_code.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

KnownClients::KnownClients(Connection& connection) {
    auto rows = connection.prepare(sql::select_client_codes);
    while (rows.step())
        add({rows.text("id"), rows.text("code")});
}

std::optional<KnownClient> KnownClients::find(std::string_view code) const {
    const auto [first, last] = by_match_.equal_range(matching_code(code));
    for (auto each = first; each != last; ++each) {
        if (each->second.code == code) return each->second;
    }
    if (first == last) return std::nullopt;
    if (std::next(first) != last) throw Failure(StoreError::Kind::ambiguous_code, "code");
    return first->second;
}

void KnownClients::add(KnownClient client) {
    std::string match = matching_code(client.code);
    by_match_.emplace(std::move(match), std::move(client));
}

}  // namespace runtime::storage
