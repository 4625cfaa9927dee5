#include "gui/faces.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cassert>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace gui {
namespace {

// The first of these that is installed is the face; the ones after it lend single characters.
using Candidates = std::initializer_list<const char*>;
Candidates candidates(Weight weight) {
    static constexpr Candidates regular{
        "opentype/inter/Inter-Regular.otf", "truetype/open-sans/OpenSans-Regular.ttf",
        "truetype/noto/NotoSans-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf"};
    static constexpr Candidates medium{
        "opentype/inter/Inter-Medium.otf", "truetype/open-sans/OpenSans-Semibold.ttf",
        "truetype/noto/NotoSans-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf"};
    static constexpr Candidates semibold{
        "opentype/inter/Inter-SemiBold.otf", "truetype/open-sans/OpenSans-Semibold.ttf",
        "truetype/noto/NotoSans-Bold.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"};
    static constexpr Candidates icons{"truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"};
    switch (weight) {
        case Weight::medium:
            return medium;
        case Weight::semibold:
            return semibold;
        case Weight::icons:
            return icons;
        case Weight::regular:
            break;
    }
    return regular;
}

std::vector<char> bytes_of(const std::filesystem::path& file) {
    // In one piece: a face is a megabyte, and letter by letter it took longer than all else at the start.
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return {};
    std::vector<char> bytes(static_cast<std::size_t>(in.tellg()));
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return in ? bytes : std::vector<char>();
}

}  // namespace

struct Faces::Opened {
    Face face;
    FT_Face freetype = nullptr;
};

struct Faces::Library {
    struct OfWeight {
        std::vector<std::unique_ptr<Opened>> open;
        std::size_t tried = 0;
    };

    FT_Library freetype = nullptr;
    std::array<OfWeight, 4> weights;

    OfWeight& of(Weight weight) { return weights.at(static_cast<std::size_t>(weight)); }
};

Faces::Faces() : library_(std::make_unique<Library>()) {
    const bool started = FT_Init_FreeType(&library_->freetype) == 0;
    assert(started);
    static_cast<void>(started);
}

Faces::~Faces() {
    for (auto& weight : library_->weights) {
        for (auto& opened : weight.open) {
            FT_Done_Face(opened->freetype);
        }
    }
    FT_Done_FreeType(library_->freetype);
}

bool Faces::open_next(Weight weight) {
    auto& list = library_->of(weight);
    const auto names = candidates(weight);
    while (list.tried < names.size()) {
        const std::string name = names.begin()[list.tried];
        ++list.tried;
        auto opened = std::make_unique<Opened>();
        auto& bytes = opened->face.bytes;
        bytes = bytes_of(std::filesystem::path("/usr/share/fonts") / name);
        const bool usable =
            !bytes.empty() &&
            FT_New_Memory_Face(library_->freetype, reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()), 0, &opened->freetype) == 0;
        if (!usable) {
            if (list.open.empty()) problems_.push_back("font cannot be used: " + name);
            continue;
        }
        const auto* metrics = opened->freetype;
        opened->face.box_per_em = static_cast<float>(metrics->ascender - metrics->descender) /
                                  static_cast<float>(metrics->units_per_EM);
        list.open.push_back(std::move(opened));
        return true;
    }
    return false;
}

const Face* Faces::main(Weight weight) {
    auto& list = library_->of(weight).open;
    if (list.empty()) open_next(weight);
    return list.empty() ? nullptr : &list.front()->face;
}

const Face* Faces::with(Weight weight, std::uint32_t character) {
    const auto& list = library_->of(weight).open;
    std::size_t i = 0;
    while (i < list.size() || open_next(weight)) {
        if (FT_Get_Char_Index(list.at(i)->freetype, character) != 0) return &list.at(i)->face;
        ++i;
    }
    return nullptr;
}

}  // namespace gui
