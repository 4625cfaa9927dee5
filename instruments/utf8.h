// Text as bytes: strict UTF-8 (no overlong forms, no surrogates, nothing above
// U+10FFFF), code points for columns and lengths, and NFC, so that one Vietnamese
// word is one sequence of bytes whatever keyboard wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace instruments {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;  // in bytes; 0: what stands there is not UTF-8
};
[[nodiscard]] CodePoint code_point_at(std::string_view bytes, std::size_t at);

[[nodiscard]] bool is_utf8(std::string_view bytes);
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);
// Tab, line feed and carriage return are no control characters here.
[[nodiscard]] bool is_control(char32_t value);
[[nodiscard]] std::string to_nfc(std::string_view utf8);
// As utf8proc_map() with these of its flags, without the library's own memory, which nobody wipes when it is
// freed. Nothing where it is not UTF-8.
[[nodiscard]] std::optional<std::string> mapped(std::string_view utf8, unsigned flags);
// Every letter by its one capital, where it has one; then NFC.
[[nodiscard]] std::string to_capitals(std::string_view utf8);
// A control or format character, or a blank that is not the space bar's: what two people may
// type differently without seeing it.
[[nodiscard]] bool is_unseen(char32_t value);

}  // namespace instruments
