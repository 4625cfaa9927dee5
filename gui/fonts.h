// All font code of the program: faces, the type scale, the glyph atlas, and the
// soft-shadow picture that shares the atlas. Nothing else names a font file.
// The atlas starts with the few letters that the first picture needs and grows
// on demand; complete() adds all of Vietnamese and every icon once there is time.
// Sizes here are real pixels; screens measure in dp through gui/text.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gui/icons.h"
#include "gui/scale.h"

struct ImFont;
struct ImFontAtlas;

namespace gui {

enum class Style { question, h1, h2, title, answer, body, body_medium, label, caption };

class Fonts {
  public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    // Takes effect with the next refresh().
    void set_scale(Scale scale);

    // Between frames: rebuilds the atlas if a glyph was asked for that it lacks, or the
    // scale changed. True if it was rebuilt, so the picture must be laid out again.
    bool refresh();

    // Asks for every letter of the interface's languages and every icon; the next refresh() builds them, and
    // no page has it built again at this scale.
    void complete();

    // Whether some installed face can draw this character.
    [[nodiscard]] bool has_glyph(char32_t c) const;
    // The characters of a text that no installed face can draw, each once.
    [[nodiscard]] std::u32string missing_glyphs(std::string_view text) const;

    // Measuring a text is also what puts its letters on the list for the atlas.
    float width(Style style, std::string_view text);
    float icon_width(IconSize size, Icon icon);

    [[nodiscard]] float line_height(Style style) const;
    [[nodiscard]] ImFont* face(Style style) const;
    [[nodiscard]] ImFont* icons(IconSize size) const;
    // Height of ImGui's line box (ascent and descent) of that face.
    [[nodiscard]] float box_height(Style style) const;

    struct ShadowPicture {
        float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    };
    [[nodiscard]] ShadowPicture shadow() const;

    // Grows with each rebuild, so that a window knows when to send the texture again.
    [[nodiscard]] std::uint64_t generation() const;
    [[nodiscard]] ImFontAtlas& atlas();
    // What had to be replaced, for the log: an empty list when all faces were found.
    [[nodiscard]] const std::vector<std::string>& problems() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gui
