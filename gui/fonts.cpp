#include "gui/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <set>

#include "gui/faces.h"
#include "gui/utf8.h"

#ifdef KIOSK_IMGUI_FREETYPE
#if __has_include(<imgui_freetype.h>)
#include <imgui_freetype.h>
#else
#include <misc/freetype/imgui_freetype.h>
#endif
#endif

namespace gui {
namespace {

struct TypeStyle {
    Weight weight;
    float em;    // dp
    float line;  // dp
};
// In the order of Style.
constexpr std::array<TypeStyle, 9> type_scale{{
    {Weight::semibold, 36, 49},
    {Weight::semibold, 30, 40},
    {Weight::semibold, 24, 32},
    {Weight::semibold, 20, 27},
    {Weight::regular, 21, 28},
    {Weight::regular, 17.4F, 25},
    {Weight::medium, 17.4F, 25},
    {Weight::medium, 16, 22},
    {Weight::regular, 15, 21},
}};
constexpr std::array<float, 4> icon_sizes{20, 24, 32, 60};
constexpr std::size_t styles = type_scale.size();

constexpr int shadow_side = 64;

}  // namespace

struct Fonts::State {
    Faces faces;
    ImFontAtlas atlas;
    Scale scale;
    bool stale = true;
    std::uint64_t generation = 0;

    // Per style, then per icon size: the characters that the atlas has or shall have.
    std::array<std::set<ImWchar>, styles + icon_sizes.size()> letters;
    std::array<ImFont*, styles + icon_sizes.size()> made{};
    std::array<float, styles + icon_sizes.size()> box{};
    ShadowPicture shadow;

    void ask(std::size_t slot, ImWchar c);
    void build();
    void add_slot(std::size_t slot, std::vector<std::unique_ptr<std::vector<ImWchar>>>& ranges);
    void paint_shadow(int rect);
};

void Fonts::State::ask(std::size_t slot, ImWchar c) {
    if (letters.at(slot).insert(c).second) stale = true;
}

void Fonts::State::add_slot(std::size_t slot, std::vector<std::unique_ptr<std::vector<ImWchar>>>& ranges) {
    const bool icons = slot >= styles;
    const Weight weight = icons ? Weight::icons : type_scale.at(slot).weight;
    const float em =
        icons ? icon_sizes.at(slot - styles) * scale.icon() : type_scale.at(slot).em * scale.text;
    const Face* const main = faces.main(weight);
    if (main == nullptr) {
        // No such face at all: ImGui's own keeps the program usable enough to say so.
        made.at(slot) = atlas.AddFontDefault();
        box.at(slot) = 13;
        return;
    }
    // The characters that each face draws; those lent by another are set at the em of the one they join.
    std::map<const Face*, std::vector<ImWchar>> shares;
    for (const ImWchar c : letters.at(slot)) {
        const Face* const owner = faces.with(weight, c);
        if (owner != nullptr) shares[owner].insert(shares[owner].end(), {c, c});
    }
    const auto add = [&](const Face& face, ImFont* joins) {
        auto range = std::make_unique<std::vector<ImWchar>>(shares[&face]);
        range->push_back(0);
        ImFontConfig config;
        // As if the atlas owned the face, or it would copy a megabyte for each size at each rebuild; it does
        // not own it, so that is taken back below, before it frees anything.
        config.FontDataOwnedByAtlas = true;
        config.OversampleH = 1;
        config.OversampleV = 1;
        config.PixelSnapH = true;
        config.MergeMode = joins != nullptr;
        const float pixels = std::max(1.F, std::round(em * scale.dp * face.box_per_em));
        // ImGui takes a pointer to bytes that may change, and never changes them.
        auto* const bytes = const_cast<char*>(face.bytes.data());
        auto* const font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(face.bytes.size()), pixels,
                                                      &config, range->data());
        atlas.ConfigData.back().FontDataOwnedByAtlas = false;
        ranges.push_back(std::move(range));
        if (joins == nullptr) box.at(slot) = pixels;
        return font;
    };
    made.at(slot) = add(*main, nullptr);
    for (const auto& [face, characters] : shares) {
        if (face != main) add(*face, made.at(slot));
    }
}

void Fonts::State::paint_shadow(int rect) {
    unsigned char* pixels = nullptr;
    int wide = 0;
    int high = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &wide, &high);
    const ImFontAtlasCustomRect* const place = atlas.GetCustomRectByIndex(rect);
    constexpr float half = shadow_side / 2.F;
    constexpr float inner = half - 22;  // the shape whose edge is blurred lies 22 texels in
    constexpr float corner = 10;
    constexpr float sigma = 9 * 1.1F;
    for (int y = 1; y < shadow_side - 1; ++y) {
        for (int x = 1; x < shadow_side - 1; ++x) {
            const float dx = std::abs(static_cast<float>(x) + 0.5F - half) - (inner - corner);
            const float dy = std::abs(static_cast<float>(y) + 0.5F - half) - (inner - corner);
            const float distance = dx > 0 && dy > 0 ? std::hypot(dx, dy) - corner : std::max(dx, dy) - corner;
            const float cover = 0.5F * std::erfc(distance / sigma);
            const auto at = static_cast<std::size_t>(place->Y + y) * static_cast<std::size_t>(wide) +
                            static_cast<std::size_t>(place->X + x);
            pixels[at] = static_cast<unsigned char>(std::lround(255 * std::clamp(cover, 0.F, 1.F)));
        }
    }
    const auto width = static_cast<float>(wide);
    const auto height = static_cast<float>(high);
    shadow = {static_cast<float>(place->X) / width, static_cast<float>(place->Y) / height,
              static_cast<float>(place->X + shadow_side) / width,
              static_cast<float>(place->Y + shadow_side) / height};
}

