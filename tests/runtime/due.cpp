// Due dates on both sides of every limit. The programme and the client are invented.
#include "runtime/due.h"

#include <catch2/catch_test_macros.hpp>

using namespace runtime;  // NOLINT(google-build-using-namespace): a test reads better so
using storage::CaseCard;

namespace {

const std::set<std::string> both{"one", "two"};

// First (one, two) on the day of registration, grace 7; again (one) 30 days after, every 30, grace 7.
instruments::OccasionList programme() {
    instruments::OccasionList list;
    instruments::Occasion first{
        .id = "first", .names = {{"en", "First"}}, .due = {}, .asks = {}, .sources = {}};
    first.due = instruments::DueRule{.after = {}, .days = 0, .every = {}, .grace = 7, .sources = {}};
    first.asks = {{"one", 6, {}}, {"two", 5, {}}};
    instruments::Occasion again{
        .id = "again", .names = {{"en", "Again"}}, .due = {}, .asks = {}, .sources = {}};
    again.due = instruments::DueRule{.after = 0, .days = 30, .every = 30, .grace = 7, .sources = {}};
    again.asks = {{"one", 6, {}}};
    instruments::Occasion survey{
        .id = "survey", .anonymous = true, .names = {{"en", "Survey"}}, .due = {}, .asks = {}, .sources = {}};
    survey.asks = {{"one", 6, {}}};
    list.occasions = {first, again, survey};
    return list;
}

CaseCard done(std::string occasion, std::string instrument, const std::string& on) {
    return {"INVENTED-1", std::move(occasion), std::move(instrument), on, true, on, {}};
}

struct Client {
    std::string registered = "2026-01-01";
    std::string last_contact = "2026-01-01";
    std::vector<CaseCard> cards = {};
    std::optional<std::string> withdrew = {};

    [[nodiscard]] std::vector<Due> on(const std::string& today,
                                      const std::set<std::string>& askable = both) const {
        return due_for(programme(), {"INVENTED-1", "a/b", registered, last_contact, withdrew}, cards, today,
                       askable);
    }
};

Client after_first(const std::string& on) {
    return {on, on, {done("first", "one", on), done("first", "two", on)}};
}

}  // namespace

TEST_CASE("a client who withdrew is due for nothing") {
    Client client;
    REQUIRE_FALSE(client.on("2026-01-02").empty());

    client.withdrew = "2026-01-02";

    CHECK(client.on("2026-01-02").empty());
}

TEST_CASE("days are counted over month ends, year ends and the leap day") {
    CHECK(days_after("2026-01-31", 30) == "2026-03-02");
    CHECK(days_after("2024-01-31", 30) == "2024-03-01");
    CHECK(days_after("2024-02-28", 1) == "2024-02-29");
    CHECK(days_after("2026-02-28", 1) == "2026-03-01");
    CHECK(days_after("2024-02-29", 366) == "2025-03-01");
    CHECK(days_after("2025-12-31", 1) == "2026-01-01");
    CHECK(days_after("2026-03-01", -90) == "2025-12-01");
    CHECK(days_between("2024-02-28", "2024-03-01") == 2);
    CHECK(days_between("2026-03-01", "2026-02-28") == -1);
}

TEST_CASE("a new client is due for the first occasion at once, and for nothing else") {
    const auto due = Client{}.on("2026-01-01");

    REQUIRE(due.size() == 1);
    CHECK(due[0].occasion == "first");
    CHECK(due[0].state == DueState::due);
    CHECK(due[0].days == 0);
    CHECK(due[0].instruments == std::vector<std::string>{"one", "two"});
    CHECK(due[0].minutes == 11);
}

TEST_CASE("the last day of grace is due, the next one is overdue") {
    CHECK(Client{}.on("2026-01-08")[0].state == DueState::due);
    CHECK(Client{}.on("2026-01-08")[0].days == -7);
    CHECK(Client{}.on("2026-01-09")[0].state == DueState::overdue);
    CHECK(Client{}.on("2026-01-09")[0].on == "2026-01-01");
}

