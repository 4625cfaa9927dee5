#include "instruments/xml.h"

#include <pugixml.hpp>

namespace instruments {

namespace {

// A line break or tab written as such becomes a blank of the same length before
// pugixml sees it, so that a line break in a value is always one written as &#10;.
std::string with_plain_blanks(std::string_view bytes, const Scan& scan) {
    std::string plain(bytes);
    const auto flatten = [&plain](const RawPiece& piece) {
        for (std::size_t at = piece.begin; at < piece.end; ++at) {
            if (plain[at] == '\n' || plain[at] == '\r' || plain[at] == '\t') plain[at] = ' ';
        }
    };
    for (const ScannedElement& element : scan.elements) {
        for (const ScannedAttribute& attribute : element.attributes)
            flatten(attribute.value);
        for (const RawPiece& piece : element.text)
            flatten(piece);
    }
    return plain;
}

// pugixml's tree beside the scan's list, both in the order of the start tags. False:
// the two did not read the same file, which would be a fault of ours.
bool copy(pugi::xml_node node, const Scan& scan, std::size_t& next, XmlElement& into) {
    if (next >= scan.elements.size()) return false;
    const ScannedElement& scanned = scan.elements[next++];
    if (static_cast<std::size_t>(node.offset_debug()) != scanned.name.begin) return false;
    into.name = node.name();
    into.at = scanned.name.begin - 1;
    into.raw = scanned.text;
    into.attributes.reserve(scanned.attributes.size());
    std::size_t position = 0;
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (position >= scanned.attributes.size()) return false;
        const ScannedAttribute& found = scanned.attributes[position++];
        into.attributes.push_back({attribute.name(), attribute.value(), found.name.begin, found.value});
    }
    if (position != scanned.attributes.size()) return false;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            if (!copy(child, scan, next, into.children.emplace_back())) return false;
        } else {
            into.text += child.value();
        }
    }
    return true;
}

}  // namespace

tl::expected<XmlDocument, Problems> read_xml(std::string_view bytes, const std::string& file) {
    auto scan = scan_xml(bytes, file);
    if (!scan) return tl::unexpected(std::move(scan.error()));

    constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
    std::string plain = with_plain_blanks(bytes, *scan);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer_inplace(plain.data(), plain.size(), options, pugi::encoding_utf8);
    if (!parsed) {
        const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
        return tl::unexpected(
            Problems{{Severity::error, scan->lines.place(bytes, std::min(offset, bytes.size()), file),
                      parsed.description()}});
    }
    XmlElement root;
    std::size_t next = 0;
    if (!copy(document.document_element(), *scan, next, root) || next != scan->elements.size()) {
        return tl::unexpected(Problems{{Severity::error, {file, 0, 0}, "the file cannot be read reliably"}});
    }
    return XmlDocument(file, std::string(bytes), std::move(scan->lines), std::move(root));
}

Place XmlDocument::place(const XmlAttribute& attribute, std::size_t within) const {
    return place(offset_in({attribute.raw}, within));
}

Place XmlDocument::text_place(const XmlElement& element, std::size_t within) const {
    if (element.raw.empty()) return place(element);
    return place(offset_in(element.raw, within));
}

std::size_t XmlDocument::offset_in(const std::vector<RawPiece>& pieces, std::size_t within) const {
    const auto encoded_length = [](char32_t value) -> std::size_t {
        return value < 0x80U ? 1 : value < 0x800U ? 2 : value < 0x10000U ? 3 : 4;
    };
    std::size_t passed = 0;
    for (const RawPiece& piece : pieces) {
        for (std::size_t at = piece.begin; at < piece.end;) {
            const Reference reference =
                !piece.literal && bytes_[at] == '&' ? reference_at(bytes_, at) : Reference{0, 1};
            const std::size_t length = reference.value == 0 ? 1 : encoded_length(reference.value);
            if (within < passed + length) return at;
            passed += length;
            at += reference.length;
        }
    }
    return pieces.back().end;
}

}  // namespace instruments
