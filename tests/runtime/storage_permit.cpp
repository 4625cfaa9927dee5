// Roles and actions: every cell of the table, against a copy written from the design. What each call of
// the store asks: storage_permit_calls.cpp.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "runtime/storage/permit.h"

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
    {Action::correct_records, no, no, yes},
    {Action::see_history, no, no, yes},
    {Action::verify, no, no, yes},
    {Action::back_up, no, no, yes},
    {Action::restore, no, no, yes},
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
    REQUIRE(site_permitted(Role::supervisor, own, "a/three"));
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
