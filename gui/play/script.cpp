#include "gui/play/script.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "gui/utf8.h"

namespace gui {
namespace {

using Act = decltype(Step::act);
using Read = tl::expected<Act, std::string>;

struct NamedKey {
    std::string_view name;
    KeyDown key;
};
constexpr std::array<NamedKey, 23> named_keys{{
    {"Enter", {Key::enter}},
    {"Escape", {Key::escape}},
    {"Tab", {Key::tab}},
    {"Shift+Tab", {Key::tab, true}},
    {"Space", {Key::space}},
    {"Backspace", {Key::backspace}},
    {"Delete", {Key::del}},
    {"Left", {Key::left}},
    {"Right", {Key::right}},
    {"Up", {Key::up}},
    {"Down", {Key::down}},
    {"Home", {Key::home}},
    {"End", {Key::end}},
    {"PageUp", {Key::page_up}},
    {"PageDown", {Key::page_down}},
    {"F1", {Key::f1}},
    {"F2", {Key::f2}},
    {"F3", {Key::f3}},
    {"F4", {Key::f4}},
    {"F5", {Key::f5}},
    {"F9", {Key::f9}},
    {"Shift+Left", {Key::left, true}},
    {"Shift+Right", {Key::right, true}},
}};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// A comment begins at a # that is not inside quotation marks.
std::string_view without_comment(std::string_view line) {
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && quoted) {
            ++i;
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == '#' && !quoted) {
            return line.substr(0, i);
        }
    }
    return line;
}

std::optional<std::string> unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') return std::nullopt;
        const bool escaped = text[i] == '\\';
        if (escaped) ++i;
        if (i == text.size()) return std::nullopt;
        out.push_back(escaped && text[i] == 'n' ? '\n' : text[i]);
    }
    return out;
}

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::u32string characters(std::string_view text) {
    std::u32string out;
    while (!text.empty()) {
        out.push_back(next_character(text));
    }
    return out;
}

Read read_key(std::string_view name) {
    for (const NamedKey& named : named_keys) {
        if (named.name == name) return step::Press{named.key};
    }
    if (name.size() == 1 && name.front() >= '0' && name.front() <= '9') {
        return step::Press{TextTyped{static_cast<char32_t>(name.front())}};
    }
    return tl::unexpected("there is no key \"" + std::string(name) +
                          "\" (Enter, Tab, Space, Escape, Backspace, " +
                          "arrows, Home, End, PageUp, PageDown, F1 to F5, F9, 0 to 9)");
}

Read read_size(std::string_view text) {
    const std::size_t cross = text.find('x');
    const auto wide = whole_number(text.substr(0, cross));
    const auto high = whole_number(cross == std::string_view::npos ? "" : text.substr(cross + 1));
    const auto sane = [](int side) { return side >= 320 && side <= 8192; };
    if (!wide || !high || !sane(*wide) || !sane(*high)) {
        return tl::unexpected(std::string("size needs WIDTHxHEIGHT in pixels, as 800x1280"));
    }
    return step::Resize{*wide, *high};
}

Read read_step(std::string_view word, std::string_view rest) {
    const auto bare = [&](Act act) -> Read {
        if (rest.empty()) return act;
        return tl::unexpected(std::string(word) + " stands alone on its line");
    };
    if (word == "controls") return bare(step::Controls{});
    if (word == "quit") return bare(step::Quit{});
    if (rest.empty()) return tl::unexpected(std::string(word) + " needs something behind it");
    if (word == "type" || word == "expect-text") {
        const auto text = unquoted(rest);
        if (!text) return tl::unexpected(std::string(word) + " needs its text in \"quotation marks\"");
        if (word == "type") return step::Type{characters(*text)};
        return step::ExpectText{*text};
    }
    if (word == "key") return read_key(rest);
    if (word == "size") return read_size(rest);
    if (word == "shot") {
        const auto quoted = unquoted(rest);
        return step::Shot{quoted ? *quoted : std::string(rest)};
    }
    if (word == "wait") {
        const auto time = whole_number(rest);
        if (!time) return tl::unexpected(std::string("wait needs a number of milliseconds"));
        return step::Wait{std::chrono::milliseconds(*time)};
    }
    if (word == "lang") {
        if (rest == "vi") return step::Speak{Language::vi};
        if (rest == "en") return step::Speak{Language::en};
        return tl::unexpected(std::string("lang is vi or en"));
    }
    if (rest.find(' ') != std::string_view::npos) {
        return tl::unexpected(std::string(word) + " takes one name, without spaces");
    }
    if (word == "tap") return step::Tap{std::string(rest)};
    return step::Expect{std::string(rest)};
}

bool known(std::string_view word) {
    constexpr std::array<std::string_view, 11> words{
        "tap", "type", "key", "expect", "expect-text", "lang", "size", "shot", "wait", "controls", "quit"};
    for (const auto each : words) {
        if (each == word) return true;
    }
    return false;
}

}  // namespace

tl::expected<std::vector<Step>, std::vector<PlayProblem>> read_play(std::string_view text) {
    std::vector<Step> steps;
    std::vector<PlayProblem> problems;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(without_comment(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) continue;
        const std::size_t blank = line.find_first_of(" \t");
        const std::string_view word = line.substr(0, blank);
        const std::string_view rest = blank == std::string_view::npos ? "" : trimmed(line.substr(blank));
        if (!known(word)) {
            problems.push_back({number, "there is no step \"" + std::string(word) + "\""});
            continue;
        }
        auto act = read_step(word, rest);
        if (act) {
            steps.push_back({number, std::move(*act)});
        } else {
            problems.push_back({number, act.error()});
        }
    }
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return steps;
}

}  // namespace gui
