#include "instruments/utf8.h"

#include <utf8proc.h>
#include <algorithm>
#include <array>
#include <vector>

namespace instruments {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

}  // namespace

CodePoint code_point_at(std::string_view bytes, std::size_t at) {
    const unsigned first = byte_at(bytes, at);
    if (first < 0x80U) return {first, 1};
    const std::size_t length = first < 0xC2U   ? 0
                               : first < 0xE0U ? 2
                               : first < 0xF0U ? 3
                               : first < 0xF5U ? 4
                                               : 0;
    if (length == 0 || bytes.size() - at < length) return {};
    char32_t value = first & (0x7FU >> length);
    for (std::size_t next = 1; next < length; ++next) {
        const unsigned byte = byte_at(bytes, at + next);
        if ((byte & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800U) || (length == 4 && value < 0x10000U);
    const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
    if (overlong || surrogate || value > 0x10FFFFU) return {};
    return {value, length};
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = code_point_at(bytes, at).length;
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::size_t count_code_points(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

bool is_control(char32_t value) {
    if (value < 0x20U) return value != U'\t' && value != U'\n' && value != U'\r';
    return (value >= 0x7FU && value < 0xA0U) || (value & 0xFFFEU) == 0xFFFEU;
}

std::optional<std::string> mapped(std::string_view utf8, unsigned flags) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
    // A set of flags in an enumeration, as the library wants it.
    const auto options =
        static_cast<utf8proc_option_t>(flags);  // NOLINT(clang-analyzer-optin.core.EnumCastOutOfRange)
    const utf8proc_ssize_t needed = utf8proc_decompose(bytes, size, nullptr, 0, options);
    if (needed < 0) return std::nullopt;
    // One more, for the end that it writes.
    std::vector<utf8proc_int32_t> points(static_cast<std::size_t>(needed) + 1);
    const utf8proc_ssize_t length = utf8proc_decompose(bytes, size, points.data(), needed, options);
    if (length < 0 || length > needed) return std::nullopt;
    const utf8proc_ssize_t made = utf8proc_reencode(points.data(), length, options);
    if (made < 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(points.data()), static_cast<std::size_t>(made));
}

std::string to_nfc(std::string_view utf8) {
    if (is_ascii(utf8)) return std::string(utf8);
    return mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE).value_or(std::string(utf8));
}

std::string to_capitals(std::string_view utf8) {
    std::string capitals;
    capitals.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        if (point.length == 0) return std::string(utf8);  // for valid UTF-8 only
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto size =
            utf8proc_encode_char(utf8proc_toupper(static_cast<utf8proc_int32_t>(point.value)), bytes.data());
        capitals.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        at += point.length;
    }
    return to_nfc(capitals);
}

bool is_unseen(char32_t value) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CN:  // nobody knows what it shows
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        case UTF8PROC_CATEGORY_ZS:
            return value != U' ';
        default:
            return false;
    }
}

}  // namespace instruments
