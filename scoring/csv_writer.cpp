#include <algorithm>
#include <array>

#include "instruments/decimal.h"
#include "scoring/csv.h"

namespace scoring {

namespace {

constexpr std::size_t much = std::size_t{128} << 10;

// "=" and so on, and their full-width forms, which some programs read as the same.
bool begins_formula(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs = {
        "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    return std::ranges::any_of(signs, [text](std::string_view sign) { return text.starts_with(sign); });
}

// Whatever is risky stays so with an apostrophe before it, which is therefore passed over in both
// looks. Without that, safe_cell() would write two texts as one cell, a tab and an apostrophe with a tab,
// and nobody could tell which it was.
bool is_risky(std::string_view text) {
    constexpr std::string_view never_first("\t\r\n\0", 4);
    const std::size_t unquoted = text.find_first_not_of('\'');
    if (unquoted == std::string_view::npos) return false;
    if (never_first.find(text[unquoted]) != std::string_view::npos) return true;
    const std::size_t first = text.find_first_not_of(" '\"");
    if (first == std::string_view::npos || !begins_formula(text.substr(first))) return false;
    return !instruments::parse_decimal(text);
}

}  // namespace

std::string safe_cell(std::string_view text) {
    return is_risky(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view text_of_safe_cell(std::string_view cell) {
    const bool was_put_there = cell.starts_with('\'') && is_risky(cell.substr(1));
    return was_put_there ? cell.substr(1) : cell;
}

void append_csv_cell(std::string& out, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

CsvWriter::CsvWriter(std::ostream& out) : out_(out) {
    buffer_.reserve(2 * much);
}

void CsvWriter::cell(std::string_view text) {
    if (!first_in_record_) buffer_ += ',';
    first_in_record_ = false;
    append_csv_cell(buffer_, text);
}

void CsvWriter::end_record() {
    buffer_ += '\n';
    first_in_record_ = true;
}

bool CsvWriter::flush_if_much() {
    if (buffer_.size() < much) return true;
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
    return out_.good();
}

bool CsvWriter::finish() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
    out_.flush();
    return out_.good();
}

}  // namespace scoring
