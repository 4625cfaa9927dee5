// Roles and actions: every cell of the table, against a copy written from the design.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "runtime/storage/permit.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;

namespace {

struct Row {
    Action action;
    bool coordinator;
    bool evaluator;
    bool supervisor;
};

constexpr bool yes = true;
constexpr bool no = false;

constexpr std::array<Row, action_count> table{{
    {Action::register_client, yes, no, yes},
    {Action::run_client_instrument, yes, no, yes},
    {Action::run_anonymous_instrument, no, yes, yes},
    {Action::see_open_visit, yes, no, yes},
    {Action::see_case_cards, yes, no, yes},
    {Action::record_withdrawal, yes, no, yes},
    {Action::count_surveys, no, yes, yes},
    {Action::manage_staff, no, no, yes},
    {Action::manage_sites, no, no, yes},
    {Action::list_sites, yes, yes, yes},
    {Action::change_settings, no, no, yes},
    {Action::read_settings, yes, yes, yes},
    {Action::accept_instruments, no, no, yes},
    {Action::list_accepted, yes, yes, yes},
    {Action::import_records, no, no, yes},
    {Action::export_records, no, no, yes},
    {Action::see_past_results, no, no, yes},
    {Action::see_history, no, no, yes},
    {Action::verify, no, no, yes},
    {Action::back_up, no, no, yes},
    {Action::erase, no, no, yes},
}};

}  // namespace

TEST_CASE("each role may do exactly what the design says", "[storage]") {
    for (std::size_t index = 0; index < table.size(); ++index) {
        const Row& row = table.at(index);
        INFO("action " << index);

        REQUIRE(static_cast<std::size_t>(row.action) == index);
        REQUIRE(permitted(Role::coordinator, row.action) == row.coordinator);
        REQUIRE(permitted(Role::evaluator, row.action) == row.evaluator);
        REQUIRE(permitted(Role::supervisor, row.action) == row.supervisor);
    }
}

TEST_CASE("a coordinator works at her own sites alone", "[storage]") {
    const std::vector<std::string> own{"a/one", "a/two"};

    REQUIRE(site_permitted(Role::coordinator, own, "a/two"));
    REQUIRE_FALSE(site_permitted(Role::coordinator, own, "a/three"));
    REQUIRE_FALSE(site_permitted(Role::coordinator, {}, "a/one"));
    REQUIRE(site_permitted(Role::supervisor, {}, "a/three"));
    REQUIRE(site_permitted(Role::evaluator, {}, "a/three"));
    REQUIRE(site_permitted(Role::evaluator, own, "a/one"));
    REQUIRE_FALSE(site_permitted(Role::evaluator, own, "a/three"));
}

TEST_CASE("a role's name reads back as the role", "[storage]") {
    for (const Role role : {Role::coordinator, Role::evaluator, Role::supervisor}) {
        REQUIRE(role_named(name_of(role)) == role);
    }
    REQUIRE_FALSE(role_named("Supervisor").has_value());
    REQUIRE_FALSE(role_named("").has_value());
}

namespace {

using Call = std::function<std::optional<StoreError>(Store&)>;

template <class T>
std::optional<StoreError> error_of(const Stored<T>& stored) {
    return stored ? std::nullopt : std::optional(stored.error());
}

// What of the store asks for each action; those without a call of their own are asked by screens.
std::vector<std::pair<Action, Call>> calls(const tests::InventedStore& invented) {
    using tests::north, tests::today, tests::now;
    const auto visit = [](std::optional<std::string> client, const InstrumentRef& instrument) {
        return NewVisit{std::move(client), north, today, Mode::staff, "vi", {instrument}};
    };
    return {
        {Action::register_client,
         [](Store& s) { return error_of(s.register_client("INV-1", north, today, now())); }},
        {Action::run_client_instrument,
         [visit](Store& s) { return error_of(s.start_visit(visit("INV-1", tests::dass), now())); }},
        {Action::run_anonymous_instrument,
         [visit](Store& s) { return error_of(s.start_visit(visit(std::nullopt, tests::survey), now())); }},
        {Action::see_case_cards, [](Store& s) { return error_of(s.case_cards(north, today)); }},
        {Action::count_surveys, [](Store& s) { return error_of(s.survey_count(north, today)); }},
        {Action::manage_staff, [](Store& s) { return error_of(s.staff()); }},
        {Action::manage_staff,
         [](Store& s) {
             return error_of(s.add_staff("one more", Role::evaluator, {}, tests::passphrase_of("x"), now()));
         }},
        {Action::manage_staff, [](Store& s) { return error_of(s.disable_staff("elsewhere", now())); }},
        {Action::manage_staff,
         [](Store& s) { return error_of(s.make_recovery_sheet(tests::passphrase_of("x"), now())); }},
        {Action::manage_sites, [](Store& s) { return error_of(s.add_site("a/b", now())); }},
        {Action::list_sites, [](Store& s) { return error_of(s.sites()); }},
        {Action::change_settings, [](Store& s) { return error_of(s.change_settings({}, now())); }},
        {Action::change_settings, [](Store& s) { return error_of(s.set_site_words({}, now())); }},
        {Action::change_settings, [](Store& s) { return error_of(s.set_local_names({}, now())); }},
        {Action::read_settings, [](Store& s) { return error_of(s.settings()); }},
        {Action::accept_instruments, [](Store& s) { return error_of(s.accept(tests::dass, {}, now())); }},
        {Action::list_accepted, [](Store& s) { return error_of(s.accepted()); }},
        {Action::import_records, [](Store& s) { return error_of(s.import({}, now())); }},
        {Action::export_records,
         [](Store& s) {
             return error_of(
                 s.each_record({}, Reading::exporting, [](const Record&) { return true; }, now()));
         }},
        {Action::record_withdrawal,
         [](Store& s) { return error_of(s.record_withdrawal("INV-1", today, now())); }},
        {Action::erase,
         [](Store& s) {
             // Of a record that is there for who may: imported just now.
             std::string record = "none";
             const ImportedRecord one{tests::dass, "INV-1", north, today, "vi", {}, tests::invented_scores()};
             if (s.import({&one, 1}, now())) record = tests::all_records(s).front().session.id;
             return error_of(s.erase_record(record, now()));
         }},
        {Action::erase, [](Store& s) { return error_of(s.erase_client("INV-1", now())); }},
        {Action::see_past_results, [](Store& s) { return error_of(s.sessions({}, 0, 10)); }},
        {Action::see_history, [](Store& s) { return error_of(s.history()); }},
        {Action::see_history, [](Store& s) { return error_of(s.history({}, 0, 10)); }},
        {Action::verify, [](Store& s) { return error_of(s.check()); }},
        {Action::back_up,
         [out = invented.folder() / "backup"](Store& s) { return error_of(s.back_up(out, now())); }},
    };
}

}  // namespace

TEST_CASE("each call of the store refuses exactly those whom the table refuses", "[storage]") {
    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        const tests::InventedStore invented;
        Store store = invented.open(name);
        std::size_t index = 0;
        for (const auto& [action, call] : calls(invented)) {
            INFO(name << ", call " << index++);
            const auto error = call(store);
            const bool refused = error && error->kind == StoreError::Kind::not_permitted;
            CHECK(refused == !permitted(store.who().role, action));
            if (!refused) CHECK_FALSE(error.has_value());
        }
    }
}
