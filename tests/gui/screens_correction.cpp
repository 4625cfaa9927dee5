// A supervisor corrects a record in the window. Every text and name is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

// At the record of a DASS-21 that a coordinator asked and finished.
void open_record(Tablet& tablet) {
    tablet.finish_dass();
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("session.1");
    REQUIRE(tablet.has("record.correct"));
}

}  // namespace

TEST_CASE("a record is corrected with a reason, and the new one stands on the page",
          "[screens][supervisor]") {
    Tablet tablet;
    open_record(tablet);
    tablet.tap("record.correct");
    tablet.tap("correction.begin");
    CHECK(tablet.shows("Hãy ghi ngắn gọn lý do."));
    REQUIRE(tablet.kiosk().stage() == Stage::home);
    tablet.hands().type("Invented reason");
    tablet.tap("correction.begin");

    REQUIRE(tablet.kiosk().stage() == Stage::questions);
    CHECK(tablet.shows("Đang sửa: "));
    // It is not the client who has come to the end.
    CHECK(tablet.shows("Sửa bản ghi của " + tablet.kiosk().visit().client.value_or("?")));
    CHECK(tablet.shows("sẽ thay chỗ bản này"));
    CHECK_FALSE(tablet.shows("Đã đến cuối bộ câu hỏi"));
    CHECK_FALSE(tablet.shows(tablet.kiosk().page().closing));
    tablet.tap("review.q1");
    tablet.tap("option.q1.0");
    tablet.tap("next");
    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.shows("Đã lưu bản sửa thành bản ghi mới."));
    CHECK(tablet.shows("Lý do: Invented reason"));
    // The two lead to each other.
    tablet.tap("record.other");
    CHECK(tablet.shows("Bản ghi này đã được sửa"));
    CHECK_FALSE(tablet.shows("Lý do: Invented reason"));
    CHECK_FALSE(tablet.has("record.correct"));
    tablet.tap("record.other");
    CHECK(tablet.shows("Lý do: Invented reason"));
    // Erased is the one interview that they are.
    tablet.tap("erase.record");
    CHECK(tablet.shows("Bản ghi trước khi sửa và bản đã sửa được xóa cùng nhau."));
    tablet.tap("erase.no");
    tablet.tap("record.back");
    CHECK(tablet.shows("Đã thay"));
    tablet.tap("part.history");
    CHECK(tablet.shows("Sửa một bản ghi"));
}

TEST_CASE("a record can be corrected without a search for the way", "[screens][supervisor]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 2.F);
    CAPTURE(wide, text);
    Tablet tablet({.wide = wide, .high = high});
    tablet.app().start_with({.text = text});

    open_record(tablet);

    const gui::Control& way = *tablet.surface().control("record.correct");
    CHECK(way.visible.h > way.rect.h - 1);
}

TEST_CASE("the part of the rail that stands leads back to its list", "[screens][supervisor]") {
    Tablet tablet;
    open_record(tablet);

    tablet.tap("part.sessions");

    CHECK_FALSE(tablet.has("record.back"));
    CHECK(tablet.has("session.1"));
}

TEST_CASE("a correction that is given up leaves the record as it was", "[screens][supervisor]") {
    Tablet tablet;
    open_record(tablet);
    tablet.tap("record.correct");
    tablet.hands().type("Invented reason");  // the sheet came with its field ready
    tablet.tap("correction.begin");
    tablet.tap("review.q1");
    tablet.tap("option.q1.0");

    tablet.tap("leave");
    CHECK(tablet.shows("Bỏ lần sửa này?"));
    CHECK_FALSE(tablet.has("leave.save"));
    tablet.tap("leave.discard");

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.has("record.correct"));
    CHECK_FALSE(tablet.shows("Lý do: "));
}

TEST_CASE("a correction that the tablet locks away is not said to be kept", "[screens][supervisor]") {
    Tablet tablet;
    open_record(tablet);
    tablet.tap("record.correct");
    tablet.hands().type("Invented reason");
    tablet.tap("correction.begin");
    tablet.tap("review.q1");
    tablet.tap("option.q1.0");

    tablet.tap("cover");
    CHECK(tablet.shows("chưa được lưu"));
    CHECK_FALSE(tablet.shows("Mọi thứ vẫn được giữ"));
    tablet.hands().wait(std::chrono::seconds(200));
    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);
    tablet.sign_in("supervisor");

    CHECK(tablet.shows("Bản ghi giữ nguyên như cũ"));
}

TEST_CASE("a correction that changes nothing says so", "[screens][supervisor]") {
    Tablet tablet;
    open_record(tablet);
    tablet.tap("record.correct");
    tablet.tap("correction.reason");
    tablet.hands().type("Invented reason");
    tablet.tap("correction.begin");
    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.shows("Không có gì thay đổi"));
    CHECK(tablet.has("record.correct"));
}
