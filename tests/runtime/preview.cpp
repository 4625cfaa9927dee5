// An instrument under work, read again and again while its author mends it. The files are
// copies of shipped ones, changed here.
#include "runtime/preview.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using instruments::Chosen;
using runtime::Preview;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::string replaced(std::string text, const std::string& words, const std::string& by) {
    const auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    return text.replace(at, words.size(), by);
}

// A desk with one instrument on it, in the two folders that the project has.
struct Desk {
    explicit Desk(const std::string& name) : stem(name) {
        fs::create_directory(folder.path() / "definitions");
        fs::create_directory(folder.path() / "wording");
        const fs::path shipped = fs::path(tests::source_dir()) / "instruments";
        fs::copy_file(shipped / "definitions" / (name + ".xml"), file());
        for (const char* language : {"vi", "en"})
            fs::copy_file(shipped / "wording" / (name + "." + language + ".xml"), words(language));
    }
    [[nodiscard]] fs::path file() const { return folder.path() / "definitions" / (stem + ".xml"); }
    [[nodiscard]] fs::path words(const std::string& language) const {
        return folder.path() / "wording" / (stem + "." + language + ".xml");
    }
    void change(const fs::path& what, const std::string& words, const std::string& by) const {
        const std::string text = replaced(text_of(what), words, by);
        std::ofstream(what) << text;
    }

    tests::TemporaryFolder folder;
    std::string stem;
};

// To the second question of DASS-21, the first answered with 2.
void answer_first(Preview& preview) {
    REQUIRE_FALSE(preview.apply(runtime::Next{}));
    REQUIRE_FALSE(preview.apply(runtime::SetAnswer{0, Chosen{2}}));
    REQUIRE_FALSE(preview.apply(runtime::Next{}));
    REQUIRE(preview.session().position() == "q2");
}

instruments::ItemIndex item(const Preview& preview, const std::string& id) {
    return preview.entry().instrument.find_item(id).value();
}

}  // namespace

TEST_CASE("a sound definition is read with the words found beside it", "[preview]") {
    const Desk desk("dass-21-1");

    const Preview preview(desk.file(), "en");

    REQUIRE(preview.usable());
    CHECK(preview.up_to_date());
    CHECK(preview.problems().empty());
    CHECK(preview.page().language == "en");
    CHECK(preview.folders().size() == 2);
}

TEST_CASE("a definition that never was sound has only its problems to show", "[preview]") {
    const Desk desk("dass-21-1");
    desk.change(desk.file(), R"(choices="degree")", R"(choices="degre")");

    const Preview preview(desk.file(), "vi");

    CHECK_FALSE(preview.usable());
    CHECK_FALSE(preview.up_to_date());
    REQUIRE_FALSE(preview.problems().empty());
    CHECK(preview.problems().front().place.line > 0);
}

TEST_CASE("a definition without words says where they are looked for", "[preview]") {
    const Desk desk("dass-21-1");
    fs::remove(desk.words("vi"));
    fs::remove(desk.words("en"));

    const Preview preview(desk.file(), "vi");

    CHECK_FALSE(preview.usable());
    REQUIRE(preview.problems().size() == 1);
    CHECK(preview.problems().front().sentence.find("../wording") != std::string::npos);
}

TEST_CASE("answers and place stay over a change that does not touch them", "[preview]") {
    const Desk desk("dass-21-1");
    Preview preview(desk.file(), "vi");
    answer_first(preview);

    desk.change(desk.words("vi"), "Tôi thấy khó mà thoải mái được", "Một câu khác hẳn");
    preview.read_again();

    CHECK(preview.session().position() == "q2");
    CHECK(preview.session().answers()[0] == instruments::Answer{Chosen{2}});
    REQUIRE_FALSE(preview.apply(runtime::Back{}));
    CHECK(preview.page().questions.front().text == "Một câu khác hẳn");
}

