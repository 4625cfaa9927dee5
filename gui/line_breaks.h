// Where the texts of the page are broken into lines. A frame asks for the height of a text before it draws
// it, often more than once, and the next frame shows mostly the same: what was found is kept as long as it is
// asked for, and forgotten with the frame after, so that no text outlives its page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gui/fonts.h"

namespace gui {

class LineBreaks {
  public:
    // What was measured before the letters' atlas was made anew (`generation`) holds no longer.
    void begin_frame(std::uint64_t fonts_generation);

    struct Asked {
        std::string_view text;
        float width = 0;  // dp
        Style style = Style::body;
        bool balanced = false;
    };
    // The lines, as views into `asked.text`, empty ones too; `find` breaks it where nobody asked before.
    template <typename Break>
    std::vector<std::string_view> lines(const Asked& asked, const Break& find) {
        if (const std::vector<Place>* known = known_places(asked)) return at(asked.text, *known);
        auto found = find();
        keep(asked, found);
        return found;
    }

  private:
    struct Place {
        std::size_t at = 0;
        std::size_t size = 0;
    };
    struct Key {
        std::string text;
        float width = 0;
        Style style = Style::body;
        bool balanced = false;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Asked& asked) const;
        std::size_t operator()(const Key& key) const;
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(const Key& one, const Key& other) const { return (*this)(one, asked(other)); }
        bool operator()(const Asked& one, const Key& other) const { return (*this)(other, one); }
        bool operator()(const Key& one, const Asked& other) const;
        static Asked asked(const Key& key) { return {key.text, key.width, key.style, key.balanced}; }
    };
    using Known = std::unordered_map<Key, std::vector<Place>, Hash, Equal>;

    const std::vector<Place>* known_places(const Asked& asked);
    void keep(const Asked& asked, const std::vector<std::string_view>& lines);
    static std::vector<std::string_view> at(std::string_view text, const std::vector<Place>& places);

    Known present_;  // of this frame
    Known before_;   // of the last one, and not asked for yet in this
    std::uint64_t generation_ = 0;
};

}  // namespace gui
