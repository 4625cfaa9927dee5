#include "gui/utf8.h"

#include <utf8proc.h>

#include <array>

#include "instruments/utf8.h"

namespace gui {

char32_t next_character(std::string_view& text) {
    utf8proc_int32_t c = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t used = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &c);
    if (used <= 0) {
        text.remove_prefix(1);
        return U'\uFFFD';
    }
    text.remove_prefix(static_cast<std::size_t>(used));
    return static_cast<char32_t>(c);
}

std::size_t next_boundary(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    std::string_view rest = text.substr(at);
    next_character(rest);
    return text.size() - rest.size();
}

std::size_t previous_boundary(std::string_view text, std::size_t at) {
    std::size_t before = 0;
    for (std::size_t here = 0; here < at && here < text.size(); here = next_boundary(text, here)) {
        before = here;
    }
    return before;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        next_character(text);
        ++count;
    }
    return count;
}

void append_character(std::string& text, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    for (std::size_t i = 0; i < static_cast<std::size_t>(used); ++i) {
        text.push_back(static_cast<char>(bytes.at(i)));
    }
}

std::string to_utf8(char32_t c) {
    std::string text;
    append_character(text, c);
    return text;
}

std::string upper_case(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        append_character(out, static_cast<char32_t>(
                                  utf8proc_toupper(static_cast<utf8proc_int32_t>(next_character(text)))));
    }
    return out;
}

std::string folded(std::string_view text) {
    const auto made = instruments::mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    if (!made) return std::string(text);
    std::string_view rest(*made);
    std::string out;
    while (!rest.empty()) {
        const char32_t c = next_character(rest);
        append_character(out, c == U'đ' ? U'd' : c);
    }
    return out;
}

}  // namespace gui
