// A client's visit that stands on the screen and is handed over, for the tests of that.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "runtime/storage/keyring.h"
#include "tests/support/invented_store.h"

namespace tests {

inline constexpr const char* client_code = "INVENTED-77";

// A client's visit of two sessions, the first begun, standing on the screen; its sessions.
inline std::vector<std::string> standing_visit(runtime::storage::Store& store) {
    const auto visit = store.start_visit(
        {client_code, north, today, runtime::storage::Mode::self, "vi", {dass, dass}}, now());
    REQUIRE(visit.has_value());
    REQUIRE(store.begin_session(visit->sessions.front().id, {"q1", "vi"}, now()));
    REQUIRE(store.stand_at(visit->id, now()));
    return {visit->sessions.at(0).id, visit->sessions.at(1).id};
}

// As the kiosk does it: the whole store is closed when the client has hers.
inline runtime::storage::Store handed_over(runtime::storage::Store store) {
    auto given = store.hand_over(now());
    REQUIRE(given.has_value());
    return std::move(*given);
}

inline std::string value_of(runtime::storage::Store& store, const std::string& session,
                            const std::string& item) {
    const auto record = store.session(session, now());
    REQUIRE(record.has_value());
    const auto found = std::ranges::find(record->answers, item, &runtime::storage::StoredAnswer::item);
    return found == record->answers.end() ? "" : found->value;
}

// Data key and private key of this person, as the key file gives them for the passphrase.
inline std::pair<runtime::storage::Secret, runtime::storage::Secret> unlocked(const InventedStore& invented,
                                                                              const char* name) {
    const runtime::storage::Keyring keyring = runtime::storage::Keyring::read(invented.beside(".keys"));
    const runtime::storage::Slot* slot = keyring.slot_named(name);
    REQUIRE(slot != nullptr);
    auto pair = runtime::storage::unlock(*slot, passphrase_of(name), keyring.context());
    REQUIRE(pair.has_value());
    auto data = runtime::storage::unseal_data_key(slot->sealed_data_key, *pair);
    REQUIRE(data.has_value());
    return {std::move(*data), std::move(pair->private_key)};
}

}  // namespace tests
