// The envelope of a finished record: a key of its own encrypts the record, and that key is
// sealed to each recipient. Whoever holds the envelope and no recipient's private key can
// read nothing of it and change nothing in it; to destroy the sealed keys is to destroy the
// record. What is inside is record_content.h's matter, where envelopes are kept Store's.
//
// Body, format 1: the three bytes "SR" 1, a nonce of 24 bytes, then the content under
// XChaCha20-Poly1305, bound to those three bytes and to the record's id. A sealed key is a
// libsodium sealed box (X25519, XSalsa20-Poly1305). A recipient is a public key and nothing
// else: it may be that of someone who never touches this machine.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/key.h"

namespace runtime::storage {

using Bytes = std::vector<unsigned char>;

struct SealedKey {
    PublicKey recipient{};
    std::array<unsigned char, 80> sealed{};
};

struct SealedRecord {
    std::string id;
    Bytes body;
    std::vector<SealedKey> keys;  // one for each recipient
};

// With a new key every time. There is at least one recipient.
[[nodiscard]] SealedRecord seal(std::string id, std::span<const unsigned char> content,
                                std::span<const PublicKey> recipients);

enum class Unopened : std::uint8_t {
    not_for_this_key,  // the sealed key was made for somebody else, or altered
    altered,           // the body, or it belongs to another record or another key
    from_the_future,   // a later format
};
// The content is left in `content`, which the caller wipes; nothing when it was opened.
[[nodiscard]] std::optional<Unopened> open_sealed(std::string_view id, std::span<const unsigned char> body,
                                                  std::span<const unsigned char> sealed_key,
                                                  const KeyPair& reader, Bytes& content);

// The same record's key for one more recipient; nothing when it is not this reader's.
[[nodiscard]] std::optional<SealedKey> seal_on(std::span<const unsigned char> sealed_key,
                                               const KeyPair& reader, const PublicKey& recipient);

}  // namespace runtime::storage
