#include "gui/play/play.h"

#include <catch2/catch_test_macros.hpp>

#include <sstream>

#include "tests/gui/gallery.h"

using gui::Play;
using gui::read_play;
using tests::Gallery;
using tests::Scene;

namespace {

// Carries a play out as the loop does, with a clock that jumps to the next deadline.
struct Theatre {
    explicit Theatre(Gallery::Page page) : scene(page) {}

    bool act(std::string_view script) {
        auto steps = read_play(script);
        REQUIRE(steps);
        Play play(std::move(*steps), {}, out);
        gui::Moment now = scene.hands.now();
        for (int round = 0; round < 5000 && !play.ended(); ++round) {
            scene.surface.settle(now, [this](gui::Frame& frame) { scene.gallery.draw(frame); });
            play.step(scene.surface, now);
            now += picture_takes;
            if (play.deadline()) now = std::max(now, *play.deadline());
        }
        REQUIRE(play.ended());
        return !play.failed();
    }

    Scene scene;
    std::chrono::milliseconds picture_takes{0};
    std::ostringstream out;
};

std::string only_problem(std::string_view script) {
    const auto steps = read_play(script);
    REQUIRE(!steps);
    REQUIRE(steps.error().size() == 1);
    return std::to_string(steps.error().front().line) + ": " + steps.error().front().sentence;
}

}  // namespace

TEST_CASE("every step of the contract is read, comments and blank lines are not", "[play]") {
    const auto steps = read_play(R"(# a play
tap option.q3.2
type "hai # ba \"bốn\""   # typed
key Enter

expect next
expect-text "Câu 3"
lang en
size 800x1280
shot one.png
wait 250
controls
quit
)");

    REQUIRE(steps);
    REQUIRE(steps->size() == 11);
    CHECK(std::get<gui::step::Tap>(steps->at(0).act).control == "option.q3.2");
    CHECK(std::get<gui::step::Type>(steps->at(1).act).text == U"hai # ba \"bốn\"");
    CHECK(std::get<gui::KeyDown>(std::get<gui::step::Press>(steps->at(2).act).event).key == gui::Key::enter);
    CHECK(std::get<gui::step::Expect>(steps->at(3).act).control == "next");
    CHECK(std::get<gui::step::ExpectText>(steps->at(4).act).text == "Câu 3");
    CHECK(std::get<gui::step::Speak>(steps->at(5).act).language == gui::Language::en);
    CHECK(std::get<gui::step::Resize>(steps->at(6).act).high == 1280);
    CHECK(std::get<gui::step::Shot>(steps->at(7).act).file == "one.png");
    CHECK(std::get<gui::step::Wait>(steps->at(8).act).time == std::chrono::milliseconds(250));
    CHECK(steps->at(10).line == 13);
}

TEST_CASE("a broken play names the line and what it needs", "[play]") {
    CHECK(only_problem("tap next\ntapp next\n") == "2: there is no step \"tapp\"");
    CHECK(only_problem("tap") == "1: tap needs something behind it");
    CHECK(only_problem("tap one two") == "1: tap takes one name, without spaces");
    CHECK(only_problem("type hai") == "1: type needs its text in \"quotation marks\"");
    CHECK(only_problem("lang fr") == "1: lang is vi or en");
    CHECK(only_problem("size 800") == "1: size needs WIDTHxHEIGHT in pixels, as 800x1280");
    CHECK(only_problem("wait soon") == "1: wait needs a number of milliseconds");
    CHECK(only_problem("quit now") == "1: quit stands alone on its line");
    CHECK(only_problem("key Hyper").starts_with("1: there is no key \"Hyper\""));
}

TEST_CASE("all lines that are wrong are named at once", "[play]") {
    const auto steps = read_play("tap\nwait 5\nlang\n");

    REQUIRE(!steps);
    CHECK(steps.error().size() == 2);
}

TEST_CASE("a play taps, presses keys and types", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(theatre.act("tap option.q2.3\nkey Enter\nexpect next\nkey 5\nexpect-text \"Tiếp tục\"\n"));

    CHECK(theatre.scene.gallery.nexts == 1);
    CHECK(theatre.scene.gallery.chosen == 5);
}

TEST_CASE("a play types into the field that it tapped", "[play]") {
    Theatre theatre(Gallery::Page::fields);

    CHECK(theatre.act("tap client.code\ntype \"THU-7 ễ\"\n"));

    CHECK(theatre.scene.gallery.code == "THU-7 ễ");
}

TEST_CASE("a play scrolls to what it taps", "[play]") {
    Theatre theatre(Gallery::Page::review);

    CHECK(theatre.act("tap review.q6.T\n"));

    CHECK(theatre.scene.gallery.chosen == 6);
}

TEST_CASE("a tap below the page is not lost where one picture takes seconds", "[play]") {
    Theatre theatre(Gallery::Page::review);
    theatre.picture_takes = std::chrono::seconds(2);

    CHECK(theatre.act("tap review.q6.T\n"));

    CHECK(theatre.scene.gallery.chosen == 6);
}

TEST_CASE("lang touches the language switch", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(theatre.act("lang en\n"));

    CHECK(theatre.scene.gallery.language == gui::Language::en);
}

TEST_CASE("a failed expectation says its line and what was on the screen", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(!theatre.act("expect next\nexpect sign-in\ntap next\n"));

    CHECK(theatre.out.str().find("line 2: sign-in is not on the screen") != std::string::npos);
    CHECK(theatre.out.str().find("option.q2.3 \"Hàng tháng\"") != std::string::npos);
    CHECK(theatre.scene.gallery.nexts == 0);
}

TEST_CASE("a text that is not there fails too", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(!theatre.act("expect-text \"Đăng nhập\"\n"));
}

TEST_CASE("after quit nothing more is done", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(theatre.act("quit\ntap next\n"));

    CHECK(theatre.scene.gallery.nexts == 0);
}

TEST_CASE("controls prints name, label, rectangle, enabled and selected", "[play]") {
    Theatre theatre(Gallery::Page::question);

    CHECK(theatre.act("tap option.q2.1\ncontrols\n"));

    CHECK(theatre.out.str().find("option.q2.1 \"Không lần nào\" 560,") != std::string::npos);
    CHECK(theatre.out.str().find(" enabled selected\noption.q2.2 \"1 hoặc 2 lần\"") != std::string::npos);
}
