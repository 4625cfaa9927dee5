// Who may do what, as the window offers it: every action and role has a control, or none.
#include <array>
#include <set>

#include "runtime/storage/permit.h"
#include "tests/gui/walks.h"

using namespace tests;
using runtime::storage::Action;
using runtime::storage::Role;

namespace {

constexpr std::array roles{Role::coordinator, Role::evaluator, Role::supervisor};

// What offers an action to each role, or why nothing does.
constexpr const char* none = "";             // she may not
constexpr const char* elsewhere = "(none)";  // she may, and not in the window
struct Row {
    Action action;
    std::array<const char*, roles.size()> offered;
    // How names begin that would lead there, where no role has a control whose name is known.
    std::array<const char*, 2> leads = {none, none};
};

constexpr const char* first_site = "site.Quận_Giả_Định_(invented)/Phường_1";
constexpr std::array table{
    Row{Action::register_client, {"client.new", none, "client.new"}},
    Row{Action::run_client_instrument, {"plan.dass-21", none, "plan.dass-21"}},
    Row{Action::run_anonymous_instrument, {none, "plan.client-satisfaction", "plan.client-satisfaction"}},
    Row{Action::see_open_visit, {"results", none, "results"}},
    // A coordinator has her clients on the first page, a supervisor where she plans a session.
    Row{Action::see_case_cards, {"client.INVENTED-5", none, "client.INVENTED-5"}},
    // A supervisor has the records themselves, and erases them without a wish that waits.
    Row{Action::record_withdrawal, {"withdraw", none, elsewhere}},
    // A supervisor has their number above her list of sessions.
    Row{Action::count_surveys, {none, "(counter)", elsewhere}},
    Row{Action::manage_staff, {none, none, "staff.add"}},
    Row{Action::manage_sites, {none, none, "add"}},
    Row{Action::list_sites, {first_site, first_site, first_site}},
    // What is accepted can be chosen for a session; what was set is where a session begins.
    Row{Action::list_accepted, {"(accepted)", "(accepted)", "(accepted)"}},
    Row{Action::read_settings, {"(settings)", "(settings)", "(settings)"}},
    Row{Action::change_settings, {none, none, "settings.consent"}},
    Row{Action::accept_instruments, {none, none, "instrument.assist@3.0"}},
    // On the command line; the window keeps the place of exports in the rail.
    Row{Action::import_records, {none, none, elsewhere}, {"import", "part.import"}},
    Row{Action::export_records, {none, none, "part.export"}},
    Row{Action::see_past_results, {none, none, "session.1"}},
    Row{Action::correct_records, {none, none, "record.correct"}},
    Row{Action::see_history, {none, none, "part.history"}},
    Row{Action::verify, {none, none, "keeping.verify"}},
    Row{Action::back_up, {none, none, "keeping.backup"}},
    // Where the store does not open, before anybody is known: by a supervisor of the backup
    // (screens_store_trouble.cpp). Whoever is signed in has an open store.
    Row{Action::restore, {none, none, elsewhere}, {"restore", "keeping.restore"}},
    Row{Action::erase, {none, none, "erase.client.INVENTED-3"}},
};
static_assert(table.size() == runtime::storage::action_count, "an action without a row");

bool is_control(std::string_view cell) {
    return cell != none && cell != elsewhere;
}

// Every control on every page that somebody of this role comes to from home.
std::set<std::string> offered_to(Tablet& tablet) {
    std::set<std::string> all;
    const auto look = [&] {
        for (const std::string& name : tablet.hands().names())
            all.insert(name.starts_with("results.") ? "results" : name);
    };
    // Goes there, looks, does whatever else, and comes back.
    const auto visit = [&](std::string_view name, std::string_view back, const auto& then) {
        if (!tablet.has(name)) return;
        tablet.tap(name);
        look();
        then();
        if (!back.empty()) tablet.tap(back);
    };
    const auto plan = [&] {
        for (const gui::Control& control : tablet.surface().controls()) {
            // The page of terms has these names, too.
            if (control.name.starts_with("instrument.")) {
                all.insert("plan." + control.name.substr(std::string_view("instrument.").size()));
                if (control.enabled) all.insert("(accepted)");
            }
            if (control.name == "language.en" && control.selected) all.insert("(settings)");
        }
        if (!tablet.has("client")) return;
        tablet.hands().type("ted-5");
        look();
    };
    look();
    // Surveys are counted where she says that she is.
    if (tablet.has(first_site)) tablet.tap(first_site);
    if (tablet.shows("phiếu hôm nay")) all.insert("(counter)");
    for (const char* start : {"start", "start.assist", "start.client-satisfaction"})
        visit(start, "leave", plan);
    visit("client.INVENTED-5", "leave", [] {});
    visit("person", "sign-out.no", [] {});
    for (const char* part : {"part.staff", "part.sites", "part.instruments", "part.sessions", "part.settings",
                             "part.history", "part.export", "part.tables"})
        visit(part, none, [] {});
    visit("part.sessions", none, [&] {
        visit("session.1", "record.back", [] {});
        visit("session.2", "record.back", [] {});
    });
    return all;
}

// From home: a client is asked DASS-21 and then stops for today.
void leave_a_visit_half_way(Tablet& tablet) {
    tablet.tap("start.dass-21");
    tablet.tap("instrument.assist");
    tablet.tap("client.new");
    tablet.tap("mode.staff");
    tablet.tap(first_site);
    tablet.tap("next");
    tablet.tap("agree");
    tablet.tap("next");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");
    tablet.tap("leave");
    tablet.tap("leave.save");
}

// A session begins in English from then on, which it does not where nothing is set.
void set_another_language(Tablet& tablet) {
    tablet.tap("part.settings");
    tablet.tap("settings.language.en");
}

// How many of a cell's assertions there were.
int check_cell(const Row& row, std::size_t role, const std::set<std::string>& offered) {
    int checked = 0;
    const std::string own = row.offered.at(role);
    CHECK(permitted(roles.at(role), row.action) == (own != none));
    if (is_control(own)) {
        ++checked;
        INFO(own);
        CHECK(offered.contains(own));
    }
    for (const char* other : row.offered) {
        if (!is_control(other) || other == own) continue;
        ++checked;
        INFO(other);
        CHECK_FALSE(offered.contains(other));
    }
    for (const std::string_view lead : row.leads) {
        if (lead.empty()) continue;
        ++checked;
        for (const std::string& name : offered) {
            INFO(name);
            CHECK_FALSE(name.starts_with(lead));
        }
    }
    return checked;
}

}  // namespace

TEST_CASE("the window offers each role what it may do, and nothing else", "[roles]") {
    for (std::size_t role = 0; role < roles.size(); ++role) {
        const std::string name(name_of(roles.at(role)));
        Tablet tablet;
        // There is a client who withdrew, and a visit of which one part is finished.
        tablet.sign_in("coordinator");
        tablet.tap("client.INVENTED-3");
        tablet.tap("withdraw");
        tablet.tap("withdraw.yes");
        tablet.tap("leave");
        leave_a_visit_half_way(tablet);
        tablet.sign_in_again("supervisor");
        set_another_language(tablet);
        tablet.sign_in_again(name);

        const std::set<std::string> offered = offered_to(tablet);

        std::set<Action> actions;
        for (const Row& row : table) {
            INFO(name << ", action " << static_cast<int>(row.action));
            actions.insert(row.action);
            CHECK(check_cell(row, role, offered) > 0);
        }
        CHECK(actions.size() == table.size());
    }
}
