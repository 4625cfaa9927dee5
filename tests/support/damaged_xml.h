// A right XML file, damaged in every way that has a known place: one piece is changed, and the
// reader must say where. For tests of every folder: a header alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

struct DamagedXml {
    const char* how = "";
    std::string xml{};
    int line = 0;  // where a problem must be
    int column = 0;

    [[nodiscard]] std::string place() const { return std::to_string(line) + ":" + std::to_string(column); }
};

// Finds the pieces of a file that is known to be right: no CDATA.
class DamagingXml {
  public:
    explicit DamagingXml(std::string_view right) : right_(right) {}

    std::vector<DamagedXml> all() {
        for (std::size_t at = right_.find("<instrument"); at < right_.size(); at = right_.find('<', at + 1)) {
            if (right_[at + 1] == '!') {
                at = right_.find("-->", at);
            } else if (right_[at + 1] == '/') {
                end_tag(at);
            } else {
                start_tag(at);
            }
        }
        return std::move(damaged_);
    }

  private:
    struct Tag {
        std::size_t begin, name_end;
    };

    static bool is_name(char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }
    std::size_t after_name(std::size_t at) const {
        while (is_name(right_[at]))
            ++at;
        return at;
    }

    // `taken` bytes at `at` give way to `put`; the problem stands at this offset of what comes out.
    void damage(const char* how, std::size_t at, std::size_t taken, std::string_view put,
                std::size_t problem) {
        DamagedXml damaged{how, std::string(right_), 1, 1};
        damaged.xml.replace(at, taken, put);
        tell_place(damaged, problem);
        damaged_.push_back(std::move(damaged));
    }
    static void tell_place(DamagedXml& damaged, std::size_t problem) {
        for (std::size_t i = 0; i < problem; ++i) {
            const char byte = damaged.xml[i];
            if (byte == '\n') {
                ++damaged.line;
                damaged.column = 1;
            } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
                ++damaged.column;
            }
        }
    }

    void start_tag(std::size_t begin) {
        const Tag tag{begin, after_name(begin + 1)};
        std::size_t at = tag.name_end;
        std::size_t attributes = 0;
        while (right_[at] == ' ') {
            at = attribute(at, attributes++);
        }
        const bool closed = right_[at] == '/';
        const std::size_t end = at + (closed ? 2 : 1);
        if (closed) {
            damage("an element's name", tag.name_end, 0, "x", begin);
            damage("no '>' after '/'", at + 1, 1, "", at);
            return;
        }
        open_.push_back(tag);
        {
            // Up to the next comment, in which '--' stands then.
            constexpr std::string_view opened = "<!-- ";
            const std::size_t dashes = right_.find("--", end);
            damage("a comment that is not closed", end, 0, opened,
                   dashes == std::string_view::npos ? end : dashes + opened.size());
        }
        damage("a processing instruction", end, 0, "<?x?>", end);
        damage("a declaration", end, 0, "<!ENTITY x \"y\">", end);
        damage("an element that nobody knows", end, 0, "<zzz/>", end);
        const std::size_t word = right_.find_first_not_of(" \n", end);
        if (right_[word] == '<') {
            damage("no '>'", at, 1, "", word - 1);
            damage("text where none stands", end, 0, "x", end);
        } else {
            damage("'&' in text", word, 0, "& ", word);
            damage("']]>' in text", word, 0, "]]>", word);
            damage("a byte that is not UTF-8, in text", word, 0, "\xFF", word);
            damage("a control character in text", word, 0, "\x01", word);
        }
    }

    // From the blank before it; returns where it ends.
    std::size_t attribute(std::size_t blank, std::size_t number) {
        const std::size_t name = blank + 1;
        const std::size_t name_end = after_name(name);
        const std::size_t value = name_end + 2;  // after ="
        const std::size_t quote = right_.find('"', value);
        const std::string written(right_.substr(blank, quote + 1 - blank));
        damage("an attribute's name", name_end, 0, "x", name);
        damage("an attribute twice", quote + 1, 0, written, quote + 2);
        damage("no '='", name_end, 1, "", name_end);
        damage("no opening quote", name_end + 1, 1, "", name_end + 1);
        damage("no blank", blank, 1, "", number == 0 ? name_end - 1 : blank);
        // The value then goes on to the next quote of this tag, or to the next tag.
        const bool last = right_[quote + 1] != ' ';
        const std::size_t next_quote = right_.find('"', quote + 1);
        const std::size_t next_tag = right_.find('<', quote + 1);
        damage("no closing quote", quote, 1, "", last ? next_tag - 1 : next_quote);
        damage("'<' in a value", value, 0, "<", value);
        damage("'&' in a value", value, 0, "& ", value);
        damage("a byte that is not UTF-8, in a value", value, 0, "\xFF", value);
        damage("a control character in a value", value, 0, "\x01", value);
        damage("a value that none is", value, quote - value, "\xC2\xA4", value);
        return quote + 1;
    }

    void end_tag(std::size_t begin) {
        const std::size_t end = right_.find('>', begin) + 1;
        const Tag opened = open_.back();
        open_.pop_back();
        damage("an end tag's name", end - 1, 0, "x", begin);
        {
            // The element's name at both ends: well formed, and unknown.
            DamagedXml damaged{"an element's name", std::string(right_), 1, 1};
            damaged.xml.insert(end - 1, "x");
            damaged.xml.insert(opened.name_end, "x");
            tell_place(damaged, opened.begin);
            damaged_.push_back(std::move(damaged));
        }
        if (open_.empty()) {
            damage("no end tag", begin, end - begin, "", opened.begin);
            damage("text after the root", end, 0, " x", end + 1);
            damage("a second root", end, 0, "<x/>", end);
        } else {
            // What closes next closes the wrong one: the parent's end tag.
            const std::string_view rest = right_.substr(end);
            const std::size_t parent = parent_end(rest);
            damage("no end tag", begin, end - begin, "", begin + parent);
        }
    }

    // Where the element that is open here is closed.
    static std::size_t parent_end(std::string_view rest) {
        int deep = 0;
        for (std::size_t at = rest.find('<'); at < rest.size(); at = rest.find('<', at + 1)) {
            if (rest[at + 1] == '!') {
                at = rest.find("-->", at);
            } else if (rest[at + 1] == '/') {
                if (deep-- == 0) return at;
            } else if (rest[rest.find('>', at) - 1] != '/') {
                ++deep;
            }
        }
        return rest.size();
    }

    std::string_view right_;
    std::vector<Tag> open_;
    std::vector<DamagedXml> damaged_;
};

}  // namespace tests
