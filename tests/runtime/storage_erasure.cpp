// New supervisors and the past, and a client who withdraws. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/key.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sealed_record.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

Connection forced(const InventedStore& invented) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const Slot& slot = keyring.slots.front();
    const auto keys = unlock(slot, passphrase_of(slot.name), keyring.context());
    return {invented.file(), unseal_data_key(slot.sealed_data_key, *keys).value()};
}

std::int64_t number(const InventedStore& invented, std::string_view constant) {
    Connection connection = forced(invented);
    auto row = connection.prepare(constant);
    REQUIRE(row.step());
    return row.number("n");
}

// A finished and sealed record; its id.
std::string sealed_record(Store& store, const std::string& client) {
    const std::string session = begun_session(store, client);
    save(store, session, {answer("q1", "2")});
    REQUIRE(store.finish_session(session, invented_scores(), now(), {2, false}));
    REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
    return session;
}

constexpr std::string_view count_records = "SELECT COUNT(*) AS n FROM sealed_records";
constexpr std::string_view count_keys = "SELECT COUNT(*) AS n FROM record_keys";

}  // namespace

TEST_CASE("a new supervisor reads what was sealed before she came, a new coordinator does not",
          "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        for (const char* client : {"INVENTED-1", "INVENTED-2", "INVENTED-3"})
            static_cast<void>(sealed_record(store, client));
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.add_staff("other", Role::coordinator, {north}, passphrase_of("other"), now()));
    }

    REQUIRE(number(invented, count_keys) == 6);
    Store store = invented.open("second");
    REQUIRE(all_records(store).size() == 3);
    REQUIRE(store.check()->whole());
}

// Whoever has the data key, and a coordinator has it, can write into the table of staff.
TEST_CASE("a role that nobody gave brings no key to the past", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        static_cast<void>(sealed_record(store, "INVENTED-1"));
    }
    forced(invented).run("UPDATE staff SET role = 'supervisor' WHERE name = 'coordinator'");
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.seal_due(now(), today));
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }

    Store forger = invented.open("coordinator");
    REQUIRE(forger.who().role == Role::supervisor);
    REQUIRE(forger.seal_due(now(), today));
    REQUIRE_KIND(forger.each_record(
                     {}, Reading::exporting, [](const Record&) { return true; }, now()),
                 sealed_to_others);
    REQUIRE_FALSE(forger.check()->whole());  // with records that are not sealed to her
}

TEST_CASE("a supervisor who may not sign in any more loses her keys of the past", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        static_cast<void>(sealed_record(store, "INVENTED-1"));
    }
    REQUIRE(number(invented, count_keys) == 2);
    forced(invented).run("UPDATE staff SET active = 0 WHERE name = 'second'");

    REQUIRE(invented.open("coordinator").seal_due(now(), today));

    REQUIRE(number(invented, count_keys) == 1);
    Store store = invented.open("supervisor");
    static_cast<void>(sealed_record(store, "INVENTED-2"));
    REQUIRE(all_records(store).size() == 2);
    REQUIRE(store.check()->whole());
}

TEST_CASE("a client's wish to be forgotten is kept for the supervisor", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        static_cast<void>(sealed_record(store, "INVENTED-1"));
        REQUIRE(store.record_withdrawal("INVENTED-1", today, now()));
        REQUIRE(store.record_withdrawal("INVENTED-1", "2026-03-01", now()));
        REQUIRE_KIND(store.record_withdrawal("NOBODY", today, now()), no_such_record);
        REQUIRE_KIND(store.record_withdrawal("INVENTED-1", "today", now()), bad_value);
        REQUIRE(store.clients(north)->front().withdrew == today);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.clients(north)->front().withdrew == today);
    REQUIRE(store.history()->back().kind == "client.withdrew");
    REQUIRE(all_records(store).size() == 1);
}