TEST_CASE("while the file has errors the last sound version stays, answers and all", "[preview]") {
    const Desk desk("dass-21-1");
    Preview preview(desk.file(), "vi");
    answer_first(preview);

    desk.change(desk.file(), R"(choices="degree")", R"(choices="degre")");
    preview.read_again();

    CHECK_FALSE(preview.up_to_date());
    REQUIRE(preview.usable());
    CHECK(preview.session().position() == "q2");
    REQUIRE_FALSE(preview.apply(runtime::SetAnswer{1, Chosen{1}}));

    desk.change(desk.file(), R"(choices="degre")", R"(choices="degree")");
    CHECK(preview.read_again());

    CHECK_FALSE(preview.read_again());
    CHECK(preview.up_to_date());
    CHECK(preview.session().answers()[1] == instruments::Answer{Chosen{1}});
}

TEST_CASE("an answer that the new version does not take is dropped, and no other", "[preview]") {
    const Desk desk("referral-record-1");
    Preview preview(desk.file(), "vi");
    const auto& first = preview.entry().instrument.items[0];
    REQUIRE_FALSE(preview.apply(runtime::GoTo{0}));
    REQUIRE_FALSE(preview.apply(runtime::SetAnswer{0, instruments::Refused{}}));

    desk.change(desk.file(), "<item id=\"" + first.id + "\"",
                "<item id=\"" + first.id + "\" refusable=\"no\"");
    preview.read_again();

    CAPTURE(preview.problems().empty() ? "" : preview.problems().front().sentence);
    REQUIRE(preview.up_to_date());
    CHECK(preview.session().answers()[0] == instruments::Answer{});
}

TEST_CASE("an item that is not asked can be looked at with its condition, but not answered", "[preview]") {
    const Desk desk("assist-3.1");
    Preview preview(desk.file(), "vi");
    const auto alcohol = item(preview, "q2.alcohol");

    preview.look_at(alcohol);

    REQUIRE(preview.looked_at() == alcohol);
    REQUIRE(preview.page().questions.size() == 1);
    CHECK(preview.page().questions.front().id == "q2.alcohol");
    CHECK(preview.entry().instrument.items[alcohol].ask_if.text == "q1.alcohol = 'yes'");
    CHECK(preview.apply(runtime::SetAnswer{alcohol, Chosen{0}}) == runtime::Refusal::not_asked);
    CHECK(preview.session().answers()[alcohol] == instruments::Answer{});
}

TEST_CASE("from an item that is not asked Back and Next go item by item until one is asked", "[preview]") {
    const Desk desk("assist-3.1");
    Preview preview(desk.file(), "vi");
    const auto probe = item(preview, "q1.probe");

    preview.look_at(item(preview, "q2.tobacco"));
    REQUIRE_FALSE(preview.apply(runtime::Next{}));
    CHECK(preview.looked_at() == item(preview, "q2.alcohol"));
    REQUIRE_FALSE(preview.apply(runtime::Back{}));
    REQUIRE_FALSE(preview.apply(runtime::Back{}));
    CHECK(preview.looked_at() == probe);
    preview.look_at(item(preview, "q1.other"));

    CHECK_FALSE(preview.looked_at());
    CHECK(preview.page().list);
}

TEST_CASE("starting over and the other mode keep what they should", "[preview]") {
    const Desk desk("dass-21-1");
    Preview preview(desk.file(), "vi");
    answer_first(preview);

    preview.set_mode(instruments::Mode::self);
    CHECK(preview.page().mode == instruments::Mode::self);
    CHECK(preview.session().answers()[0] == instruments::Answer{Chosen{2}});

    preview.start_over();
    CHECK(preview.page().mode == instruments::Mode::self);
    CHECK(preview.session().answers()[0] == instruments::Answer{});
    CHECK(preview.page().kind == runtime::Page::Kind::introduction);
}

TEST_CASE("the result is of the answers so far", "[preview]") {
    const Desk desk("dass-21-1");
    Preview preview(desk.file(), "vi");

    const auto result = preview.result();

    REQUIRE(result.scales.size() == 3);
    CHECK(result.scales.front().score.empty());
    CHECK(result.scales.front().missing == 7);
}
