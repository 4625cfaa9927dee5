// The check before the parser: our own walk over the bytes of an XML file, which
// refuses what our files must not have and what pugixml would let pass, and keeps
// where every element, attribute and piece of text stands (pugixml gives no
// positions of attributes). It resolves nothing: what a value says is pugixml's part.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/problem.h"

namespace instruments {

inline constexpr std::size_t most_bytes = std::size_t{1024} * 1024;
inline constexpr int deepest = 16;

// Line and column of any byte. Code points are counted ahead at intervals, so that a
// file of one long line costs no more than another.
class Lines {
  public:
    explicit Lines(std::string_view bytes);

    [[nodiscard]] int line(std::size_t offset) const;  // from 1
    [[nodiscard]] Place place(std::string_view bytes, std::size_t offset, const std::string& file) const;

  private:
    [[nodiscard]] std::size_t code_points_before(std::string_view bytes, std::size_t offset) const;

    std::vector<std::size_t> starts_;
    std::vector<std::size_t> counted_;  // code points before each interval
};

// Bytes [begin, end) of the file.
struct RawPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool literal = false;  // CDATA: '&' is just a character
};
struct ScannedAttribute {
    RawPiece name;
    RawPiece value;  // between the quotes
};
struct ScannedElement {
    RawPiece name;
    std::vector<ScannedAttribute> attributes;
    std::vector<RawPiece> text;  // what stands directly in it
};
struct Scan {
    std::vector<ScannedElement> elements;  // in the order of their start tags
    Lines lines;
};

[[nodiscard]] tl::expected<Scan, Problems> scan_xml(std::string_view bytes, const std::string& file);

// A reference ("&lt;", "&#10;") that begins at `at`: what it stands for and how many
// bytes it takes; length 0: it is none, or stands for a character that XML forbids.
struct Reference {
    char32_t value = 0;
    std::size_t length = 0;
};
[[nodiscard]] Reference reference_at(std::string_view bytes, std::size_t at);

}  // namespace instruments
