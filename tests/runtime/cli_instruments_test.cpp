// The commands without a store that do not score: validate, instruments, show; and what
// every command shares.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/places.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using tests::screening;
namespace fs = std::filesystem;

namespace {

const fs::path definitions = fs::path(tests::source_dir()) / "instruments" / "definitions";

// A shipped definition with one passage replaced, in a folder of its own.
struct Changed {
    Changed(const std::string& name, const std::string& from, const std::string& to) {
        std::string text = tests::read_file(definitions / name);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        tests::write_file(file(), text);
    }
    [[nodiscard]] fs::path file() const { return folder.path() / "changed.xml"; }
    tests::TemporaryFolder folder;
};

}  // namespace

TEST_CASE("the program tells its help and its version") {
    const auto help = screening({"--help"});
    const auto version = screening({"--version"});

    CHECK(help.status == 0);
    CHECK_THAT(help.out, ContainsSubstring("validate") && ContainsSubstring("export"));
    CHECK(version.status == 0);
    CHECK_THAT(version.out, StartsWith("screening "));
}

TEST_CASE("every command has a help of its own") {
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"validate"},
                                                                                         {"instruments"},
                                                                                         {"show"},
                                                                                         {"score"},
                                                                                         {"store", "create"},
                                                                                         {"staff", "add"},
                                                                                         {"staff", "list"},
                                                                                         {"site", "add"},
                                                                                         {"site", "list"},
                                                                                         {"accept"},
                                                                                         {"import"},
                                                                                         {"export"},
                                                                                         {"verify"}}) {
        std::vector<std::string> arguments = command;
        arguments.emplace_back("--help");
        CAPTURE(command);

        const auto said = screening(arguments);

        CHECK(said.status == 0);
        CHECK_THAT(said.out, ContainsSubstring("Usage"));
        CHECK(said.err.empty());
    }
}

TEST_CASE("a call that nobody understands ends with status 2 and says where help is") {
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {}, {"valdate"}, {"show"}, {"show", "dass-21", "--nonsense"}, {"export", "--format", "pdf"}}) {
        CAPTURE(arguments);

        const auto said = screening(arguments);

        CHECK(said.status == 2);
        CHECK(said.out.empty());
        CHECK_THAT(said.err, ContainsSubstring("--help"));
    }
}

TEST_CASE("every shipped definition is valid") {
    std::vector<std::string> arguments = {"validate"};
    for (const auto& entry : fs::directory_iterator(definitions)) {
        if (entry.path().extension() == ".xml") arguments.push_back(entry.path());
    }

    const auto said = screening(arguments);

    CHECK(said.status == 0);
    CHECK(said.err.empty());
    CHECK_THAT(said.out, ContainsSubstring("assist@3.1 is valid"));
}

TEST_CASE("a misspelt id is shown at its line and column, with the nearest known one") {
    const Changed changed("dass-21-1.xml", "<term item=\"q3\"", "<term item=\"q3x\"");

    const auto said = screening({"validate", changed.file()});

    CHECK(said.status == 1);
    CHECK_THAT(said.err, StartsWith(changed.file().string() + ":") && ContainsSubstring(": error: ") &&
                             ContainsSubstring("q3x"));
    CHECK(said.out.empty());
}

TEST_CASE("a broken definition is refused with status 1 and its place") {
    const std::string whole = tests::read_file(definitions / "dass-21-1.xml");
    const tests::TemporaryFolder folder;
    const fs::path file = folder.path() / "broken.xml";
    const std::vector<std::string> all_broken = {whole.substr(0, whole.size() / 2), "",
                                                 std::string(whole).insert(whole.find("UNSW"), "\xC3\x28"),
                                                 "<!DOCTYPE x>\n" + whole};
    for (const std::string& broken : all_broken) {
        tests::write_file(file, broken);

        const auto said = screening({"validate", file});

        CHECK(said.status == 1);
        CHECK_THAT(said.err, StartsWith(file.string() + ":") && ContainsSubstring("error: "));
    }
}

