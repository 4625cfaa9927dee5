#include "runtime/storage/key.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <new>

#include "runtime/storage/failure.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/recovery.h"

namespace runtime::storage {

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);
static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == 24);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES + crypto_box_SECRETKEYBYTES == 48);
static_assert(crypto_box_SEALBYTES + data_key_size == 80);

namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1024} * 1024;

Secret derive(const Secret& passphrase, std::span<const unsigned char> salt, const KdfCost& cost) {
    const auto composed = normalised(passphrase);
    // What is not text was never taken as a passphrase: it opens nothing.
    const Secret& bytes = composed ? *composed : passphrase;
    Secret key = Secret::zeros(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const int result = crypto_pwhash_argon2id(
        key.data(), key.size(), reinterpret_cast<const char*>(bytes.data()), bytes.size(), salt.data(),
        cost.passes, cost.memory, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (result != 0) throw std::bad_alloc();
    return key;
}

// What is on paper is typed as it is read.
Secret key_of(const Slot& slot, const Secret& passphrase) {
    if (is_recovery_sheet(slot.name)) return derive(as_on_the_sheet(passphrase), slot.salt, slot.cost);
    return derive(passphrase, slot.salt, slot.cost);
}

// Everything that must not be exchanged between slots or stores.
std::string bound_to(const Slot& slot, std::string_view context) {
    std::string bytes(context);
    bytes += '\0';
    bytes += slot.person;
    bytes += '\0';
    bytes.append(reinterpret_cast<const char*>(slot.public_key.data()), slot.public_key.size());
    return bytes;
}

void lock(Slot& slot, const Secret& private_key, const Secret& passphrase, std::string_view context) {
    randombytes_buf(slot.salt.data(), slot.salt.size());
    randombytes_buf(slot.nonce.data(), slot.nonce.size());
    const Secret key = key_of(slot, passphrase);
    const std::string bound = bound_to(slot, context);
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(slot.locked_private_key.data(), &written, private_key.data(),
                                               private_key.size(),
                                               reinterpret_cast<const unsigned char*>(bound.data()),
                                               bound.size(), nullptr, slot.nonce.data(), key.data());
    assert(written == slot.locked_private_key.size());
}

double seconds_of(const KdfCost& cost) {
    const Secret passphrase{std::string_view("a passphrase to measure with")};
    const std::array<unsigned char, 16> salt{};
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(derive(passphrase, salt, cost));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

KdfCost cheap_cost() {
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

KdfCost tuned_cost() {
    // Memory before passes: it is what a cracking machine lacks. 256 MiB where one pass
    // over them stays well under the second that a person waits, 64 MiB elsewhere.
    constexpr double aim = 0.75;
    KdfCost cost{1, 256 * mebibyte};
    double one_pass = aim;
    try {
        one_pass = seconds_of(cost);
    } catch (const std::bad_alloc&) {
        one_pass = 2 * aim;
    }
    if (one_pass > aim) {
        cost.memory = 64 * mebibyte;
        one_pass = seconds_of(cost);
    }
    cost.passes = passes_for(one_pass);
    // Argon2's authors ask for three passes where the memory is small.
    if (cost.memory == 64 * mebibyte) cost.passes = std::max<std::uint64_t>(cost.passes, 3);
    return cost;
}

std::uint64_t passes_for(double one_pass) {
    constexpr double least = 0.5;  // seconds: what a guess is to cost at least
    return static_cast<std::uint64_t>(std::clamp(std::ceil(least / one_pass), 1.0, 64.0));
}

bool plausible(const KdfCost& cost) {
    // All of it in all passes: what takes a minute was not measured for a second on any machine.
    return cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.passes <= 64 &&
           cost.memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && cost.memory <= 1024 * mebibyte &&
           cost.passes * cost.memory <= 16 * 1024 * mebibyte;
}

OpenSlot make_slot(std::string person, std::string name, const Secret& passphrase, const KdfCost& cost,
                   const Secret& data_key, std::string_view context) {
    assert(data_key.size() == data_key_size);
    Slot slot;
    slot.person = std::move(person);
    slot.name = std::move(name);
    slot.cost = cost;
    Secret private_key = Secret::zeros(crypto_box_SECRETKEYBYTES);
    crypto_box_keypair(slot.public_key.data(), private_key.data());
    lock(slot, private_key, passphrase, context);
    slot.sealed_data_key = seal_data_key(data_key, slot.public_key);
    return {slot, {slot.public_key, std::move(private_key)}};
}

std::optional<KeyPair> unlock(const Slot& slot, const Secret& passphrase, std::string_view context) {
    const Secret key = key_of(slot, passphrase);
    const std::string bound = bound_to(slot, context);
    KeyPair keys{slot.public_key, Secret::zeros(crypto_box_SECRETKEYBYTES)};
    unsigned long long written = 0;
    const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(
        keys.private_key.data(), &written, nullptr, slot.locked_private_key.data(),
        slot.locked_private_key.size(), reinterpret_cast<const unsigned char*>(bound.data()), bound.size(),
        slot.nonce.data(), key.data());
    if (result != 0) return std::nullopt;
    return keys;
}

std::array<unsigned char, 80> seal_data_key(const Secret& data_key, const PublicKey& to) {
    std::array<unsigned char, 80> sealed{};
    if (crypto_box_seal(sealed.data(), data_key.data(), data_key.size(), to.data()) != 0)
        throw Failure(StoreError::Kind::io, "seal");
    return sealed;
}

std::optional<Secret> unseal_data_key(std::span<const unsigned char, 80> sealed, const KeyPair& keys) {
    Secret key = Secret::zeros(data_key_size);
    const int result = crypto_box_seal_open(key.data(), sealed.data(), sealed.size(), keys.public_key.data(),
                                            keys.private_key.data());
    if (result != 0) return std::nullopt;
    return key;
}

std::string new_uuid() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    std::string text(hex.data(), 32);
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        text.insert(at, 1, '-');
    return text;
}

}  // namespace runtime::storage
