#include "instruments/xml_scan.h"

#include <fmt/format.h>
#include <algorithm>

#include "instruments/utf8.h"

namespace instruments {

namespace {

bool is_space(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}
bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '_';
}
bool is_digit(char character) {
    return character >= '0' && character <= '9';
}
bool is_name(char character) {
    return is_letter(character) || is_digit(character) || character == '-' || character == '.' ||
           character == ':';
}

// Recursion would let a hostile file choose our stack; open tags are a vector.
class Scanner {
  public:
    Scanner(std::string_view bytes, const std::string& file)
        : bytes_(bytes), file_(file), scan_{{}, Lines(bytes)} {}

    tl::expected<Scan, Problems> run() {
        if (!characters()) return tl::unexpected(std::move(problems_));
        if (document() && problems_.empty()) return std::move(scan_);
        return tl::unexpected(std::move(problems_));
    }

  private:
    [[nodiscard]] bool starts(std::string_view text) const { return bytes_.substr(at_).starts_with(text); }
    [[nodiscard]] bool ended() const { return at_ >= bytes_.size(); }
    void skip_space() {
        while (!ended() && is_space(bytes_[at_]))
            ++at_;
    }
    // Always false: `return error(...)` ends the scan where nothing after it could be trusted.
    bool error(std::size_t offset, std::string sentence) {
        if (problems_.size() < most_problems) {
            problems_.push_back(
                {Severity::error, scan_.lines.place(bytes_, offset, file_), std::move(sentence)});
        }
        return false;
    }

    bool characters() {
        for (std::size_t at = 0; at < bytes_.size();) {
            const CodePoint point = code_point_at(bytes_, at);
            if (point.length == 0) return error(at, "this byte is not UTF-8; save the file as UTF-8");
            if (is_control(point.value)) {
                error(at, fmt::format("the control character U+{:04X} is not allowed",
                                      static_cast<unsigned>(point.value)));
            }
            at += point.length;
        }
        return problems_.empty();
    }

    bool document() {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (starts(byte_order_mark)) at_ += byte_order_mark.size();
        if (starts("<?xml") && at_ + 5 < bytes_.size() && is_space(bytes_[at_ + 5]) && !declaration())
            return false;
        while (!ended()) {
            if (bytes_[at_] == '<') {
                if (!markup()) return false;
            } else if (open_.empty()) {
                if (!is_space(bytes_[at_])) return error(at_, "text stands outside the root element");
                ++at_;
            } else {
                text();
            }
        }
        if (!open_.empty()) {
            const RawPiece& name = scan_.elements[open_.back()].name;
            return error(name.begin - 1, fmt::format("<{}> is never closed", written(name)));
        }
        if (scan_.elements.empty()) return error(at_, "the file has no root element");
        return true;
    }

    [[nodiscard]] std::string_view written(const RawPiece& piece) const {
        return bytes_.substr(piece.begin, piece.end - piece.begin);
    }

    // <?xml version="1.0" encoding="UTF-8"?>: the only thing that may begin with "<?".
    bool declaration() {
        const std::size_t begin = at_;
        const std::size_t end = bytes_.find("?>", at_);
        if (end == std::string_view::npos) return error(begin, "the XML declaration is never closed");
        at_ += 5;
        ScannedElement parts;
        while (true) {
            const std::size_t before = at_;
            skip_space();
            if (at_ >= end) break;
            if (before == at_)
                return error(at_, "a blank is missing before this part of the XML declaration");
            if (!attribute(parts)) return false;
            const std::string_view name = written(parts.attributes.back().name);
            std::string value(written(parts.attributes.back().value));
            std::transform(value.begin(), value.end(), value.begin(), [](char character) {
                return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                            : character;
            });
            const std::size_t stands = parts.attributes.back().value.begin;
            if (name == "version"    ? value != "1.0"
                : name == "encoding" ? value != "utf-8"
                                     : name != "standalone" || (value != "yes" && value != "no")) {
                return error(stands, "the XML declaration is version=\"1.0\" encoding=\"UTF-8\"");
            }
        }
        if (at_ != end) return error(begin, "the XML declaration is not well formed");
        if (parts.attributes.empty() || written(parts.attributes.front().name) != "version") {
            return error(begin, "the XML declaration begins with version=\"1.0\"");
        }
        at_ = end + 2;
        return true;
    }

