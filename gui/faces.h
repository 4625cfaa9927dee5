// The font files: which face each weight is drawn with, and which other face lends
// a character that it lacks. Part of gui/fonts.cpp, which alone includes this.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gui {

enum class Weight { regular, medium, semibold, icons };

// One font file, read once. FreeType looks into the same bytes that ImGui draws from.
struct Face {
    std::vector<char> bytes;
    // ImGui sizes a face by ascent plus descent, the design by its em: their ratio.
    float box_per_em = 1.2F;
};

class Faces {
  public:
    Faces();
    ~Faces();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;

    // The face of a weight; nothing when no candidate is installed.
    const Face* main(Weight weight);
    // The first face of the weight that has the character; more are opened only when needed.
    const Face* with(Weight weight, std::uint32_t character);

    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

  private:
    struct Library;
    struct Opened;

    bool open_next(Weight weight);

    std::unique_ptr<Library> library_;
    std::vector<std::string> problems_;
};

}  // namespace gui
