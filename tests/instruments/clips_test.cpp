// Recordings of words: bound to what is shown, told when they are stale. Instrument, words
// and sounds are invented here.
#include "instruments/clips.h"

#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "instruments/load.h"
#include "tests/support/places.h"

namespace {

namespace fs = std::filesystem;
using namespace instruments;

// A folder for one test; those of the other folders' support are not seen from here.
struct Folder {
    Folder() : path(fs::temp_directory_path() / fmt::format("clips-{}", static_cast<const void*>(this))) {
        fs::create_directories(path / "wording");
        fs::create_directories(path / "clips" / "dass-21-1.vi");
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void record(const std::string& name) const {
        std::ofstream(path / "clips" / "dass-21-1.vi" / name) << "RIFF, invented";
    }
    fs::path path;
};

Instrument shipped(const std::string& name) {
    auto loaded = load_instrument(tests::source_dir() + "/instruments/definitions/" + name + ".xml");
    REQUIRE(loaded);
    return std::move(loaded->instrument);
}

std::string with_clips(const std::string& name, const std::string& clips) {
    std::ifstream in(tests::source_dir() + "/instruments/wording/" + name + ".xml");
    std::string text(std::istreambuf_iterator<char>(in), {});
    const auto end = text.rfind("</wording>");
    REQUIRE(end != std::string::npos);
    return text.insert(end, clips);
}

Wording words(const fs::path& folder, const std::string& name, const std::string& clips) {
    auto loaded = parse_wording(with_clips(name, clips), (folder / "wording" / (name + ".xml")).string());
    CAPTURE(loaded ? "" : to_line(loaded.error().front()));
    REQUIRE(loaded);
    return std::move(loaded->wording);
}

const std::string first_question = "Tôi thấy khó mà thoải mái được";

std::string clip(const std::string& key, const std::string& file, const std::string& of) {
    return fmt::format("<clip key=\"{}\" file=\"{}\" of=\"{}\"/>\n", key, file, of);
}

}  // namespace

TEST_CASE("a recording of the present words is found, and its check is silent", "[clips]") {
    const Folder folder;
    folder.record("q1.wav");
    const Wording wording =
        words(folder.path, "dass-21-1.vi", clip("item.q1", "q1.wav", words_digest(first_question)));

    CHECK(check_clips(shipped("dass-21-1"), wording).empty());
    const auto found = clip_of(wording, "item.q1", first_question);
    REQUIRE(found);
    CHECK(found->filename() == "q1.wav");
    CHECK(fs::exists(*found));
}

TEST_CASE("a recording of other words is stale: a warning at its place, and never played", "[clips]") {
    const Folder folder;
    folder.record("q1.wav");
    const Wording wording =
        words(folder.path, "dass-21-1.vi", clip("item.q1", "q1.wav", words_digest("Lời cũ, giả định")));

    const Problems problems = check_clips(shipped("dass-21-1"), wording);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().severity == Severity::warning);
    CHECK(problems.front().place.line > 1);
    CHECK(problems.front().place.column > 1);
    CHECK(problems.front().sentence.find(words_digest(first_question)) != std::string::npos);
    CHECK_FALSE(clip_of(wording, "item.q1", first_question));
}

TEST_CASE("a recording whose file is not there is told and not played", "[clips]") {
    const Folder folder;
    const Wording wording =
        words(folder.path, "dass-21-1.vi", clip("item.q1", "q1.wav", words_digest(first_question)));

    const Problems problems = check_clips(shipped("dass-21-1"), wording);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().severity == Severity::warning);
    CHECK_FALSE(clip_of(wording, "item.q1", first_question));
}

TEST_CASE("a recording is of one text as it is shown: of a template's entry, not of the template",
          "[clips]") {
    const Folder folder;
    const Instrument assist = shipped("assist-3.1");
    const Wording wording = words(folder.path, "assist-3.1.vi",
                                  clip("item.q2.alcohol", "a.ogg", "0123456789abcdef") +
                                      clip("item.q2.nothing", "b.ogg", "0123456789abcdef"));

    const auto shown = shown_words(wording, assist, "item.q2.alcohol");
    REQUIRE(shown);
    CHECK(shown->find('{') == std::string::npos);
    CHECK_FALSE(shown_words(wording, assist, "item.q2.{substance}"));
    CHECK(shown_words(wording, assist, "item.q2.alcohol.help"));
    const Problems problems = check_clips(assist, wording);
    CHECK(std::ranges::count(problems, Severity::error, &Problem::severity) == 1);
    CHECK(std::ranges::count(problems, Severity::warning, &Problem::severity) == 1);
}

TEST_CASE("the checks of wordings speak of recordings too", "[clips]") {
    const Folder folder;
    const Wording wording = words(folder.path, "dass-21-1.vi", clip("item.q1", "q1.wav", "0123456789abcdef"));

    const Problems problems = check_wordings(shipped("dass-21-1"), {wording});

    CHECK(problems.size() == 1);
    CHECK_FALSE(has_errors(problems));
}

TEST_CASE("a recording's file is a plain name and its digest sixteen digits", "[clips]") {
    const auto refused = [](const std::string& clips) {
        const auto loaded = parse_wording(with_clips("dass-21-1.vi", clips), "invented.vi.xml");
        return !loaded && loaded.error().front().place.line > 1;
    };

    CHECK_FALSE(refused(clip("item.q1", "q1.ogg", "0123456789abcdef")));
    CHECK(refused(clip("item.q1", "../q1.ogg", "0123456789abcdef")));
    CHECK(refused(clip("item.q1", "/etc/q1.ogg", "0123456789abcdef")));
    CHECK(refused(clip("item.q1", "q1.exe", "0123456789abcdef")));
    CHECK(refused(clip("item.q1", ".ogg", "0123456789abcdef")));
    CHECK(refused(clip("item.q1", "q1.ogg", "0123456789abcde")));
    CHECK(refused(clip("item.q1", "q1.ogg", "0123456789abcdeG")));
    CHECK(refused(clip("item.q1", "q1.ogg", "0123456789abcdef") +
                  clip("item.q1", "q2.ogg", "0123456789abcdef")));
}
