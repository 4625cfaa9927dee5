#include "scoring/csv.h"

namespace scoring {

namespace {

constexpr std::size_t much = std::size_t{128} << 10;

}  // namespace

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
