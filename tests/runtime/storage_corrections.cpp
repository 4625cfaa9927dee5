// A wrong record and the one that takes its place. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/record_content.h"
#include "tests/runtime/corrections.h"
#include "tests/runtime/forced_store.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a correction is a new record with a reason; the one before stays and leaves the exports",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    const Record before = store.session(wrong, now()).value();

    const Moment at = now();
    const auto made = store.correct_record(correction_of(wrong), at);

    REQUIRE(made);
    const Record after = store.session(*made, now()).value();
    CHECK(after.session.corrects == wrong);
    CHECK(after.session.reason == "invented: the wrong answer was touched");
    CHECK(after.session.client == before.session.client);
    CHECK(after.session.site == before.session.site);
    CHECK(after.session.date == before.session.date);
    CHECK(after.session.mode == before.session.mode);
    CHECK(after.session.consent == before.session.consent);
    CHECK(after.session.instrument == before.session.instrument);
    CHECK(after.occasion == before.occasion);
    // When the interview was and who held it stay; who put it right and when stand apart.
    CHECK(after.session.staff == before.session.staff);
    CHECK(after.session.started->unix_seconds == before.session.started->unix_seconds);
    CHECK(after.session.saved->unix_seconds == before.session.saved->unix_seconds);
    CHECK(after.session.finished->unix_seconds == before.session.finished->unix_seconds);
    CHECK(after.session.corrected_by == "supervisor");
    REQUIRE(after.session.corrected_at);
    CHECK(after.session.corrected_at->unix_seconds == at.unix_seconds);
    CHECK(after.answers == correction_of(wrong).answers);
    CHECK_FALSE(after.session.corrected);
    const Record stays = store.session(wrong, now()).value();
    CHECK(stays.answers == before.answers);
    CHECK(stays.session.corrected);
    CHECK(stays.session.corrected_in.empty());  // as long as the reader has opened nothing else

    for (const Reading reading : {Reading::exporting, Reading::reporting}) {
        const auto read = read_for(store, reading);
        REQUIRE(read.size() == 1);
        CHECK(read.front().session.id == *made);
    }
    CHECK(read_for(store, Reading::verifying).size() == 2);
    const auto left_out = [&](const Selection& selection, Reading reading) {
        return store.each_record(
                        selection, reading, [](const Record&) { return true; }, now())
            .value()
            .corrected;
    };
    CHECK(left_out({}, Reading::exporting) == 1);
    CHECK(left_out({.site = north}, Reading::exporting) == 1);
    CHECK(left_out({.site = south}, Reading::exporting) == 0);
    CHECK(left_out({}, Reading::verifying) == 0);
    CHECK(store.check()->whole());
    const auto list = store.sessions({}, 0, 10, now());
    REQUIRE(list->sessions.size() == 2);
    for (const SessionSummary& each : list->sessions)
        CHECK(each.corrected == (each.id == wrong));
    CHECK(store.session(wrong, now())->session.corrected_in == *made);
    const auto history = store.history().value();
    const auto event = std::ranges::find(history, "record.corrected", &Event::kind);
    REQUIRE(event != history.end());
    CHECK(event->object == wrong);
}

TEST_CASE("what a case card says of that day is put right with the record", "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    REQUIRE(store.case_cards(north, "2026-01-01")->front().care == Care{2, true});

    REQUIRE(store.correct_record(correction_of(wrong), now()));

    const auto cards = store.case_cards(north, "2026-01-01").value();
    REQUIRE(cards.size() == 1);
    CHECK(cards.front().care == Care{3, false});
    CHECK(cards.front().done);
}

TEST_CASE("a record is corrected once, and then the correction", "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    const std::string second = store.correct_record(correction_of(wrong), now()).value();

    REQUIRE_KIND(store.correct_record(correction_of(wrong), now()), wrong_state);
    const std::string third = store.correct_record(correction_of(second), now()).value();

    const auto read = read_for(store, Reading::exporting);
    REQUIRE(read.size() == 1);
    CHECK(read.front().session.id == third);
}

TEST_CASE("what is no finished record of a client cannot be corrected, nor without a reason",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    const auto events = store.history()->size();

    for (const char* reason : {"", "  ", "two\nlines"}) {
        Correction without = correction_of(wrong);
        without.reason = reason;
        REQUIRE_KIND(store.correct_record(without, now()), bad_value);
    }
    Correction twice = correction_of(wrong);
    twice.answers.push_back(twice.answers.front());
    REQUIRE_KIND(store.correct_record(twice, now()), bad_value);
    Correction unscored = correction_of(wrong);
    unscored.scoring = {};
    REQUIRE_KIND(store.correct_record(unscored, now()), bad_value);
    REQUIRE_KIND(store.correct_record(correction_of("00000000-0000-0000-0000-000000000000"), now()),
                 no_such_record);
    const std::string open = begun_session(store, "INVENTED-2");
    REQUIRE_KIND(store.correct_record(correction_of(open), now()), no_such_record);

    const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    const std::string anonymous = visit->sessions.front().id;
    REQUIRE(store.begin_session(anonymous, {"q1", "vi"}, now()));
    REQUIRE(store.finish_session(anonymous, invented_scores(), now()));
    REQUIRE_KIND(store.correct_record(correction_of(anonymous), now()), not_permitted);

    CHECK(read_for(store, Reading::exporting).size() == 2);
    const auto history = store.history().value();
    CHECK(std::ranges::none_of(history.begin() + static_cast<std::ptrdiff_t>(events), history.end(),
                               [](const Event& event) { return event.kind == "record.corrected"; }));
}