TEST_CASE("the follow-up falls due 30 days after the first occasion was done, not a day before") {
    const Client client = after_first("2026-01-31");

    const auto before = client.on("2026-03-01");
    const auto on_the_day = client.on("2026-03-02");

    REQUIRE(before.size() == 1);
    CHECK(before[0].state == DueState::later);
    CHECK(before[0].days == 1);
    REQUIRE(on_the_day.size() == 1);
    CHECK(on_the_day[0].occasion == "again");
    CHECK(on_the_day[0].on == "2026-03-02");
    CHECK(on_the_day[0].state == DueState::due);
    CHECK(client.on("2026-03-09")[0].state == DueState::due);
    CHECK(client.on("2026-03-10")[0].state == DueState::overdue);
}

TEST_CASE("in a leap year the same follow-up comes a day earlier in March") {
    CHECK(after_first("2024-01-31").on("2024-02-15")[0].on == "2024-03-01");
}

TEST_CASE("what repeats counts from when it was last done") {
    Client client = after_first("2026-01-01");
    client.cards.push_back(done("again", "one", "2026-02-05"));
    client.last_contact = "2026-02-05";

    CHECK(client.on("2026-02-06")[0].on == "2026-03-07");
}

TEST_CASE("only what is missing of an occasion is still asked, and its follow-up waits") {
    Client client;
    client.cards = {done("first", "one", "2026-01-01")};

    const auto due = client.on("2026-01-03");

    REQUIRE(due.size() == 1);
    CHECK(due[0].occasion == "first");
    CHECK(due[0].instruments == std::vector<std::string>{"two"});
    CHECK(due[0].minutes == 5);
}

TEST_CASE("a card that says not done leaves the occasion due") {
    Client client;
    CaseCard not_done = done("first", "one", "2026-01-01");
    not_done.done = false;
    not_done.done_on.reset();
    client.cards = {not_done, done("first", "two", "2026-01-01")};

    CHECK(client.on("2026-01-02")[0].instruments == std::vector<std::string>{"one"});
}

TEST_CASE("what was done outside any occasion counts for none") {
    Client client;
    client.cards = {done("", "one", "2026-01-02"), done("", "two", "2026-01-03")};

    const auto due = client.on("2026-01-04");

    REQUIRE(due.size() == 1);
    CHECK(due[0].occasion == "first");
    CHECK(due[0].instruments == std::vector<std::string>{"one", "two"});
}

TEST_CASE("what is done outside any occasion moves no follow-up, and takes nothing out of it") {
    Client client = after_first("2026-01-01");
    client.cards.push_back(done("", "one", "2026-02-02"));
    client.cards.push_back(done("", "two", "2026-02-02"));
    client.last_contact = "2026-02-02";

    const auto due = client.on("2026-02-03");

    REQUIRE(due.size() == 1);
    CHECK(due[0].occasion == "again");
    CHECK(due[0].on == "2026-01-31");
    CHECK(due[0].instruments == std::vector<std::string>{"one"});
}

TEST_CASE("a new first occasion starts its follow-ups anew") {
    Client client = after_first("2026-01-01");
    client.cards.push_back(done("again", "one", "2026-02-01"));
    client.cards[0] = done("first", "one", "2026-02-20");
    client.cards[1] = done("first", "two", "2026-02-20");
    client.last_contact = "2026-02-20";

    CHECK(client.on("2026-02-21")[0].on == "2026-03-22");
}

TEST_CASE("an instrument that cannot be asked is as if the list did not name it") {
    const auto without_two = Client{}.on("2026-01-01", {"one"});

    REQUIRE(without_two.size() == 1);
    CHECK(without_two[0].instruments == std::vector<std::string>{"one"});
    Client client;
    client.cards = {done("first", "one", "2026-01-01")};
    CHECK(client.on("2026-01-02", {"one"})[0].occasion == "again");
    CHECK(Client{}.on("2026-01-01", {}).empty());
}

TEST_CASE("90 days after the last contact a client is still asked for, after 91 no more") {
    CHECK(days_after("2026-01-01", 90) == "2026-04-01");
    CHECK(Client{}.on("2026-04-01").size() == 1);
    CHECK(Client{}.on("2026-04-02").empty());
}
