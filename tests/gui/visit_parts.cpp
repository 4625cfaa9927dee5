// A visit of several questionnaires: what is said between them, and at its end of what stays due. Everybody
// is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

// To the first page of the first of these, for somebody new at the first site.
void begin_new_client(Tablet& tablet, const std::vector<std::string>& instruments, const std::string& mode) {
    tablet.sign_in("coordinator");
    tablet.tap("start");
    tablet.tap("client.new");
    for (const std::string& each : instruments)
        tablet.tap("instrument." + each);
    tablet.tap("mode." + mode);
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    tablet.tap("agree");
}

}  // namespace

TEST_CASE("before the next questionnaire staff read what the one before came to, a client does not",
          "[screens][clients]") {
    const bool severe = GENERATE(true, false);
    Tablet tablet;
    begin_new_client(tablet, {"dass-21", "referral-record"}, "staff");
    CHECK_FALSE(tablet.shows("Cần lưu ý"));
    tablet.answer_until("review.q21", {severe ? "3" : "0"});
    CHECK(tablet.shows("Tiếp theo là: Phiếu chuyển gửi"));
    tablet.tap("next");

    REQUIRE(tablet.shows("Bộ câu hỏi 2/2"));
    CHECK(tablet.shows("DASS-21 · Cần lưu ý trước khi khách về: ") == severe);
}

TEST_CASE("before a visit ends staff are told what the client is still due for", "[screens][clients]") {
    const bool all = GENERATE(false, true);
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    if (!all) tablet.tap("instrument.assist");
    tablet.tap("mode.staff");
    tablet.tap("next");
    tablet.tap("agree");
    if (all) {
        tablet.answer_until("review.q1.probe", {"no"});
        tablet.tap("next");
    }
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");

    tablet.tap("next");

    REQUIRE(tablet.has("finish.yes"));
    CHECK(tablet.shows("Khách này còn phải làm: ASSIST") != all);
    CHECK(tablet.shows("Khách này còn phải làm") != all);
}

TEST_CASE("what was just done outside its occasion is not said to be due when the visit ends",
          "[screens][clients]") {
    Tablet tablet;
    begin_new_client(tablet, {"dass-21"}, "staff");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");

    tablet.tap("next");

    CHECK(tablet.shows("Khách này còn phải làm: ASSIST V3.1, Phiếu chuyển gửi."));
}

TEST_CASE("of several questionnaires each says its place, and its last page what comes next",
          "[screens][clients]") {
    Tablet tablet;
    begin_new_client(tablet, {"dass-21", "assist"}, "self");
    CHECK(tablet.shows("Bộ câu hỏi 1/2"));

    while (tablet.surface().page().find("/review") == std::string::npos) {
        for (const gui::Control& control : tablet.surface().controls()) {
            if (!control.name.starts_with("option.") || !control.name.ends_with(".1")) continue;
            const std::string name = control.name;
            tablet.tap(name);
            break;
        }
        tablet.tap("next");
    }

    CHECK(tablet.shows("Trang cuối"));
    CHECK(tablet.shows("Tiếp theo là: ASSIST"));
    CHECK(tablet.shows("Đã xong bộ câu hỏi 1/2"));
    // Nobody says good-bye before the end.
    CHECK_FALSE(tablet.shows("Cảm ơn anh/chị"));
    CHECK_FALSE(tablet.shows("Hoàn thành"));
    CHECK_FALSE(tablet.shows("đưa máy lại cho cán bộ"));
    tablet.tap("next");
    CHECK_FALSE(tablet.shows("Cần lưu ý"));
    CHECK(tablet.shows("Bộ câu hỏi 2/2"));
}

TEST_CASE("a part of an occasion that was not asked stays due, and the other is done", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    tablet.tap("instrument.assist");
    tablet.tap("mode.staff");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().visit().client == "INVENTED-2");
    tablet.tap("agree");
    tablet.finish_dass("1");

    CHECK(tablet.hands().control("due.1").label.find("INVENTED-2, Theo dõi hằng tháng, Quá hạn") == 0);
    tablet.tap("due.1");
    CHECK(tablet.hands().control("instrument.assist").selected);
    CHECK_FALSE(tablet.hands().control("instrument.dass-21").selected);
}

TEST_CASE("results so far say that the rest waits, however little room there is", "[screens][clients]") {
    const bool portrait = GENERATE(false, true);
    Tablet tablet;
    if (portrait) tablet.surface().resize(800, 1280);
    tablet.app().start_with({.text = portrait ? 2.F : 1.F});
    begin_new_client(tablet, {"dass-21", "referral-record"}, "staff");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");
    tablet.tap("leave");
    if (tablet.has("leave.save")) tablet.tap("leave.save");

    tablet.tap("results.1");

    CHECK(tablet.shows("Phần còn lại của lượt gặp này chưa làm xong"));
    CHECK(tests::faults_of(tablet.surface()).empty());
}
