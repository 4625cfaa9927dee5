// Roles and calls: every public call of Store, for every role, against the table of permit.h. A call that
// is added to store.h and not named here fails.
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/storage/permit.h"
#include "tests/runtime/forced_store.h"
#include "tests/runtime/store_calls.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// What there is to be refused: made by a supervisor, who may run every instrument.
struct Prepared {
    std::string visit;     // a client's, open, standing on the screen
    std::string begun;     // its first session
    std::string planned;   // its second
    std::string result;    // a finished session of another open visit of a client
    std::string finished;  // that visit
    std::string anonymous_visit;
    std::string anonymous;  // its session, begun
    std::string sealed;     // an imported record
};

Prepared prepare(const InventedStore& invented) {
    Store store = invented.open("supervisor");
    Prepared made;
    const auto begin = [&](const std::string& session) {
        REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    };
    const auto one = store.start_visit({"INV-1", north, today, Mode::staff, "vi", {dass, dass}}, now());
    made.visit = one->id;
    made.begun = one->sessions.at(0).id;
    made.planned = one->sessions.at(1).id;
    begin(made.begun);
    REQUIRE(store.stand_at(made.visit, now()));
    // Roles are what is asked here, not whose it is.
    REQUIRE(store.stand_for_anybody(now()));
    const auto two = store.start_visit({"INV-2", north, today, Mode::staff, "vi", {dass}}, now());
    made.finished = two->id;
    made.result = two->sessions.front().id;
    begin(made.result);
    REQUIRE(store.finish_session(made.result, invented_scores(), now()));
    const auto three = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    made.anonymous_visit = three->id;
    made.anonymous = three->sessions.front().id;
    begin(made.anonymous);
    const ImportedRecord record{dass, "INV-3", north, today, "vi", {}, invented_scores()};
    REQUIRE(store.import({&record, 1}, now()));
    for (const Record& each : all_records(store)) {
        if (each.session.mode == Mode::imported) made.sealed = each.session.id;
    }
    return made;
}

using Answer = std::optional<StoreError>;

template <class T>
Answer error_of(const Stored<T>& stored) {
    return stored ? std::nullopt : std::optional(stored.error());
}

struct Cell {
    std::string call;              // its name in store.h
    std::optional<Action> action;  // none: anybody
    std::function<Answer(Store&)> made;
};

constexpr std::optional<Action> anybody = std::nullopt;

// Everything of one visit, in its order.
std::vector<Cell> running_cells(const Prepared& p) {
    using enum Action;
    const auto start = [](const std::optional<std::string>& client, const InstrumentRef& instrument) {
        return [=](Store& s) {
            return error_of(s.start_visit({client, north, today, Mode::staff, "vi", {instrument}}, now()));
        };
    };
    const Standing standing{"q1", "vi"};
    const auto discarded = [](const std::string& id) {
        return [=](Store& s) { return error_of(s.discard_session(id, now())); };
    };
    const auto declined = [](const std::string& id) {
        return [=](Store& s) { return error_of(s.decline_session(id, now())); };
    };
    const auto finished = [](const std::string& id) {
        return [=](Store& s) { return error_of(s.finish_session(id, invented_scores(), now())); };
    };
    const auto saved = [standing](const std::string& id) {
        return [=](Store& s) { return error_of(s.save(id, {}, standing, now())); };
    };
    const auto stands = [](const std::optional<std::string>& id) {
        return [=](Store& s) { return error_of(s.stand_at(id, now())); };
    };
    const auto visited = [](const std::string& id) {
        return [=](Store& s) { return error_of(s.visit(id)); };
    };
    const auto read = [](const std::string& id) {
        return [=](Store& s) { return error_of(s.session(id, now())); };
    };
    return {
        {"start_visit", run_client_instrument, start("INV-1", dass)},
        {"start_visit", run_anonymous_instrument, start(std::nullopt, survey)},
        {"begin_session", run_client_instrument,
         [=](Store& s) { return error_of(s.begin_session(p.planned, standing, now())); }},
        {"save", run_client_instrument, saved(p.begun)},
        {"save", run_anonymous_instrument, saved(p.anonymous)},
        {"finish_session", run_client_instrument, finished(p.begun)},
        {"finish_session", run_anonymous_instrument, finished(p.anonymous)},
        {"decline_session", run_client_instrument, declined(p.planned)},
        {"decline_session", run_anonymous_instrument, declined(p.anonymous)},
        {"discard_session", run_client_instrument, discarded(p.begun)},
        {"discard_session", run_anonymous_instrument, discarded(p.anonymous)},
        {"finish_visit", run_client_instrument,
         [=](Store& s) { return error_of(s.finish_visit(p.finished, now())); }},
        {"stand_at", run_client_instrument, stands(p.visit)},
        {"stand_at", run_anonymous_instrument, stands(p.anonymous_visit)},
        // Everybody leaves the screen; what stood there is shown to nobody by that.
        {"stand_at", anybody, stands(std::nullopt)},
        // Only what stands for herself.
        {"stand_for_anybody", anybody, [](Store& s) { return error_of(s.stand_for_anybody(now())); }},
        {"hand_over", run_client_instrument, [](Store& s) { return error_of(s.hand_over(now())); }},
        {"visit", run_client_instrument, visited(p.visit)},
        {"visit", run_anonymous_instrument, visited(p.anonymous_visit)},
        {"session", see_open_visit, read(p.result)},
        {"session", see_open_visit, read(p.begun)},
        {"session", run_anonymous_instrument, read(p.anonymous)},
        {"session", see_past_results, read(p.sealed)},
        {"correct_record", correct_records,
         [=](Store& s) {
             return error_of(
                 s.correct_record({p.sealed, "invented", "vi", {}, invented_scores(), {}}, now()));
         }},
        // These two leave out what one may not see: the test below.
        {"open_visits", anybody, [](Store& s) { return error_of(s.open_visits()); }},
        {"standing_visit", anybody, [](Store& s) { return error_of(s.standing_visit()); }},
    };
}

