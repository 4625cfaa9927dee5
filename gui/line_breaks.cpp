#include "gui/line_breaks.h"

#include <functional>
#include <utility>

namespace gui {

void LineBreaks::begin_frame(std::uint64_t fonts_generation) {
    before_ = std::exchange(present_, {});
    if (fonts_generation != std::exchange(generation_, fonts_generation)) before_.clear();
}

std::size_t LineBreaks::Hash::operator()(const Asked& asked) const {
    const std::size_t words = std::hash<std::string_view>{}(asked.text);
    const std::size_t look = static_cast<std::size_t>(asked.style) * 2 + (asked.balanced ? 1 : 0);
    return words ^ (std::hash<float>{}(asked.width) * 31 + look);
}

std::size_t LineBreaks::Hash::operator()(const Key& key) const {
    return (*this)(Equal::asked(key));
}

bool LineBreaks::Equal::operator()(const Key& one, const Asked& other) const {
    return one.width == other.width && one.style == other.style && one.balanced == other.balanced &&
           one.text == other.text;
}

const std::vector<LineBreaks::Place>* LineBreaks::known_places(const Asked& asked) {
    if (const auto found = present_.find(asked); found != present_.end()) return &found->second;
    const auto found = before_.find(asked);
    if (found == before_.end()) return nullptr;
    return &present_.insert(before_.extract(found)).position->second;
}

void LineBreaks::keep(const Asked& asked, const std::vector<std::string_view>& lines) {
    std::vector<Place>& places =
        present_[{std::string(asked.text), asked.width, asked.style, asked.balanced}];
    places.clear();
    places.reserve(lines.size());
    for (const std::string_view line : lines) {
        places.push_back({static_cast<std::size_t>(line.data() - asked.text.data()), line.size()});
    }
}

std::vector<std::string_view> LineBreaks::at(std::string_view text, const std::vector<Place>& places) {
    std::vector<std::string_view> lines;
    lines.reserve(places.size());
    for (const auto& [place, size] : places)
        lines.push_back(text.substr(place, size));
    return lines;
}

}  // namespace gui