TEST_CASE("erasing a client erases what was corrected and its correction", "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    REQUIRE(store.correct_record(correction_of(wrong), now()));

    REQUIRE(store.erase_client("INVENTED-1", now()) == 2);

    CHECK(read_for(store, Reading::verifying).empty());
    CHECK(store.check()->whole());
}

TEST_CASE("a record that was sealed before there were corrections still opens", "[storage][sealed]") {
    Record record;
    record.session.id = "invented";
    record.session.client = "INVENTED-1";
    record.session.anonymous = false;
    record.session.corrects = "another";
    record.session.reason = "invented";
    record.session.corrected_at = Moment{1772000000};
    record.session.corrected_by = "corrector";
    const auto now_written = content_of(record);
    CHECK(record_from(now_written).session.corrects == "another");
    CHECK(record_from(now_written).session.reason == "invented");

    // Without the two texts at its end, and when and by whom.
    record.session.corrects.clear();
    record.session.reason.clear();
    record.session.corrected_at.reset();
    record.session.corrected_by.clear();
    auto content = content_of(record);
    while (!content.empty() && content.back() == 0)
        content.pop_back();
    content.resize(content.size() - 4);  // what says that all four are empty
    content.resize(content_step);
    const Record bare = record_from(content);
    CHECK(bare.session.client == "INVENTED-1");
    CHECK(bare.session.corrects.empty());
}

TEST_CASE("a correction without its time or its author is damage", "[storage][sealed]") {
    Record record;
    record.session.id = "invented";
    record.session.corrects = "another";
    record.session.reason = "invented";
    record.session.corrected_at = Moment{1772000000};
    record.session.corrected_by = "corrector";
    CHECK(record_from(content_of(record)).session.corrected_by == "corrector");

    Record by_nobody = record;
    by_nobody.session.corrected_by.clear();
    CHECK_THROWS_AS(record_from(content_of(by_nobody)), Failure);
    Record at_no_time = record;
    at_no_time.session.corrected_at.reset();
    CHECK_THROWS_AS(record_from(content_of(at_no_time)), Failure);
}

TEST_CASE("a correction of before its time and its author were kept apart still opens", "[storage][sealed]") {
    Record record;
    record.session.id = "invented";
    record.session.client = "INVENTED-1";
    record.session.anonymous = false;
    record.session.staff = "corrector";
    record.session.finished = Moment{1772000000};
    record.session.corrects = "another";
    record.session.reason = "invented";
    auto content = content_of(record);
    while (!content.empty() && content.back() == 0)
        content.pop_back();
    content.pop_back();  // that there is no name; that there is no moment is a nought
    content.resize(content_step);

    const Record opened = record_from(content);

    // Such a one had the correction's own time and staff.
    CHECK(opened.session.reason == "invented");
    CHECK(opened.session.corrected_by == "corrector");
    REQUIRE(opened.session.corrected_at);
    CHECK(opened.session.corrected_at->unix_seconds == 1772000000);
}

TEST_CASE("a correction stands in the list where its interview does, before the one it corrects",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string first = sealed_record(store, "INVENTED-1");
    const std::string second = sealed_record(store, "INVENTED-2");

    const std::string corrected = store.correct_record(correction_of(first), now()).value();

    const auto list = store.sessions({}, 0, 10, now()).value();
    REQUIRE(list.sessions.size() == 3);
    CHECK(list.sessions.at(0).id == second);
    CHECK(list.sessions.at(1).id == corrected);
    CHECK(list.sessions.at(2).id == first);
}

TEST_CASE("a corrected record that cannot be opened is named, and the others are handed out", "[storage]") {
    const InventedStore invented;
    std::string wrong;
    std::string right;
    {
        Store store = invented.open("supervisor");
        const std::string visit = visit_with_result(store);
        wrong = store.visit(visit)->sessions.front().id;
        REQUIRE(store.finish_visit(visit, now()));
        right = store
                    .correct_record({wrong,
                                     "invented",
                                     "vi",
                                     {{"q1", AnswerState::answered, "3", "vi", 2}},
                                     invented_scores(),
                                     {}},
                                    now())
                    .value();
    }
    const bool altered = GENERATE(true, false);
    forced(invented).run(altered ? "UPDATE sealed_records SET body = zeroblob(200) WHERE id = '" + wrong + "'"
                                 : "DELETE FROM record_keys WHERE record = '" + wrong + "'");
    Store store = invented.open("supervisor");
    std::vector<std::string> read;

    const auto left_out = store.each_record(
        {}, Reading::exporting,
        [&read](const Record& record) {
            read.push_back(record.session.id);
            return true;
        },
        now());

    REQUIRE(left_out);
    CHECK(read == std::vector{right});
    CHECK(left_out->corrected == 0);
    CHECK(left_out->unreadable == std::vector{wrong});
}
