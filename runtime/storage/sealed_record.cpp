#include "runtime/storage/sealed_record.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "runtime/storage/failure.h"

namespace runtime::storage {

namespace {

constexpr std::array<unsigned char, 3> format_known{'S', 'R', 1};
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t code_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_size = format_known.size() + nonce_size;

static_assert(nonce_size == 24 && code_size == 16);
static_assert(crypto_box_SEALBYTES + crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 80);

// Not a Secret: opening many records would map, lock and unmap a page for each.
class RecordKey {
  public:
    RecordKey() = default;
    RecordKey(const RecordKey&) = delete;
    RecordKey& operator=(const RecordKey&) = delete;
    ~RecordKey() { wipe(bytes_.data(), bytes_.size()); }
    [[nodiscard]] unsigned char* data() { return bytes_.data(); }
    [[nodiscard]] static constexpr std::size_t size() { return crypto_aead_xchacha20poly1305_ietf_KEYBYTES; }

  private:
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> bytes_{};
};

Bytes bound_to(std::string_view id) {
    Bytes bound(format_known.size() + id.size());
    std::ranges::copy(id, std::ranges::copy(format_known, bound.begin()).out);
    return bound;
}

bool open_key(std::span<const unsigned char> sealed, const KeyPair& reader, RecordKey& key) {
    return sealed.size() == crypto_box_SEALBYTES + RecordKey::size() &&
           crypto_box_seal_open(key.data(), sealed.data(), sealed.size(), reader.public_key.data(),
                                reader.private_key.data()) == 0;
}

SealedKey seal_key(RecordKey& key, const PublicKey& recipient) {
    SealedKey made{recipient, {}};
    // Refuses a public key that everybody has the private half of.
    if (crypto_box_seal(made.sealed.data(), key.data(), RecordKey::size(), recipient.data()) != 0) {
        throw Failure(StoreError::Kind::damaged, "a recipient's key");
    }
    return made;
}

}  // namespace

SealedRecord seal(std::string id, std::span<const unsigned char> content,
                  std::span<const PublicKey> recipients) {
    assert(!recipients.empty() && "nobody could ever read it");
    RecordKey key;
    randombytes_buf(key.data(), RecordKey::size());
    SealedRecord record{std::move(id), Bytes(head_size + content.size() + code_size), {}};
    std::ranges::copy(format_known, record.body.begin());
    unsigned char* nonce = record.body.data() + format_known.size();
    randombytes_buf(nonce, nonce_size);
    const Bytes bound = bound_to(record.id);
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(record.body.data() + head_size, &written, content.data(),
                                               content.size(), bound.data(), bound.size(), nullptr, nonce,
                                               key.data());
    assert(written == content.size() + code_size);
    record.keys.reserve(recipients.size());
    for (const PublicKey& recipient : recipients)
        record.keys.push_back(seal_key(key, recipient));
    return record;
}

std::optional<Unopened> open_sealed(std::string_view id, std::span<const unsigned char> body,
                                    std::span<const unsigned char> sealed_key, const KeyPair& reader,
                                    Bytes& content) {
    const bool ours = body.size() > 2 && body[0] == format_known[0] && body[1] == format_known[1];
    if (ours && body[2] > format_known[2]) return Unopened::from_the_future;
    if (!ours || body[2] != format_known[2] || body.size() < head_size + code_size) return Unopened::altered;
    RecordKey key;
    if (!open_key(sealed_key, reader, key)) return Unopened::not_for_this_key;
    content.resize(body.size() - head_size - code_size);
    const Bytes bound = bound_to(id);
    unsigned long long written = 0;
    const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(
        content.data(), &written, nullptr, body.data() + head_size, body.size() - head_size, bound.data(),
        bound.size(), body.data() + format_known.size(), key.data());
    if (result != 0) return Unopened::altered;
    return std::nullopt;
}

std::optional<SealedKey> seal_on(std::span<const unsigned char> sealed_key, const KeyPair& reader,
                                 const PublicKey& recipient) {
    RecordKey key;
    if (!open_key(sealed_key, reader, key)) return std::nullopt;
    return seal_key(key, recipient);
}

}  // namespace runtime::storage