    bool markup() {
        if (starts("<!--")) return comment();
        if (starts("<![CDATA[")) return cdata();
        if (starts("<!")) return error(at_, "DOCTYPE and other declarations are not allowed");
        if (starts("<?")) return error(at_, "processing instructions are not allowed");
        if (starts("</")) return end_tag();
        return start_tag();
    }

    bool comment() {
        const std::size_t dashes = bytes_.find("--", at_ + 4);
        if (dashes == std::string_view::npos) return error(at_, "this comment is never closed");
        if (bytes_.substr(dashes, 3) != "-->") return error(dashes, "a comment must not contain '--'");
        at_ = dashes + 3;
        return true;
    }

    bool cdata() {
        constexpr std::size_t opening = 9;
        if (open_.empty()) return error(at_, "text stands outside the root element");
        const std::size_t end = bytes_.find("]]>", at_);
        if (end == std::string_view::npos) return error(at_, "this CDATA section is never closed");
        if (end > at_ + opening) scan_.elements[open_.back()].text.push_back({at_ + opening, end, true});
        at_ = end + 3;
        return true;
    }

    void text() {
        const std::size_t begin = at_;
        const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
        at_ = end;
        references(begin, end);
        const std::size_t stray = bytes_.substr(begin, end - begin).find("]]>");
        if (stray != std::string_view::npos) error(begin + stray, "']]>' must be written ']]&gt;' in text");
        scan_.elements[open_.back()].text.push_back({begin, end, false});
    }

    void references(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            if (bytes_[at] != '&') continue;
            const Reference reference = reference_at(bytes_.substr(0, end), at);
            if (reference.length == 0) {
                error(
                    at,
                    "'&' begins none of &amp; &lt; &gt; &quot; &apos; or a character's number; write &amp;");
            }
        }
    }

    bool name(RawPiece& into, const char* what) {
        into.begin = at_;
        if (!ended() && (is_letter(bytes_[at_]) || bytes_[at_] == ':')) {
            while (!ended() && is_name(bytes_[at_]))
                ++at_;
        }
        into.end = at_;
        if (into.begin == into.end) return error(at_, fmt::format("{} must stand here", what));
        return true;
    }

    bool attribute(ScannedElement& element) {
        constexpr std::size_t most_attributes = 64;
        ScannedAttribute attribute;
        if (!name(attribute.name, "the name of an attribute, or '>',")) return false;
        const std::string_view written_name = written(attribute.name);
        if (element.attributes.size() == most_attributes) {
            return error(attribute.name.begin,
                         fmt::format("an element has at most {} attributes", most_attributes));
        }
        for (const ScannedAttribute& other : element.attributes) {
            if (written(other.name) != written_name) continue;
            error(attribute.name.begin, fmt::format("the attribute '{}' stands here twice", written_name));
            break;
        }
        skip_space();
        if (ended() || bytes_[at_] != '=') {
            return error(at_, fmt::format("'=' must stand after the attribute '{}'", written_name));
        }
        ++at_;
        skip_space();
        if (ended() || (bytes_[at_] != '"' && bytes_[at_] != '\'')) {
            return error(at_, fmt::format("the value of '{}' must stand in quotes", written_name));
        }
        const std::size_t close = bytes_.find(bytes_[at_], at_ + 1);
        const std::size_t tag = bytes_.find('<', at_ + 1);
        if (tag < close) {
            return error(tag, fmt::format("'<' in the value of '{}': a quote is missing, or write &lt;",
                                          written_name));
        }
        if (close == std::string_view::npos) {
            return error(at_, fmt::format("the value of '{}' is never closed", written_name));
        }
        attribute.value = {at_ + 1, close, false};
        references(attribute.value.begin, attribute.value.end);
        at_ = close + 1;
        element.attributes.push_back(attribute);
        return true;
    }

