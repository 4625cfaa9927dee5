// UTF-8 a character at a time. Broken bytes are read as U+FFFD, one per byte, so
// that nothing typed or shown can lead outside its text.
#pragma once

#include <string>
#include <string_view>

namespace gui {

// Reads the character at the front of `text` and moves past it; `text` is not empty.
char32_t next_character(std::string_view& text);
std::size_t previous_boundary(std::string_view text, std::size_t at);
std::size_t next_boundary(std::string_view text, std::size_t at);
std::size_t character_count(std::string_view text);
void append_character(std::string& text, char32_t c);
std::string to_utf8(char32_t c);
std::string upper_case(std::string_view text);
// For finding: without case, marks and Vietnamese's stroke ("Đường" and "duong" are one).
std::string folded(std::string_view text);

}  // namespace gui
