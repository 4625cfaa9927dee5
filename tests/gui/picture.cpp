#include "tests/gui/picture.h"

#include <png.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <map>
#include <utility>

namespace tests {

namespace {

// Two drivers round the edges of letters differently; another word or colour differs by more.
constexpr int seen = 48;

std::size_t size_of(int wide, int high) {
    return static_cast<std::size_t>(wide) * static_cast<std::size_t>(high) * 3;
}

}  // namespace

Picture Picture::blank(int wide, int high) {
    return {wide, high, std::vector<std::uint8_t>(size_of(wide, high), 128)};
}

std::optional<Picture> Picture::read(const std::string& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return std::nullopt;
    image.format = PNG_FORMAT_RGB;
    Picture picture = blank(static_cast<int>(image.width), static_cast<int>(image.height));
    if (png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) == 0) return std::nullopt;
    return picture;
}

// With the 256 most frequent of 32,768 colours: a third of the size, and nobody sees it.
bool Picture::write(const std::string& file) const {
    const auto coarse = [this](std::size_t i) {
        return static_cast<unsigned>((rgb[i] >> 3) << 10 | (rgb[i + 1] >> 3) << 5 | rgb[i + 2] >> 3);
    };
    std::map<unsigned, long> counts;
    for (std::size_t i = 0; i < rgb.size(); i += 3)
        ++counts[coarse(i)];
    std::vector<std::pair<long, unsigned>> colours;
    colours.reserve(counts.size());
    for (const auto& [colour, count] : counts)
        colours.emplace_back(-count, colour);
    std::ranges::sort(colours);
    colours.resize(std::min<std::size_t>(colours.size(), 256));

    std::vector<std::uint8_t> map;
    for (const auto& [count, colour] : colours) {
        for (const unsigned five : {colour >> 10, colour >> 5 & 31U, colour & 31U})
            map.push_back(static_cast<std::uint8_t>(five << 3 | five >> 2));
    }
    std::map<unsigned, std::uint8_t> places;
    for (const auto& [colour, count] : counts) {
        int nearest = 0;
        int least = INT_MAX;
        for (std::size_t i = 0; i < colours.size() && least > 0; ++i) {
            const auto far = [&](int shift) {
                return std::abs(static_cast<int>(colour >> shift & 31U) -
                                static_cast<int>(colours[i].second >> shift & 31U));
            };
            const int distance = far(10) + far(5) + far(0);
            if (distance >= least) continue;
            least = distance;
            nearest = static_cast<int>(i);
        }
        places[colour] = static_cast<std::uint8_t>(nearest);
    }
    std::vector<std::uint8_t> pixels;
    pixels.reserve(rgb.size() / 3);
    for (std::size_t i = 0; i < rgb.size(); i += 3)
        pixels.push_back(places[coarse(i)]);

    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(wide);
    image.height = static_cast<png_uint_32>(high);
    image.format = PNG_FORMAT_RGB_COLORMAP;
    image.colormap_entries = static_cast<png_uint_32>(colours.size());
    return png_image_write_to_file(&image, file.c_str(), 0, pixels.data(), 0, map.data()) != 0;
}

Picture Picture::halved() const {
    Picture half = blank(wide / 2, high / 2);
    std::uint8_t* next = half.rgb.data();
    for (int y = 0; y < half.high; ++y) {
        const std::uint8_t* above = rgb.data() + size_of(wide, 2 * y);
        const std::uint8_t* below = above + size_of(wide, 1);
        for (int x = 0; x < half.wide; ++x, above += 6, below += 6) {
            for (int c = 0; c < 3; ++c)
                *next++ = static_cast<std::uint8_t>((above[c] + above[c + 3] + below[c] + below[c + 3]) / 4);
        }
    }
    return half;
}

void Picture::put(const Picture& other, int x, int y) {
    for (int row = 0; row < other.high; ++row) {
        std::memcpy(rgb.data() + size_of(wide, y + row) + static_cast<std::size_t>(x) * 3,
                    other.rgb.data() + size_of(other.wide, row), static_cast<std::size_t>(other.wide) * 3);
    }
}

namespace {

// How many of `pixels` beside each other, from this one on, anybody would see to be another.
int differing(const Picture& a, const Picture& b, std::size_t first, int pixels) {
    const std::uint8_t* one = a.rgb.data() + first * 3;
    const std::uint8_t* other = b.rgb.data() + first * 3;
    // Nearly all of two sheets is the same to the byte.
    if (std::memcmp(one, other, size_of(pixels, 1)) == 0) return 0;
    int count = 0;
    for (int i = 0; i < pixels; ++i, one += 3, other += 3) {
        const bool differs = std::abs(one[0] - other[0]) > seen || std::abs(one[1] - other[1]) > seen ||
                             std::abs(one[2] - other[2]) > seen;
        count += differs ? 1 : 0;
    }
    return count;
}

std::size_t place_of(const Picture& picture, int x, int y) {
    return static_cast<std::size_t>(picture.wide) * static_cast<std::size_t>(y) + static_cast<std::size_t>(x);
}

}  // namespace

double difference(const Picture& a, const Picture& b) {
    if (a.wide != b.wide || a.high != b.high || a.rgb.empty()) return 1;
    long all = 0;
    for (int y = 0; y < a.high; ++y)
        all += differing(a, b, place_of(a, 0, y), a.wide);
    return static_cast<double>(all) / (static_cast<double>(a.rgb.size()) / 3);
}

double worst_tile(const Picture& a, const Picture& b) {
    constexpr int side = 32;
    if (a.wide != b.wide || a.high != b.high || a.rgb.empty()) return 1;
    int worst = 0;
    for (int top = 0; top < a.high; top += side) {
        for (int left = 0; left < a.wide; left += side) {
            int in_tile = 0;
            for (int y = top; y < std::min(top + side, a.high); ++y)
                in_tile += differing(a, b, place_of(a, left, y), std::min(side, a.wide - left));
            worst = std::max(worst, in_tile);
        }
    }
    return static_cast<double>(worst) / (side * side);
}

}  // namespace tests
