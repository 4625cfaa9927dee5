// What the store takes as a name, a site, a date: checked once, at its door. Throws
// Failure `bad_value`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace runtime::storage {

// In Unicode NFC, so that a name typed on another keyboard is the same name. One line of at
// most 100 bytes without spaces at its ends.
[[nodiscard]] std::string checked_name(std::string_view name);
// For somebody or something new: besides, no character in it that nobody sees.
[[nodiscard]] std::string new_name(std::string_view name);
// "district/ward": two parts, each as a name.
void check_site(std::string_view site);
// That, and each as a new name.
void check_new_site(std::string_view site);
// A day of the calendar, "2026-02-28".
void check_date(std::string_view date);
// A client's code: not empty, one line.
void check_code(std::string_view code);
// Words for people: in Unicode NFC, without spaces and line ends around them, no control
// characters other than line ends, and those only where there may be many.
enum class Lines : std::uint8_t { one, many };
[[nodiscard]] std::string checked_words(std::string_view words, std::size_t characters_max, Lines lines);

}  // namespace runtime::storage
