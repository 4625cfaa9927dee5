// The quick way through a CSV of a flat instrument: every item one choice of codes of
// one character, nothing skipped, no findings, no bounds (DASS-21). A score then follows
// from two sums per scale, and the same outcomes come again and again, so each is worked
// out once (by scoring/tally) and kept as text.
//
// It takes plain rows only. At anything else (a refusal, a wrong code, a quote, a letter
// beyond ASCII, too few cells) it stops before that row, and the general way goes on.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instrument.h"
#include "scoring/header.h"

namespace scoring {

class FlatScorer {
  public:
    // Nothing if the instrument is not flat. `ending` is what every row ends with, behind its last scale.
    [[nodiscard]] static std::optional<FlatScorer> make(const instruments::Instrument& instrument,
                                                        const Header& header, std::string ending);

    struct Done {
        std::size_t bytes = 0;
        int rows = 0;
    };
    // Scores the plain rows at the front of `text`, which a NUL follows, and appends their results
    // to `out`. It stops after some thousand rows, so that `out` can be written.
    [[nodiscard]] Done score(std::string_view text, std::string& out);

  private:
    static constexpr std::uint8_t no_code = 0xFF;
    using Codes = std::array<std::uint8_t, 256>;  // by first byte: position of the choice
    // What an answer adds to a scale: its weight and, in the low 16 bits, one answer.
    using Packed = std::int64_t;
    struct Part {
        std::uint32_t scale = 0;
        std::array<Packed, 64> add{};
    };
    struct Column {
        bool is_id = false;
        const Codes* codes = nullptr;
        std::vector<Part> parts;
    };
    struct Kept {
        Packed sum = 0;
        std::uint32_t length = 0;  // 0: nothing kept here yet
        std::array<char, 116> text{};
    };
    static constexpr std::size_t kept_per_scale = 256;

    explicit FlatScorer(const instruments::Instrument& instrument) : instrument_(&instrument) {}
    void add_codes();
    bool add_columns(const Header& header);
    void add_parts(const Header& header);
    const char* read_row(const char* at, std::string_view& id);
    const Kept& outcome(std::size_t scale);

    const instruments::Instrument* instrument_;
    std::string ending_;
    std::vector<std::unique_ptr<Codes>> codes_;  // by choice list; none where a code is longer
    std::vector<Column> columns_;
    std::vector<Packed> sums_;  // by scale, of the current row
    std::vector<Kept> kept_;
};

}  // namespace scoring
