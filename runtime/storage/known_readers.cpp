#include "runtime/storage/known_readers.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

namespace runtime::storage {

namespace {

using nlohmann::json;

constexpr std::string_view purpose = "known readers";
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t code_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Secret key_for(std::string_view what, const KeyPair& own) {
    Secret key = Secret::zeros(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.data(), key.size(), bytes_in(what), what.size(), own.private_key.data(),
                       own.private_key.size());
    return key;
}

}  // namespace

std::vector<unsigned char> note_of(const KnownReaders& known, const KeyPair& own) {
    // An id that is no text was written by somebody else: it is kept as another one, and so not known.
    const std::string content =
        json{{"keys", known.keys}, {"events", known.events}, {"head", known.head}}.dump(
            -1, ' ', false, json::error_handler_t::replace);
    std::vector<unsigned char> note(nonce_size + content.size() + code_size);
    // Of its content: another one for whatever else is written under this key, and nothing but that is told.
    const Secret key = key_for("nonce of known readers", own);
    crypto_generichash(note.data(), nonce_size, bytes_in(content), content.size(), key.data(), key.size());
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(note.data() + nonce_size, &written, bytes_in(content),
                                               content.size(), bytes_in(purpose), purpose.size(), nullptr,
                                               note.data(), key_for(purpose, own).data());
    return note;
}

std::optional<KnownReaders> known_readers_in(std::span<const unsigned char> note, const KeyPair& own) {
    if (note.size() < nonce_size + code_size) return {};
    std::string content(note.size() - nonce_size - code_size, '\0');
    unsigned long long written = 0;
    const auto sealed = note.subspan(nonce_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(content.data()), &written, nullptr, sealed.data(), sealed.size(),
            bytes_in(purpose), purpose.size(), note.data(), key_for(purpose, own).data()) != 0)
        return {};
    // It is hers: she wrote it, or another version of this program did.
    const json read = json::parse(content, nullptr, false);
    try {
        return KnownReaders{read.at("keys").get<std::map<std::string, std::string>>(),
                            read.at("events").get<std::int64_t>(), read.at("head").get<std::string>()};
    } catch (const json::exception&) {
        return {};
    }
}

}  // namespace runtime::storage
