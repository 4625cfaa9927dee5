#include "runtime/storage/permit.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace runtime::storage {

namespace {

constexpr std::array role_names{
    std::pair{Role::coordinator, std::string_view("coordinator")},
    std::pair{Role::evaluator, std::string_view("evaluator")},
    std::pair{Role::supervisor, std::string_view("supervisor")},
};

}  // namespace

bool permitted(Role role, Action action) {
    const bool coordinator = role == Role::coordinator;
    const bool evaluator = role == Role::evaluator;
    const bool supervisor = role == Role::supervisor;
    switch (action) {
        case Action::register_client:
        case Action::run_client_instrument:
        case Action::see_open_visit:
        case Action::see_case_cards:
        case Action::record_withdrawal:
            return coordinator || supervisor;
        case Action::run_anonymous_instrument:
        case Action::count_surveys:
            return evaluator || supervisor;
        case Action::list_sites:
        case Action::list_accepted:
        case Action::read_settings:
            return true;
        // Answers about the coordinator and the police are among these, and other
        // people's results: nobody below a supervisor.
        case Action::manage_staff:
        case Action::manage_sites:
        case Action::change_settings:
        case Action::accept_instruments:
        case Action::import_records:
        case Action::export_records:
        case Action::see_past_results:
        case Action::correct_records:
        case Action::see_history:
        case Action::verify:
        case Action::back_up:
        case Action::restore:
        case Action::erase:
            return supervisor;
    }
    assert(false && "an action without a rule");
    return false;
}

bool site_permitted(Role role, const std::vector<std::string>& own_sites, std::string_view site) {
    if (role == Role::supervisor) return true;
    if (role == Role::evaluator && own_sites.empty()) return true;
    return std::find(own_sites.begin(), own_sites.end(), site) != own_sites.end();
}

std::string_view name_of(Role role) {
    for (const auto& [known, name] : role_names) {
        if (known == role) return name;
    }
    assert(false && "a role without a name");
    return {};
}

std::optional<Role> role_named(std::string_view name) {
    for (const auto& [role, known] : role_names) {
        if (known == name) return role;
    }
    return std::nullopt;
}

}  // namespace runtime::storage
