// Sealing in a store: when it happens, what is left in the plain store, who can read what
// was sealed, and what shows when somebody has been at it.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <deque>

#include "runtime/storage/key.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sealed_record.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

constexpr std::int64_t hour = 3600;

KeyPair keys_of(const InventedStore& invented, std::string_view name) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    return unlock(*keyring.slot_named(name), passphrase_of(name), keyring.context()).value();
}

// As somebody who made `name` open the store, and has a program of her own.
Connection forced(const InventedStore& invented, std::string_view name = "coordinator") {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const Slot& slot = *keyring.slot_named(name);
    return {invented.file(), unseal_data_key(slot.sealed_data_key, keys_of(invented, name)).value()};
}

// A statement made here; connections keep their statements by address.
Statement prepared(Connection& connection, const std::string& sql) {
    static std::deque<std::string> kept;
    return connection.prepare(kept.emplace_back(sql));
}

std::int64_t count(const InventedStore& invented, const std::string& what) {
    Connection connection = forced(invented);
    auto row = prepared(connection, "SELECT COUNT(*) AS n FROM " + what);
    REQUIRE(row.step());
    return row.number("n");
}

// Every value of every row of every table, as the data key shows it.
std::string everything(const InventedStore& invented) {
    Connection connection = forced(invented);
    std::vector<std::string> selects;
    {
        auto tables =
            prepared(connection,
                     "SELECT 'SELECT ' || group_concat('quote(\"' || columns.name || '\")', ' || '' '' "
                     "|| ') || ' AS line FROM \"' || tables.name || '\"' AS line"
                     " FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns"
                     " WHERE tables.type = 'table' GROUP BY tables.name");
        while (tables.step())
            selects.push_back(tables.text("line"));
    }
    REQUIRE(selects.size() > 15);
    std::string all;
    for (const std::string& select : selects) {
        auto rows = prepared(connection, select);
        while (rows.step())
            all += rows.text("line") + "\n";
    }
    return all;
}

// A finished session of a visit that is still open; its visit's id.
std::string visit_with_result(Store& store, const std::string& client = "INVENTED-1",
                              const std::string& value = "CANARY-answer") {
    const std::string session = begun_session(store, client);
    save(store, session, {answer("CANARY-item", value)});
    REQUIRE(store.finish_session(session, {"1", {{"CANARY-score", "CANARY-value"}}}, now(), {2, false}));
    return store.session(session, now())->session.visit;
}

std::string finished_survey(Store& store, const Date& date = today) {
    const auto visit = store.start_visit({std::nullopt, north, date, Mode::self, "vi", {survey}}, now());
    const std::string session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    save(store, session, {answer("CANARY-item", "CANARY-answer")});
    REQUIRE(store.finish_session(session, {"1", {}}, now()));
    return session;
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

TEST_CASE("a supervisor's private key opens what was sealed, whole", "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    Record before;
    {
        Store store = invented.open("coordinator");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        before = store.session(session, now()).value();
        REQUIRE(store.finish_visit(visit, now()));
    }
    Store store = invented.open("supervisor");

    const Record record = store.session(session, now()).value();

    REQUIRE(record.answers == before.answers);
    REQUIRE(record.scorings.front().scores == before.scorings.front().scores);
    REQUIRE(record.wording_digest == "dass-vi");
    REQUIRE(record.session.client == "INVENTED-1");
    REQUIRE(record.session.staff == "coordinator");
    REQUIRE(record.session.finished->unix_seconds == before.session.finished->unix_seconds);
    REQUIRE(store.sessions({}, 0, 10)->sessions.front().id == session);
    REQUIRE(all_records(store).size() == 1);
    REQUIRE(store.check()->whole());
}

TEST_CASE("nobody below a supervisor has a key of a sealed record, whatever the code path",
          "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store), now()));
    }
    Connection connection = forced(invented);
    auto row = prepared(connection,
                        "SELECT id, body, recipient, sealed_key FROM sealed_records JOIN record_keys"
                        " ON record = id");
    REQUIRE(row.step());
    const auto sealed_key = row.blob("sealed_key");
    const auto body = row.blob("body");
    Bytes content;

    for (const char* name : {"coordinator", "evaluator", "elsewhere"}) {
        INFO(name);
        REQUIRE(open_sealed(row.text("id"), body, sealed_key, keys_of(invented, name), content) ==
                Unopened::not_for_this_key);
    }
    REQUIRE_FALSE(open_sealed(row.text("id"), body, sealed_key, keys_of(invented, "supervisor"), content));
    REQUIRE_FALSE(row.step());
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
        REQUIRE(store.seal_due(Moment{last + 30 * 24 * hour - 1}, today));

        // The finished one is sealed; the others can still be gone on with.
        const auto left = store.visit(visit->id);
        REQUIRE(left->sessions.size() == 2);
        REQUIRE(left->sessions.front().id == open);
        save(store, open, {answer("q8", "1")}, "q9");
        last = store.session(open, now())->session.saved->unix_seconds;
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
    REQUIRE(store.sessions({.state = SessionFilter::State::unfinished}, 0, 9)->count == 1);
    REQUIRE(all_records(store).size() == 1);  // the finished one
    REQUIRE(store.check()->finished_records == 1);
    REQUIRE(store.check()->whole());
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
    REQUIRE(store.sessions({}, 0, 9)->anonymous.front().finished == 3);
    REQUIRE(store.sessions({.from = "2026-03-01"}, 0, 9)->anonymous.front().finished == 1);
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

TEST_CASE("every supervisor reads what is sealed while she may sign in", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.finish_visit(visit_with_result(store), now()));
    }
    REQUIRE(count(invented, "record_keys") == 2);
    for (const char* name : {"supervisor", "second"}) {
        INFO(name);
        Store store = invented.open(name);
        REQUIRE(all_records(store).size() == 1);
        REQUIRE(store.check()->whole());
    }
}

