// Finished records in and out, the history, and what shows that they are whole.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/key.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

ImportedRecord imported(std::optional<std::string> client, Date date) {
    return {client ? dass : survey,
            std::move(client),
            north,
            std::move(date),
            "vi",
            {{"q1", AnswerState::answered, "2", {}, 0}, {"q2", AnswerState::refused, {}, {}, 0}},
            invented_scores()};
}

// As somebody who has the key and no scruples: past the program.
Connection forced(const InventedStore& invented) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const auto keys = unlock(keyring.slots.front(), passphrase_of("supervisor"), keyring.context());
    return {invented.file(), unseal_data_key(keyring.slots.front().sealed_data_key, *keys).value()};
}

}  // namespace

TEST_CASE("imported records are marked so and read back whole", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::vector<ImportedRecord> records{imported("INVENTED-1", "2026-01-02"),
                                              imported("INVENTED-1", "2026-01-03"),
                                              imported(std::nullopt, "2026-01-04")};

    REQUIRE(store.import(records, now()));

    const auto kept = all_records(store);
    REQUIRE(kept.size() == 3);
    REQUIRE(std::ranges::count_if(kept, [](const Record& record) { return record.session.anonymous; }) == 1);
    for (const Record& record : kept) {
        REQUIRE((record.session.anonymous || record.session.client == "INVENTED-1"));
        REQUIRE(record.session.mode == Mode::imported);
        REQUIRE(record.session.state == SessionState::finished);
        REQUIRE(record.answers.size() == 2);
        REQUIRE(record.answers.at(1).state == AnswerState::refused);
        REQUIRE(record.scorings.front().scores == invented_scores().scores);
    }
    REQUIRE(store.clients(north)->size() == 1);
    REQUIRE(store.check()->whole());
    REQUIRE(store.check()->finished_records == 3);
}

TEST_CASE("an import takes all rows or none", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto refused_with = [&](const ImportedRecord& bad) {
        return store.import(std::vector<ImportedRecord>{imported("INVENTED-1", "2026-01-02"), bad}, now());
    };
    ImportedRecord bad = imported("INVENTED-2", "2026-01-02");

    bad.site = "no/where";
    REQUIRE_KIND(refused_with(bad), no_such_site);
    bad = imported("INVENTED-2", "2026-13-02");
    REQUIRE_KIND(refused_with(bad), bad_value);
    bad = imported("INVENTED-2", "2026-01-02");
    bad.instrument.definition_digest = "another";
    REQUIRE_KIND(refused_with(bad), not_accepted);
    bad = imported("INVENTED-2", "2026-01-02");
    bad.answers.push_back(bad.answers.front());
    REQUIRE_KIND(refused_with(bad), bad_value);

    REQUIRE(all_records(store).empty());
    REQUIRE(store.clients(north)->empty());
}

TEST_CASE("records are selected by instrument, day and site", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::vector<ImportedRecord> records{imported("INVENTED-1", "2026-01-02"),
                                              imported("INVENTED-1", "2026-01-03"),
                                              imported(std::nullopt, "2026-01-04")};
    REQUIRE(store.import(records, now()));
    const auto count = [&](const Selection& selection) {
        int found = 0;
        REQUIRE(store.each_record(
            selection, Reading::exporting,
            [&found](const Record&) {
                ++found;
                return true;
            },
            now()));
        return found;
    };

    REQUIRE(count({}) == 3);
    REQUIRE(count({.instrument = "dass-21"}) == 2);
    REQUIRE(count({.instrument = "dass-21", .version = "2"}) == 0);
    REQUIRE(count({.from = "2026-01-03"}) == 2);
    REQUIRE(count({.to = "2026-01-03"}) == 2);
    REQUIRE(count({.from = "2026-01-03", .to = "2026-01-03"}) == 1);
    REQUIRE(count({.site = north}) == 3);
    REQUIRE(count({.site = south}) == 0);
}

TEST_CASE("reading records stops when told to, and is an event all the same", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::vector<ImportedRecord> records(5, imported("INVENTED-1", "2026-01-02"));
    REQUIRE(store.import(records, now()));
    int seen = 0;

    REQUIRE(store.each_record({}, Reading::reporting, [&seen](const Record&) { return ++seen < 2; }, now()));

    REQUIRE(seen == 2);
    REQUIRE(store.history()->back().kind == "records.reported");
}

