// Keys of people: a key pair whose private half is locked by a passphrase (Argon2id), and
// the store's data key sealed to the public half. Nobody's passphrase is needed to give
// him a new data key. Where the slots are kept is keyring.h's matter.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/storage/secret.h"

namespace runtime::storage {

inline constexpr std::size_t data_key_size = 32;

using PublicKey = std::array<unsigned char, 32>;

struct KdfCost {
    std::uint64_t passes = 0;
    std::uint64_t memory = 0;  // bytes

    friend bool operator==(const KdfCost&, const KdfCost&) = default;
};

// For practice stores and tests only: the least that Argon2id takes.
[[nodiscard]] KdfCost cheap_cost();
// Measured on this machine: 0.5 to 1 s, in 64 MiB or more. Takes about as long itself.
[[nodiscard]] KdfCost tuned_cost();
// The fewest that take 0.5 s, where one takes so many seconds.
[[nodiscard]] std::uint64_t passes_for(double one_pass);
// Within what this program would ever have written; a hostile key file may say otherwise.
[[nodiscard]] bool plausible(const KdfCost& cost);

// What the key file keeps of one person.
struct Slot {
    std::string person;  // id
    std::string name;    // as shown on the sign-in tile
    PublicKey public_key{};
    KdfCost cost;
    std::array<unsigned char, 16> salt{};
    std::array<unsigned char, 24> nonce{};
    std::array<unsigned char, 48> locked_private_key{};
    std::array<unsigned char, 80> sealed_data_key{};
    // While the data key is being changed: the one that comes, for those who stay.
    std::optional<std::array<unsigned char, 80>> sealed_next_key;
    // Takes the place of this person's other slot when the change is done: her passphrase changes with it.
    bool comes = false;
};

struct KeyPair {
    PublicKey public_key{};
    Secret private_key;
};

// A slot and what its passphrase opens.
struct OpenSlot {
    Slot slot;
    KeyPair keys;
};

// `context` binds the lock to one store: a slot copied into another store, or into a store
// that is marked otherwise, does not open.
[[nodiscard]] OpenSlot make_slot(std::string person, std::string name, const Secret& passphrase,
                                 const KdfCost& cost, const Secret& data_key, std::string_view context);
// Nothing when the passphrase is wrong.
[[nodiscard]] std::optional<KeyPair> unlock(const Slot& slot, const Secret& passphrase,
                                            std::string_view context);
[[nodiscard]] std::array<unsigned char, 80> seal_data_key(const Secret& data_key, const PublicKey& to);
// Nothing when it was sealed to someone else or altered.
[[nodiscard]] std::optional<Secret> unseal_data_key(std::span<const unsigned char, 80> sealed,
                                                    const KeyPair& keys);

// A random (version 4) UUID.
[[nodiscard]] std::string new_uuid();

}  // namespace runtime::storage
