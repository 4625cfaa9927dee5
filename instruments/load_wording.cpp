// One wording file: its head and its texts by key. Whether the keys fit an instrument
// is check_wordings.cpp's part.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "instruments/draft.h"
#include "instruments/file.h"
#include "instruments/load.h"
#include "instruments/names.h"
#include "instruments/shape.h"
#include "instruments/utf8.h"
#include "instruments/xml.h"

namespace instruments {

namespace {

// Runs of blanks are one space; `&#10;` starts a line, and blanks beside it go.
std::string with_single_blanks(std::string_view text) {
    std::string lines;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string line;
        for (const Word& word : words_of(text.substr(0, end))) {
            if (!line.empty()) line += ' ';
            line += word.text;
        }
        lines += line;
        if (end == std::string_view::npos) return lines;
        lines += '\n';
        text.remove_prefix(end + 1);
    }
}

bool is_key(std::string_view text) {
    constexpr std::size_t longest = 256;
    if (text.empty() || text.size() > longest) return false;
    return std::all_of(text.begin(), text.end(), [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
               character == '_' || character == '.' || character == '-' || character == '{' ||
               character == '}';
    });
}

// A plain name: a recording lies in its own folder and nowhere else.
bool is_clip_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (!is_id(name) || dot == std::string_view::npos) return false;
    const std::string_view form = name.substr(dot);
    return form == ".wav" || form == ".ogg" || form == ".opus" || form == ".flac";
}

class WordingLoader {
  public:
    WordingLoader(const XmlDocument& document, Wording& into, Problems& problems)
        : document_(document), wording_(into), problems_(problems) {}

    void run() {
        const XmlElement& root = document_.root();
        wording_.root = document_.place(root);
        wording_.instrument = id(root, "instrument");
        wording_.version = id(root, "version");
        wording_.language = language(get(root, "language"));
        wording_.status =
            one_of(get(root, "status"), {"official", "validated", "circulating", "working", "ours"});
        for (const XmlElement& child : root.children) {
            if (child.name == "owner") wording_.owner = words(child);
            if (child.name == "licence") wording_.licence = words(child);
            if (child.name == "translator") wording_.translator = words(child);
            if (child.name == "terms") wording_.terms = words(child);
            if (child.name == "text") load_text(child);
            if (child.name == "clip") load_clip(child);
        }
    }

  private:
    void error(Place place, std::string sentence) {
        if (problems_.size() >= most_problems) return;
        problems_.push_back({Severity::error, std::move(place), std::move(sentence)});
    }
    std::string id(const XmlElement& element, std::string_view name) {
        const XmlAttribute& attribute = get(element, name);
        if (!is_id(attribute.value))
            error(document_.place(attribute), fmt::format("'{}' is not an id", attribute.value));
        return attribute.value;
    }
    std::string language(const XmlAttribute& attribute) {
        const std::string& value = attribute.value;
        if (!is_language(value)) {
            error(document_.place(attribute),
                  fmt::format("'{}' is not a language: write vi, en, pt-br", value));
        }
        return value;
    }
    std::string one_of(const XmlAttribute& attribute, const std::vector<std::string>& values) {
        if (std::find(values.begin(), values.end(), attribute.value) == values.end()) {
            error(document_.place(attribute),
                  fmt::format("'{}' is one of {}, not '{}'{}", attribute.name, fmt::join(values, ", "),
                              attribute.value, did_you_mean(attribute.value, values)));
        }
        return attribute.value;
    }
    std::string words(const XmlElement& element) {
        std::string written = with_single_blanks(element.text);
        std::string composed = to_nfc(written);
        if (composed != written) {
            problems_.push_back({Severity::warning, document_.text_place(element),
                                 "this text was not in Unicode normal form C; it is read as if it were"});
        }
        return composed;
    }

    void load_text(const XmlElement& element) {
        const XmlAttribute& attribute = get(element, "key");
        const std::string& key = attribute.value;
        if (!is_key(key)) {
            error(document_.place(attribute), fmt::format("'{}' is not a key", key));
            return;
        }
        if (const XmlAttribute* origin = find(element, "origin")) {
            one_of(*origin, {"ours"});
            wording_.ours.push_back(key);
        }
        const auto [place, is_new] = wording_.places.emplace(key, document_.place(attribute));
        if (!is_new) {
            error(document_.place(attribute),
                  fmt::format("the key '{}' is there already (line {})", key, place->second.line));
            return;
        }
        wording_.texts.emplace(key, words(element));
    }

    void load_clip(const XmlElement& element) {
        const XmlAttribute& key = get(element, "key");
        const XmlAttribute& file = get(element, "file");
        const XmlAttribute& of = get(element, "of");
        if (!is_key(key.value)) error(document_.place(key), fmt::format("'{}' is not a key", key.value));
        if (!is_clip_name(file.value)) {
            error(document_.place(file),
                  fmt::format("'{}' is not the name of a recording: small letters, digits, '_', '-' and '.', "
                              "ending in .wav, .ogg, .opus or .flac",
                              file.value));
        }
        const bool digest =
            of.value.size() == 16 && of.value.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (!digest) error(document_.place(of), "a digest is 16 hexadecimal digits");
        const auto [clip, is_new] =
            wording_.clips.emplace(key.value, Clip{file.value, of.value, document_.place(key)});
        if (!is_new) {
            error(document_.place(key), fmt::format("there is a recording of '{}' already (line {})",
                                                    key.value, clip->second.place.line));
        }
    }

    const XmlDocument& document_;
    Wording& wording_;
    Problems& problems_;
};

}  // namespace

tl::expected<LoadedWording, Problems> parse_wording(std::string_view xml, std::string file_name) {
    auto document = read_xml(xml, file_name);
    if (!document) return tl::unexpected(std::move(document.error()));

    Problems problems;
    LoadedWording loaded;
    loaded.wording.file = std::move(file_name);
    loaded.wording.digest = digest_of(xml);
    if (check_shape(*document, wording_shapes(), problems) != ShapeResult::incomplete) {
        WordingLoader(*document, loaded.wording, problems).run();
    }
    sort_by_place(problems);
    if (has_errors(problems)) return tl::unexpected(std::move(problems));
    loaded.warnings = std::move(problems);
    return loaded;
}

tl::expected<LoadedWording, Problems> load_wording(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_wording(*bytes, file.string());
}

}  // namespace instruments
