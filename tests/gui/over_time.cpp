// The chart of a client's results over time, on the page of a record. Everybody here is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "gui/screens/over_time.h"
#include "tests/gui/screens_tablet.h"

using runtime::ScaleOverTime;
using runtime::ScoreAtTime;
using tests::Tablet;

namespace {

ScaleOverTime over_time(const std::string& name, const std::string& band, std::vector<ScoreAtTime> scores) {
    ScaleOverTime one;
    one.scale.name = name;
    one.scale.greatest = 40;
    one.scale.bands = {{"low", "Invented low", "ok", 0}, {"high", band, "sev", 20}};
    one.scores = std::move(scores);
    return one;
}

// Where this was written, in the order in which it was drawn.
std::vector<float> middles_of(const gui::Drawn& drawn, std::string_view words) {
    std::vector<float> all;
    for (const gui::DrawnWords& one : drawn.words) {
        if (one.text == words) all.push_back(one.rect.center().x);
    }
    return all;
}

}  // namespace

TEST_CASE("of each record the same place stands in every chart, a dash where no score could be given",
          "[supervisor]") {
    const std::vector<ScaleOverTime> scales{
        over_time("First", "Invented high",
                  {{"2026-01-02", "1", 3}, {"2026-01-02", "1", std::nullopt}, {"2026-03-02", "1", 30, true}}),
        over_time("Second", "Invented and much longer high",
                  {{"2026-01-02", "1", 4}, {"2026-01-02", "1", 5}, {"2026-03-02", "1", 6, true}})};
    gui::Surface surface;
    surface.resize(1280, 1400);
    surface.set_language(gui::Language::en);
    gui::Drawn drawn;
    surface.record(&drawn);
    const tests::Hands hands(surface, [&scales](gui::Frame& frame) {
        gui::Column column(frame, frame.window().inset(20, 20));
        gui::over_time_card(scales, frame, column);
    });

    for (const char* day : {"2026-01-02 (1)", "2026-01-02 (2)", "2026-03-02"}) {
        CAPTURE(day);
        const auto places = middles_of(drawn, day);
        REQUIRE(places.size() == 2);
        CHECK(places[0] == places[1]);
    }
    CHECK(middles_of(drawn, "–") == std::vector{middles_of(drawn, "2026-01-02 (2)").front()});
    CHECK(middles_of(drawn, "A dash: no score could be given.").size() == 1);
}

TEST_CASE("a record shows how its client's scores went; a client's first does not", "[screens][supervisor]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Tablet tablet({wide, high});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.finish_dass("1");
    tablet.clock().advance_seconds(60);
    // One who has been asked once.
    tablet.tap("due.1");
    tablet.tap("mode.staff");
    tablet.tap("instrument.assist");
    tablet.tap("next");
    tablet.tap("agree");
    tablet.finish_dass("3");
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");

    tablet.tap("session.1");

    CHECK(tablet.shows("INVENTED-"));
    CHECK(tablet.shows("Theo thời gian"));
    CHECK(tablet.kiosk().supervision().history({.kind = "records.compared"}, 0)->count == 1);
    CHECK(tests::faults_of(tablet.surface()).empty());
    tablet.tap("record.back");
    tablet.tap("session.2");
    CHECK_FALSE(tablet.shows("Theo thời gian"));
}
