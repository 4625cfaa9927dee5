#include "runtime/storage/valid.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "instruments/utf8.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/passphrase.h"

namespace runtime::storage {

namespace {

constexpr std::size_t name_bytes_max = 100;

[[noreturn]] void bad(const char* where) {
    throw Failure(StoreError::Kind::bad_value, where);
}

bool one_line(std::string_view text) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !text.empty() && text.size() <= name_bytes_max && text.front() != ' ' && text.back() != ' ' &&
           std::none_of(text.begin(), text.end(), control);
}

int number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '-') bad("date");
    return value;
}

}  // namespace

std::string checked_name(std::string_view name) {
    const auto composed = normalised(Secret(name));
    if (!composed || !one_line(composed->view())) bad("name");
    return std::string(composed->view());
}

std::string new_name(std::string_view name) {
    std::string checked = checked_name(name);
    for (std::size_t at = 0; at < checked.size();) {
        const instruments::CodePoint point = instruments::code_point_at(checked, at);
        if (instruments::is_unseen(point.value)) bad("unseen");
        at += point.length;
    }
    return checked;
}

void check_site(std::string_view site) {
    const std::size_t slash = site.find('/');
    if (slash == std::string_view::npos || site.find('/', slash + 1) != std::string_view::npos) bad("site");
    if (checked_name(site.substr(0, slash)) != site.substr(0, slash)) bad("site");
    if (checked_name(site.substr(slash + 1)) != site.substr(slash + 1)) bad("site");
}

void check_new_site(std::string_view site) {
    check_site(site);
    const std::size_t slash = site.find('/');
    static_cast<void>(new_name(site.substr(0, slash)));
    static_cast<void>(new_name(site.substr(slash + 1)));
}

void check_date(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') bad("date");
    const std::chrono::year_month_day day{
        std::chrono::year(number(date.substr(0, 4))),
        std::chrono::month(static_cast<unsigned>(number(date.substr(5, 2)))),
        std::chrono::day(static_cast<unsigned>(number(date.substr(8, 2))))};
    if (!day.ok()) bad("date");
}

std::string checked_words(std::string_view words, std::size_t characters_max, Lines lines) {
    const std::size_t first = words.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    words = words.substr(first, words.find_last_not_of(" \n") - first + 1);
    const auto composed = normalised(Secret(words));
    if (!composed) bad("words");
    std::string checked(composed->view());
    const auto refused = [lines](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7f || (byte < 0x20 && (c != '\n' || lines != Lines::many));
    };
    if (std::ranges::any_of(checked, refused)) bad("words");
    const auto characters = std::ranges::count_if(
        checked, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) > characters_max) bad("words");
    return checked;
}

void check_code(std::string_view code) {
    if (!one_line(code)) bad("code");
}

}  // namespace runtime::storage
