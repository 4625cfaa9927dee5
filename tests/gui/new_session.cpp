// What the new-session page offers of a client, and what of an occasion is asked. Everybody is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

constexpr const char* first_site = "site.Quận_Giả_Định_(invented)/Phường_1";

}  // namespace

TEST_CASE("a client who is known by a part of the code is offered on the new-session page",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    tablet.tap("client");
    tablet.hands().type("ted-2");
    REQUIRE(tablet.has("client.INVENTED-2"));
    CHECK_FALSE(tablet.has("occasion.follow-up"));

    tablet.tap("client.INVENTED-2");

    CHECK(tablet.has("occasion.follow-up"));
    CHECK(tablet.hands().control(first_site).selected);
    tablet.tap("occasion.follow-up");
    CHECK(tablet.hands().control("instrument.dass-21").selected);
    tablet.tap("client");
    tablet.hands().key(gui::Key::backspace);
    CHECK_FALSE(tablet.has("occasion.follow-up"));
    CHECK_FALSE(tablet.hands().control("instrument.dass-21").selected);
}

TEST_CASE(
    "an occasion stays one with a part taken out, which stays due, and with one more; with none it is none",
    "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    REQUIRE(tablet.hands().control("occasion.follow-up").selected);

    tablet.tap("instrument.referral-record");
    CHECK(tablet.hands().control("occasion.follow-up").selected);
    tablet.tap("instrument.assist");
    CHECK(tablet.hands().control("occasion.follow-up").selected);
    CHECK(tablet.shows("Chưa hỏi lần này, vẫn còn phải làm: ASSIST"));
    tablet.tap("instrument.dass-21");

    CHECK_FALSE(tablet.hands().control("occasion.follow-up").selected);
    CHECK(tablet.hands().control("instrument.referral-record").selected);
}

TEST_CASE("how long it takes is told of what is chosen, not of what the occasion asks",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    const int assist = tablet.kiosk().minutes("assist").value_or(0);
    const int dass = tablet.kiosk().minutes("dass-21").value_or(0);
    const auto about = [&tablet](int minutes) {
        return tablet.surface().phrases().count(gui::Language::vi, "about_minutes", minutes);
    };
    REQUIRE(assist > 0);
    REQUIRE(dass > 0);
    REQUIRE(tablet.shows(about(assist + dass)));

    tablet.tap("instrument.assist");

    CHECK_FALSE(tablet.shows(about(assist + dass)));
    CHECK(tablet.shows("DASS-21 · " + about(dass)));
    tablet.tap("instrument.referral-record");
    CHECK(tablet.shows(about(dass + tablet.kiosk().minutes("referral-record").value_or(0))));
}

TEST_CASE("what is taken out of an occasion and put back is asked where it stood", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    REQUIRE(tablet.shows("ASSIST V3.1, rồi DASS-21"));

    tablet.tap("instrument.assist");
    tablet.tap("instrument.referral-record");
    tablet.tap("instrument.assist");

    CHECK(tablet.shows("ASSIST V3.1, rồi DASS-21, rồi Phiếu chuyển gửi"));
}

TEST_CASE("what a client was asked half way is told as soon as the client is chosen", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.hands().type("INVENTED-2");
    tablet.hands().look();
    CHECK_FALSE(tablet.shows("đang làm dở"));
    tablet.hands().key(gui::Key::backspace);
    tablet.hands().type("3");
    tablet.hands().look();

    CHECK(tablet.shows("DASS-21 ngày"));
    CHECK(tablet.shows("đang làm dở"));
    // Nothing moves under the finger that chooses.
    const auto below_the_client = [&tablet] {
        return tablet.hands().control("instrument.assist").rect.y - tablet.hands().control("client").rect.y;
    };
    const float before = below_the_client();
    tablet.tap("instrument.dass-21");
    tablet.tap("instrument.assist");
    CHECK(tablet.shows("đang làm dở"));
    CHECK(below_the_client() == before);
}

