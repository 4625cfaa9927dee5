#include "runtime/storage/passphrase.h"

#include <utf8proc.h>

#include "instruments/utf8.h"

namespace runtime::storage {

namespace {

// Nobody who tries it leaves out how it is written.
bool is_of_practice(const Secret& composed) {
    std::size_t matched = 0;
    const auto next = [&matched] {
        while (matched < practice_passphrase.size() && practice_passphrase[matched] == ' ')
            ++matched;
        return matched < practice_passphrase.size() ? practice_passphrase[matched] : '\0';
    };
    for (const char typed : composed.view()) {
        if (typed == ' ') continue;
        const char small = typed >= 'A' && typed <= 'Z' ? static_cast<char>(typed - 'A' + 'a') : typed;
        if (next() != small) return false;
        ++matched;
    }
    return next() == '\0';
}

}  // namespace

std::optional<Secret> normalised(const Secret& passphrase) {
    auto made = instruments::mapped(passphrase.view(), UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (!made) return std::nullopt;
    Secret composed{std::string_view(*made)};
    wipe(made->data(), made->size());
    return composed;
}

std::optional<PassphraseRefusal> refuse_passphrase(const Secret& passphrase, Purpose purpose) {
    if (passphrase.size() > passphrase_bytes_max) return PassphraseRefusal::too_long;
    const auto composed = normalised(passphrase);
    if (!composed) return PassphraseRefusal::not_utf8;
    std::size_t characters = 0;
    bool varied = false;
    utf8proc_int32_t first = -1;
    const auto size = static_cast<utf8proc_ssize_t>(composed->size());
    for (utf8proc_ssize_t at = 0; at < size; ++characters) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(composed->data() + at, size - at, &character);
        if (length <= 0) return PassphraseRefusal::not_utf8;
        if (utf8proc_category(character) == UTF8PROC_CATEGORY_CC) return PassphraseRefusal::control_character;
        if (first < 0) first = character;
        varied = varied || character != first;
        at += length;
    }
    if (characters < passphrase_characters_min) return PassphraseRefusal::too_short;
    if (!varied) return PassphraseRefusal::one_character;
    if (purpose == Purpose::real && is_of_practice(*composed)) return PassphraseRefusal::of_practice;
    return std::nullopt;
}

}  // namespace runtime::storage