TEST_CASE("erasing a client destroys keys and bodies of all her records and of nobody else's",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string erased;
    {
        Store store = invented.open("supervisor");
        erased = sealed_record(store, "INVENTED-1");
        static_cast<void>(sealed_record(store, "INVENTED-1"));
        static_cast<void>(sealed_record(store, "INVENTED-2"));
        // One visit is still open, with a finished session and one under way.
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass, dass, dass}}, now());
        REQUIRE(store.begin_session(visit->sessions.at(0).id, {"q1", "vi"}, now()));
        REQUIRE(store.finish_session(visit->sessions.at(0).id, invented_scores(), now()));
        REQUIRE(store.begin_session(visit->sessions.at(1).id, {"q1", "vi"}, now()));
        REQUIRE(store.stand_at(visit->id, now()));
        REQUIRE(store.record_withdrawal("INVENTED-1", today, now()));

        REQUIRE(store.erase_client("INVENTED-1", now()) == 4);

        REQUIRE(store.history()->back().kind == "client.erased");
        REQUIRE_KIND(store.erase_client("INVENTED-1", now()), no_such_record);
        REQUIRE_KIND(store.session(erased, now()), no_such_record);
        REQUIRE(store.sessions({}, 0, 9, now())->count == 1);
        REQUIRE(store.clients(north)->size() == 1);
        REQUIRE(store.case_cards(north, "2020-01-01")->size() == 1);
        REQUIRE(store.open_visits()->empty());
        REQUIRE_FALSE(store.standing_visit()->has_value());
        // What happened stays, and that the rest is whole still shows.
        const auto history = store.history().value();
        REQUIRE(std::ranges::count(history, "record.erased", &Event::kind) == 4);
        REQUIRE(store.check()->whole());
    }
    REQUIRE(number(invented, count_records) == 1);
    REQUIRE(number(invented, count_keys) == 1);
    REQUIRE(number(invented, "SELECT COUNT(*) AS n FROM sessions") == 0);
    // Taken out past the program instead, it would have shown.
    forced(invented).run("DELETE FROM record_keys; DELETE FROM sealed_records;");
    REQUIRE_FALSE(invented.open("supervisor").check()->whole());
}

TEST_CASE("one record of a client is erased alone, an anonymous one never", "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string record = sealed_record(store, "INVENTED-1");
    static_cast<void>(sealed_record(store, "INVENTED-1"));
    const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    const std::string anonymous = visit->sessions.front().id;
    REQUIRE(store.begin_session(anonymous, {"q1", "vi"}, now()));
    REQUIRE(store.finish_session(anonymous, {"1", {}}, now()));

    REQUIRE(store.erase_record(record, now()));

    REQUIRE(store.sessions({}, 0, 9, now())->count == 1);
    REQUIRE_KIND(store.erase_record(record, now()), no_such_record);
    REQUIRE_KIND(store.erase_record(anonymous, now()), not_permitted);
    REQUIRE(store.clients(north)->size() == 1);
    REQUIRE(store.check()->whole());
}

TEST_CASE("what a card says of an erased record goes, and stays where it speaks of a later one",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto finished = [&store](Moment at, int level) {
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, at).value();
        const std::string id = visit.sessions.front().id;
        REQUIRE(store.begin_session(id, {"q1", "vi"}, at));
        REQUIRE(store.finish_session(id, invented_scores(), at, {level, true}));
        return id;
    };
    const auto card = [&store] { return store.case_cards(north, "2026-01-01")->front(); };
    const std::string first = finished(Moment{1'000'000}, 1);
    REQUIRE(store.finish_visit(store.session(first, now())->session.visit, now()));
    const std::string second = finished(Moment{1'000'100}, 3);  // not sealed

    REQUIRE(store.erase_record(first, now()));
    REQUIRE(card().care == Care{3, true});
    REQUIRE(store.erase_record(second, now()));
    REQUIRE(card().care == Care{});
    REQUIRE(card().done_on == today);
}