TEST_CASE("a sealed record that somebody was at shows it", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-1"), now()));
        REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-2"), now()));
    }
    {
        Store store = invented.open("evaluator");
        static_cast<void>(finished_survey(store));
        static_cast<void>(finished_survey(store));
    }
    const auto copy = invented.beside(".copy");
    std::filesystem::copy_file(invented.file(), copy);
    const auto records_after = [&](const std::string& change) {
        std::filesystem::copy_file(copy, invented.file(), std::filesystem::copy_options::overwrite_existing);
        forced(invented).run(change);
        const auto report = invented.open("supervisor").check();
        REQUIRE(report->history);
        REQUIRE(report->structure);
        return *report;
    };
    const std::string of_client = "(SELECT MIN(object) FROM events WHERE kind = 'record.sealed')";
    const std::string anonymous =
        "(SELECT MIN(id) FROM sealed_records WHERE id NOT IN (SELECT object FROM events))";

    REQUIRE(records_after("SELECT 1").records);
    for (const std::string& which : {of_client, anonymous}) {
        INFO(which);
        REQUIRE_FALSE(
            records_after("UPDATE sealed_records SET mark = zeroblob(32) WHERE id = " + which).records);
        REQUIRE_FALSE(
            records_after("UPDATE sealed_records SET body = zeroblob(4139) WHERE id = " + which).records);
        REQUIRE_FALSE(records_after("DELETE FROM record_keys WHERE record = " + which).records);
        REQUIRE_FALSE(records_after("CREATE TEMP TABLE gone AS SELECT " + which +
                                    " AS id; DELETE FROM record_keys WHERE record IN gone;"
                                    "DELETE FROM sealed_records WHERE id IN gone")
                          .records);
    }
    // Two exchanged, each whole in itself.
    REQUIRE_FALSE(
        records_after("CREATE TEMP TABLE two AS SELECT id, body, mark FROM sealed_records WHERE id IN "
                      "(SELECT object FROM events WHERE kind = 'record.sealed');"
                      "UPDATE sealed_records SET (body, mark) = (SELECT body, mark FROM two WHERE "
                      "two.id <> sealed_records.id) WHERE id IN (SELECT id FROM two)")
            .records);
    const IntegrityReport unread = records_after("DELETE FROM record_keys");
    REQUIRE(unread.unreadable_records == 4);
    REQUIRE(unread.finished_records == 0);
}

TEST_CASE("a record that is sealed to others says so, and is not left out of an export silently",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        REQUIRE(store.finish_visit(visit, now()));
    }
    forced(invented).run("DELETE FROM record_keys");
    Store store = invented.open("supervisor");

    REQUIRE_KIND(store.session(session, now()), sealed_to_others);
    REQUIRE_KIND(store.each_record(
                     {}, Reading::exporting, [](const Record&) { return true; }, now()),
                 sealed_to_others);
    REQUIRE(store.sessions({}, 0, 9)->count == 0);
}

TEST_CASE("another scorer's scores are added to a sealed record under a new key", "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    std::string anonymous;
    {
        Store store = invented.open("supervisor");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        REQUIRE(store.finish_visit(visit, now()));
        anonymous = finished_survey(store);
        for (const std::string& id : {session, anonymous}) {
            REQUIRE(store.add_scoring(id, {"2", {{"depression", "16"}}}, now()));
            REQUIRE_KIND(store.add_scoring(id, {"2", {}}, now()), bad_value);
            REQUIRE(store.session(id, now())->scorings.size() == 2);
        }
        REQUIRE(store.check()->whole());
    }
    REQUIRE(count(invented, "sealed_records") == 2);
    REQUIRE(count(invented, "record_keys") == 2);
}