std::vector<Cell> client_cells() {
    using enum Action;
    return {
        {"register_client", register_client,
         [](Store& s) { return error_of(s.register_client("INV-9", north, today, now())); }},
        {"clients", see_case_cards, [](Store& s) { return error_of(s.clients(north)); }},
        {"case_cards", see_case_cards, [](Store& s) { return error_of(s.case_cards(north, today)); }},
        // What time makes due is done for whoever signs in: none of it shows anything.
        {"forget_case_cards", anybody, [](Store& s) { return error_of(s.forget_case_cards(today)); }},
        {"seal_due", anybody, [](Store& s) { return error_of(s.seal_due(now(), today)); }},
        {"usual_minutes", read_settings, [](Store& s) { return error_of(s.usual_minutes()); }},
        {"survey_count", count_surveys, [](Store& s) { return error_of(s.survey_count(north, today)); }},
        {"record_withdrawal", record_withdrawal,
         [](Store& s) { return error_of(s.record_withdrawal("INV-1", today, now())); }},
    };
}

std::vector<Cell> supervising_cells(const Prepared& p, const std::filesystem::path& folder) {
    using enum Action;
    const auto none = [](const Record&) { return true; };
    return {
        {"import", import_records, [](Store& s) { return error_of(s.import({}, now())); }},
        {"imported_before", import_records, [](Store& s) { return error_of(s.imported_before({}, now())); }},
        {"each_record", export_records,
         [=](Store& s) { return error_of(s.each_record({}, Reading::exporting, none, now())); }},
        {"each_record", export_records,
         [=](Store& s) { return error_of(s.each_record({}, Reading::reporting, none, now())); }},
        {"each_record", verify,
         [=](Store& s) { return error_of(s.each_record({}, Reading::verifying, none, now())); }},
        {"add_scoring", verify,
         [=](Store& s) { return error_of(s.add_scoring(p.sealed, {"scorer-2", {}}, now())); }},
        {"erase_client", erase, [](Store& s) { return error_of(s.erase_client("INV-3", now())); }},
        {"erase_record", erase, [=](Store& s) { return error_of(s.erase_record(p.sealed, now())); }},
        {"sessions", see_past_results, [](Store& s) { return error_of(s.sessions({}, 0, 10, now())); }},
        {"results_over_time", see_past_results,
         [=](Store& s) { return error_of(s.results_over_time(p.sealed, now())); }},
        {"open_for_list", see_past_results,
         [](Store& s) { return error_of(s.open_for_list(std::chrono::milliseconds(0))); }},
        {"history", see_history, [](Store& s) { return error_of(s.history()); }},
        {"history", see_history, [](Store& s) { return error_of(s.history({}, 0, 10)); }},
        {"mark", see_history, [](Store& s) { return error_of(s.mark()); }},
        {"check", verify, [](Store& s) { return error_of(s.check()); }},
        {"readers", verify, [](Store& s) { return error_of(s.readers()); }},
        {"know_readers", verify, [](Store& s) { return error_of(s.know_readers(now())); }},
        {"know_history", verify, [](Store& s) { return error_of(s.know_history(now())); }},
        {"back_up", back_up, [out = folder / "backup"](Store& s) { return error_of(s.back_up(out, now())); }},
    };
}

