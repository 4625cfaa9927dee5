// What stands at the same place on every page of a questionnaire: the response card, help and
// hearing the page; and what help says.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <set>
#include <string>

#include "tests/gui/asked.h"
#include "tests/gui/audit.h"
#include "tests/gui/screens_tablet.h"

using gui::Key;
using tests::Asked;
using tests::AskedLook;

namespace {

const std::vector<std::string> pages{"one", "several", "number", "since", "last", "text", "list.a"};

AskedLook any_look() {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    const gui::Language language = GENERATE(gui::Language::vi, gui::Language::en);
    const bool with_client = GENERATE(false, true);
    return {.wide = wide,
            .high = high,
            .text = text,
            .with_client = with_client,
            .aloud = true,
            .language = language};
}

void check_nothing_wrong(Asked& asked, gui::Drawn& drawn, std::string_view where) {
    asked.surface.record(&drawn);
    asked.hands.look();
    INFO(where << " at " << asked.look.wide << 'x' << asked.look.high << " text " << asked.look.text);
    for (const std::string& fault : tests::faults_of(asked.surface))
        FAIL_CHECK(fault);
    for (const std::string& fault : tests::word_faults(asked.surface, drawn))
        FAIL_CHECK(fault);
    asked.surface.record(nullptr);
}

}  // namespace

TEST_CASE("card, help and listening stand at one place on every page", "[question]") {
    Asked asked(any_look());
    std::map<std::string, gui::Rect> places;
    gui::Drawn drawn;
    const auto look = [&](const std::string& page) {
        CAPTURE(page, asked.look.wide, asked.look.text);
        REQUIRE(asked.has("help"));
        for (const char* tool : {"card", "help", "listen"}) {
            if (!asked.has(tool)) continue;
            const gui::Control& control = asked.hands.control(tool);
            CHECK(control.visible == control.rect);
            CHECK(control.area.empty());
            CHECK(places.try_emplace(tool, control.rect).first->second == control.rect);
        }
        check_nothing_wrong(asked, drawn, page);
    };

    look("introduction");
    for (const std::string& page : pages) {
        asked.go_to(page);
        look(page);
    }
    // A client alone is asked them one a page.
    for (const char* row : {"a", "b", "c", "d", "e", "f"}) {
        asked.tap(std::string("option.list.") + row + ".no");
        if (asked.look.with_client) asked.tap("next");
    }
    if (!asked.look.with_client) asked.tap("next");
    look("review");

    CHECK(places.size() == 3);
}

TEST_CASE("what a sheet has below its edge is announced, and one tap brings it", "[question]") {
    Asked asked({.wide = 1280, .high = 800, .text = 2});
    asked.tap("help");
    REQUIRE(asked.has("help.more"));
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.hands.look();
    for (const std::string& fault : tests::faults_of(asked.surface))
        FAIL_CHECK(fault);
    const auto readable = [&drawn] {
        std::set<std::string> words;
        for (const gui::DrawnWords& one : drawn.words) {
            if (one.clip.contains(one.rect.center())) words.insert(one.text);
        }
        return words;
    };
    const std::set<std::string> before = readable();

    for (int taps = 0; taps < 20 && asked.has("help.more"); ++taps)
        asked.tap("help.more");

    CHECK_FALSE(asked.has("help.more"));
    const std::set<std::string> after = readable();
    CHECK(std::ranges::any_of(after, [&before](const auto& words) { return !before.contains(words); }));
    CHECK(std::ranges::any_of(before, [&after](const auto& words) { return !after.contains(words); }));
    asked.surface.record(nullptr);
}