    bool start_tag() {
        const std::size_t begin = at_++;
        ScannedElement element;
        if (!name(element.name, "the name of an element (or write &lt;)")) return false;
        if (open_.empty() && !scan_.elements.empty())
            return error(begin, "a file has one root element; this is a second");
        if (open_.size() >= static_cast<std::size_t>(deepest)) {
            return error(begin, fmt::format("elements stand at most {} deep", deepest));
        }
        while (true) {
            const std::size_t before = at_;
            skip_space();
            if (ended())
                return error(begin, fmt::format("the tag <{}> is never closed", written(element.name)));
            if (bytes_[at_] == '>' || bytes_[at_] == '/') break;
            if (before == at_) return error(at_, "a blank is missing here");
            if (!attribute(element)) return false;
        }
        const bool empty = bytes_[at_] == '/';
        if (empty && !starts("/>")) return error(at_, "'>' must stand after this '/'");
        at_ += empty ? 2 : 1;
        scan_.elements.push_back(std::move(element));
        if (!empty) open_.push_back(scan_.elements.size() - 1);
        return true;
    }

    bool end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        RawPiece closed;
        if (!name(closed, "the name of the element to close")) return false;
        skip_space();
        if (ended() || bytes_[at_] != '>') return error(at_, "'>' must stand here");
        ++at_;
        if (open_.empty()) return error(begin, fmt::format("</{}> closes nothing", written(closed)));
        const RawPiece& opened = scan_.elements[open_.back()].name;
        if (written(opened) != written(closed)) {
            return error(begin,
                         fmt::format("</{}> stands where <{}> of line {} must be closed", written(closed),
                                     written(opened), scan_.lines.line(opened.begin)));
        }
        open_.pop_back();
        return true;
    }

    std::string_view bytes_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::vector<std::size_t> open_;  // elements whose end tag is still to come
    Scan scan_;
    Problems problems_;
};

}  // namespace

tl::expected<Scan, Problems> scan_xml(std::string_view bytes, const std::string& file) {
    if (bytes.size() > most_bytes) {
        const std::string sentence = fmt::format("the file is larger than {} bytes", most_bytes);
        return tl::unexpected(Problems{{Severity::error, {file, 0, 0}, sentence}});
    }
    return Scanner(bytes, file).run();
}

namespace {

constexpr std::size_t interval = 256;  // bytes

}  // namespace

Lines::Lines(std::string_view bytes) : starts_{0} {
    std::size_t code_points = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (at % interval == 0) counted_.push_back(code_points);
        if ((static_cast<unsigned char>(bytes[at]) & 0xC0U) != 0x80U) ++code_points;
        if (bytes[at] == '\n') starts_.push_back(at + 1);
    }
}

int Lines::line(std::size_t offset) const {
    return static_cast<int>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

Place Lines::place(std::string_view bytes, std::size_t offset, const std::string& file) const {
    const int number = line(offset);
    const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
    const std::size_t column = code_points_before(bytes, offset) - code_points_before(bytes, begin) + 1;
    return {file, number, static_cast<int>(column)};
}

std::size_t Lines::code_points_before(std::string_view bytes, std::size_t offset) const {
    if (counted_.empty()) return 0;
    const std::size_t mark = std::min(offset / interval, counted_.size() - 1);
    return counted_[mark] + count_code_points(bytes.substr(mark * interval, offset - mark * interval));
}

Reference reference_at(std::string_view bytes, std::size_t at) {
    // Longest sensible: &#1114111; and &#x10FFFF; with a few leading zeros.
    constexpr std::size_t longest = 16;
    const std::size_t end = bytes.substr(at, longest).find(';');
    if (end == std::string_view::npos || end < 2) return {};
    const std::string_view name = bytes.substr(at + 1, end - 1);
    if (name == "amp") return {U'&', end + 1};
    if (name == "lt") return {U'<', end + 1};
    if (name == "gt") return {U'>', end + 1};
    if (name == "quot") return {U'"', end + 1};
    if (name == "apos") return {U'\'', end + 1};
    if (name.front() != '#') return {};
    const bool hexadecimal = name.size() > 1 && name[1] == 'x';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    if (digits.empty()) return {};
    char32_t value = 0;
    for (const char digit : digits) {
        const bool decimal = is_digit(digit);
        const bool letter = hexadecimal && ((digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F'));
        if (!decimal && !letter) return {};
        const int worth = decimal ? digit - '0' : (digit >= 'a' ? digit - 'a' : digit - 'A') + 10;
        value = value * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(worth);
        if (value > 0x10FFFFU) return {};
    }
    if (value == 0 || is_control(value) || (value >= 0xD800U && value <= 0xDFFFU)) return {};
    return {value, end + 1};
}

}  // namespace instruments
