// Going on, going back and stopping, as a person meets them on a question's page. Everybody
// here is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
using namespace std::chrono_literals;

namespace {

std::size_t unfinished(const Tablet& tablet) {
    return tablet.kiosk().unfinished().size();
}

}  // namespace

TEST_CASE("a client alone may have the answers deleted, and is asked twice", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    const std::size_t before = unfinished(tablet);
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    tablet.tap("option.q1.2");
    tablet.tap("leave");
    CHECK(tablet.shows("Anh/chị có thể giữ các câu trả lời"));
    tablet.tap("leave.discard");
    REQUIRE(tablet.kiosk().stage() == Stage::questions);

    SECTION("yes: nothing is left of it, and the tablet is staff's again") {
        tablet.tap("discard.yes");

        CHECK(tablet.kiosk().stage() == Stage::sign_in);
        CHECK(tablet.shows("Đã xóa các câu trả lời. Vui lòng đưa máy cho cán bộ."));
        CHECK_FALSE(tablet.has("staff.coordinator"));
        tablet.sign_in("coordinator");
        CHECK(tablet.kiosk().stage() == Stage::home);
        CHECK(unfinished(tablet) == before);
    }
    SECTION("no: the client stands where the answers are") {
        tablet.tap("discard.no");

        REQUIRE(tablet.has("option.q1.2"));
        CHECK(tablet.hands().control("option.q1.2").selected);
    }
}

TEST_CASE("a client alone may have the answers kept, and staff find them", "[stopping]") {
    Tablet tablet;
    tablet.stand_at_question("self");

    tablet.tap("leave");
    tablet.tap("leave.save");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    // Not as if all were answered.
    CHECK(tablet.shows("Những câu đã trả lời được lưu; phần còn lại có thể trả lời sau"));
    CHECK_FALSE(tablet.shows("Cảm ơn anh/chị đã trả lời"));
    CHECK_FALSE(tablet.has("staff.coordinator"));
    tablet.sign_in("coordinator");
    const std::string code = tablet.kiosk().unfinished().front().client;
    tablet.tap("resume.1");
    // The tablet is hers again, and whose sheet it is was said before.
    CHECK(tablet.kiosk().in_clients_hands());
    CHECK(tablet.shows(code));
    CHECK_FALSE(tablet.has("option.q2.0"));
    tablet.tap("next");
    CHECK(tablet.has("option.q2.0"));
    CHECK_FALSE(tablet.shows(code));
    CHECK(tablet.kiosk().page().answered == 1);
}

TEST_CASE("a client who deletes one of two questionnaires reads that the other is kept", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    tablet.tap("mode.self");
    tablet.tap("next");
    tablet.tap("agree");
    tablet.answer_until("option.q1.0", {"no"});
    tablet.tap("option.q1.0");
    tablet.tap("next");

    tablet.tap("leave");
    tablet.tap("leave.discard");
    tablet.tap("discard.yes");

    CHECK(tablet.shows("Các bộ anh/chị đã làm xong trước đó vẫn được giữ"));
}

TEST_CASE("a client alone who declines is thanked, and sees no name of staff", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", "self");
    tablet.tap("lang.en");

    tablet.tap("decline");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.shows("you do not take part"));
    for (const char* name : {"staff.coordinator", "staff.supervisor", "staff.evaluator", "passphrase"})
        CHECK_FALSE(tablet.has(name));
    tablet.tap("unlock");
    CHECK(tablet.has("staff.coordinator"));
    CHECK(tablet.shows("Ai đang làm việc hôm nay?"));
}

TEST_CASE("staff who leave the sign-in page untouched leave the thanks standing", "[stopping]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("unlock");
    REQUIRE(tablet.has("staff.coordinator"));

    tablet.hands().wait(120s);

    CHECK(tablet.has("unlock"));
    CHECK_FALSE(tablet.has("staff.coordinator"));
}

TEST_CASE("before anything is answered nobody is told that answers are saved", "[stopping]") {
    const std::string mode = GENERATE("staff", "self");
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", mode);

    tablet.tap("leave");
    CHECK_FALSE(tablet.shows("đã được lưu"));
    CHECK_FALSE(tablet.shows("Lưu và"));
    tablet.tap("leave.save");

    CHECK_FALSE(tablet.shows("đã được lưu"));
    CHECK_FALSE(tablet.shows("Đã lưu"));
    if (mode == "staff") CHECK(tablet.shows("Phiên này chờ ở trang chính"));
    if (mode == "self") CHECK(tablet.shows("Chưa có câu trả lời nào được ghi"));
}

TEST_CASE("a session in which nothing is answered is given up without a second question", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    const std::size_t before = unfinished(tablet);
    tablet.begin("dass-21");
    tablet.tap("leave");

    tablet.tap("leave.discard");

    CHECK(tablet.kiosk().stage() == Stage::home);
    CHECK(unfinished(tablet) == before);
}

TEST_CASE("what is said of one page is not said on the next, nor under the cover", "[stopping]") {
    Tablet tablet;
    tablet.stand_at_question("staff");
    tablet.tap("leave");
    tablet.tap("leave.save");
    REQUIRE(tablet.shows("Đã lưu. Bạn có thể tiếp tục sau."));

    SECTION("the next page") {
        tablet.tap("start.dass-21");
    }
    SECTION("the cover") {
        tablet.tap("resume.1");
        tablet.tap("leave");
        tablet.tap("leave.save");
        REQUIRE(tablet.shows("Đã lưu. Bạn có thể tiếp tục sau."));
        tablet.app().lock();
        tablet.hands().look();
    }

    CHECK_FALSE(tablet.shows("Đã lưu. Bạn có thể tiếp tục sau."));
}

