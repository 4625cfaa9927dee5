// Sealing in a store: when it happens, and what is left in the plain store.
#include <catch2/catch_test_macros.hpp>

#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

constexpr std::int64_t hour = 3600;

// Somebody does something on the tablet then.
void used(const InventedStore& invented, std::int64_t at) {
    REQUIRE(invented.open("supervisor").add_site("invented/" + std::to_string(at), Moment{at}));
}

// A client's session that was begun, and when something was last saved in it.
std::int64_t begun_and_left(Store& store, std::string& session) {
    const auto visit = store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, now());
    session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    save(store, session, {answer("q1", "2")}, "q2");
    return store.session(session, now())->session.saved->unix_seconds;
}

ImportedRecord imported(std::optional<std::string> client) {
    return {client ? dass : survey,
            std::move(client),
            north,
            "2026-01-02",
            "vi",
            {{"CANARY-item", AnswerState::answered, "2", {}, 0}},
            invented_scores()};
}

}  // namespace

TEST_CASE("finishing a visit leaves nothing that was answered, nor who, where the data key can read",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string visit;
    std::string coordinator;
    {
        Store store = invented.open("coordinator");
        coordinator = store.who().id;
        visit = visit_with_result(store);
    }
    // Until then it is there: the test can see.
    REQUIRE(everything(invented).find("CANARY-answer") != std::string::npos);
    REQUIRE(everything(invented).find("CANARY-score") != std::string::npos);

    REQUIRE(invented.open("coordinator").finish_visit(visit, now()));

    REQUIRE(everything(invented).find("CANARY") == std::string::npos);
    for (const char* table : {"sessions", "answers", "scorings", "scores", "visits"}) {
        INFO(table);
        REQUIRE(count(invented, table) == 0);
    }
    REQUIRE(count(invented, "sealed_records") == 1);
    REQUIRE(count(invented, "case_cards") == 1);
    // The client's code and id stand with the client and the card, and beside nothing else.
    REQUIRE(count(invented, "events JOIN clients ON object = clients.id WHERE kind <> 'client.registered'") ==
            0);
}

TEST_CASE("the last key of a record is destroyed by nobody who leaves, and who lacks one adds nobody",
          "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store), now()));
    }
    REQUIRE(invented.open("supervisor").add_staff("lan", Role::supervisor, {}, passphrase_of("lan"), now()));
    {
        // As an earlier program left it, or somebody with one of her own: only one of the two has the key.
        Connection connection = forced(invented);
        auto row = prepared(
            connection,
            "DELETE FROM record_keys WHERE recipient = (SELECT public_key FROM staff WHERE name = 'lan')");
        row.run();
    }
    {
        Store lan = invented.open("lan");

        REQUIRE_KIND(lan.disable_staff("supervisor", now()), sealed_to_others);
        REQUIRE_KIND(lan.add_staff("mai", Role::supervisor, {}, passphrase_of("mai"), now()),
                     sealed_to_others);
        REQUIRE_KIND(lan.make_recovery_sheet(passphrase_of("sheet"), now()), sealed_to_others);
        REQUIRE(lan.add_staff("hoa", Role::coordinator, {north}, passphrase_of("hoa"), now()));
        // Not "there are none".
        CHECK(lan.sessions({}, 0, 10, now())->count == 0);
        CHECK(lan.sessions({}, 0, 10, now())->not_for_her == 1);
    }
    Store store = invented.open("supervisor");
    CHECK(store.sessions({}, 0, 10, now())->count == 1);
    CHECK(store.sessions({}, 0, 10, now())->not_for_her == 0);
    REQUIRE(store.disable_staff("lan", now()));
    REQUIRE(store.seal_due(now(), today));
    CHECK(store.sessions({}, 0, 10, now())->count == 1);
}

