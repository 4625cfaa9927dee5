#include "instruments/clips.h"

#include <fmt/format.h>

#include "instruments/file.h"

namespace instruments {

namespace fs = std::filesystem;

namespace {

fs::path folder_of(const Wording& wording) {
    const fs::path file(wording.file);
    const fs::path beside = file.has_parent_path() ? file.parent_path() : ".";
    const fs::path clips = fs::path("clips") / file.stem();
    const fs::path usual = (beside / ".." / clips).lexically_normal();
    std::error_code unknown;
    return fs::is_directory(usual, unknown) ? usual : beside / clips;
}

bool is_there(const fs::path& file) {
    std::error_code unknown;
    return fs::is_regular_file(file, unknown);
}

// "q2.alcohol" or "q2.alcohol.help": ids may have dots, so the whole name is tried first.
std::optional<std::string> words_of_item(const Wording& wording, const Instrument& instrument,
                                         std::string_view name) {
    const auto words = [&](std::string_view id, std::string_view suffix) -> std::optional<std::string> {
        const auto item = instrument.find_item(id);
        if (!item) return std::nullopt;
        const Item& found = instrument.items[*item];
        std::string text = text_of(wording, instrument, "item", found.id, found.key, found.entry, suffix);
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    };
    if (auto text = words(name, "")) return text;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return words(name.substr(0, dot), name.substr(dot + 1));
}

}  // namespace

std::string words_digest(std::string_view words) {
    constexpr std::size_t digits = 16;
    return digest_of(words).substr(0, digits);
}

std::optional<std::string> shown_words(const Wording& wording, const Instrument& instrument,
                                       std::string_view key) {
    constexpr std::string_view item = "item.";
    if (key.starts_with(item)) {
        if (auto words = words_of_item(wording, instrument, key.substr(item.size()))) return words;
    }
    const std::string* text = wording.find(key);
    if (text == nullptr || text->find('{') != std::string::npos) return std::nullopt;
    return *text;
}

std::optional<fs::path> clip_of(const Wording& wording, std::string_view key, std::string_view words) {
    const auto clip = wording.clips.find(key);
    if (clip == wording.clips.end() || clip->second.of != words_digest(words)) return std::nullopt;
    fs::path file = folder_of(wording) / clip->second.file;
    return is_there(file) ? std::optional(std::move(file)) : std::nullopt;
}

Problems check_clips(const Instrument& instrument, const Wording& wording) {
    Problems problems;
    const auto add = [&](Severity severity, const Clip& clip, std::string sentence) {
        problems.push_back({severity, clip.place, std::move(sentence)});
    };
    for (const auto& [key, clip] : wording.clips) {
        const auto words = shown_words(wording, instrument, key);
        if (!words) {
            add(Severity::error, clip,
                fmt::format("the recording '{}' speaks '{}', which is not one text of {}", clip.file, key,
                            instrument.full_id()));
        } else if (const std::string digest = words_digest(*words); clip.of != digest) {
            add(Severity::warning, clip,
                fmt::format(
                    "the recording '{}' of '{}' was made for other words and is not played; these have "
                    "the digest {}",
                    clip.file, key, digest));
        } else if (!is_there(folder_of(wording) / clip.file)) {
            add(Severity::warning, clip,
                fmt::format("the recording '{}' of '{}' is not in {}", clip.file, key,
                            folder_of(wording).string()));
        }
    }
    return problems;
}

}  // namespace instruments
