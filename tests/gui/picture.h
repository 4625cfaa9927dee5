// A picture in memory, for comparing what is drawn with what was approved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tests {

struct Picture {
    int wide = 0;
    int high = 0;
    std::vector<std::uint8_t> rgb;  // rows from the top, three bytes a pixel

    static Picture blank(int wide, int high);
    // Nothing when it is not there or no PNG.
    static std::optional<Picture> read(const std::string& file);
    [[nodiscard]] bool write(const std::string& file) const;

    [[nodiscard]] Picture halved() const;
    void put(const Picture& other, int x, int y);
};

// The part of all pixels, 0 to 1, that anybody would see to be another; 1 for another size.
[[nodiscard]] double difference(const Picture& a, const Picture& b);
// The same of that tile of 32 pixels a side in which most of them are another: a word that is gone is seen
// here, and is nothing beside a whole sheet.
[[nodiscard]] double worst_tile(const Picture& a, const Picture& b);

}  // namespace tests
