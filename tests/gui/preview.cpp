// An author's window: the kiosk's own screens under a strip, following the file. The files
// are copies of shipped ones, changed here.
#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "gui/watch.h"
#include "tests/gui/author.h"
#include "tests/gui/screens_tablet.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

namespace fs = std::filesystem;
using tests::Author;
using tests::replaced;
using tests::text_of;

TEST_CASE("an author goes through an instrument with the kiosk's own screens, to its result", "[preview]") {
    Author author("dass-21-1");

    author.hands->tap("next");
    author.hands->tap("option.q1.2");
    author.hands->tap("next");
    CHECK(author.has("option.q2.0"));
    CHECK_FALSE(author.has("leave"));
    author.hands->tap("preview.result");

    CHECK(author.has("scale.depression"));
    CHECK_FALSE(author.has("next"));  // there is no visit to finish
    author.hands->tap("back");
    CHECK(author.has("option.q2.0"));
}

TEST_CASE("the review leads an author to the result", "[preview]") {
    Author author("referral-record-1");
    for (int page = 0; page < 60 && !author.hands->shows("Hoàn thành"); ++page) {
        for (const auto& question : author.app->preview().page().questions) {
            if (author.has("refuse." + question.id)) author.hands->tap("refuse." + question.id);
        }
        author.hands->tap("next");
    }
    REQUIRE(author.hands->shows("Hoàn thành"));

    author.hands->tap("next");

    CHECK(author.surface.page().starts_with("result/"));
    CHECK_FALSE(author.preview().session().finished());
}

TEST_CASE("characters that no font can draw stand among the problems, with line and column", "[preview]") {
    Author author("dass-21-1");
    const fs::path words = author.folder.path() / "dass-21-1.vi.xml";
    const std::string well = text_of(words);
    std::ofstream(words) << replaced(well, ">Trong một tuần qua<", ">Trong một \u3042 tuần qua<");
    author.read_again();

    author.hands->tap("preview.problems");

    CHECK(author.hands->shows("U+3042"));
    const auto line = 1 + std::ranges::count(well.substr(0, well.find(">Trong một tuần qua<")), '\n');
    CHECK(author.hands->shows("Dòng\u00a0" + std::to_string(line)));
    REQUIRE(author.app->problems().size() == 1);
    CHECK(author.app->problems().front().place.line == line);
    std::ofstream(words) << well;
    author.read_again();
    CHECK(author.app->problems().empty());
}

TEST_CASE("an instrument that forbids going back has no way back, by hand or by key", "[preview]") {
    Author author("dass-21-1");
    author.write(replaced(author.well, " respondent=", " back=\"no\" respondent="));
    author.read_again();
    author.hands->tap("next");
    author.hands->tap("option.q1.2");
    author.hands->tap("next");
    REQUIRE(author.has("option.q2.0"));

    CHECK_FALSE(author.has("back"));
    author.hands->key(gui::Key::backspace);

    CHECK(author.has("option.q2.0"));
    author.hands->tap("preview.items");
    author.hands->tap("item.q1");  // an author goes anywhere
    CHECK(author.has("option.q1.2"));
}

TEST_CASE("errors stand beside the last version that could be read, and go when they are mended",
          "[preview]") {
    const gui::Size size = GENERATE(gui::Size{1280, 800}, gui::Size{800, 1280});
    Author author("dass-21-1", true, size);
    author.hands->tap("next");
    author.hands->tap("option.q1.1");

    author.spoil();
    author.read_again();

    CHECK(author.hands->shows("22 lỗi"));
    CHECK(author.hands->shows("Dòng\u00a019, cột\u00a033"));
    CHECK(author.hands->shows("did you mean 'degree'?"));
    CHECK(author.hands->shows("không phải tệp như hiện nay"));
    REQUIRE(author.has("option.q1.1"));
    CHECK(author.hands->control("option.q1.1").selected);
    CHECK(tests::faults_of(author.surface).empty());
    author.hands->tap("option.q1.2");
    CHECK(author.hands->control("option.q1.2").selected);
    author.hands->tap("preview.problems.close");
    CHECK_FALSE(author.hands->shows("did you mean 'degree'?"));
    CHECK(author.hands->shows("không phải tệp như hiện nay"));

    author.mend();
    author.read_again();
    CHECK(author.hands->control("preview.problems").label == "Không có lỗi");
    CHECK_FALSE(author.hands->shows("không phải tệp như hiện nay"));
    CHECK(author.hands->control("option.q1.2").selected);
}

TEST_CASE("a file that was never sound has its problems on the whole page, in either language", "[preview]") {
    Author author("dass-21-1", false);
    CHECK(author.hands->shows("Chưa đọc được tệp này: 22 lỗi"));
    CHECK_FALSE(author.has("preview.items"));
    CHECK(tests::faults_of(author.surface).empty());

    author.hands->tap("lang.en");
    CHECK(author.hands->shows("This file cannot be read yet: 22 errors"));

    author.mend();
    author.read_again();
    CHECK(author.has("next"));
}

