// The rule for passphrases, one for the window and the command line: an own passphrase is
// taken from 15 characters. It is brought to Unicode NFC first, so that the same Vietnamese
// letters open the store whichever keyboard composed them.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/storage/records.h"
#include "runtime/storage/secret.h"

namespace runtime::storage {

inline constexpr std::size_t passphrase_characters_min = 15;
// A bound on the work for a hostile passphrase file, far above any sentence.
inline constexpr std::size_t passphrase_bytes_max = 1024;
// Of practice stores. It stands in every copy of the program, so that it protects nothing.
inline constexpr std::string_view practice_passphrase = "practice practice practice practice";

enum class PassphraseRefusal {
    too_short,
    too_long,
    not_utf8,
    control_character,  // a tab or a line end, which cannot be typed again
    one_character,      // the same character throughout
    of_practice,        // the one of practice stores, whatever its capitals and blanks, for a real one
};

// For a new passphrase; signing in never applies it.
[[nodiscard]] std::optional<PassphraseRefusal> refuse_passphrase(const Secret& passphrase,
                                                                 Purpose purpose = Purpose::real);

// The bytes that the key is derived from; nothing if it is not UTF-8.
[[nodiscard]] std::optional<Secret> normalised(const Secret& passphrase);

}  // namespace runtime::storage
