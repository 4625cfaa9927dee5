// What one supervisor was told: who can open records, and where the history stood. It lies in the store,
// encrypted under a key that only her own passphrase leads to. Whoever has the store's data key can take it
// away, and then she is told everything again; he cannot write one.
//
// A note: a nonce of 24 bytes (a keyed digest of the content), then JSON under XChaCha20-Poly1305
// (libsodium).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/storage/key.h"

namespace runtime::storage {

struct KnownReaders {
    std::map<std::string, std::string> keys;  // public ones in hexadecimal, by the person's id
    std::int64_t events = 0;                  // none: nothing is known of the history
    std::string head;                         // of the last of them, in hexadecimal

    friend bool operator==(const KnownReaders&, const KnownReaders&) = default;
};

[[nodiscard]] std::vector<unsigned char> note_of(const KnownReaders& known, const KeyPair& own);
// Nothing when it was not written with this private key, or altered.
[[nodiscard]] std::optional<KnownReaders> known_readers_in(std::span<const unsigned char> note,
                                                           const KeyPair& own);

}  // namespace runtime::storage