TEST_CASE("the list of items finds by id and by words without marks, and leads to items kept out",
          "[preview]") {
    Author author("assist-3.1");
    author.hands->tap("preview.items");
    REQUIRE(author.has("item.q1.tobacco"));
    author.hands->tap("preview.search");
    author.hands->type("q2.alcohol");
    CHECK_FALSE(author.has("item.q1.tobacco"));
    REQUIRE(author.has("item.q2.alcohol"));
    CHECK(author.hands->shows("chưa hỏi, còn tùy: q1.alcohol = 'yes'"));

    author.hands->tap("item.q2.alcohol");

    CHECK(author.hands->shows("Điều kiện để hỏi: q1.alcohol = 'yes'"));
    REQUIRE(author.has("option.q2.alcohol.never"));
    author.hands->tap("option.q2.alcohol.never");
    CHECK_FALSE(author.hands->control("option.q2.alcohol.never").selected);
    CHECK(author.hands->shows("không trả lời được"));
    author.hands->tap("preview.items");
    author.hands->tap("preview.search");
    author.hands->type("ruou manh");
    CHECK(author.has("item.q1.alcohol"));
    CHECK_FALSE(author.has("item.q1.tobacco"));
    author.hands->type("zzz");
    CHECK(author.hands->shows("Không có câu nào như vậy."));
}

TEST_CASE("an author sees which words there are in one language only", "[preview]") {
    Author author("dass-21-1");
    const fs::path english = author.folder.path() / "dass-21-1.en.xml";
    std::string text = text_of(english);
    for (const char* key : {"choice.degree.1", "scale.anxiety", "band.normal"}) {
        const auto at = text.find(std::string("<text key=\"") + key + "\"");
        REQUIRE(at != std::string::npos);
        text.erase(at, text.find('\n', at) - at);
    }
    std::ofstream(english) << text;
    author.read_again();
    author.hands->tap("next");
    CHECK_FALSE(author.hands->shows("(chỉ có tiếng"));

    author.hands->key(gui::Key::f2);

    CHECK(author.hands->control("option.q1.1").label.ends_with(" (only in Vietnamese)"));
    CHECK(author.hands->control("option.q1.0").label == "Did not apply to me at all");
    author.hands->tap("preview.result");
    CHECK(author.hands->control("scale.anxiety").label == "Lo âu (only in Vietnamese)");
    CHECK(author.hands->control("scale.stress").label == "Stress");
}

TEST_CASE("an author switches language, text size, colours and mode, and starts over", "[preview]") {
    Author author("dass-21-1");
    author.hands->tap("next");
    author.hands->tap("option.q1.2");

    author.hands->tap("lang.en");
    CHECK(author.preview().session().language() == "en");
    author.hands->tap("display");
    author.hands->tap("display.text.125");
    author.hands->tap("display.done");
    CHECK(author.surface.scale().text == 1.25F);
    author.hands->tap("contrast");
    CHECK(author.surface.scheme() == gui::Scheme::dark);
    author.hands->tap("preview.mode");
    CHECK(author.preview().session().mode() == instruments::Mode::self);
    CHECK(author.hands->control("option.q1.2").selected);
    CHECK(tests::faults_of(author.surface).empty());

    author.hands->tap("preview.items");
    author.hands->tap("preview.restart");
    CHECK(author.surface.page().ends_with("/introduction"));
    CHECK(author.preview().session().answers()[0] == instruments::Answer{});
}

TEST_CASE("a watch tells of a file written in place, renamed over another, or taken away, once",
          "[preview]") {
    const tests::TemporaryFolder folder;
    std::mutex mutex;
    std::condition_variable told;
    int times = 0;
    const gui::FolderWatch watch({folder.path(), folder.path() / "not-there"}, [&] {
        const std::lock_guard lock(mutex);
        ++times;
        told.notify_all();
    });
    REQUIRE(watch.watching());
    const auto waited_for = [&](int count) {
        std::unique_lock lock(mutex);
        return told.wait_for(lock, std::chrono::seconds(20), [&] { return times >= count; });
    };

    const fs::path file = folder.path() / "a.xml";
    std::ofstream(file) << "<a/>";
    CHECK(waited_for(1));
    std::ofstream(folder.path() / "a.new") << "<b/>";
    fs::rename(folder.path() / "a.new", file);
    CHECK(waited_for(2));
    fs::remove(file);
    CHECK(waited_for(3));
    CHECK(times == 3);
}

TEST_CASE("a watch is not told of other files, and ends at once", "[preview]") {
    const tests::TemporaryFolder folder;
    std::atomic<int> times = 0;
    {
        const gui::FolderWatch watch({folder.path()}, [&] { ++times; });
        std::ofstream(folder.path() / "notes.txt") << "invented";
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    CHECK(times == 0);
}
