#include "runtime/client_code.h"

#include <sodium.h>

#include <cstddef>
#include <cstdint>
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

}  // namespace

std::string new_client_code() {
    std::string body;
    for (std::size_t i = 0; i < random_characters; ++i) {
        body += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    }
    const std::string code = body + *check_character(body);
    return code.substr(0, 4) + "-" + code.substr(4);
}

std::string normalised_code(std::string_view typed) {
    std::string code;
    for (const char c : instruments::to_nfc(typed)) {
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const std::size_t first = code.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return code.substr(first, code.find_last_not_of(" \t") - first + 1);
}

bool has_valid_check(std::string_view code) {
    std::string plain;
    for (const char c : code) {
        if (c != '-') plain += c;
    }
    if (plain.size() != random_characters + 1) return false;
    return check_character(std::string_view(plain).substr(0, random_characters)) == plain.back();
}

}  // namespace runtime
