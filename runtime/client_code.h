// Codes for clients: random, never made from a name or a birth date, with a check
// character that catches every single slip and every swap of two neighbours. They use
// no letter that is easily taken for another (no 0 O 1 I L).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace runtime {

// A new code such as "7KM4-QXC": six random characters and the check character.
[[nodiscard]] std::string new_client_code();

inline constexpr std::size_t code_bytes_max = 100;

struct CodeFault {
    enum class Kind : std::uint8_t {
        empty,
        too_long,
        not_utf8,
        unseen,  // a control or format character, or a blank that is not the space bar's
    };
    Kind kind = Kind::empty;
    char32_t character = 0;  // the unseen one

    friend bool operator==(const CodeFault&, const CodeFault&) = default;
};

// How a typed code is kept, in the kiosk and from a file: without blanks and tabs around it, every
// letter in capitals (also of other alphabets), in NFC. So "đ-01" and "Đ-01" are one client. A code
// with characters that nobody sees is refused: it would be another client that looks the same.
[[nodiscard]] tl::expected<std::string, CodeFault> checked_code(std::string_view typed);
// The same, to look for a code among those that are there; empty where it is refused.
[[nodiscard]] std::string normalised_code(std::string_view typed);

// What codes that are one client's have in common, however they were typed: the code as it is kept,
// without hyphens and blanks. "7km4qxc" and "7KM4-QXC" are one, for search, registration and files alike.
// Empty where the code is refused.
[[nodiscard]] std::string matching_code(std::string_view typed);

// The code of these that was meant: the one typed exactly, else the only one that matches.
struct CodeFound {
    std::optional<std::size_t> at;
    bool ambiguous = false;  // several match, and none exactly: nobody may guess
};
[[nodiscard]] CodeFound find_code(std::string_view typed, std::span<const std::string> codes);

// How a code that nobody has yet is kept: one of ours with its hyphen, another as it was typed. Empty
// where it is refused.
[[nodiscard]] std::string canonical_code(std::string_view typed);

// "U+200B (zero width space)"; "U+0007" where it has no common name.
[[nodiscard]] std::string name_of_unseen(char32_t character);

// Whether this is one of our codes, correctly typed, with its hyphen or without. Codes from elsewhere
// (imported ones) fail it; the store knows them all the same.
[[nodiscard]] bool has_valid_check(std::string_view code);

}  // namespace runtime
