#include <algorithm>
#include <cstring>

#include "instruments/utf8.h"
#include "scoring/csv.h"

namespace scoring {

namespace {

constexpr std::size_t block = std::size_t{128} << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::string_view cell_too_long = "this cell is longer than 1 MiB; is a closing quote missing?";
constexpr std::string_view too_many_columns = "this line has more than 10,000 columns";
static_assert(CsvReader::most_columns == 10'000);
constexpr std::string_view stray_quote =
    "a quote stands inside this cell; put the whole cell in quotes and write the quote twice";
constexpr std::string_view text_after_quote =
    "only a comma or the end of the line may follow a closing quote; a quote inside a cell is written twice";

// Eight bytes at a time: most files hold little else than ASCII.
bool is_ascii(std::string_view text) {
    std::uint64_t bits = 0;
    while (text.size() >= sizeof bits) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), sizeof eight);
        bits |= eight;
        text.remove_prefix(sizeof eight);
    }
    for (const char c : text)
        bits |= static_cast<unsigned char>(c);
    return (bits & 0x8080808080808080U) == 0;
}

std::optional<std::size_t> find_broken_utf8(std::string_view text) {
    if (is_ascii(text)) return std::nullopt;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = instruments::code_point_at(text, at).length;
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

}  // namespace

CsvReader::CsvReader(std::istream& in) : in_(in), buffer_(block + 1) {}

// Moves the current record to the front and reads behind it.
void CsvReader::refill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    // One byte stays free for the NUL.
    if (end_ + 1 == buffer_.size()) buffer_.resize(2 * buffer_.size() - 1);
    in_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - 1 - end_));
    const auto count = static_cast<std::size_t>(in_.gcount());
    end_ += count;
    buffer_[end_] = '\0';
    at_end_ = !in_.good();
}

CsvReader::Next CsvReader::next() {
    while (!stopped_) {
        begin_ = next_;
        line_ = next_line_;
        placed_offset_ = 0;
        placed_ = {line_, 1};
        if (width_ == 0) pass_over_byte_order_mark();
        Scan outcome = scan();
        while (outcome == Scan::needs_more) {
            if (end_ - begin_ >= longest_record) {
                outcome = stop(0, "this record is longer than 8 MiB; is a closing quote missing?");
            } else {
                refill();
                outcome = scan();
            }
        }
        if (in_.bad()) {
            stop(0, "the file could not be read on from here");
            fault_->world_failed = true;
        }
        if (stopped_) break;
        if (begin_ == end_) return Next::end;
        const bool blank = raw_.size() == 1 && raw_[0].begin == raw_[0].end && buffer_[begin_] != '"';
        if (blank && width_ != 1) continue;
        if (width_ == 0) width_ = raw_.size();
        make_cells();
        return Next::record;
    }
    return Next::stopped;
}

void CsvReader::pass_over_byte_order_mark() {
    if (begin_ != 0) return;
    while (end_ < byte_order_mark.size() && !at_end_)
        refill();
    if (std::string_view(buffer_.data(), end_).starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
}

// Finds the record's cells from begin_ on.
CsvReader::Scan CsvReader::scan() {
    raw_.clear();
    fault_.reset();
    scanned_lines_ = 1;
    const std::size_t size = end_ - begin_;
    std::size_t at = 0;
    while (true) {
        if (raw_.size() == most_columns) return stop(at, too_many_columns);
        RawCell cell{at, at, false};
        const bool quoted = at < size && buffer_[begin_ + at] == '"';
        const Scan outcome = quoted ? scan_quoted(cell, at) : scan_plain(cell, at);
        if (outcome != Scan::complete) return outcome;
        if (cell.end - cell.begin > longest_cell) return stop(cell.begin, cell_too_long);
        raw_.push_back(cell);
        if (at == size || buffer_[begin_ + at] == '\n') break;
        ++at;  // the comma
    }
    next_ = begin_ + std::min(at + 1, size);
    next_line_ = line_ + scanned_lines_;
    return Scan::complete;
}

// Both leave `at` on the comma or line end behind the cell, or at the end of the file.
CsvReader::Scan CsvReader::scan_plain(RawCell& cell, std::size_t& at) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    while (at < text.size() && text[at] != ',' && text[at] != '\n') {
        if (text[at] == '"') note(at, stray_quote);
        ++at;
    }
    if (at == text.size() && !at_end_) return Scan::needs_more;
    cell.end = at;
    const bool ends_line = at == text.size() || text[at] == '\n';
    if (ends_line && cell.end > cell.begin && text[cell.end - 1] == '\r') --cell.end;
    return Scan::complete;
}

