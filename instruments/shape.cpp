#include "instruments/shape.h"

#include <fmt/format.h>
#include <algorithm>

#include "instruments/names.h"

namespace instruments {

namespace {

constexpr bool needed = true;
constexpr bool optional = false;
constexpr bool many = true;
constexpr bool once = false;

class Checker {
  public:
    Checker(const XmlDocument& document, const Shapes& shapes, Problems& problems)
        : document_(document), shapes_(shapes), problems_(problems) {}

    ShapeResult run() {
        const XmlElement& root = document_.root();
        if (root.name != shapes_.front().name) {
            error(document_.place(root), fmt::format("the root element is to be <{}>, and is <{}>",
                                                     shapes_.front().name, root.name));
            return ShapeResult::incomplete;
        }
        check(root, shapes_.front());
        return result_;
    }

  private:
    void error(Place place, std::string sentence) {
        if (problems_.size() < most_problems) {
            problems_.push_back({Severity::error, std::move(place), std::move(sentence)});
        }
        result_ = std::max(result_, ShapeResult::readable);
    }
    void missing(const XmlElement& element, std::string sentence) {
        error(document_.place(element), std::move(sentence));
        result_ = ShapeResult::incomplete;
    }

    void check(const XmlElement& element, const ElementShape& shape) {
        check_attributes(element, shape);
        check_text(element, shape);
        check_children(element, shape);
    }

    void check_attributes(const XmlElement& element, const ElementShape& shape) {
        for (const XmlAttribute& attribute : element.attributes) {
            const auto known = [&attribute](const AttributeShape& other) {
                return other.name == attribute.name;
            };
            if (std::any_of(shape.attributes.begin(), shape.attributes.end(), known)) continue;
            std::vector<std::string> names;
            names.reserve(shape.attributes.size());
            for (const AttributeShape& other : shape.attributes)
                names.emplace_back(other.name);
            error(document_.name_place(attribute),
                  fmt::format("<{}> has no attribute '{}'{}", element.name, attribute.name,
                              did_you_mean(attribute.name, names)));
        }
        for (const AttributeShape& wanted : shape.attributes) {
            const auto same = [&wanted](const XmlAttribute& attribute) {
                return attribute.name == wanted.name;
            };
            if (!wanted.needed || std::any_of(element.attributes.begin(), element.attributes.end(), same))
                continue;
            missing(element, fmt::format("<{}> needs the attribute '{}'", element.name, wanted.name));
        }
    }

    void check_text(const XmlElement& element, const ElementShape& shape) {
        const std::size_t word = element.text.find_first_not_of(" \n\t\r");
        if (!shape.text && word != std::string::npos) {
            error(document_.text_place(element, word),
                  fmt::format("text cannot stand in <{}>", element.name));
        }
        if (shape.text && word == std::string::npos)
            missing(element, fmt::format("<{}> is empty", element.name));
    }

    void check_children(const XmlElement& element, const ElementShape& shape) {
        std::size_t reached = 0;
        std::vector<int> counts(shape.children.size());
        for (const XmlElement& child : element.children) {
            const auto found =
                std::find_if(shape.children.begin(), shape.children.end(),
                             [&child](const ChildShape& other) { return other.name == child.name; });
            if (found == shape.children.end()) {
                unknown_child(element, child, shape);
                continue;
            }
            const auto position = static_cast<std::size_t>(found - shape.children.begin());
            if (position < reached) {
                error(document_.place(child),
                      fmt::format("<{}> must stand before <{}>", child.name, shape.children[reached].name));
            }
            reached = std::max(reached, position);
            if (++counts[position] == 2 && !found->many) {
                error(document_.place(child),
                      fmt::format("<{}> has only one <{}>", element.name, child.name));
            }
            const auto inner =
                std::find_if(shapes_.begin(), shapes_.end(),
                             [&child](const ElementShape& other) { return other.name == child.name; });
            check(child, *inner);
        }
        for (std::size_t position = 0; position < counts.size(); ++position) {
            if (!shape.children[position].needed || counts[position] > 0) continue;
            missing(element, fmt::format("<{}> needs a <{}>", element.name, shape.children[position].name));
        }
    }

    void unknown_child(const XmlElement& element, const XmlElement& child, const ElementShape& shape) {
        std::vector<std::string> names;
        names.reserve(shape.children.size());
        for (const ChildShape& other : shape.children)
            names.emplace_back(other.name);
        error(document_.place(child), fmt::format("<{}> cannot stand in <{}>{}", child.name, element.name,
                                                  did_you_mean(child.name, names)));
    }

