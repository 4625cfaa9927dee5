#include "scoring/read_cell.h"

#include <algorithm>

#include "instruments/accept.h"
#include "scoring/csv.h"

namespace scoring {

using instruments::Instrument;
using instruments::Item;

namespace {

constexpr std::string_view blanks = " \t\r\n\xC2\xA0";

// As by hand: without blanks at its ends.
std::string_view trimmed(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return cell.substr(first, cell.find_last_not_of(blanks) - first + 1);
}

std::string in_small_letters(std::string_view cell) {
    std::string small(cell);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

// What would make it an answer, without saying which.
std::string_view hint(const Instrument& instrument, const Item& item, std::string_view cell) {
    const auto fits = [&](std::string_view changed) {
        return instruments::answer_from_cell(instrument, item, changed).has_value();
    };
    const std::string_view core = trimmed(cell);
    if (core.empty()) return "; it has nothing but blanks: leave it empty";
    if (core.size() != cell.size() && fits(core)) return "; take away the blanks around it";
    if (in_small_letters(core) != core && fits(in_small_letters(core))) {
        return core.size() == cell.size() ? "; write it in small letters"
                                          : "; take away the blanks around it and write it in small letters";
    }
    // As a Vietnamese spreadsheet writes it.
    std::string with_point(core);
    std::ranges::replace(with_point, ',', '.');
    if (with_point != core && fits(with_point)) return "; write its decimals after a point";
    return "";
}

}  // namespace

tl::expected<instruments::Answer, std::string> read_cell(const Instrument& instrument, const Item& item,
                                                         std::string_view cell) {
    // Codes, numbers and dates are written as they are: only a text can have got an apostrophe.
    if (std::holds_alternative<instruments::TextForm>(item.form)) cell = text_of_safe_cell(cell);
    auto answer = instruments::answer_from_cell(instrument, item, cell);
    if (answer) return *std::move(answer);
    return tl::unexpected("the answer " + instruments::sentence(answer.error(), instrument, item) +
                          std::string(hint(instrument, item, cell)));
}

}  // namespace scoring
