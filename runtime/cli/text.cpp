#include "runtime/cli/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "instruments/utf8.h"

namespace runtime::cli {

namespace {

// What wording files hold is checked UTF-8 in NFC; only marks without a composed form remain.
bool is_mark(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (at + 1 >= text.size()) return false;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    return lead == 0xCC || (lead == 0xCD && next < 0xB0);  // U+0300 to U+036F
}

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::string_view next_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

}  // namespace

std::string shown(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const instruments::CodePoint point = instruments::code_point_at(text, at);
        const bool readable = point.length != 0 && !instruments::is_unseen(point.value);
        shown += readable ? text.substr(at, point.length) : "\uFFFD";
        at += std::max<std::size_t>(point.length, 1);
    }
    return shown;
}

std::string in_a_list(std::string_view text) {
    return text.find(',') == std::string_view::npos ? shown(text) : fmt::format("“{}”", shown(text));
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

int width_of(std::string_view utf8) {
    int width = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i)
        width += starts_character(utf8[i]) && !is_mark(utf8, i) ? 1 : 0;
    return width;
}

std::string padded(std::string_view utf8, int width) {
    return std::string(utf8) +
           std::string(static_cast<std::size_t>(std::max(0, width - width_of(utf8))), ' ');
}

std::string wrapped(std::string_view text, std::string_view first, int width) {
    const int indent = width_of(first);
    std::string result(first);
    int column = indent;
    bool line_begins = true;
    const auto new_line = [&] {
        result.erase(result.find_last_not_of(' ') + 1);
        result += '\n';
        result.append(static_cast<std::size_t>(indent), ' ');
        column = indent;
        line_begins = true;
    };
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
            if (!line_begins && column + 1 + width_of(word) > width) new_line();
            if (!line_begins) result += ' ';
            result += word;
            column += width_of(word) + (line_begins ? 0 : 1);
            line_begins = false;
        }
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
        new_line();
    }
    result.erase(result.find_last_not_of(' ') + 1);
    return result + '\n';
}

}  // namespace runtime::cli
