#include "runtime/client_code.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/utf8.h"

namespace runtime {

namespace {

// 31 characters, a prime number: with weights 1 to 7 a sum modulo 31 sees every single
// wrong character and every swap.
constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
static_assert(alphabet.size() == 31);
constexpr std::size_t random_characters = 6;

std::optional<std::size_t> value_of(char character) {
    const std::size_t at = alphabet.find(character);
    if (at == std::string_view::npos) return std::nullopt;
    return at;
}

std::optional<char> check_character(std::string_view body) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const auto value = value_of(body[i]);
        if (!value) return std::nullopt;
        sum += (i + 1) * *value;
    }
    return alphabet[sum % alphabet.size()];
}

std::string with_hyphen(const std::string& plain) {
    return plain.substr(0, 4) + "-" + plain.substr(4);
}

}  // namespace

std::string new_client_code() {
    std::string body;
    for (std::size_t i = 0; i < random_characters; ++i) {
        body += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    }
    return with_hyphen(body + *check_character(body));
}

namespace {

bool is_plain(std::string_view code) {
    return std::ranges::all_of(code, [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

tl::expected<std::string, CodeFault> checked_code(std::string_view typed) {
    using Kind = CodeFault::Kind;
    // Nearly every code, and a list is searched in every frame: nothing to trim, to compose or not to be
    // seen.
    if (!typed.empty() && typed.size() <= code_bytes_max && is_plain(typed)) {
        std::string code(typed);
        for (char& c : code)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        return code;
    }
    if (!instruments::is_utf8(typed)) return tl::unexpected(CodeFault{Kind::not_utf8});
    const std::size_t first = typed.find_first_not_of(" \t");
    if (first == std::string_view::npos) return tl::unexpected(CodeFault{Kind::empty});
    typed = typed.substr(first, typed.find_last_not_of(" \t") - first + 1);
    for (std::size_t at = 0; at < typed.size();) {
        const instruments::CodePoint point = instruments::code_point_at(typed, at);
        if (instruments::is_unseen(point.value)) return tl::unexpected(CodeFault{Kind::unseen, point.value});
        at += point.length;
    }
    std::string code = instruments::to_capitals(instruments::to_nfc(typed));
    if (code.size() > code_bytes_max) return tl::unexpected(CodeFault{Kind::too_long});
    return code;
}

std::string normalised_code(std::string_view typed) {
    return checked_code(typed).value_or("");
}

std::string matching_code(std::string_view typed) {
    const std::string code = normalised_code(typed);
    std::string plain;
    std::ranges::copy_if(code, std::back_inserter(plain), [](char c) { return c != '-' && c != ' '; });
    return plain.empty() ? code : plain;  // of hyphens alone it is a code all the same
}

CodeFound find_code(std::string_view typed, std::span<const std::string> codes) {
    const auto place = [&](auto found) { return static_cast<std::size_t>(found - codes.begin()); };
    const auto exact = std::ranges::find(codes, normalised_code(typed));
    if (exact != codes.end()) return {place(exact)};
    const std::string wanted = matching_code(typed);
    if (wanted.empty()) return {};
    const auto matches = [&](const std::string& code) { return matching_code(code) == wanted; };
    const auto first = std::ranges::find_if(codes, matches);
    if (first == codes.end()) return {};
    if (std::find_if(std::next(first), codes.end(), matches) != codes.end()) return {{}, true};
    return {place(first)};
}

std::string canonical_code(std::string_view typed) {
    const std::string plain = matching_code(typed);
    if (!has_valid_check(plain)) return normalised_code(typed);
    return with_hyphen(plain);
}

std::string name_of_unseen(char32_t character) {
    struct Named {
        char32_t character;
        std::string_view name;
    };
    constexpr std::array<Named, 17> common = {{
        {U'\0', "NUL"},
        {U'\t', "tab"},
        {U'\n', "line feed"},
        {U'\r', "carriage return"},
        {0x00A0, "no-break space"},
        {0x00AD, "soft hyphen"},
        {0x200B, "zero width space"},
        {0x200C, "zero width non-joiner"},
        {0x200D, "zero width joiner"},
        {0x200E, "left-to-right mark"},
        {0x200F, "right-to-left mark"},
        {0x202A, "left-to-right embedding"},
        {0x202E, "right-to-left override"},
        {0x202F, "narrow no-break space"},
        {0x2060, "word joiner"},
        {0x3000, "ideographic space"},
        {0xFEFF, "byte-order mark"},
    }};
    const auto found = std::ranges::find(common, character, &Named::character);
    const auto number = static_cast<std::uint32_t>(character);
    return found == common.end() ? fmt::format("U+{:04X}", number)
                                 : fmt::format("U+{:04X} ({})", number, found->name);
}

bool has_valid_check(std::string_view code) {
    std::string plain;
    std::ranges::copy_if(code, std::back_inserter(plain), [](char c) { return c != '-' && c != ' '; });
    if (plain.size() != random_characters + 1) return false;
    return check_character(std::string_view(plain).substr(0, random_characters)) == plain.back();
}

}  // namespace runtime
