// Which elements and attributes our files have, in which order and how often: the
// same rules as instrument.xsd, wording.xsd and occasions.xsd, checked with line, column and the
// nearest known name. What the values mean is checked where they are read.
#pragma once

#include <string_view>
#include <vector>

#include "instruments/xml.h"

namespace instruments {

struct AttributeShape {
    std::string_view name;
    bool needed = false;
};
struct ChildShape {
    std::string_view name;
    bool needed = false;
    bool many = false;
};
struct ElementShape {
    std::string_view name;
    std::vector<AttributeShape> attributes;
    std::vector<ChildShape> children;  // in the order in which they must stand
    bool text = false;                 // has words in it, and must
};
using Shapes = std::vector<ElementShape>;  // the first is the root's

[[nodiscard]] const Shapes& definition_shapes();
[[nodiscard]] const Shapes& wording_shapes();
[[nodiscard]] const Shapes& occasions_shapes();

enum class ShapeResult {
    sound,
    readable,    // problems, but everything needed is there: reading on can find more
    incomplete,  // something needed is missing
};
[[nodiscard]] ShapeResult check_shape(const XmlDocument& document, const Shapes& shapes, Problems& problems);

}  // namespace instruments