TEST_CASE("who chose again what is half way goes on with it from there, at the same question",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("resume.1");
    const std::string question = tablet.surface().page();
    REQUIRE(question.starts_with("questions/"));
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("start.dass-21");
    tablet.hands().type("INVENTED-3");
    tablet.hands().look();

    tablet.tap("half-way.resume");

    CHECK(tablet.surface().page() == question);
    tablet.tap("leave");
    tablet.tap("leave.save");
    CHECK(tablet.surface().page() == "home");
}

TEST_CASE("who comes again after a long time is due for what was missed, on every page alike",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.shows("INVENTED-6, "));
    tablet.tap("client.INVENTED-6");
    REQUIRE(tablet.has("occasion.intake"));
    CHECK_FALSE(tablet.shows("chưa có việc gì đến hạn"));

    tablet.tap("occasion.intake");

    CHECK(tablet.hands().control("occasion.intake").selected);
    CHECK(tablet.hands().control("instrument.assist").selected);
}

TEST_CASE("a code made on the new-session page is offered what a new client is due for",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    REQUIRE_FALSE(tablet.has("occasion.intake"));

    tablet.tap("client.new");
    tablet.tap("occasion.intake");
    tablet.tap("mode.staff");
    tablet.tap(first_site);
    tablet.tap("next");
    tablet.tap("agree");
    const std::string code = tablet.kiosk().visit().client.value_or("");
    tablet.answer_until("review.q1.probe", {"no"});
    tablet.tap("next");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");
    tablet.tap("leave");
    tablet.tap("leave.discard");
    tablet.tap("discard.yes");

    for (const auto& view : tablet.kiosk().clients()) {
        if (view.client.code != code) continue;
        REQUIRE(view.due.size() == 1);
        CHECK(view.due[0].instruments == std::vector<std::string>{"referral-record"});
    }
}

TEST_CASE("what a client cannot answer alone is left out by name, and stays due for the occasion",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    tablet.tap("client.new");
    tablet.tap("occasion.intake");

    CHECK(tablet.shows("Bỏ ra: Phiếu chuyển gửi, vì do cán bộ ghi"));
    tablet.tap("mode.self");
    CHECK_FALSE(tablet.hands().control("instrument.referral-record").selected);
    CHECK(tablet.hands().control("occasion.intake").selected);
    CHECK(tablet.shows("Chưa hỏi lần này, vẫn còn phải làm: Phiếu chuyển gửi"));
    CHECK_FALSE(tablet.shows("Bỏ ra"));
    tablet.tap(first_site);
    tablet.tap("next");
    REQUIRE(tablet.kiosk().in_clients_hands());
    CHECK(tablet.kiosk().visit().sessions.size() == 2);
}

TEST_CASE("who answers is asked again, and why, when what is for staff comes in", "[screens][clients]") {
    const bool by_occasion = GENERATE(true, false);
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.tap("client.new");
    tablet.tap("mode.self");
    const char* const why = "Có bộ câu hỏi không trả lời theo cách này.";
    REQUIRE_FALSE(tablet.shows(why));

    tablet.tap(by_occasion ? "occasion.intake" : "instrument.referral-record");

    CHECK_FALSE(tablet.hands().control("mode.self").selected);
    CHECK(tablet.shows(why));
    tablet.tap("mode.staff");
    CHECK_FALSE(tablet.shows(why));
}

TEST_CASE("what nobody may answer alone cannot be handed over", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.referral-record");

    CHECK_FALSE(tablet.hands().control("mode.self").enabled);
    CHECK(tablet.shows("Không chọn được: Phiếu chuyển gửi do cán bộ ghi"));
}