TEST_CASE("the order of records tells nothing of the order of answering", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    std::vector<ImportedRecord> records;
    for (int day = 1; day <= 28; ++day) {
        records.push_back(
            imported(std::nullopt, "2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day)));
    }
    REQUIRE(store.import(records, now()));

    const auto kept = all_records(store);

    REQUIRE(kept.size() == 28);
    REQUIRE_FALSE(std::is_sorted(kept.begin(), kept.end(), [](const Record& a, const Record& b) {
        return a.session.date < b.session.date;
    }));
}

TEST_CASE("another scorer's scores are added and replace nothing", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    REQUIRE(store.import(std::vector<ImportedRecord>{imported("INVENTED-1", "2026-01-02")}, now()));
    const std::string id = all_records(store).front().session.id;

    REQUIRE(store.add_scoring(id, {"scorer-2", {{"depression", "16"}}}, now()));

    const Record record = all_records(store).front();
    REQUIRE(record.scorings.size() == 2);
    REQUIRE(record.scorings.front().scores == invented_scores().scores);
    REQUIRE(record.scorings.back().scorer == "scorer-2");
    REQUIRE_KIND(store.add_scoring(id, {"scorer-1", {}}, now()), bad_value);
    REQUIRE(store.check()->whole());
}

TEST_CASE("the history tells what happened, by whom", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        const std::string session = begun_session(store);
        REQUIRE(store.finish_session(session, invented_scores(), now()));
    }
    Store store = invented.open("supervisor");

    const auto history = store.history();

    REQUIRE(history->front().kind == "store.created");
    REQUIRE(history->front().number == 1);
    REQUIRE(history->back().kind == "session.finished");
    REQUIRE(history->back().actor == "coordinator");
    REQUIRE(history->back().role == "coordinator");
    REQUIRE(history->back().number == static_cast<std::int64_t>(history->size()));
}

TEST_CASE("the history refuses to be changed", "[storage]") {
    const InventedStore invented;
    Connection connection = forced(invented);

    REQUIRE_THROWS(connection.run("UPDATE events SET kind = 'x'"));
    REQUIRE_THROWS(connection.run("DELETE FROM events"));
    REQUIRE_THROWS(connection.run("UPDATE store SET practice = 0"));
}

TEST_CASE("a history that was forced to change is damage, and nothing of its store is used", "[storage]") {
    const InventedStore invented;
    {
        Connection connection = forced(invented);
        connection.run("DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;");
    }
    const auto whole_after = [&](const std::string& change) {
        forced(invented).run(change);
        const auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
        if (store) return true;
        CHECK(store.error().kind == StoreError::Kind::damaged);
        CHECK(store.error().detail == history_broken);
        return false;
    };

    REQUIRE(whole_after("SELECT 1"));
    REQUIRE_FALSE(whole_after("UPDATE events SET at = at + 1 WHERE number = 3"));
    REQUIRE(whole_after("UPDATE events SET at = at - 1 WHERE number = 3"));
    REQUIRE_FALSE(whole_after("UPDATE events SET kind = 'x' WHERE number = 1"));
    REQUIRE_FALSE(whole_after("DELETE FROM events WHERE number = 2"));
    REQUIRE_FALSE(whole_after("DELETE FROM events"));
}

TEST_CASE("of a store with a broken history it is said how many records can be read", "[storage]") {
    const InventedStore invented;
    static_cast<void>(begun_session(*std::make_unique<Store>(invented.open("coordinator"))));
    forced(invented).run("DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE number = 2");

    const auto store = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));

    REQUIRE(store.error().records);
    CHECK(store.error().records->readable == 1);
    CHECK(store.error().records->of == 1);
}

TEST_CASE("the mark of a store has every record and the end of the history", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const StoreMark empty = store.mark().value();
    const std::vector<ImportedRecord> records{imported("INVENTED-1", "2026-01-02"),
                                              imported(std::nullopt, "2026-01-04")};

    REQUIRE(store.import(records, now()));
    const StoreMark mark = store.mark().value();

    CHECK(empty.records == 0);
    CHECK(mark.records == 2);
    CHECK(mark.events == store.history()->back().number);
    CHECK(mark.head == store.check()->history_head);
    CHECK(mark.head != empty.head);
}

