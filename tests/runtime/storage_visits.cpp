// Visits: what is planned, who may see one and until when, and which one stands on the screen.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "runtime/storage/key.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sealed_record.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

std::string visit_of(Store& store, const std::string& session) {
    return store.session(session, now())->session.visit;
}

}  // namespace

TEST_CASE("a visit plans its instruments in order", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.accept({"assist", "3.1", "digest-of-assist"}, {}, now()));
    }
    Store store = invented.open("coordinator");

    const auto visit = store.start_visit(
        {"INVENTED-1", north, today, Mode::self, "en", {{"assist", "3.1", "digest-of-assist"}, dass}}, now());

    REQUIRE(visit.has_value());
    REQUIRE(visit->client == "INVENTED-1");
    REQUIRE(visit->date == today);
    REQUIRE(visit->sessions.size() == 2);
    REQUIRE(visit->sessions.at(0).instrument.id == "assist");
    REQUIRE(visit->sessions.at(0).sequence == 1);
    REQUIRE(visit->sessions.at(1).instrument == dass);
    REQUIRE(visit->sessions.at(1).mode == Mode::self);
    REQUIRE(visit->sessions.at(1).state == SessionState::planned);
    REQUIRE(visit->sessions.at(1).standing.language == "en");
    REQUIRE(store.visit(visit->id)->sessions.size() == 2);
}

TEST_CASE("a visit that cannot be is refused and leaves nothing", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto start = [&](const std::string& client, const Site& site, const Date& date,
                           const std::vector<InstrumentRef>& instruments) {
        return store.start_visit({client, site, date, Mode::staff, "vi", instruments}, now());
    };

    REQUIRE_KIND(start("INVENTED-1", north, today, {}), bad_value);
    REQUIRE_KIND(start("", north, today, {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "2026-02-29", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "2026-2-28", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "28.02.2026", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", "no/where", today, {dass}), no_such_site);
    REQUIRE_KIND(start("INVENTED-1", north, today, {dass, {"dass-21", "2", "x"}}), not_accepted);
    REQUIRE_KIND(start("INVENTED-1", north, today, {{"dass-21", "1", "another-file"}}), not_accepted);
    REQUIRE(store.open_visits()->empty());
    REQUIRE(store.clients(north)->empty());
}

TEST_CASE("a coordinator sees a visit until it is finished, a supervisor after", "[storage]") {
    const InventedStore invented;
    std::string session;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
        visit = visit_of(store, session);
        REQUIRE_KIND(store.finish_visit(visit, now()), wrong_state);
        REQUIRE(store.finish_session(session, invented_scores(), now()));
        REQUIRE(store.session(session, now()));
        REQUIRE(store.finish_visit(visit, now()));
        REQUIRE_KIND(store.finish_visit(visit, now()), no_such_record);

        REQUIRE_KIND(store.session(session, now()), not_permitted);
        REQUIRE_KIND(store.visit(visit), no_such_record);
        REQUIRE(store.open_visits()->empty());
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.session(session, now())->scorings.size() == 1);
    REQUIRE(store.history()->back().kind == "record.read");
    REQUIRE(store.history()->back().object == session);
}

TEST_CASE("finishing a visit forgets what was only planned", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto visit = store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, now());

    REQUIRE(store.finish_visit(visit->id, now()));

    REQUIRE_KIND(store.visit(visit->id), no_such_record);
    REQUIRE(store.sessions({}, 0, 9, now())->count == 0);
    REQUIRE(store.case_cards(north, "2020-01-01")->size() == 1);
}

TEST_CASE("the kiosk stands at the same visit again, for those who may see it", "[storage]") {
    const InventedStore invented;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        REQUIRE_FALSE(store.standing_visit()->has_value());
        visit = visit_of(store, begun_session(store));
        REQUIRE(store.stand_at(visit, now()));
        REQUIRE_KIND(store.stand_at("no-such-visit", now()), no_such_record);
    }
    {
        // A colleague's: hers to take up among the open ones, and nothing that she finds herself in.
        Store store = invented.open("supervisor");
        REQUIRE_FALSE(store.standing_visit()->has_value());
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.stand_for_anybody(now()));
        REQUIRE_FALSE(store.standing_visit()->has_value());  // that is not hers to say
    }
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.standing_visit().value()->id == visit);
        REQUIRE(store.stand_for_anybody(now()));
    }
    REQUIRE_FALSE(invented.open("evaluator").standing_visit()->has_value());
    REQUIRE_FALSE(invented.open("elsewhere").standing_visit()->has_value());
    REQUIRE(invented.open("supervisor").standing_visit()->has_value());
    Store store = invented.open("coordinator");
    REQUIRE(store.standing_visit().value()->id == visit);

    REQUIRE(store.discard_session(store.visit(visit)->sessions.front().id, now()));
    REQUIRE(store.finish_visit(visit, now()));
    REQUIRE_FALSE(store.standing_visit()->has_value());
    REQUIRE_KIND(store.stand_at(visit, now()), no_such_record);
    REQUIRE(store.stand_at(std::nullopt, now()));
}

