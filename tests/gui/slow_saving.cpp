// A disk that takes seconds: what is said, when, and that nothing is lost. The clock only says that it took
// so long.
#include <catch2/catch_test_macros.hpp>

#include <chrono>

#include "tests/gui/screens_tablet.h"

using namespace std::chrono_literals;
using tests::Tablet;

namespace {

constexpr const char* was_slow = "Máy lưu chậm: lần vừa rồi mất 3 giây.";
constexpr const char* is_saving = "Đang lưu…";

void stand_at_first_question(Tablet& tablet) {
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    REQUIRE(tablet.has("option.q1.2"));
}

bool answered(const Tablet& tablet) {
    return instruments::is_answered(tablet.kiosk().page().questions.front().answer);
}

}  // namespace

TEST_CASE("saving that takes long is said, until a quick one follows", "[saving]") {
    Tablet tablet;
    stand_at_first_question(tablet);
    CHECK_FALSE(tablet.shows(was_slow));
    tablet.clock().let_all_take(3s);

    tablet.tap("option.q1.2");
    CHECK(answered(tablet));
    CHECK(tablet.shows(was_slow));
    CHECK(tests::faults_of(tablet.surface()).empty());

    tablet.clock().let_all_take(4ms);
    tablet.tap("option.q1.1");
    tablet.hands().wait(20ms);
    CHECK_FALSE(tablet.shows(was_slow));
    CHECK_FALSE(tablet.shows(is_saving));
}

TEST_CASE("where saving is slow an answer waits for the picture that says so, and takes no other touch",
          "[saving]") {
    Tablet tablet;
    stand_at_first_question(tablet);
    tablet.clock().let_all_take(3s);
    tablet.tap("option.q1.2");
    tablet.hands().wait(20ms);

    tablet.tap("next");

    CHECK(tablet.shows(is_saving));
    CHECK(tablet.kiosk().session().position() == "q1");
    tablet.hands().wait(20ms);
    CHECK_FALSE(tablet.shows(is_saving));
    CHECK(tablet.kiosk().session().position() == "q2");
}

TEST_CASE("a lock saves the answer that was waiting", "[saving]") {
    Tablet tablet;
    stand_at_first_question(tablet);
    tablet.clock().let_all_take(3s);
    tablet.tap("option.q1.2");
    tablet.hands().wait(20ms);
    tablet.tap("next");
    tablet.hands().wait(20ms);
    tablet.tap("option.q2.3");
    REQUIRE_FALSE(answered(tablet));

    tablet.app().lock();
    tablet.hands().look();

    tablet.sign_in("coordinator");
    REQUIRE_FALSE(tablet.kiosk().unfinished().empty());
    CHECK(tablet.kiosk().unfinished().front().answers == 2);
}

TEST_CASE("a supervisor is told of a tablet that saved slowly", "[saving]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    CHECK_FALSE(tablet.shows("mất từ một giây trở lên"));
    tablet.sign_in_again("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.clock().let_all_take(3s);
    tablet.tap("option.q1.2");
    tablet.hands().wait(20ms);
    tablet.tap("leave");
    tablet.tap("leave.save");

    tablet.sign_in_again("supervisor");

    CHECK(tablet.shows("mất từ một giây trở lên"));
}
