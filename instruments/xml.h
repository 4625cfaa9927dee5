// An XML file as plain elements that know where they stand, read by pugixml after
// our own check (xml_scan.h). Only xml.cpp includes pugixml. It knows nothing of
// instruments: which elements and attributes there may be is the loaders' part.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/problem.h"
#include "instruments/xml_scan.h"

namespace instruments {

struct XmlAttribute {
    std::string name;
    std::string value;  // references resolved, line breaks written as such are blanks
    std::size_t at = 0;
    RawPiece raw;
};

struct XmlElement {
    std::string name;
    std::size_t at = 0;  // of its '<'
    std::vector<XmlAttribute> attributes;
    std::vector<XmlElement> children;
    // What stands directly in it. A line break in the file is a blank; one written as &#10; stays.
    std::string text;
    std::vector<RawPiece> raw;
};

class XmlDocument {
  public:
    XmlDocument(std::string file, std::string bytes, Lines lines, XmlElement root)
        : file_(std::move(file)),
          bytes_(std::move(bytes)),
          lines_(std::move(lines)),
          root_(std::move(root)) {}

    [[nodiscard]] const XmlElement& root() const { return root_; }
    [[nodiscard]] const std::string& file() const { return file_; }

    [[nodiscard]] Place place(std::size_t offset) const { return lines_.place(bytes_, offset, file_); }
    [[nodiscard]] Place place(const XmlElement& element) const { return place(element.at); }
    [[nodiscard]] int line(const XmlElement& element) const { return lines_.line(element.at); }
    [[nodiscard]] Place name_place(const XmlAttribute& attribute) const { return place(attribute.at); }
    // Where byte `within` of the value (or of the text) stands in the file.
    [[nodiscard]] Place place(const XmlAttribute& attribute, std::size_t within = 0) const;
    [[nodiscard]] Place text_place(const XmlElement& element, std::size_t within = 0) const;

  private:
    [[nodiscard]] std::size_t offset_in(const std::vector<RawPiece>& pieces, std::size_t within) const;

    std::string file_;
    std::string bytes_;
    Lines lines_;
    XmlElement root_;
};

[[nodiscard]] tl::expected<XmlDocument, Problems> read_xml(std::string_view bytes, const std::string& file);

}  // namespace instruments
