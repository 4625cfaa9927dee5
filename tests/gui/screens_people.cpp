// Who sees what: sign-in, a client who answers alone, the anonymous survey, the supervisor.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

TEST_CASE("a wrong passphrase is told beside the field, and the name stays chosen", "[screens]") {
    Tablet tablet;

    tablet.tap("staff.coordinator");
    tablet.hands().type("not the passphrase");
    tablet.tap("sign-in");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.shows("Mật khẩu chưa đúng"));
    CHECK(tablet.hands().control("staff.coordinator").selected);
}

TEST_CASE("a session does not begin before somebody chose who answers", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.tap("client.new");
    CHECK_FALSE(tablet.hands().control("mode.staff").selected);
    CHECK_FALSE(tablet.hands().control("mode.self").selected);
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");

    tablet.tap("next");

    CHECK(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.shows("Hãy chọn ai trả lời trên máy"));
}

TEST_CASE("answering ASSIST alone comes with the warning of its own words", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.assist");
    const auto* words = tablet.kiosk().catalog().find("assist")->wordings.at("vi").find("mode.self.warning");
    REQUIRE(words != nullptr);
    REQUIRE_FALSE(tablet.shows(words->substr(0, 12)));

    // The choice is the last thing in sight.
    const float bottom = tablet.hands().control("mode.self").rect.bottom();
    tablet.surface().resize(1280, static_cast<int>(bottom) + 8);
    tablet.hands().look();
    gui::Drawn drawn;
    tablet.surface().record(&drawn);
    tablet.tap("mode.self");

    CHECK(tablet.shows(words->substr(0, 12)));
    const auto first = std::ranges::find_if(drawn.words, [words](const gui::DrawnWords& line) {
        return line.text.starts_with(words->substr(0, 12));
    });
    REQUIRE(first != drawn.words.end());
    CHECK(first->clip.contains(first->rect.center()));
}

TEST_CASE("a client who answered alone gives the tablet back without a result", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    for (int i = 1; i <= 21; ++i) {
        tablet.tap("option.q" + std::to_string(i) + ".3");
        tablet.tap("next");
    }
    CHECK_FALSE(tablet.has("review.q1"));  // no earlier answer stands on it
    tablet.tap("next");

    CHECK(tablet.kiosk().stage() == Stage::result);
    CHECK_FALSE(tablet.has("scale.depression"));
    CHECK_FALSE(tablet.shows("42"));
    tablet.tap("unlock");
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    tablet.sign_in("coordinator");
    CHECK(tablet.has("scale.depression"));
}

TEST_CASE("lists on the home screen show no score and no band", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.answer_until("review.q21", {"3"});
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::result);

    tablet.tap("back");  // the visit stays open

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.has("resume.2"));
    CHECK_FALSE(tablet.shows("42"));
    CHECK_FALSE(tablet.shows("Rất nặng"));
}

TEST_CASE("stopping an anonymous survey deletes it and never leads to staff's pages", "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");

    tablet.tap("leave");
    CHECK_FALSE(tablet.has("leave.save"));
    tablet.tap("leave.discard");

    CHECK(tablet.kiosk().stage() == Stage::consent);  // the next respondent's
    tablet.tap("leave");
    tablet.tap("leave.discard");
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
}

TEST_CASE("a respondent who ends early reads what became of the sheet, in the language of the answers",
          "[screens]") {
    const std::string how = GENERATE("declined", "kept", "deleted");
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.plan("client-satisfaction", "self");
    tablet.tap("lang.en");
    std::string words = "you do not take part";
    if (how == "declined") {
        tablet.tap("decline");
    } else {
        tablet.tap("agree");
        tablet.tap("next");
        tablet.tap("option.services.hiv_test.yes");
        tablet.tap("leave");
        tablet.tap(how == "kept" ? "leave.save" : "leave.discard");
        if (how == "deleted") tablet.tap("discard.yes");
        words = how == "kept" ? "are kept, without a name" : "This sheet is deleted";
    }

    CHECK(tablet.shows(words));
    CHECK(tablet.shows("Please pass the device on"));
    CHECK_FALSE(tablet.has("agree"));
    if (how == "kept") {
        tablet.hands().wait(gui::thanks_time);
    } else {
        tablet.tap("next");
    }
    CHECK(tablet.has("agree"));
    CHECK_FALSE(tablet.shows(words));
    CHECK(tablet.surface().language() == gui::Language::vi);
}

TEST_CASE("an evaluator of two sites says where she is before the sheets of the day are counted",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    CHECK(tablet.shows("Chọn nơi để xem hôm nay có bao nhiêu phiếu"));
    tablet.tap("start.client-satisfaction");
    tablet.tap("mode.self");
    tablet.tap("next");
    CHECK(tablet.shows("Hãy chọn nơi làm việc."));
    tablet.tap("leave");

    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_2");

    CHECK(tablet.shows("phiếu hôm nay tại nơi đã chọn"));
    CHECK_FALSE(tablet.shows("Chọn nơi để xem"));
}

TEST_CASE("after an anonymous survey the next respondent gets a fresh sheet", "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::thanks);

    tablet.hands().wait(gui::thanks_time);

    CHECK(tablet.kiosk().stage() == Stage::consent);
    tablet.tap("agree");
    CHECK(tablet.kiosk().page().answered == 0);
}