    const XmlDocument& document_;
    const Shapes& shapes_;
    Problems& problems_;
    ShapeResult result_ = ShapeResult::sound;
};

Shapes make_definition_shapes() {
    return {
        {"instrument",
         {{"id", needed}, {"version", needed}, {"respondent", needed}, {"role", needed}, {"back", optional}},
         {{"terms", needed, once},
          {"mode", needed, many},
          {"source", needed, many},
          {"choices", optional, many},
          {"list", optional, many},
          {"weights", optional, many},
          {"card", optional, many},
          {"section", needed, many},
          {"scale", optional, many},
          {"finding", optional, many},
          {"leaflet", optional, many},
          {"example", optional, many},
          {"limits", optional, once}}},
        {"terms", {}, {}, true},
        {"mode", {{"id", needed}, {"warn"}}, {}},
        {"source", {{"id", needed}, {"certainty", needed}}, {}, true},
        {"choices", {{"id", needed}, {"source"}}, {{"choice", needed, many}}},
        {"choice", {{"code", needed}, {"exclusive"}}, {}},
        {"list", {{"id", needed}, {"source"}}, {{"entry", needed, many}}},
        {"entry", {{"id", needed}}, {}},
        {"weights", {{"id", needed}, {"choices", needed}, {"source", needed}}, {{"weight", needed, many}}},
        {"weight", {{"code", needed}, {"value", needed}}, {}},
        {"card", {{"id", needed}, {"choices", needed}, {"order"}, {"source"}}, {}},
        {"section",
         {{"id", needed}, {"display"}, {"card"}, {"ask-if"}, {"source"}},
         {{"item", needed, many}}},
        {"item",
         {{"id", needed}, {"form", needed}, {"over"},   {"except"},    {"choices"},    {"min"},   {"max"},
          {"decimals"},   {"earliest"},     {"latest"}, {"partial"},   {"max-length"}, {"lines"}, {"ask-if"},
          {"required"},   {"refusable"},    {"card"},   {"return-to"}, {"return-if"},  {"source"}},
         {}},
        {"scale",
         {{"id", needed},
          {"over"},
          {"except"},
          {"combine", needed},
          {"multiply"},
          {"higher"},
          {"source", needed}},
         {{"term", needed, many}, {"missing", needed, once}, {"band", optional, many}}},
        {"term", {{"item", needed}, {"weights"}, {"except"}}, {}},
        {"missing", {{"rule", needed}, {"max"}, {"source", needed}}, {}},
        {"band",
         {{"id", needed}, {"from", needed}, {"tone", needed}, {"level"}, {"source"}},
         {{"from", optional, many}}},
        {"from", {{"entry", needed}, {"value", needed}, {"source", needed}}, {}},
        {"finding", {{"id", needed}, {"source", needed}}, {{"value", needed, many}}},
        {"value", {{"id", needed}, {"when"}, {"tone"}, {"level"}, {"source"}}, {}},
        {"leaflet",
         {{"id", needed}, {"for-scale"}, {"for-finding"}, {"when"}, {"source"}},
         {{"part", needed, many}}},
        {"part", {{"id", needed}, {"points", needed}}, {}},
        {"example",
         {{"id", needed}, {"source"}},
         {{"answers", needed, once}, {"expect"}, {"asks"}, {"skips"}}},
        {"answers", {}, {}, true},
        {"expect", {}, {}, true},
        {"asks", {}, {}, true},
        {"skips", {}, {}, true},
        {"limits", {{"source"}}, {}, true},
    };
}

Shapes make_wording_shapes() {
    return {
        {"wording",
         {{"instrument", needed}, {"version", needed}, {"language", needed}, {"status", needed}},
         {{"owner", needed, once},
          {"licence", needed, once},
          {"translator", optional, once},
          {"terms", optional, once},
          {"text", needed, many},
          {"clip", optional, many}}},
        {"owner", {}, {}, true},
        {"licence", {}, {}, true},
        {"translator", {}, {}, true},
        {"terms", {}, {}, true},
        {"text", {{"key", needed}, {"origin"}}, {}, true},
        {"clip", {{"key", needed}, {"file", needed}, {"of", needed}}, {}},
    };
}

Shapes make_occasions_shapes() {
    return {
        {"occasions",
         {{"id", needed}},
         {{"source", needed, many}, {"length", needed, many}, {"occasion", needed, many}}},
        {"source", {{"id", needed}, {"certainty", needed}}, {}, true},
        {"length", {{"instrument", needed}, {"minutes", needed}, {"source", needed}}, {}},
        {"occasion",
         {{"id", needed}, {"respondent", needed}, {"role", needed}, {"source", needed}},
         {{"name", needed, many}, {"due", optional, once}, {"ask", needed, many}}},
        {"name", {{"language", needed}}, {}, true},
        {"due", {{"after"}, {"days", needed}, {"every"}, {"grace"}, {"source", needed}}, {}},
        {"ask", {{"instrument", needed}}, {}},
    };
}

}  // namespace

const Shapes& definition_shapes() {
    static const Shapes shapes = make_definition_shapes();
    return shapes;
}

const Shapes& wording_shapes() {
    static const Shapes shapes = make_wording_shapes();
    return shapes;
}

const Shapes& occasions_shapes() {
    static const Shapes shapes = make_occasions_shapes();
    return shapes;
}

ShapeResult check_shape(const XmlDocument& document, const Shapes& shapes, Problems& problems) {
    return Checker(document, shapes, problems).run();
}

}  // namespace instruments
