// A client who withdraws, through taps: the coordinator records it, a supervisor erases. Everybody
// is invented; INVENTED-3 has an intake behind her and a session that was left half way.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

void withdraw(Tablet& tablet) {
    tablet.tap("client.INVENTED-3");
    tablet.tap("withdraw");
    tablet.tap("withdraw.yes");
}

bool is_known(const Tablet& tablet) {
    return std::ranges::any_of(tablet.kiosk().clients(), [](const runtime::ClientCase& each) {
        return each.client.code == "INVENTED-3";
    });
}

std::int64_t listed(const Tablet& tablet) {
    return tablet.kiosk().supervision().sessions({}, 0)->count;
}

}  // namespace

TEST_CASE("a client's withdrawal is asked twice, recorded, and then stands on her page",
          "[screens][erasure]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("client.INVENTED-3");
    REQUIRE(tablet.shows("Mức chăm sóc"));

    tablet.tap("withdraw");
    tablet.tap("withdraw.no");
    CHECK(tablet.has("withdraw"));
    tablet.tap("withdraw");
    CHECK(tablet.shows("INVENTED-3"));
    tablet.tap("withdraw.yes");

    CHECK_FALSE(tablet.has("withdraw"));
    CHECK(tablet.shows("Khách hàng này đã rút lại sự đồng ý"));
    CHECK(is_known(tablet));
    // What was done stands there, and how it came out no more.
    CHECK(tablet.shows("Đã làm"));
    CHECK_FALSE(tablet.shows("Mức chăm sóc"));
    CHECK_FALSE(tablet.shows("chưa có việc gì đến hạn"));
    // Nobody is led to ask her anything more, and who does it all the same is told.
    CHECK_FALSE(tablet.has("start"));
    for (const gui::Control& control : tablet.surface().controls())
        CHECK_FALSE(control.name.starts_with("occasion."));
    tablet.tap("leave");
    // On home, of her and of what she was asked half way.
    CHECK(tablet.shows("INVENTED-3"));
    CHECK(tablet.kiosk().unfinished().front().withdrew.has_value());
    const auto& texts = tablet.surface().texts();
    CHECK(std::ranges::count_if(texts, [](const std::string& text) {
              return text.starts_with("Đã rút lại sự đồng ý ngày");
          }) == 2);
    CHECK_FALSE(tablet.hands().control("resume.1").enabled);
    tablet.tap("start");
    tablet.hands().type("INVENTED-3");
    tablet.hands().look();
    CHECK(tablet.shows("Khách hàng này đã rút lại sự đồng ý"));
}

TEST_CASE("a supervisor sees who withdrew above her list, and erases after a second question",
          "[screens][erasure]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    withdraw(tablet);
    tablet.sign_in_again("supervisor");
    CHECK(tablet.shows("1 khách đã rút lại sự đồng ý: cần xóa bản ghi"));
    tablet.tap("do.sessions");
    const std::int64_t before = listed(tablet);

    tablet.tap("erase.client.INVENTED-3");
    CHECK(tablet.shows("mất vĩnh viễn"));
    tablet.tap("erase.no");
    CHECK(listed(tablet) == before);
    tablet.tap("erase.client.INVENTED-3");
    tablet.tap("erase.yes");

    // Her intake had three sessions, and one was left half way.
    CHECK(listed(tablet) == before - 4);
    CHECK_FALSE(is_known(tablet));
    CHECK_FALSE(tablet.has("erase.client.INVENTED-3"));
    tablet.tap("part.start");
    CHECK_FALSE(tablet.has("do.sessions"));
    tablet.tap("part.history");
    CHECK(tablet.shows("Xóa dữ liệu của một khách hàng"));
}

TEST_CASE("one record is erased from its own page", "[screens][erasure]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("filter.state");
    tablet.tap("filter.state.finished");
    const std::int64_t before = listed(tablet);
    tablet.tap("session.1");

    tablet.tap("erase.record");
    tablet.tap("erase.no");
    CHECK(listed(tablet) == before);
    tablet.tap("erase.record");
    tablet.tap("erase.yes");

    CHECK(listed(tablet) == before - 1);
    CHECK(tablet.has("session.1"));
}

TEST_CASE("a coordinator has nothing with which to erase, an evaluator nothing of clients",
          "[screens][erasure]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    withdraw(tablet);
    for (const gui::Control& control : tablet.surface().controls())
        CHECK_FALSE(control.name.starts_with("erase"));
    tablet.sign_in_again("evaluator");
    for (const gui::Control& control : tablet.surface().controls()) {
        CHECK_FALSE(control.name.starts_with("erase"));
        CHECK_FALSE(control.name.starts_with("withdraw"));
    }
}

TEST_CASE("the record of a session that was left half way is erased from its own page",
          "[screens][erasure]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("filter.state");
    tablet.tap("filter.state.unfinished");
    const std::int64_t before = listed(tablet);
    const auto waiting = tablet.kiosk().unfinished().size();
    tablet.tap("session.1");

    tablet.tap("erase.record");
    tablet.tap("erase.yes");

    CHECK(listed(tablet) == before - 1);
    CHECK(tablet.kiosk().unfinished().size() == waiting - 1);
    CHECK(tablet.kiosk().supervision().verify()->store.whole());
}
