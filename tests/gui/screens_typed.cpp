// Words on the tablet, by taps alone: what is stored, and how the screens stand with the keyboard.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "runtime/practice.h"
#include "tests/gui/screens_tablet.h"

using tests::Tablet;
using tests::TabletLook;

namespace {

void tap_keys(Tablet& tablet, std::string_view keys) {
    for (const char key : keys) {
        const bool upper = key >= 'A' && key <= 'Z';
        if (upper) tablet.tap("key.shift");
        tablet.tap(key == ' ' ? "key.space"
                              : std::string("key.") + static_cast<char>(upper ? key + 32 : key));
    }
}

void look_over(Tablet& tablet, const char* where) {
    INFO(where);
    for (const std::string& fault : tests::faults_of(tablet.surface()))
        FAIL_CHECK(fault);
}

const instruments::Answer& stored(const Tablet& tablet, std::string_view item) {
    const auto& session = tablet.kiosk().session();
    return session.answers()[*session.instrument().find_item(item)];
}

}  // namespace

TEST_CASE("words are typed by taps alone, and stored as they were meant", "[screens]") {
    const TabletLook look =
        GENERATE(TabletLook{1280, 800, gui::Language::vi}, TabletLook{800, 1280, gui::Language::vi},
                 TabletLook{1280, 800, gui::Language::en}, TabletLook{800, 1280, gui::Language::en});
    Tablet tablet(look);
    tablet.tap("staff.evaluator");
    look_over(tablet, "sign-in");
    tap_keys(tablet, runtime::practice_passphrase);
    tablet.tap("key.enter");
    tablet.begin("client-satisfaction", "self");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("field.overall.comment");
    look_over(tablet, "comment");

    tap_keys(tablet, "Nguyeenx Thij ruwowuj dduwowngf");
    CHECK(tablet.shows("Nguyễn Thị rượu đường"));
    tablet.tap("next");

    CHECK(stored(tablet, "overall.comment") ==
          instruments::Answer{instruments::Text{"Nguyễn Thị rượu đường"}});
}

TEST_CASE("what a hardware keyboard types in pieces is stored in one form", "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("field.overall.comment");

    tablet.hands().type("ru\u031Bo\u031B\u0323u\u0323");
    // An accent that was typed first, and its letter before it afterwards.
    tablet.hands().key(gui::Key::home);
    tablet.hands().type("\u0301");
    tablet.hands().key(gui::Key::home);
    tablet.hands().type("a");
    tablet.tap("next");

    CHECK(stored(tablet, "overall.comment") == instruments::Answer{instruments::Text{"árượụ"}});
}
