// Comma-separated values as RFC 4180 has them, in UTF-8: a reader that goes through a
// file of any length in bounded memory and knows the line and column of every cell,
// and a writer. It knows nothing about instruments: scoring/batch and the runtime's
// import and export give the cells their meaning.
//
// The reader holds one record, which is limited in its bytes, its columns and the bytes of
// a cell. Who keeps records limits how many (runtime/intake/read_records.h).
//
// Read: with or without a byte-order mark, lines end in LF or CRLF, a quoted cell may
// hold commas, quotes (doubled) and line ends. Written: LF, quotes only where needed.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scoring {

struct CsvFault {
    int line = 0;
    int column = 0;  // from 1, in Unicode code points
    std::string sentence;
    bool world_failed = false;  // the file could not be read on, which is no fault of its content
};

class CsvReader {
  public:
    static constexpr std::size_t longest_record = std::size_t{8} << 20;
    static constexpr std::size_t longest_cell = std::size_t{1} << 20;
    // An export of ASSIST has some 150. Without a limit a record of commas alone costs forty times its size.
    static constexpr std::size_t most_columns = 10'000;

    explicit CsvReader(std::istream& in);

    enum class Next : std::uint8_t { record, end, stopped };
    // Goes to the next record. `stopped`: fault() says why, and nothing more can be read.
    // Lines without any character are passed over, unless a record has one cell only.
    [[nodiscard]] Next next();

    // All of these are about the current record and hold until the next next().
    [[nodiscard]] std::span<const std::string_view> cells() const { return cells_; }
    [[nodiscard]] int line() const { return line_; }
    struct Position {
        int line = 0;
        int column = 0;
    };
    // Asked from left to right, all cells of a record cost one walk through it.
    [[nodiscard]] Position position(std::size_t cell) const;
    // What is wrong with this record, though it could be read: broken UTF-8, a stray quote.
    [[nodiscard]] const std::optional<CsvFault>& fault() const { return fault_; }

    // For a caller that reads plain records faster than next(): what is in memory after the
    // current record, with a NUL behind it, and how much of it, in whole records of one line
    // each, the caller has dealt with.
    [[nodiscard]] std::string_view ahead() const;
    void skip(std::size_t bytes, int lines);

  private:
    struct RawCell {
        std::size_t begin = 0;  // of the content, from the start of the record
        std::size_t end = 0;
        bool doubled_quotes = false;
    };
    enum class Scan : std::uint8_t { complete, needs_more, stopped };

    void refill();
    void pass_over_byte_order_mark();
    Scan scan();
    Scan scan_plain(RawCell& cell, std::size_t& at);
    Scan scan_quoted(RawCell& cell, std::size_t& at);
    void make_cells();
    void note(std::size_t offset, std::string_view sentence);
    Scan stop(std::size_t offset, std::string_view sentence);
    [[nodiscard]] Position position_of(std::size_t offset) const;

    std::istream& in_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // of the current record
    std::size_t next_ = 0;   // of the record after it
    std::size_t end_ = 0;    // of what was read
    bool at_end_ = false;
    bool stopped_ = false;
    std::size_t width_ = 0;  // cells of the first record
    int line_ = 1;
    int next_line_ = 1;
    int scanned_lines_ = 1;
    std::vector<RawCell> raw_;
    std::vector<std::string_view> cells_;
    std::string unquoted_;
    std::optional<CsvFault> fault_;
    // Where position_of() was last asked in this record, and what it said: it goes on from there.
    mutable std::size_t placed_offset_ = 0;
    mutable Position placed_;
};

// Text from outside, so written that no spreadsheet takes it for a formula: with an apostrophe before
// it where its first character, past blanks and quotes, is = + - @ or a full-width form of these, or
// where it begins, past apostrophes, with a tab, a line end or NUL. A number stays one: "-5" is "-5".
[[nodiscard]] std::string safe_cell(std::string_view text);

// The text that safe_cell() wrote, whatever it is: without the one apostrophe that was put before it.
// Of a cell from elsewhere an apostrophe goes only where it stands before what would have got one, so
// "'5" and "'s-Hertogenbosch" stay as they are.
[[nodiscard]] std::string_view text_of_safe_cell(std::string_view cell);

// Appends the cell, in quotes where it needs them.
void append_csv_cell(std::string& out, std::string_view cell);

class CsvWriter {
  public:
    explicit CsvWriter(std::ostream& out);

    void cell(std::string_view text);
    void end_record();
    // Text that is already in order, with its commas and line end.
    std::string& raw() { return buffer_; }
    // Writes what is buffered, once it is much or `finish` asks for it; false if the stream fails.
    [[nodiscard]] bool flush_if_much();
    [[nodiscard]] bool finish();

  private:
    std::ostream& out_;
    std::string buffer_;
    bool first_in_record_ = true;
};

}  // namespace scoring
