// Invented wordings with characters that no installed font has.
#include "gui/glyph_check.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/places.h"
#include "tests/support/scenario.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;

namespace {

// The repository's DASS-21 alone, with something else in place of `from` in its Vietnamese wording.
fs::path with_other_words(const fs::path& folder, const std::string& from, const std::string& to) {
    const fs::path own = fs::path(tests::source_dir()) / "instruments";
    fs::create_directories(folder / "definitions");
    fs::create_directories(folder / "wording");
    fs::copy_file(own / "definitions" / "dass-21-1.xml", folder / "definitions" / "dass-21-1.xml");
    fs::copy_file(own / "wording" / "dass-21-1.en.xml", folder / "wording" / "dass-21-1.en.xml");
    std::ifstream in(own / "wording" / "dass-21-1.vi.xml", std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream(folder / "wording" / "dass-21-1.vi.xml", std::ios::binary) << text;
    return folder;
}

}  // namespace

TEST_CASE("every text of the installed questionnaires can be drawn", "[fonts]") {
    for (const auto& problem : gui::undrawable(tests::catalog(), gui::Fonts()))
        FAIL_CHECK(instruments::to_line(problem));
}

TEST_CASE("a character that no font has is named by its code point, at its line", "[fonts]") {
    const tests::TemporaryFolder folder;
    const auto catalog = runtime::Catalog::load(
        with_other_words(folder.path(), ">Trong một tuần qua<", ">Trong một あ tuần \U0001F600 qua<"));
    REQUIRE(catalog.find("dass-21") != nullptr);

    const auto problems = gui::undrawable(catalog, gui::Fonts());

    REQUIRE(problems.size() == 1);
    CHECK(problems.front().place.line == 17);
    CHECK(problems.front().severity == instruments::Severity::warning);
    CHECK(problems.front().place.file.ends_with("dass-21-1.vi.xml"));
    CHECK(problems.front().sentence.ends_with(": U+3042, U+1F600"));
    CHECK(problems.front().sentence.find("'section.past_week.period'") != std::string::npos);
}

TEST_CASE("a character in the terms that cannot be drawn is found as well", "[fonts]") {
    const tests::TemporaryFolder folder;
    const auto catalog = runtime::Catalog::load(with_other_words(folder.path(), "<terms>", "<terms>あ "));

    const auto problems = gui::undrawable(catalog, gui::Fonts());

    REQUIRE(problems.size() == 1);
    CHECK(problems.front().place.line == 0);
}

TEST_CASE("what a definition says of its use and its sources is looked at as well", "[fonts]") {
    instruments::Instrument instrument = tests::catalog().find("dass-21")->instrument;
    REQUIRE_FALSE(instrument.sources.empty());
    CHECK(gui::undrawable(instrument, gui::Fonts()).empty());
    instrument.terms += " あ";
    instrument.sources.back().text += " \U0001F600";

    const auto problems = gui::undrawable(instrument, gui::Fonts());

    REQUIRE(problems.size() == 2);
    CHECK(problems.front().sentence.find("U+3042") != std::string::npos);
    CHECK(problems.back().sentence.find("U+1F600") != std::string::npos);
    CHECK(problems.front().place.file.ends_with("dass-21-1.xml"));
}

TEST_CASE("the names of occasions are looked at as well", "[fonts]") {
    instruments::OccasionList list = tests::catalog().occasions();
    REQUIRE_FALSE(list.occasions.empty());
    CHECK(gui::undrawable(list, gui::Fonts()).empty());
    list.occasions.front().names["vi"] += " あ";

    const auto problems = gui::undrawable(list, gui::Fonts());

    REQUIRE(problems.size() == 1);
    CHECK(problems.front().sentence.find(list.occasions.front().id) != std::string::npos);
    CHECK(problems.front().sentence.ends_with(": U+3042"));
    CHECK(problems.front().place.file == list.file);
}

TEST_CASE("for a supervisor each file is named once, with each character once", "[fonts]") {
    const tests::TemporaryFolder folder;
    const auto catalog =
        runtime::Catalog::load(with_other_words(folder.path(), "<terms>", "<terms>あ \U0001F600 あ "));

    const auto files = gui::undrawable_files(catalog, gui::Fonts());

    REQUIRE(files.size() == 1);
    CHECK(files.front().file == "dass-21-1.vi.xml");
    CHECK(files.front().characters == "U+3042, U+1F600");
    CHECK(gui::undrawable_files(tests::catalog(), gui::Fonts()).empty());
}