TEST_CASE("a client is registered once", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE(store.register_client("INVENTED-1", north, today, now()).value().site == north);
    REQUIRE(store.register_client("INVENTED-1", south, today, now()).value().site == north);

    REQUIRE(store.clients(north)->size() == 1);
    REQUIRE(store.clients(south)->empty());
    REQUIRE_KIND(store.register_client("", north, today, now()), bad_value);
    REQUIRE_KIND(store.register_client("INVENTED-2", "no/where", today, now()), no_such_site);
}

TEST_CASE("a code that differs from a client's in hyphens and blanks only is that client's", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    REQUIRE(store.register_client("KH-01", north, today, now()));

    CHECK(store.register_client("KH01", north, today, now())->code == "KH-01");
    CHECK(store.start_visit({"KH 01", north, today, Mode::staff, "vi", {dass}}, now())->client == "KH-01");
    // From a file too, also where two rows of it differ so.
    const ImportedRecord one{dass, "K-H01", north, today, "vi", {}, invented_scores()};
    const ImportedRecord two{dass, "NEW-1", north, today, "vi", {}, invented_scores()};
    const ImportedRecord three{dass, "NEW1", north, today, "vi", {}, invented_scores()};
    const std::vector records{one, two, three};
    REQUIRE(store.import(records, now()));
    CHECK(store.imported_before(records, now())->size() == 3);
    std::multiset<std::string> codes;
    for (const Record& record : all_records(store))
        codes.insert(record.session.client.value());
    CHECK(codes == std::multiset<std::string>{"KH-01", "NEW-1", "NEW-1"});
    CHECK(store.clients(north)->size() == 2);
}

TEST_CASE("of two clients of an older store whose codes match, the exact one is meant or nobody",
          "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.register_client("KH-01", north, today, now()));
        REQUIRE(store.register_client("OTHER", north, today, now()));
    }
    {
        const Keyring keyring = Keyring::read(invented.beside(".keys"));
        const Slot& slot = keyring.slots.front();
        const auto keys = unlock(slot, passphrase_of(slot.name), keyring.context());
        Connection forced(invented.file(), unseal_data_key(slot.sealed_data_key, *keys).value());
        forced.run("UPDATE clients SET code = 'KH01' WHERE code = 'OTHER'");
    }
    Store store = invented.open("supervisor");

    CHECK(store.register_client("KH-01", north, today, now())->code == "KH-01");
    CHECK(store.register_client("KH01", north, today, now())->code == "KH01");
    REQUIRE_KIND(store.register_client("KH 01", north, today, now()), ambiguous_code);
    REQUIRE_KIND(store.start_visit({"KH 01", north, today, Mode::staff, "vi", {dass}}, now()),
                 ambiguous_code);
    CHECK(store.clients(north)->size() == 2);
    CHECK(store.open_visits()->empty());
}
