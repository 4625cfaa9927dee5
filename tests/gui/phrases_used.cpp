// The phrases and the code that shows them: none is missing, none is left over.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "gui/phrases.h"
#include "tests/support/places.h"

namespace {

namespace fs = std::filesystem;

std::string sources() {
    std::string all;
    for (const char* folder : {"gui", "runtime"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(tests::source_dir()) / folder)) {
            const std::string kind = entry.path().extension().string();
            if (kind != ".cpp" && kind != ".h") continue;
            std::ifstream file(entry.path());
            all.append(std::istreambuf_iterator<char>(file), {});
        }
    }
    return all;
}

bool in_an_id(char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '.';
}

// What stands in quotation marks and could be an id of something, after each `before`.
std::set<std::string, std::less<>> ids_after(const std::string& text, std::string_view before) {
    std::set<std::string, std::less<>> found;
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
        const std::size_t first = at + before.size();
        std::size_t last = first;
        while (last < text.size() && in_an_id(text[last]))
            ++last;
        if (last > first && text[last] == '"') found.insert(text.substr(first, last - first));
    }
    return found;
}

const gui::PoText& phrases() {
    static const gui::Phrases all;
    return all.all(gui::Language::en);
}

}  // namespace

TEST_CASE("no phrase is left over that nothing shows", "[phrases]") {
    const auto quoted = ids_after(sources(), "\"");
    std::string unused;
    for (const auto& phrase : phrases()) {
        const std::string& id = phrase.first;
        // "event_" stands for every phrase whose id begins so: the rest is the name of what happened.
        const bool shown = std::ranges::any_of(quoted, [&](const std::string& each) {
            return each == id || (each.ends_with('_') && id.starts_with(each));
        });
        if (!shown) unused += id + " ";
    }
    CHECK(unused.empty());
}

TEST_CASE("every phrase that is asked for by its id is there", "[phrases]") {
    const std::string text = sources();
    for (const char* call : {"say(\"", "count(\""}) {
        for (const std::string& id : ids_after(text, call)) {
            INFO(id);
            CHECK((id.ends_with('_') || phrases().contains(id)));
        }
    }
}

TEST_CASE("everything that the history can tell has its words", "[phrases]") {
    int kinds = 0;
    for (std::string id : ids_after(sources(), "happened({\"")) {
        std::ranges::replace(id, '.', '_');
        INFO(id);
        CHECK(phrases().contains("event_" + id));
        ++kinds;
    }
    CHECK(kinds > 10);
}

// Above each Vietnamese phrase stands the English one that it was made from.
TEST_CASE("no Vietnamese phrase is of an English one that was changed since", "[phrases]") {
    std::ifstream file(fs::path(tests::source_dir()) / "assets/phrases/vi.po");
    std::string made_from;
    std::string stale;
    int looked_at = 0;
    for (std::string line; std::getline(file, line);) {
        constexpr std::string_view comment = "#. ";
        constexpr std::string_view id_line = "msgid \"";
        if (line.starts_with(comment)) made_from = line.substr(comment.size());
        if (!line.starts_with(id_line) || line.size() <= id_line.size() + 1) continue;
        const std::string id = line.substr(id_line.size(), line.size() - id_line.size() - 1);
        const auto english = phrases().find(id);
        REQUIRE(english != phrases().end());
        std::string now;
        for (const std::string& form : english->second)
            now += (now.empty() ? "" : " / ") + form;
        for (std::size_t at = now.find("\u00A0"); at != std::string::npos; at = now.find("\u00A0"))
            now.replace(at, 2, " ");
        std::ranges::replace(now, '\n', ' ');
        if (now != made_from) stale += id + " ";
        made_from.clear();
        ++looked_at;
    }
    CHECK(stale.empty());
    CHECK(looked_at > 800);
}