std::vector<Cell> keeping_cells() {
    using enum Action;
    return {
        {"reopen", anybody, [](Store& s) { return error_of(s.reopen()); }},
        {"note_sign_in", anybody, [](Store& s) { return error_of(s.note_sign_in(now())); }},
        {"change_passphrase", anybody,
         [](Store& s) {
             const std::string name = s.who().name;
             return error_of(s.change_passphrase(passphrase_of(name), passphrase_of("new " + name), now()));
         }},
        {"staff", manage_staff, [](Store& s) { return error_of(s.staff()); }},
        {"add_staff", manage_staff,
         [](Store& s) {
             return error_of(s.add_staff("one more", Role::evaluator, {}, passphrase_of("x"), now()));
         }},
        {"set_sites", manage_staff,
         [](Store& s) { return error_of(s.set_sites("elsewhere", std::vector<Site>{south}, now())); }},
        {"disable_staff", manage_staff,
         [](Store& s) { return error_of(s.disable_staff("elsewhere", now())); }},
        {"make_recovery_sheet", manage_staff,
         [](Store& s) { return error_of(s.make_recovery_sheet(passphrase_of("x"), now())); }},
        {"add_site", manage_sites, [](Store& s) { return error_of(s.add_site("a/b", now())); }},
        {"add_sites", manage_sites, [](Store& s) { return error_of(s.add_sites({}, now())); }},
        {"sites", list_sites, [](Store& s) { return error_of(s.sites()); }},
        {"accept", accept_instruments, [](Store& s) { return error_of(s.accept(dass, {}, now())); }},
        {"accepted", list_accepted, [](Store& s) { return error_of(s.accepted()); }},
        {"settings", read_settings, [](Store& s) { return error_of(s.settings()); }},
        {"site_words", read_settings, [](Store& s) { return error_of(s.site_words()); }},
        {"local_names", read_settings, [](Store& s) { return error_of(s.local_names()); }},
        {"shown_words", read_settings, [](Store& s) { return error_of(s.shown_words("none")); }},
        {"change_settings", change_settings, [](Store& s) { return error_of(s.change_settings({}, now())); }},
        {"set_site_words", change_settings, [](Store& s) { return error_of(s.set_site_words({}, now())); }},
        {"set_local_names", change_settings, [](Store& s) { return error_of(s.set_local_names({}, now())); }},
    };
}

std::vector<Cell> cells(const Prepared& prepared, const std::filesystem::path& folder) {
    std::vector<Cell> all = running_cells(prepared);
    for (const auto& more : {client_cells(), supervising_cells(prepared, folder), keeping_cells()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

TEST_CASE("every call of the store that can fail stands in the table of cells", "[storage]") {
    const std::set<std::string> calls = calls_of_store();
    std::set<std::string> named;
    for (const Cell& cell : cells({}, {}))
        named.insert(cell.call);

    CHECK(calls.size() > 40);
    CHECK(named == calls);
}

TEST_CASE("each call of the store refuses exactly those whom the table refuses", "[storage]") {
    const InventedStore invented;
    const Prepared prepared = prepare(invented);
    const auto at_first = files_in(invented.folder());
    const auto all = cells(prepared, invented.folder());
    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        for (std::size_t index = 0; index < all.size(); ++index) {
            for (const auto& [file, content] : files_in(invented.folder())) {
                if (!at_first.contains(file)) std::filesystem::remove(invented.folder() / file);
            }
            for (const auto& [file, content] : at_first)
                write_file(invented.folder() / file, content);
            const Cell& cell = all[index];
            INFO(name << ": " << cell.call << ", cell " << index);
            Store store = invented.open(name);

            const Answer error = cell.made(store);

            const bool may = !cell.action || permitted(store.who().role, *cell.action);
            const bool refused = error && error->kind == StoreError::Kind::not_permitted;
            CHECK(refused == !may);
            if (may) CHECK_FALSE(error.has_value());
        }
    }
}

TEST_CASE("only a supervisor is handed what a damaged store still has", "[storage]") {
    const InventedStore invented;
    static_cast<void>(prepare(invented));
    forced(invented).run(
        "DROP TRIGGER events_are_never_changed; UPDATE events SET kind = 'site.removed' WHERE number = 2;");
    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        INFO(name);
        int handed = 0;
        const auto held = StoreFile::hold(invented.file());

        const auto salvaged = Store::salvage(*held, name, passphrase_of(name), [&](const Record&) {
            ++handed;
            return true;
        });

        const bool may = name == std::string_view("supervisor");
        CHECK(salvaged.has_value() == may);
        CHECK((handed > 0) == may);
        if (!may) CHECK(salvaged.error().kind == StoreError::Kind::not_permitted);
    }
}

TEST_CASE("whoever may not run an instrument sees none of its visits among the open and the standing",
          "[storage]") {
    const InventedStore invented;
    const Prepared prepared = prepare(invented);
    const auto visits_of = [&](const char* name) {
        std::set<std::string> ids;
        Store store = invented.open(name);
        const auto visits = store.open_visits().value();
        for (const VisitSummary& visit : visits)
            ids.insert(visit.id);
        const auto standing = store.standing_visit().value();
        return std::pair(ids, standing.has_value());
    };

    const std::set<std::string> clients{prepared.visit, prepared.finished};
    CHECK(visits_of("coordinator") == std::pair(clients, true));
    CHECK(visits_of("elsewhere") == std::pair(std::set<std::string>{}, false));
    CHECK(visits_of("evaluator") == std::pair(std::set{prepared.anonymous_visit}, false));
    const auto supervisor = visits_of("supervisor");
    CHECK(supervisor.first.size() == 3);
    CHECK(supervisor.second);
}

TEST_CASE("an anonymous visit is handed over by whoever may run it, and by nobody else", "[storage]") {
    const InventedStore invented;
    const Prepared prepared = prepare(invented);
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.stand_at(prepared.anonymous_visit, now()));
    }

    REQUIRE_KIND(invented.open("coordinator").hand_over(now()), not_permitted);
    CHECK(invented.open("evaluator").hand_over(now()));
}