TEST_CASE("what a client began comes first on the client's page", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("client.INVENTED-6");
    tablet.tap("leave");
    tablet.tap("due.1");
    tablet.tap("mode.staff");
    tablet.tap("next");
    const std::string client = tablet.kiosk().visit().client.value_or("");
    tablet.tap("agree");
    tablet.tap("leave");
    tablet.tap("leave.save");

    tablet.tap("client." + client);

    REQUIRE(tablet.has("resume.1"));
    REQUIRE(tablet.has("occasion.follow-up"));
    CHECK(tablet.hands().control("resume.1").rect.y < tablet.hands().control("occasion.follow-up").rect.y);
}

namespace {

// From home to the first question of DASS-21; ASSIST follows.
void begin_two(Tablet& tablet, const std::string& mode) {
    tablet.tap("start.dass-21");
    tablet.tap("instrument.assist");
    tablet.tap("client.new");
    tablet.tap("mode." + mode);
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    tablet.tap("agree");
    tablet.tap("next");
}

void finish_the_first(Tablet& tablet, const std::string& answer) {
    for (int i = 1; i <= 21; ++i) {
        tablet.tap("option.q" + std::to_string(i) + "." + answer);
        tablet.tap("next");
    }
    tablet.tap("next");
    REQUIRE(tablet.kiosk().session().instrument().id == "assist");
}

}  // namespace

TEST_CASE("who deletes a second questionnaire is told that the first is kept", "[stopping]") {
    const std::string mode = GENERATE("staff", "self");
    Tablet tablet;
    tablet.sign_in("coordinator");
    begin_two(tablet, mode);
    tablet.tap("leave");
    CHECK_FALSE(tablet.shows("vẫn được giữ"));
    tablet.tap("leave.stay");
    finish_the_first(tablet, "1");

    tablet.tap("leave");
    CHECK(tablet.has("leave.save"));
    tablet.tap("leave.discard");

    CHECK(tablet.shows("vẫn được giữ"));
    tablet.tap("discard.yes");
    if (mode == "self") {
        REQUIRE(tablet.surface().page() == "hand-back");
        CHECK(tablet.shows("vẫn được giữ"));
        tablet.tap("unlock");
        tablet.sign_in("coordinator");
    } else {
        CHECK(tablet.shows("có kết quả ở đây"));
    }
    CHECK(tablet.surface().page().starts_with("result/"));
}

// She may not come back for the second: what the first came to is not to wait for that.
TEST_CASE("staff see the result of what is finished while the next questionnaire waits", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    const std::size_t before = tablet.kiosk().unfinished().size();
    begin_two(tablet, "self");
    finish_the_first(tablet, "3");
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("unlock");
    tablet.sign_in("coordinator");
    const auto waits = tablet.kiosk().unfinished();
    REQUIRE(waits.size() == before + 1);
    std::size_t place = 0;
    while (!waits.at(place).has_results)
        ++place;

    tablet.tap("results." + std::to_string(place + 1));

    REQUIRE(tablet.surface().page() == "result/0");
    CHECK(tablet.shows("DASS-21"));
    CHECK(tablet.shows("Rất nặng"));
    CHECK_FALSE(tablet.has("next"));
    CHECK_FALSE(tablet.has("client-view"));
    tablet.tap("back");
    CHECK(tablet.surface().page() == "home");
    CHECK_FALSE(tablet.shows("Đã lưu"));
    CHECK(tablet.kiosk().unfinished().size() == before + 1);
}

TEST_CASE("an edit that opens more questions says how many; the first answers say nothing", "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    for (const char* substance : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                                  "sedatives", "hallucinogens", "opioids", "other"}) {
        tablet.tap(std::string("option.q1.") + substance + (substance[0] == 'o' ? ".yes" : ".no"));
        REQUIRE_FALSE(tablet.shows("thêm"));
    }

    tablet.tap("option.q1.alcohol.yes");

    CHECK(tablet.shows("Có thể thêm đến"));
    tablet.hands().wait(5s);
    tablet.tap("option.q1.alcohol.no");
    CHECK_FALSE(tablet.shows("thêm"));
    CHECK_FALSE(tablet.shows("không còn áp dụng"));
}

TEST_CASE("an edit that puts answers out of use says how many, and undone it brings them back",
          "[stopping]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    for (const char* substance : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                                  "sedatives", "hallucinogens", "opioids", "other"})
        tablet.tap(std::string("option.q1.") + substance + (substance[0] == 'o' ? ".yes" : ".no"));
    tablet.tap("refuse.q1.other");
    tablet.tap("next");
    tablet.tap("option.q2.opioids.weekly");
    tablet.tap("next");
    tablet.tap("option.q3.opioids.weekly");
    tablet.tap("back");
    tablet.tap("back");
    const int answered = tablet.kiosk().page().answered;

    tablet.tap("option.q1.opioids.no");
    CHECK(tablet.shows("2 câu đã trả lời không còn áp dụng"));
    CHECK(tablet.kiosk().page().answered == answered - 2);
    tablet.tap("option.q1.opioids.yes");

    CHECK_FALSE(tablet.shows("không còn áp dụng"));
    CHECK(tablet.kiosk().page().answered == answered);
}