TEST_CASE("an evaluator asks all of an occasion in one go, and the next respondent gets it again",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.tap("start.occasion.evaluation");
    CHECK(tablet.hands().control("instrument.client-satisfaction").selected);
    CHECK(tablet.hands().control("instrument.treatment-history").selected);
    tablet.tap("mode.self");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().visit().sessions.size() == 2);
    tablet.tap("agree");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == Stage::questions);
    CHECK(tablet.kiosk().session().instrument().id == "treatment-history");
    tablet.tap("leave");
    tablet.tap("leave.discard");
    tablet.tap("discard.yes");
    CHECK(tablet.kiosk().stage() == Stage::consent);
    CHECK(tablet.kiosk().visit().sessions.size() == 2);
}

TEST_CASE("a supervisor adds a site and a coordinator who can sign in", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sites");
    tablet.tap("district");
    tablet.hands().type("Invented");
    tablet.tap("ward");
    tablet.hands().type("Third");
    tablet.tap("add");
    REQUIRE(tablet.shows("Invented · Third"));

    tablet.tap("part.staff");
    tablet.tap("staff.add");
    tablet.tap("new.name");
    tablet.hands().type("Invented Person");
    tablet.tap("role.coordinator");
    tablet.tap("site.Invented/Third");
    tablet.tap("new.passphrase");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("new.again");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("add");

    REQUIRE(tablet.shows("Invented Person"));
    tablet.tap("person");
    tablet.tap("sign-out.yes");
    tablet.sign_in("Invented_Person");
    CHECK(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.kiosk().who().role == runtime::storage::Role::coordinator);
}

TEST_CASE("a new coordinator is offered four words and a new supervisor six", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.staff");
    tablet.tap("staff.add");
    tablet.tap("role.coordinator");
    const std::string four = tests::proposal_on(tablet.surface());

    tablet.tap("role.supervisor");
    const std::string six = tests::proposal_on(tablet.surface());
    tablet.tap("new.name");
    tablet.hands().type("Invented");
    tablet.tap("new.use");
    tablet.hands().type(six);
    tablet.tap("add");

    CHECK(std::ranges::count(four, ' ') == 3);
    CHECK(std::ranges::count(six, ' ') == 5);
    REQUIRE(tablet.kiosk().staff()->size() == 4);
    CHECK(tablet.kiosk().staff()->back().name == "Invented");
}

namespace {

void sign_in_wrongly(Tablet& tablet, const std::string& name, int times) {
    for (int each = 0; each < times; ++each) {
        tablet.tap("staff." + name);
        tablet.hands().type("not the passphrase");
        tablet.tap("sign-in");
    }
}

}  // namespace

TEST_CASE("after five wrong passphrases the tile says in words how long to wait", "[screens]") {
    Tablet tablet;
    sign_in_wrongly(tablet, "coordinator", 4);
    CHECK(tablet.shows("Mật khẩu chưa đúng"));
    CHECK(tablet.hands().control("sign-in").enabled);

    sign_in_wrongly(tablet, "coordinator", 1);

    CHECK(tablet.shows("Hãy đợi một phút rồi nhập lại"));
    CHECK_FALSE(tablet.hands().control("sign-in").enabled);
    CHECK_FALSE(tablet.hands().control("passphrase").enabled);
    // Others may.
    tablet.sign_in("supervisor");
    CHECK(tablet.kiosk().stage() == Stage::home);
}

TEST_CASE("when the wait is over, the same person may type again without anything being touched",
          "[screens]") {
    Tablet tablet;
    sign_in_wrongly(tablet, "coordinator", 5);
    REQUIRE_FALSE(tablet.hands().control("sign-in").enabled);

    tablet.hands().wait(std::chrono::seconds(31));

    CHECK(tablet.hands().control("sign-in").enabled);
}

TEST_CASE("a client who tries three passphrases makes the tablet wait, and no member of staff for longer",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    for (int i = 1; i <= 21; ++i) {
        tablet.tap("option.q" + std::to_string(i) + ".3");
        tablet.tap("next");
    }
    tablet.tap("next");
    tablet.tap("unlock");
    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);

    sign_in_wrongly(tablet, "coordinator", 2);
    CHECK(tablet.hands().control("sign-in").enabled);
    sign_in_wrongly(tablet, "supervisor", 1);

    // Back to the client's page, for five minutes.
    CHECK_FALSE(tablet.has("sign-in"));
    CHECK_FALSE(tablet.hands().control("unlock").enabled);
    CHECK(tablet.shows("Cán bộ mở khóa được sau khoảng 5 phút"));
    for (const char* name : {"coordinator", "supervisor", "evaluator"}) {
        // Nothing of it counts against a person.
        CHECK(tablet.kiosk().wait(name, runtime::storage::Hands::staff) == std::chrono::seconds(0));
    }
    // As if they were over: the wait is of the machine's own clock.
    std::filesystem::remove(tablet.kiosk().path().string() + ".tries");
    tablet.hands().wait(std::chrono::seconds(120));
    CHECK(tablet.hands().control("unlock").enabled);
}