void Fonts::State::build() {
    atlas.Clear();
#ifdef KIOSK_IMGUI_FREETYPE
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
    // 4096 at large scales, or the texture would grow higher than drivers take.
    atlas.TexDesiredWidth = scale.dp * scale.text > 2.5F ? 4096 : 2048;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
    std::vector<std::unique_ptr<std::vector<ImWchar>>> ranges;
    for (std::size_t slot = 0; slot < made.size(); ++slot) {
        add_slot(slot, ranges);
    }
    const int rect = atlas.AddCustomRectRegular(shadow_side, shadow_side);
    const bool built = atlas.Build();
    assert(built);
    static_cast<void>(built);
    paint_shadow(rect);
    stale = false;
    ++generation;
}

Fonts::Fonts() : state_(std::make_unique<State>()) {
    for (std::size_t slot = 0; slot < state_->letters.size(); ++slot) {
        // ImGui needs a fallback character in every face.
        state_->letters.at(slot) = slot < styles ? std::set<ImWchar>{' ', '?', 0x2026}
                                                 : std::set<ImWchar>{static_cast<ImWchar>(Icon::check)};
    }
}

Fonts::~Fonts() = default;

void Fonts::set_scale(Scale scale) {
    if (state_->scale == scale) return;
    state_->scale = scale;
    state_->stale = true;
}

bool Fonts::refresh() {
    if (!state_->stale) return false;
    state_->build();
    return true;
}

void Fonts::complete() {
    const ImWchar* vietnamese = state_->atlas.GetGlyphRangesVietnamese();
    static constexpr std::u16string_view more =
        u"\u00A0\u00B7\u00D7\u2013\u2014\u2018\u2019\u201C\u201D"
        u"\u2022\u2026\u2190\u2192\u20AB\u2212\u2264\u2265\u2713";
    for (std::size_t slot = 0; slot < styles; ++slot) {
        for (const ImWchar* range = vietnamese; range[0] != 0; range += 2) {
            for (unsigned c = range[0]; c <= range[1]; ++c) {
                state_->ask(slot, static_cast<ImWchar>(c));
            }
        }
        for (const char16_t c : more) {
            state_->ask(slot, static_cast<ImWchar>(c));
        }
    }
    for (std::size_t slot = styles; slot < state_->letters.size(); ++slot) {
        for (const Icon icon : every_icon)
            state_->ask(slot, static_cast<ImWchar>(icon));
    }
}

bool Fonts::has_glyph(char32_t c) const {
    return c <= 0xFFFF && state_->faces.with(Weight::regular, static_cast<ImWchar>(c)) != nullptr &&
           state_->faces.with(Weight::semibold, static_cast<ImWchar>(c)) != nullptr;
}

std::u32string Fonts::missing_glyphs(std::string_view text) const {
    std::u32string missing;
    while (!text.empty()) {
        const char32_t c = next_character(text);
        if (c != U'\n' && !has_glyph(c) && missing.find(c) == std::u32string::npos) missing.push_back(c);
    }
    return missing;
}

float Fonts::width(Style style, std::string_view text) {
    const auto slot = static_cast<std::size_t>(style);
    ImFont* const font = state_->made.at(slot);
    float sum = 0;
    while (!text.empty()) {
        const char32_t wide = next_character(text);
        const auto c = static_cast<ImWchar>(wide <= 0xFFFF ? wide : '?');
        const ImFontGlyph* glyph = font == nullptr ? nullptr : font->FindGlyphNoFallback(c);
        if (glyph == nullptr) {
            state_->ask(slot, c);
            if (font != nullptr) glyph = font->FindGlyph(c);
        }
        if (glyph != nullptr) sum += glyph->AdvanceX;
    }
    return sum;
}

float Fonts::icon_width(IconSize size, Icon icon) {
    const std::size_t slot = styles + static_cast<std::size_t>(size);
    state_->ask(slot, static_cast<ImWchar>(icon));
    return icon_sizes.at(static_cast<std::size_t>(size)) * state_->scale.icon() * state_->scale.dp;
}

float Fonts::line_height(Style style) const {
    const auto& type = type_scale.at(static_cast<std::size_t>(style));
    return std::round(type.line * state_->scale.text * state_->scale.dp);
}

ImFont* Fonts::face(Style style) const {
    return state_->made.at(static_cast<std::size_t>(style));
}
ImFont* Fonts::icons(IconSize size) const {
    return state_->made.at(styles + static_cast<std::size_t>(size));
}
float Fonts::box_height(Style style) const {
    return state_->box.at(static_cast<std::size_t>(style));
}
Fonts::ShadowPicture Fonts::shadow() const {
    return state_->shadow;
}
std::uint64_t Fonts::generation() const {
    return state_->generation;
}
ImFontAtlas& Fonts::atlas() {
    return state_->atlas;
}
const std::vector<std::string>& Fonts::problems() const {
    return state_->faces.problems();
}

}  // namespace gui