TEST_CASE("what was imported before is found again, client and anonymous, and nothing else is", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    std::vector<ImportedRecord> records{imported("INVENTED-1", "2026-01-02"),
                                        imported(std::nullopt, "2026-01-04")};
    CHECK(store.imported_before(records, now())->empty());
    const Moment then = now();
    REQUIRE(store.import(records, then));
    records.insert(records.begin(), imported("INVENTED-2", "2026-01-02"));
    records.push_back(imported("INVENTED-1", "2026-01-03"));
    records.push_back(imported("INVENTED-1", "2026-01-02"));
    records.back().answers.front().value += "1";
    const auto before = store.imported_before(records, now()).value();

    REQUIRE(before.size() == 2);
    CHECK(before[0].place == 1);
    CHECK(before[0].at->unix_seconds == then.unix_seconds);
    CHECK(before[1].place == 2);
    CHECK(before[1].at->unix_seconds == then.unix_seconds);
}

TEST_CASE("that sealed records were read to be compared with a file is in the history", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::vector<ImportedRecord> records{imported("INVENTED-1", "2026-01-02")};
    const auto comparisons = [&store] {
        const auto events = store.history().value();
        return std::ranges::count(events, "records.matched", &Event::kind);
    };
    REQUIRE(store.imported_before(records, now()));
    CHECK(comparisons() == 0);  // nothing was there to be read
    REQUIRE(store.import(records, now()));
    REQUIRE(store.imported_before(records, now()));
    CHECK(comparisons() == 1);
}

TEST_CASE("each record that is there stands for one that is imported again, and for no second", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const ImportedRecord one = imported(std::nullopt, "2026-01-04");
    REQUIRE(store.import(std::vector{one}, now()));

    const auto before = store.imported_before(std::vector{one, one}, now()).value();

    REQUIRE(before.size() == 1);
    CHECK(before.front().place == 0);
}

TEST_CASE("a record that was salvaged is known by its id where it is, finished, sealed or not", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto finished = [&store](const std::string& client) {
        const std::string session = begun_session(store, client);
        save(store, session, {answer("q1", "2")});
        REQUIRE(store.finish_session(session, invented_scores(), now()));
        return session;
    };
    const std::string plain = finished("INVENTED-1");
    const std::string sealed = finished("INVENTED-2");
    REQUIRE(store.finish_visit(store.session(sealed, now())->session.visit, now()));
    const std::string begun = begun_session(store, "INVENTED-3");
    std::vector<ImportedRecord> records(4, imported("INVENTED-9", "2026-01-02"));
    records.at(0).salvaged_as = begun;
    records.at(1).salvaged_as = plain;
    records.at(2).salvaged_as = sealed;
    records.at(3).salvaged_as = "00000000-0000-4000-8000-000000000000";

    const auto before = store.imported_before(records, now()).value();

    REQUIRE(before.size() == 2);
    CHECK(before.at(0).place == 1);
    CHECK(before.at(1).place == 2);
    CHECK(before.at(0).itself);
    CHECK(before.at(1).itself);
}

TEST_CASE("a finished record that was forced to change shows it", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        const std::string session = begun_session(store);
        save(store, session, {answer("q1", "2")});
        REQUIRE(store.finish_session(session, invented_scores(), now()));
    }
    forced(invented).run("DROP TRIGGER scores_are_never_changed");
    const auto whole_after = [&](const std::string& change) {
        forced(invented).run(change);
        const auto report = invented.open("supervisor").check();
        REQUIRE(report->history);
        return report->records;
    };

    REQUIRE(whole_after("SELECT 1"));
    REQUIRE_FALSE(whole_after("UPDATE answers SET value = '3'"));
    REQUIRE(whole_after("UPDATE answers SET value = '2'"));
    REQUIRE_FALSE(whole_after("UPDATE scores SET value = '12' WHERE name = 'depression'"));
    REQUIRE(whole_after("UPDATE scores SET value = '14' WHERE name = 'depression'"));
    REQUIRE_FALSE(whole_after("DELETE FROM answers"));
}