TEST_CASE("a visit's records are sealed twelve hours after its last answer, by whoever signs in",
          "[storage][sealed]") {
    const InventedStore invented;
    std::int64_t last = 0;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        visit = visit_with_result(store);
        last = store.visit(visit)->sessions.front().finished->unix_seconds;
    }

    REQUIRE(invented.open("evaluator").seal_due(Moment{last + 12 * hour - 1}, today));
    REQUIRE(invented.open("coordinator").visit(visit).has_value());
    REQUIRE(invented.open("evaluator").seal_due(Moment{last + 12 * hour}, today));

    REQUIRE(count(invented, "sealed_records") == 1);
    REQUIRE(count(invented, "visits") == 0);
    REQUIRE(everything(invented).find("CANARY") == std::string::npos);
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("an unfinished session stays thirty days and is then sealed as far as it came",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string open;
    std::int64_t last = 0;
    {
        Store store = invented.open("coordinator");
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass, dass, dass}}, now());
        const std::string done = visit->sessions.at(0).id;
        open = visit->sessions.at(1).id;
        REQUIRE(store.begin_session(done, {"q1", "vi"}, now()));
        REQUIRE(store.finish_session(done, invented_scores(), now()));
        REQUIRE(store.begin_session(open, {"q1", "vi"}, now()));
        save(store, open, {answer("CANARY-item", "CANARY-answer")}, "q7");
        last = store.session(open, now())->session.saved->unix_seconds;
        REQUIRE(store.seal_due(Moment{last + 12 * hour}, today));

        // The finished one is sealed; the others can still be gone on with.
        const auto left = store.visit(visit->id);
        REQUIRE(left->sessions.size() == 2);
        REQUIRE(left->sessions.front().id == open);
        save(store, open, {answer("q8", "1")}, "q9");
        last = store.session(open, now())->session.saved->unix_seconds;
    }
    used(invented, last + 29 * 24 * hour);
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.seal_due(Moment{last + 30 * 24 * hour - 1}, today));
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.seal_due(Moment{last + 30 * 24 * hour}, today));
        REQUIRE(store.open_visits()->empty());
        REQUIRE(store.case_cards(north, "2020-01-01")->size() == 1);
    }
    REQUIRE(everything(invented).find("CANARY") == std::string::npos);

    Store store = invented.open("supervisor");
    const Record partial = store.session(open, now()).value();
    REQUIRE(partial.session.state == SessionState::open);
    REQUIRE(partial.session.standing.position == "q9");
    REQUIRE(partial.answers.size() == 2);
    REQUIRE(store.sessions({.state = SessionFilter::State::unfinished}, 0, 9, now())->count == 1);
    REQUIRE(all_records(store).size() == 1);  // the finished one
    REQUIRE(store.check()->finished_records == 1);
    REQUIRE(store.check()->whole());
}

TEST_CASE("a date that is in doubt ends nothing at that sign-in, and what is due is done at the next",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    std::int64_t last = 0;
    {
        Store store = invented.open("coordinator");
        last = begun_and_left(store, session);
    }
    const Moment later{last + 31 * 24 * hour};
    {
        Store store = invented.open("coordinator");
        CHECK_FALSE(store.doubts_date(Moment{last + 27 * 24 * hour}));
        CHECK(store.doubts_date(later));
        CHECK(store.doubts_date(Moment{last - 25 * hour}));  // a clock that is behind
        CHECK_FALSE(store.doubts_date(Moment{last - 23 * hour}));
        REQUIRE(store.seal_due(later, today));
        REQUIRE(store.open_visits()->size() == 1);
    }
    used(invented, later.unix_seconds);
    Store store = invented.open("coordinator");
    CHECK_FALSE(store.doubts_date(later));
    REQUIRE(store.seal_due(later, today));
    CHECK(store.open_visits()->empty());
}

TEST_CASE("an anonymous survey is sealed when it is finished, with its date and without an event",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    std::int64_t events = 0;
    {
        Store store = invented.open("evaluator");
        session = finished_survey(store);
        REQUIRE(store.survey_count(north, today) == 1);
        static_cast<void>(finished_survey(store));
        REQUIRE(store.survey_count(north, today) == 2);
        static_cast<void>(finished_survey(store, "2026-03-01"));
        REQUIRE(store.survey_count(north, "2026-03-01") == 1);
        REQUIRE(store.survey_count(north, today) == 0);
    }
    REQUIRE(everything(invented).find("CANARY") == std::string::npos);
    REQUIRE(count(invented, "sessions") == 0);
    REQUIRE(count(invented, "visits") == 0);
    events = count(invented, "events");
    REQUIRE(count(invented, "sealed_records JOIN events ON object = sealed_records.id") == 0);

    Store store = invented.open("supervisor");
    REQUIRE(static_cast<std::int64_t>(store.history()->size()) == events);
    REQUIRE(store.sessions({}, 0, 9, now())->anonymous.front().finished == 3);
    REQUIRE(store.sessions({.from = "2026-03-01"}, 0, 9, now())->anonymous.front().finished == 1);
    for (const Record& record : all_records(store)) {
        REQUIRE(record.session.anonymous);
        REQUIRE_FALSE(record.session.finished.has_value());
        REQUIRE(record.session.staff.empty());
        REQUIRE(record.answers.front().counter == 0);
    }
    REQUIRE(store.check()->whole());
}

