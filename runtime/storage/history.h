// The history: events that are only added to, each linked to the one before by a keyed
// digest, so that a row changed, taken out or put in between shows. Cutting off the newest
// rows does not show here; the head tells, printed on receipts and noted for each supervisor
// (known_readers.h). Throws Failure.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/records.h"
#include "runtime/storage/sqlite.h"

namespace runtime::storage {

using Digest = std::array<unsigned char, 32>;

// Keyed BLAKE2b over parts, each with its length before it, so that no two lists of parts
// give the same bytes.
class Digester {
  public:
    explicit Digester(std::span<const unsigned char> key);
    Digester& add(std::string_view part);
    Digester& add(std::int64_t part) { return add(std::to_string(part)); }
    Digester& add(std::span<const unsigned char> part);
    [[nodiscard]] Digest digest();

  private:
    alignas(64) std::array<unsigned char, 384> state_{};  // crypto_generichash_state
};

// The digest of a finished record, under its own salt: without the salt it tells nothing
// of a record whose content could be guessed.
[[nodiscard]] Digest digest_of(const Record& record, std::span<const unsigned char> salt);

// What whoever holds the store can tell of a sealed record: whether it is as it was sealed.
[[nodiscard]] Digest mark_of(std::string_view record, std::span<const unsigned char> body,
                             const Secret& history_key);
[[nodiscard]] Secret history_key(Connection& connection);

struct Happening {
    std::string kind;
    std::string object;
    std::vector<unsigned char> before = {};  // digests, where something changed
    std::vector<unsigned char> after = {};
};

// Inside the caller's transaction.
void append_event(Connection& connection, const Who& actor, const Happening& happening, Moment at);

struct ChainState {
    bool whole = false;
    std::int64_t events = 0;
    std::string head;  // in hexadecimal
};
// Some four microseconds an event: at every start.
[[nodiscard]] ChainState verify_chain(Connection& connection);

// How much there is and where the history ends.
[[nodiscard]] StoreMark mark_of(Connection& connection);

[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

}  // namespace runtime::storage
