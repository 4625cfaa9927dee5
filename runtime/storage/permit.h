// Who may do what: the one table of roles and actions. Store asks it at every call, and
// screens and commands ask it before they offer something. It knows nothing of
// records, and of sites only the one rule below; who is signed in is Store's matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::storage {

enum class Role { coordinator, evaluator, supervisor };

enum class Action {
    register_client,
    run_client_instrument,  // start, answer, finish, decline, discard
    run_anonymous_instrument,
    see_open_visit,  // results of a visit that is not finished yet
    see_case_cards,
    record_withdrawal,  // that a client wants her records erased
    count_surveys,      // the evaluator's counter
    manage_staff,
    manage_sites,
    list_sites,
    change_settings,  // settings, the programme's words, local names
    read_settings,
    accept_instruments,
    list_accepted,
    import_records,
    export_records,
    see_past_results,  // of finished visits; reports and charts
    correct_records,   // a new record, with a reason, in the place of a finished one
    see_history,
    verify,
    back_up,
    restore,  // a backup in the place of a store that stands
    erase,
};
inline constexpr int action_count = static_cast<int>(Action::erase) + 1;

[[nodiscard]] bool permitted(Role role, Action action);

// A coordinator works at her own sites; an evaluator at hers, or anywhere when none was
// named; a supervisor anywhere.
[[nodiscard]] bool site_permitted(Role role, const std::vector<std::string>& own_sites,
                                  std::string_view site);

// "coordinator" and so on, as written on the command line and in the store.
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);

}  // namespace runtime::storage