TEST_CASE("a visit of a client who withdrew says so at whatever site it is", "[storage][sealed]") {
    const InventedStore invented;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.register_client("INVENTED-1", north, today, now()));
        REQUIRE(store.record_withdrawal("INVENTED-1", today, now()));
    }
    Store store = invented.open("elsewhere");
    const auto begun = store.start_visit({"INVENTED-1", south, today, Mode::staff, "vi", {dass}}, now());
    REQUIRE(begun->had_withdrawn == today);
    REQUIRE_FALSE(begun->withdrew);
    REQUIRE(store.open_visits()->front().had_withdrawn == today);
    const auto before = store.start_visit({"INVENTED-3", south, today, Mode::staff, "vi", {dass}}, now());
    REQUIRE(store.record_withdrawal("INVENTED-3", today, now()));
    REQUIRE(store.visit(before->id)->withdrew == today);
    REQUIRE_FALSE(store.visit(before->id)->had_withdrawn);
    const auto other = store.start_visit({"INVENTED-2", south, today, Mode::staff, "vi", {dass}}, now());
    REQUIRE_FALSE(other->withdrew);
}

TEST_CASE("a supervisor who cannot look into every record erases no client by halves", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        static_cast<void>(sealed_record(store, "INVENTED-1"));
        static_cast<void>(sealed_record(store, "INVENTED-1"));
    }
    forced(invented).run("DELETE FROM record_keys WHERE record = (SELECT MIN(id) FROM sealed_records)");

    REQUIRE_KIND(invented.open("supervisor").erase_client("INVENTED-1", now()), sealed_to_others);

    REQUIRE(number(invented, count_records) == 2);
    REQUIRE(number(invented, "SELECT COUNT(*) AS n FROM clients") == 1);
}

TEST_CASE("a coordinator takes a wish at her own sites, an evaluator none, and neither erases",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string record;
    {
        Store store = invented.open("coordinator");
        record = sealed_record(store, "INVENTED-1");
        REQUIRE_KIND(store.erase_client("INVENTED-1", now()), not_permitted);
        REQUIRE_KIND(store.erase_record(record, now()), not_permitted);
    }
    for (const char* name : {"elsewhere", "evaluator"}) {
        INFO(name);
        Store store = invented.open(name);
        REQUIRE_KIND(store.record_withdrawal("INVENTED-1", today, now()), not_permitted);
        REQUIRE_KIND(store.erase_client("INVENTED-1", now()), not_permitted);
        REQUIRE_KIND(store.erase_record(record, now()), not_permitted);
    }
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("one session of a visit under way is erased with its answers, and the visit with its last",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto visit =
        store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass, dass}}, now()).value();
    const std::string finished = visit.sessions.at(0).id;
    const std::string open = visit.sessions.at(1).id;
    REQUIRE(store.begin_session(finished, {"q1", "vi"}, now()));
    save(store, finished, {answer("q1", "2")});
    REQUIRE(store.finish_session(finished, invented_scores(), now()));
    REQUIRE(store.begin_session(open, {"q1", "vi"}, now()));
    save(store, open, {answer("q1", "3")});
    REQUIRE(store.stand_at(visit.id, now()));

    REQUIRE(store.erase_record(open, now()));

    REQUIRE(store.history()->back().kind == "record.erased");
    REQUIRE(store.history()->back().object == open);
    REQUIRE_KIND(store.session(open, now()), no_such_record);
    REQUIRE(store.visit(visit.id)->sessions.size() == 1);
    REQUIRE(store.check()->whole());
    REQUIRE(store.erase_record(finished, now()));
    REQUIRE_KIND(store.visit(visit.id), no_such_record);
    REQUIRE_FALSE(store.standing_visit()->has_value());
    REQUIRE(store.check()->whole());
    REQUIRE(store.clients(north)->size() == 1);
    REQUIRE_KIND(store.erase_record(open, now()), no_such_record);
}

TEST_CASE("nobody but a supervisor erases what is under way, and no anonymous sheet", "[storage][sealed]") {
    const InventedStore invented;
    std::string open;
    {
        Store store = invented.open("coordinator");
        open = begun_session(store, "INVENTED-1");
        REQUIRE_KIND(store.erase_record(open, now()), not_permitted);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.session(open, now()));
    const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    REQUIRE_KIND(store.erase_record(visit->sessions.front().id, now()), not_permitted);
}
