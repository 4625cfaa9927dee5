// What a supervisor looks through: filters, pages, and what is never listed.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// One of each: finished, unfinished, declined, discarded and imported, and two surveys.
void fill(Store& store) {
    const std::string finished = begun_session(store, "INVENTED-1");
    REQUIRE(store.finish_session(finished, invented_scores(), now()));
    save(store, begun_session(store, "INVENTED-2"), {answer("q1", "1")});
    const auto declined =
        store.start_visit({"INVENTED-3", south, "2026-03-01", Mode::self, "vi", {dass}}, now());
    REQUIRE(store.decline_session(declined->sessions[0].id, now()));
    REQUIRE(store.discard_session(begun_session(store, "INVENTED-4"), now()));
    ImportedRecord imported{dass, "INVENTED-5", north, "2026-01-05", "vi", {}, invented_scores()};
    ImportedRecord survey_record{survey, std::nullopt, north, "2026-01-06", "vi", {}, invented_scores()};
    const std::vector<ImportedRecord> records{imported, survey_record, survey_record};
    REQUIRE(store.import(records, now()));
}

std::vector<std::string> clients_of(Store& store, const SessionFilter& filter) {
    std::vector<std::string> clients;
    const auto list = store.sessions(filter, 0, 50, now());
    REQUIRE(list.has_value());
    REQUIRE(list->count == static_cast<std::int64_t>(list->sessions.size()));
    for (const SessionSummary& session : list->sessions)
        clients.push_back(session.client.value_or("anonymous"));
    return clients;
}

using Clients = std::vector<std::string>;
using State = SessionFilter::State;

}  // namespace

TEST_CASE("sessions are listed newest first, without discarded and anonymous ones", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    fill(store);

    REQUIRE(clients_of(store, {}) == Clients{"INVENTED-3", "INVENTED-2", "INVENTED-1", "INVENTED-5"});
}

TEST_CASE("each filter of sessions leaves what it names", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    fill(store);

    REQUIRE(clients_of(store, {.state = State::finished}) == Clients{"INVENTED-1"});
    REQUIRE(clients_of(store, {.state = State::unfinished}) == Clients{"INVENTED-2"});
    REQUIRE(clients_of(store, {.state = State::declined}) == Clients{"INVENTED-3"});
    REQUIRE(clients_of(store, {.state = State::imported}) == Clients{"INVENTED-5"});
    REQUIRE(clients_of(store, {.site = south}) == Clients{"INVENTED-3"});
    REQUIRE(clients_of(store, {.from = "2026-03-01"}) == Clients{"INVENTED-3"});
    REQUIRE(clients_of(store, {.from = "2026-03-02"}).empty());
    REQUIRE(clients_of(store, {.to = "2026-01-05"}) == Clients{"INVENTED-5"});
    REQUIRE(clients_of(store, {.to = "2026-01-04"}).empty());
    REQUIRE(clients_of(store, {.instrument = "dass-21", .version = "2"}).empty());
    REQUIRE(clients_of(store, {.instrument = "client-satisfaction"}).empty());
}

TEST_CASE("anonymous surveys are a number, within the place and time asked for", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    fill(store);

    const auto all = store.sessions({}, 0, 50, now())->anonymous;
    REQUIRE(all.size() == 1);
    REQUIRE(all[0].instrument == "client-satisfaction");
    REQUIRE(all[0].finished == 2);
    REQUIRE(store.sessions({.site = south}, 0, 50, now())->anonymous.empty());
    REQUIRE(store.sessions({.from = "2026-01-07"}, 0, 50, now())->anonymous.empty());
}

TEST_CASE("a page is as long as asked for and the next one goes on", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    fill(store);

    const SessionList first = store.sessions({}, 0, 3, now()).value();
    const SessionList second = store.sessions({}, 3, 3, now()).value();

    REQUIRE(first.sessions.size() == 3);
    REQUIRE(second.sessions.size() == 1);
    REQUIRE(second.sessions[0].client == "INVENTED-5");
    REQUIRE(second.count == 4);
    REQUIRE(store.sessions({}, 99, 3, now())->sessions.empty());
    REQUIRE_KIND(store.sessions({}, -1, 3, now()), bad_value);
    REQUIRE_KIND(store.sessions({}, 0, 0, now()), bad_value);
}

TEST_CASE("the history is told newest first, by kind and by time, with the chain's head", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto all = store.history().value();

    const HistoryPage page = store.history({}, 0, 2).value();
    REQUIRE(page.count == static_cast<std::int64_t>(all.size()));
    REQUIRE(page.events.size() == 2);
    REQUIRE(page.events[0].number == all.back().number);
    REQUIRE(page.head == store.check()->history_head);
    REQUIRE(page.kinds == Clients{"instrument.accepted", "site.added", "staff.added", "store.created"});

    const HistoryPage sites = store.history({.kind = "site.added"}, 0, 50).value();
    REQUIRE(sites.count == 2);
    REQUIRE(sites.events[0].object == south);
    const Moment second_site = sites.events[0].at;
    REQUIRE(store.history({.kind = "site.added", .from = second_site}, 0, 50)->count == 1);
    REQUIRE(store.history({.kind = "site.added", .until = second_site}, 0, 50)->count == 1);
    REQUIRE(store.history({}, page.count - 1, 50)->events.size() == 1);
}

TEST_CASE("nobody below a supervisor looks through sessions or the history", "[storage]") {
    const InventedStore invented;

    for (const char* name : {"coordinator", "evaluator"}) {
        Store store = invented.open(name);
        REQUIRE_KIND(store.sessions({}, 0, 50, now()), not_permitted);
        REQUIRE_KIND(store.history({}, 0, 50), not_permitted);
    }
}

TEST_CASE("sealed records are opened for the list some at a time, at least one, until all are", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        fill(store);
    }
    CHECK_FALSE(invented.open("coordinator").open_for_list(std::chrono::milliseconds(0)));
    Store store = invented.open("supervisor");
    const auto first = store.open_for_list(std::chrono::milliseconds(0));
    REQUIRE(first);
    REQUIRE(first->all >= 3);  // what was imported is sealed

    CHECK(first->opened == 1);
    for (std::int64_t opened = 2; opened <= first->all; ++opened) {
        const auto next = store.open_for_list(std::chrono::milliseconds(0));
        CHECK(next->opened == opened);
        CHECK(next->all == first->all);
    }
    CHECK(store.open_for_list(std::chrono::milliseconds(0))->opened == first->all);
    CHECK(clients_of(store, {}) == Clients{"INVENTED-3", "INVENTED-2", "INVENTED-1", "INVENTED-5"});
}

TEST_CASE("that a list was read is an event, once for all its pages, and says what was asked for",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto listed = [&store] {
        std::vector<std::string> objects;
        const auto history = store.history().value();
        for (const Event& event : history) {
            if (event.kind == "records.listed") objects.push_back(event.object);
        }
        return objects;
    };
    const SessionFilter filter{.instrument = "dass-21",
                               .version = "1",
                               .site = north,
                               .from = "2026-01-02",
                               .state = SessionFilter::State::imported};

    REQUIRE(store.sessions({}, 0, 3, now()));
    REQUIRE(store.sessions({}, 3, 3, now()));
    REQUIRE(store.sessions(filter, 0, 3, now()));
    REQUIRE(store.sessions({}, 0, 3, now()));

    CHECK(listed() == std::vector<std::string>{"", "imported dass-21@1 " + north + " 2026-01-02..", ""});
}