TEST_CASE("a survey that was declined is sealed, one that was given up is gone", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("evaluator");
        const auto declined =
            store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
        REQUIRE(store.decline_session(declined->sessions.front().id, now()));
        const auto given_up =
            store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
        REQUIRE(store.discard_session(given_up->sessions.front().id, now()));
        REQUIRE(store.survey_count(north, today) == 0);
    }
    REQUIRE(count(invented, "sessions") == 0);
    REQUIRE(count(invented, "sealed_records") == 1);
    Store store = invented.open("supervisor");
    REQUIRE(all_records(store).empty());
    REQUIRE(store.check()->whole());
    REQUIRE(store.check()->finished_records == 0);
}

TEST_CASE("an anonymous survey that nobody went on with is sealed thirty days after its day",
          "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("evaluator");
        const auto visit =
            store.start_visit({std::nullopt, north, "2026-02-28", Mode::self, "vi", {survey}}, now());
        REQUIRE(store.begin_session(visit->sessions.front().id, {"q1", "vi"}, now()));
        REQUIRE(store.seal_due(now(), "2026-03-29"));
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.seal_due(now(), "2026-03-30"));
        REQUIRE(store.open_visits()->empty());
    }
    REQUIRE(count(invented, "sealed_records") == 1);
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("imported records are sealed as they come", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        const std::vector<ImportedRecord> records{imported("INVENTED-1"), imported(std::nullopt)};
        REQUIRE(store.import(records, now()));
    }
    REQUIRE(count(invented, "sessions") == 0);
    REQUIRE(count(invented, "sealed_records") == 2);
    REQUIRE(everything(invented).find("CANARY") == std::string::npos);
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("records that an earlier version left plain are sealed at the next sign-in of anybody",
          "[storage][sealed]") {
    const InventedStore invented;
    // As version 3 left them: of a finished visit, imported, anonymous, and given up.
    forced(invented).run(R"(
        INSERT INTO clients (id, code, site, registered)
        VALUES ('cccccccc-cccc-cccc-cccc-cccccccccccc', 'OLD', 'invented-district/north', 1);
        INSERT INTO visits (id, client, site, date, state, started, finished)
        VALUES ('vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 'cccccccc-cccc-cccc-cccc-cccccccccccc',
                'invented-district/north', '2026-01-01', 'finished', 1, 2);
        INSERT INTO sessions (id, visit, sequence, acceptance, client, site, date, mode, state, consent,
                              language, salt)
        VALUES ('00000000-0000-0000-0000-000000000001', 'vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 1, 1,
                'cccccccc-cccc-cccc-cccc-cccccccccccc', 'invented-district/north', '2026-01-01', 'self',
                'finished', 'agreed', 'vi', zeroblob(32)),
               ('00000000-0000-0000-0000-000000000002', 'vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 2, 1,
                'cccccccc-cccc-cccc-cccc-cccccccccccc', 'invented-district/north', '2026-01-01', 'self',
                'discarded', 'agreed', 'vi', zeroblob(32)),
               ('00000000-0000-0000-0000-000000000003', NULL, 0, 1, 'cccccccc-cccc-cccc-cccc-cccccccccccc',
                'invented-district/north', '2020-05-06', 'imported', 'finished', 'not_asked', 'vi',
                zeroblob(32)),
               ('00000000-0000-0000-0000-000000000004', NULL, 0, 2, NULL, 'invented-district/north',
                '2026-01-03', 'self', 'finished', 'agreed', 'vi', zeroblob(32));
        INSERT INTO answers (session, item, state, value, language, counter)
        SELECT id, 'CANARY', 'answered', 'CANARY', 'vi', 1 FROM sessions WHERE state = 'finished';
        INSERT INTO scorings (session, number, scorer)
        SELECT id, 1, 'CANARY' FROM sessions WHERE state = 'finished';
        INSERT INTO scores (session, scoring, place, name, value)
        SELECT id, 1, 1, 'CANARY', 'CANARY' FROM sessions WHERE state = 'finished';)");

    REQUIRE(invented.open("evaluator").seal_due(now(), today));

    for (const char* table : {"sessions", "answers", "scorings", "scores", "visits"}) {
        INFO(table);
        REQUIRE(count(invented, table) == 0);
    }
    REQUIRE(everything(invented).find("CANARY") == std::string::npos);
    Store store = invented.open("supervisor");
    REQUIRE(all_records(store).size() == 3);
    REQUIRE(store.session("00000000-0000-0000-0000-000000000001", now())->session.client == "OLD");
    REQUIRE(store.check()->whole());
}