TEST_CASE("all that a session lacks is said at once, each thing at its place until it is chosen",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    const char* const no_code = "Hãy nhập mã khách hàng hoặc tạo mã mới.";
    const char* const nothing_asked = "Hãy chọn ít nhất một bộ câu hỏi.";
    const char* const no_mode = "Hãy chọn ai trả lời trên máy.";
    const char* const no_site = "Hãy chọn nơi làm việc.";

    tablet.tap("next");

    for (const char* missing : {no_code, nothing_asked, no_mode, no_site})
        CHECK(tablet.shows(missing));
    CHECK(tablet.surface().focus() == "client");
    CHECK_FALSE(tablet.hands().control("client").visible.empty());

    tablet.tap("mode.staff");
    CHECK_FALSE(tablet.shows(no_mode));
    CHECK(tablet.shows(no_code));
    tablet.tap("instrument.dass-21");
    CHECK_FALSE(tablet.shows(nothing_asked));
    tablet.tap("next");
    CHECK(tablet.shows(no_code));
    CHECK(tablet.shows(no_site));
    CHECK_FALSE(tablet.shows(no_mode));
    tablet.tap("client.new");
    CHECK_FALSE(tablet.shows(no_code));
    tablet.tap("next");
    CHECK(tablet.shows(no_site));
    CHECK_FALSE(tablet.hands().control(first_site).visible.empty());
    tablet.tap(first_site);
    CHECK_FALSE(tablet.shows(no_site));
    tablet.tap("next");

    CHECK(tablet.kiosk().stage() == runtime::Stage::consent);
}

TEST_CASE("a code that is scanned into an untouched page is the client's, and its Enter begins nothing",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.tap("mode.staff");  // what was touched last is no field

    tablet.hands().type("INVENTED-2");
    tablet.hands().key(gui::Key::enter);

    CHECK(tablet.shows("INVENTED-2"));
    CHECK(tablet.has("occasion.follow-up"));
    CHECK(tablet.hands().control(first_site).selected);
    CHECK(tablet.surface().page() == "new-session");
    CHECK(tablet.surface().focus().empty());

    // The next scan is another code, not the end of this one.
    tablet.hands().type("INVENTED-5");
    tablet.hands().key(gui::Key::enter);
    CHECK(tablet.shows("INVENTED-5"));
    CHECK_FALSE(tablet.shows("INVENTED-2INVENTED-5"));
    tablet.tap("next");
    CHECK(tablet.kiosk().visit().client == "INVENTED-5");
}

TEST_CASE("a code that is scanned wrongly is said to be wrong at once", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");

    tablet.hands().type("7777777");
    tablet.hands().key(gui::Key::enter);

    CHECK(tablet.shows(tablet.surface().phrases().say(gui::Language::vi, "refused_code_mistyped", {})));
    CHECK(tablet.surface().focus() == "client");
}

TEST_CASE("a code that is scanned at home opens that client", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.hands().type("xyz");
    tablet.hands().key(gui::Key::enter);
    CHECK_FALSE(tablet.has("withdraw"));
    tablet.hands().tap_at({5, 5});  // beside every field

    tablet.hands().type("INVENTED-5");
    tablet.hands().key(gui::Key::enter);

    CHECK(tablet.surface().page() == "client");
    CHECK(tablet.has("withdraw"));
}

TEST_CASE("a code typed without its hyphen is that client's, in the summary and after it",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    const auto known = tablet.kiosk().clients().size();
    tablet.tap("start.dass-21");
    tablet.tap("client");
    tablet.hands().type("invented2");
    CHECK(tablet.shows("INVENTED-2"));
    CHECK(tablet.has("occasion.follow-up"));
    tablet.tap("mode.staff");
    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == runtime::Stage::consent);
    CHECK(tablet.kiosk().visit().client == "INVENTED-2");
    CHECK(tablet.kiosk().clients().size() == known);
}

TEST_CASE("a code made for a new session is to be written down, one that is known is not", "[new-session]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");

    tablet.tap("client.new");

    CHECK(tablet.shows("Viết mã này lên thẻ của khách"));
    tablet.tap("leave");
    tablet.tap("due.1");
    CHECK_FALSE(tablet.shows("Viết mã này lên thẻ của khách"));
}