CsvReader::Scan CsvReader::scan_quoted(RawCell& cell, std::size_t& at) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    const std::size_t opened = at;
    cell.begin = opened + 1;
    cell.end = text.find('"', cell.begin);
    while (cell.end < text.size() && cell.end + 1 < text.size() && text[cell.end + 1] == '"') {
        cell.doubled_quotes = true;
        cell.end = text.find('"', cell.end + 2);
    }
    if (cell.end == std::string_view::npos) {
        if (text.size() - opened > longest_cell) return stop(opened, cell_too_long);
        return at_end_ ? stop(opened, "the quote that opens this cell is never closed") : Scan::needs_more;
    }
    const std::string_view content = text.substr(cell.begin, cell.end - cell.begin);
    scanned_lines_ += static_cast<int>(std::ranges::count(content, '\n'));

    const std::size_t behind = cell.end + 1;
    at = std::min(text.find_first_of(",\n", behind), text.size());
    if (at == text.size() && !at_end_) return Scan::needs_more;
    const std::string_view rest = text.substr(behind, at - behind);
    const bool only_line_end = rest == "\r" && (at == text.size() || text[at] == '\n');
    if (!rest.empty() && !only_line_end) note(behind, text_after_quote);
    return Scan::complete;
}

void CsvReader::make_cells() {
    const std::string_view record(buffer_.data() + begin_, next_ - begin_);
    if (const auto broken = find_broken_utf8(record)) {
        fault_.reset();
        note(*broken, "this is not UTF-8; save the file as \"CSV UTF-8\"");
    }
    cells_.clear();
    unquoted_.clear();
    unquoted_.reserve(record.size());  // so that no view into it moves
    for (const RawCell& raw : raw_) {
        const std::string_view text = record.substr(raw.begin, raw.end - raw.begin);
        if (!raw.doubled_quotes) {
            cells_.push_back(text);
            continue;
        }
        const std::size_t start = unquoted_.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            unquoted_.push_back(text[i]);
            if (text[i] == '"') ++i;
        }
        cells_.push_back(std::string_view(unquoted_).substr(start));
    }
}

CsvReader::Position CsvReader::position_of(std::size_t offset) const {
    if (offset < placed_offset_) {
        placed_offset_ = 0;
        placed_ = {line_, 1};
    }
    for (; placed_offset_ < offset; ++placed_offset_) {
        const char c = buffer_[begin_ + placed_offset_];
        if (c == '\n') {
            ++placed_.line;
            placed_.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++placed_.column;
        }
    }
    return placed_;
}

CsvReader::Position CsvReader::position(std::size_t cell) const {
    const std::size_t begin = raw_.at(cell).begin;
    const bool quoted = begin > 0 && buffer_[begin_ + begin - 1] == '"';
    return position_of(quoted ? begin - 1 : begin);
}

void CsvReader::note(std::size_t offset, std::string_view sentence) {
    if (fault_) return;  // the first is the one to mend
    const Position position = position_of(offset);
    fault_ = CsvFault{position.line, position.column, std::string(sentence), false};
}

CsvReader::Scan CsvReader::stop(std::size_t offset, std::string_view sentence) {
    fault_.reset();
    note(offset, sentence);
    stopped_ = true;
    return Scan::stopped;
}

std::string_view CsvReader::ahead() const {
    return {buffer_.data() + next_, end_ - next_};
}

void CsvReader::skip(std::size_t bytes, int lines) {
    next_ += bytes;
    next_line_ += lines;
}

}  // namespace scoring
