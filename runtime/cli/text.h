// Text for a terminal or a plain file: wrapped at blanks, indented, in columns. Widths
// are counted in characters as they stand on the screen, so that Vietnamese aligns.
#pragma once

#include <string>
#include <string_view>

namespace runtime::cli {

// "1 item", "2 items".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// Columns on a terminal: combining marks take none.
[[nodiscard]] int width_of(std::string_view utf8);
// Blanks up to that width; longer text is left as it is.
[[nodiscard]] std::string padded(std::string_view utf8, int width);

// Lines of at most `width` columns, each ended by a line break. The first line starts with
// `first`, the others with as many blanks. Line breaks in the text are kept.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view first, int width);

// As a terminal may show it: whoever wrote into a file may have put in what moves the cursor, or what cannot
// be seen; a replacement character stands for each.
[[nodiscard]] std::string shown(std::string_view text);
// The same, in quotation marks where it has a comma of its own.
[[nodiscard]] std::string in_a_list(std::string_view text);

}  // namespace runtime::cli