TEST_CASE("help says how each form is answered, at F1 and at a touch, and Escape closes it", "[question]") {
    const AskedLook look = any_look();
    Asked asked(look);
    const bool vi = look.language == gui::Language::vi;
    const std::map<std::string, std::string> said{
        {"one", vi ? "Chạm vào câu trả lời đúng nhất" : "Touch the answer that fits best"},
        {"several", vi ? "một hay nhiều" : "one or more"},
        {"number", vi ? "Chạm vào các số trên màn hình" : "Touch the numbers"},
        {"since", vi ? "Không nhớ ngày hay tháng" : "If the day or the month is not remembered"},
        {"last", vi ? "Chạm vào ô ngày, tháng hoặc năm" : "Touch day, month or year"},
        {"text", vi ? "Viết ngắn cũng được" : "A few words are enough"},
        // A client alone is asked its rows one a page, as questions of one choice.
        {"list.a", look.with_client
                       ? (vi ? "Chạm vào câu trả lời đúng nhất" : "Touch the answer that fits best")
                   : vi ? "Mỗi dòng là một câu hỏi"
                        : "Each row is a question"},
    };
    gui::Drawn drawn;
    for (const std::string& page : pages) {
        CAPTURE(page);
        asked.go_to(page);
        asked.hands.key(Key::f1);
        REQUIRE(asked.has("help.close"));
        CHECK(asked.shows(said.at(page)));
        CHECK(asked.shows(vi ? "Chạm “Quay lại”" : "Touch “Back”"));
        check_nothing_wrong(asked, drawn, page + ", help");
        asked.hands.key(Key::escape);
        CHECK_FALSE(asked.has("help.close"));
        asked.tap("help");
        CHECK(asked.has("help.close"));
        asked.tap("help.close");
        CHECK_FALSE(asked.has("help.close"));
    }
}

TEST_CASE("help speaks of not answering only where that is offered", "[question]") {
    Asked asked;
    asked.go_to("one");
    asked.tap("help");
    CHECK(asked.shows("Nếu không muốn trả lời"));
    asked.tap("help.close");
    asked.go_to("text");
    asked.tap("help");

    CHECK_FALSE(asked.shows("Nếu không muốn trả lời"));
    CHECK(asked.shows("Có thể để trống"));
}

TEST_CASE("help gives the questionnaire's own help too", "[question]") {
    Asked asked;
    asked.go_to("one");
    asked.tap("help");
    CHECK(asked.shows("Về câu này"));
    asked.tap("help.close");
    asked.go_to("several");
    asked.tap("help");

    CHECK_FALSE(asked.shows("Về câu này"));
}

TEST_CASE("a client alone is helped in plain words, staff with keys", "[question]") {
    const bool alone = GENERATE(true, false);
    Asked asked({.with_client = alone});
    asked.go_to("one");
    asked.tap("help");

    CHECK(asked.shows("hỏi cán bộ") == alone);
    CHECK(asked.shows("Enter để đi tiếp") == !alone);
    CHECK(asked.shows("Người được hỏi") == !alone);
}

TEST_CASE("the tools have words below them where there is room, and always a name", "[question]") {
    Asked wide({.aloud = true});
    gui::Drawn drawn;
    const auto drawn_on = [&drawn](const std::string& words) {
        return std::ranges::any_of(drawn.words, [&](const auto& one) { return one.text == words; });
    };
    wide.go_to("one");
    wide.surface.record(&drawn);
    wide.hands.look();
    CHECK(drawn_on("Trợ giúp"));
    CHECK(drawn_on("Thẻ trả lời"));
    CHECK(drawn_on("Nghe giọng máy"));  // what speaks is no person

    wide.surface.resize(800, 1280);
    wide.surface.set_scale({.dp = 1, .text = 2});
    wide.hands.look();
    CHECK_FALSE(drawn_on("Trợ giúp"));
    CHECK(wide.hands.control("help").label == "Trợ giúp");
    CHECK(wide.hands.control("listen").label == "Nghe giọng máy");
}

TEST_CASE("listening is asked for at its place and with F5", "[question]") {
    Asked asked({.aloud = true});
    asked.go_to("one");

    asked.tap("listen");
    CHECK(asked.listened == 1);
    asked.hands.key(Key::f5);
    CHECK(asked.listened == 2);
}