TEST_CASE("a definition that cannot be read ends with status 3, and the others are checked all the same") {
    const Changed changed("dass-21-1.xml", "<term item=\"q3\"", "<term item=\"q3x\"");

    const auto missing = screening({"validate", "/nowhere/at-all.xml", changed.file()});
    const auto folder = screening({"validate", definitions});

    CHECK(missing.status == 3);
    CHECK_THAT(missing.err,
               ContainsSubstring("/nowhere/at-all.xml: no such file") && ContainsSubstring("q3x"));
    CHECK(folder.status == 3);
    CHECK_THAT(folder.err, ContainsSubstring("folder"));
}

TEST_CASE("the list of instruments names all six, as text and as JSON") {
    const auto text = screening({"instruments"});
    const auto json = screening({"instruments", "--json"});

    CHECK(text.status == 0);
    CHECK(json.status == 0);
    const auto list = nlohmann::json::parse(json.out);
    REQUIRE(list.size() == 6);
    for (const auto& one : list) {
        const std::string id = one["id"].get<std::string>() + "@" + one["version"].get<std::string>();
        CHECK_THAT(text.out, ContainsSubstring(id));
        CHECK(one["languages"].contains("vi"));
        CHECK(one["title"].contains("en"));
        CHECK(one["offered"] == (id != "assist@3.0"));
    }
}

TEST_CASE("a broken installed file is told, and takes no other instrument away") {
    const tests::TemporaryFolder folder;
    fs::copy(fs::path(tests::source_dir()) / "instruments" / "wording", folder.path() / "wording");
    fs::create_directory(folder.path() / "definitions");
    fs::copy(definitions / "dass-21-1.xml", folder.path() / "definitions");
    tests::write_file(folder.path() / "definitions" / "client-satisfaction-1.xml", "<instrument");

    const auto list = screening({"instruments", "--instruments", folder.path()});
    const auto shown = screening({"show", "dass-21", "--instruments", folder.path()});
    const auto broken = screening({"show", "client-satisfaction", "--instruments", folder.path()});

    CHECK(list.status == 1);
    CHECK_THAT(list.out, ContainsSubstring("dass-21@1"));
    CHECK_THAT(list.err, ContainsSubstring("client-satisfaction-1.xml:1:"));
    CHECK(shown.status == 0);
    CHECK(broken.status == 3);
    CHECK_THAT(broken.err, ContainsSubstring("client-satisfaction-1.xml:1:"));
}

TEST_CASE("a questionnaire is shown with its words, options, conditions, scores and sources") {
    const auto english = screening({"show", "assist"});
    const auto vietnamese = screening({"show", "dass-21", "--lang", "vi"});
    const auto by_path = screening({"show", definitions / "dass-21-1.xml"});

    CHECK(english.status == 0);
    CHECK_THAT(english.out, ContainsSubstring("assist@3.1") &&
                                ContainsSubstring("asked if q1.opioids = 'yes'") &&
                                ContainsSubstring("q2.opioids: never = 0, once_or_twice = 2") &&
                                ContainsSubstring("27 and over") && ContainsSubstring("Sources"));
    CHECK(vietnamese.status == 0);
    CHECK_THAT(vietnamese.out,
               ContainsSubstring("Tôi thấy khó mà thoải mái được") && ContainsSubstring("times 2"));
    CHECK(by_path.status == 0);
}

TEST_CASE("shown text has no line wider than it should be, counted in characters") {
    const auto said = screening({"show", "treatment-history", "--lang", "vi"});

    std::istringstream lines(said.out);
    for (std::string line; std::getline(lines, line);) {
        const auto width = std::ranges::count_if(
            line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
        CAPTURE(line);
        CHECK(width <= 88);
    }
}

TEST_CASE("an unknown instrument ends with status 3 and the nearest known one") {
    const auto said = screening({"show", "das-21"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("Did you mean 'dass-21'?"));
}

TEST_CASE("an unknown language ends with status 3 and the known ones") {
    const auto said = screening({"show", "dass-21", "--lang", "fr"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("en vi"));
}

TEST_CASE("output that cannot be written is never taken for success") {
    tests::Circumstances full;
    full.output_to = "/dev/full";
    tests::Circumstances closed;
    closed.output_closed = true;
    tests::Circumstances unread;
    unread.output_pipe_closed = true;

    for (const tests::Circumstances& circumstances : {full, closed, unread}) {
        const auto said = screening({"show", "dass-21"}, circumstances);

        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("standard output"));
    }
}
