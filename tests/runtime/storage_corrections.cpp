// A wrong record and the one that takes its place. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/record_content.h"
#include "tests/runtime/forced_store.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// A finished and sealed record of this client, answered with 2, with its case card; its id.
std::string sealed_record(Store& store, const std::string& client) {
    const std::string session = begun_session(store, client);
    save(store, session, {answer("q1", "2")});
    REQUIRE(store.finish_session(session, invented_scores(), now(), {2, true}));
    REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
    return session;
}

Correction correction_of(const std::string& record) {
    return {.record = record,
            .reason = "invented: the wrong answer was touched",
            .language = "vi",
            .answers = {{"q1", AnswerState::answered, "3", "vi", 2}},
            .scoring = invented_scores(),
            .care = {3, false}};
}

std::vector<Record> read_for(Store& store, Reading reading) {
    std::vector<Record> records;
    REQUIRE(store.each_record(
        {}, reading,
        [&](const Record& record) {
            records.push_back(record);
            return true;
        },
        now()));
    return records;
}

}  // namespace

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

TEST_CASE("a correction leaves a card alone that speaks of a later interview of that day, or of none",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto finished = [&store](Moment at, const Care& care, const std::string& occasion = {}) {
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}, occasion}, at).value();
        const std::string id = visit.sessions.front().id;
        REQUIRE(store.begin_session(id, {"q1", "vi"}, at));
        REQUIRE(store.finish_session(id, invented_scores(), at, care));
        return std::pair(id, visit.id);
    };
    const auto sealed = [&](Moment at, const Care& care, const std::string& occasion = {}) {
        const auto [id, visit] = finished(at, care, occasion);
        REQUIRE(store.finish_visit(visit, at));
        return id;
    };
    const auto level_of = [&store](const std::string& occasion) {
        const auto cards = store.case_cards(north, "2026-01-01").value();
        return std::ranges::find(cards, occasion, &CaseCard::occasion)->care;
    };
    const std::string first = sealed(Moment{1'000'000}, {1, false});
    const std::string second = sealed(Moment{1'000'100}, {2, false});
    static_cast<void>(sealed(Moment{1'000'200}, {1, true}, "intake"));

    REQUIRE(store.correct_record(correction_of(first), now()));
    CHECK(level_of("") == Care{2, false});
    const std::string corrected = store.correct_record(correction_of(second), now()).value();
    CHECK(level_of("") == Care{3, false});
    CHECK(level_of("intake") == Care{1, true});
    // One that is not sealed yet counts as well.
    static_cast<void>(finished(Moment{1'000'300}, {1, false}));
    REQUIRE(store.correct_record(correction_of(corrected), now()));
    CHECK(level_of("") == Care{1, false});

    // Imported, and of the same client and day: no card is its own.
    const ImportedRecord paper{dass, "INVENTED-1", north, today, "vi", {}, invented_scores()};
    REQUIRE(store.import(std::vector{paper}, now()));
    const auto list = store.sessions({.state = SessionFilter::State::imported}, 0, 9, now()).value();
    REQUIRE(list.sessions.size() == 1);
    REQUIRE(store.correct_record(correction_of(list.sessions.front().id), now()));
    CHECK(level_of("") == Care{1, false});
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

TEST_CASE(
    "whichever of a record and its corrections is erased, all of the interview is, and its card's level",
    "[storage][sealed]") {
    const std::size_t which = GENERATE(0U, 1U, 2U);
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    const std::string second = store.correct_record(correction_of(wrong), now()).value();
    const std::string third = store.correct_record(correction_of(second), now()).value();
    const std::string other = sealed_record(store, "INVENTED-2");
    const std::vector<std::string> interview{wrong, second, third};

    REQUIRE(store.erase_record(interview.at(which), now()));

    for (const std::string& id : interview)
        REQUIRE_KIND(store.session(id, now()), no_such_record);
    const auto left = read_for(store, Reading::verifying);
    REQUIRE(left.size() == 1);
    CHECK(left.front().session.id == other);
    const auto history = store.history().value();
    CHECK(std::ranges::count(history, "record.erased", &Event::kind) == 3);
    CHECK(store.check()->whole());
    const auto cards = store.case_cards(north, "2026-01-01").value();
    const auto card = std::ranges::find(cards, "INVENTED-1", &CaseCard::client);
    REQUIRE(card != cards.end());
    CHECK(card->done);
    CHECK(card->care == Care{});
    CHECK(std::ranges::find(cards, "INVENTED-2", &CaseCard::client)->care == Care{2, true});
}

TEST_CASE("which of two interviews of a day came later is the history's to say, not the clock's",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    std::vector<std::string> records;
    for (const Moment at : {Moment{2'000'000}, Moment{1'000'000}}) {  // it was set back between them
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, at).value();
        records.push_back(visit.sessions.front().id);
        REQUIRE(store.begin_session(records.back(), {"q1", "vi"}, at));
        REQUIRE(store.finish_session(records.back(), invented_scores(), at, {2, true}));
        REQUIRE(store.finish_visit(visit.id, at));
    }
    const auto care = [&store] { return store.case_cards(north, "2026-01-01")->front().care; };

    REQUIRE(store.correct_record(correction_of(records.at(0)), now()));
    CHECK(care() == Care{2, true});
    REQUIRE(store.correct_record(correction_of(records.at(1)), now()));
    CHECK(care() == Care{3, false});
}

TEST_CASE("no part of an interview is erased while another may be a record that she cannot look into",
          "[storage][sealed]") {
    const bool of_the_correction = GENERATE(true, false);  // her key is gone, or that of the one before
    const InventedStore invented;
    std::string wrong;
    std::string right;
    {
        Store store = invented.open("supervisor");
        wrong = sealed_record(store, "INVENTED-1");
        right = store.correct_record(correction_of(wrong), now()).value();
    }
    {
        Connection store = forced(invented);
        store.run("DELETE FROM record_keys WHERE record = '" + (of_the_correction ? right : wrong) + "'");
    }
    Store store = invented.open("supervisor");
    REQUIRE_KIND(store.erase_record(of_the_correction ? wrong : right, now()), sealed_to_others);
    REQUIRE(store.session(of_the_correction ? wrong : right, now()));
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
