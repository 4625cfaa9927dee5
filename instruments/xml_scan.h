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

inline constexpr std::size_t most_bytes = 1024U * 1024U;
inline constexpr int deepest = 16;

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
    std::vector<std::size_t> lines;        // where each line begins
};

[[nodiscard]] tl::expected<Scan, Problems> scan_xml(std::string_view bytes, const std::string& file);

// Line and column (in code points) of a byte.
[[nodiscard]] Place place_of(std::string_view bytes, const std::vector<std::size_t>& lines,
                             std::size_t offset, const std::string& file);

// A reference ("&lt;", "&#10;") that begins at `at`: what it stands for and how many
// bytes it takes; length 0: it is none, or stands for a character that XML forbids.
struct Reference {
    char32_t value = 0;
    std::size_t length = 0;
};
[[nodiscard]] Reference reference_at(std::string_view bytes, std::size_t at);

}  // namespace instruments
