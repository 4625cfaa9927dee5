// A visit in a client's hands: its own file, what it holds and does not hold, and how what was
// answered comes back.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/runtime/handed_over.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;

namespace fs = std::filesystem;

TEST_CASE("what a client answers alone comes back with the next sign-in, whoever signs in", "[storage]") {
    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        const InventedStore invented;
        std::vector<std::string> sessions;
        {
            Store store = invented.open("coordinator");
            sessions = standing_visit(store);
            save(store, sessions[0], {answer("q1", "1")}, "q2");
            Store given = handed_over(std::move(store));
            REQUIRE(given.in_clients_hands());
            save(given, sessions[0], {answer("q1", "3"), refusal("q2")}, "q3", "en");
        }
        static_cast<void>(invented.open(name));
        REQUIRE_FALSE(fs::exists(invented.beside(".session")));

        Store store = invented.open("coordinator");
        REQUIRE_FALSE(store.in_clients_hands());
        REQUIRE_FALSE(store.lost_a_session());
        REQUIRE(value_of(store, sessions[0], "q1") == "3");
        const auto record = store.session(sessions[0], now());
        REQUIRE(record->answers.size() == 2);
        REQUIRE(record->session.standing.position == "q3");
        REQUIRE(record->session.standing.language == "en");
        REQUIRE(record->session.client == client_code);
        REQUIRE(store.standing_visit().value().has_value());
    }
}

TEST_CASE("nobody hands over a visit that stands for somebody else", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        static_cast<void>(standing_visit(store));
    }
    {
        Store store = invented.open("supervisor");
        REQUIRE_KIND(store.hand_over(now()), wrong_state);
    }
    CHECK_FALSE(fs::exists(invented.beside(".session")));
    CHECK(invented.open("coordinator").hand_over(now()));
}

TEST_CASE("what was finished alone has its scores, its case card and its place in the history", "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "3")});
        REQUIRE(given.finish_session(sessions[0], invented_scores(), now(), {2, true}));
        REQUIRE(given.begin_session(sessions[1], {"q1", "en"}, now()));
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.session(sessions[0], now())->session.state == SessionState::finished);
        REQUIRE(store.session(sessions[0], now())->scorings.size() == 1);
        REQUIRE(store.session(sessions[1], now())->session.state == SessionState::open);
        const auto cards = store.case_cards(north, "2026-01-01");
        REQUIRE(cards->size() == 1);
        REQUIRE(cards->front().client == client_code);
        REQUIRE(cards->front().done);
        REQUIRE(cards->front().care == Care{2, true});
    }
    Store store = invented.open("supervisor");
    const auto report = store.check();
    REQUIRE(report.has_value());
    REQUIRE(report->whole());
    const auto history = store.history();
    const auto finished = std::ranges::find(*history, "session.finished", &Event::kind);
    REQUIRE(finished != history->end());
    REQUIRE(finished->actor == "coordinator");
    REQUIRE(finished->object == sessions[0]);
}

TEST_CASE("what was declined or destroyed alone ends the visit, and leaves no answer", "[storage]") {
    const bool declines = GENERATE(true, false);
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions[0], {answer("q1", "1")});
        Store given = handed_over(std::move(store));
        REQUIRE((declines ? given.decline_session(sessions[0], now())
                          : given.discard_session(sessions[0], now())));
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.open_visits()->empty());
        const auto cards = store.case_cards(north, "2026-01-01");
        REQUIRE(cards->size() == 1);
        REQUIRE_FALSE(cards->front().done);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.check()->whole());
    for (const Record& record : all_records(store))
        REQUIRE(record.answers.empty());
}

TEST_CASE("respondents follow each other without the store, and each sheet is sealed at once", "[storage]") {
    const InventedStore invented;
    std::string open_session;
    const NewVisit round{std::nullopt, north, today, Mode::self, "vi", {survey}};
    {
        Store store = invented.open("evaluator");
        const auto first = store.start_visit(round, now());
        REQUIRE(store.stand_at(first->id, now()));
        Store given = handed_over(std::move(store));
        std::string session = first->sessions.front().id;
        for (int respondent = 1; respondent <= 3; ++respondent) {
            REQUIRE(given.begin_session(session, {"q1", "vi"}, now()));
            save(given, session, {answer("q1", std::to_string(respondent))});
            REQUIRE(given.finish_session(session, invented_scores(), now()));
            REQUIRE_KIND(given.session(session, now()), not_permitted);
            const auto next = given.start_visit(round, now());
            REQUIRE(given.stand_at(next->id, now()));
            session = next->sessions.front().id;
        }
        REQUIRE(given.begin_session(session, {"q1", "vi"}, now()));
        save(given, session, {answer("q1", "4")});
        open_session = session;
    }

    {
        Store store = invented.open("evaluator");
        REQUIRE(store.survey_count(north, today) == 3);
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.standing_visit().value().value().sessions.front().id == open_session);
        REQUIRE(value_of(store, open_session, "q1") == "4");
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.check()->whole());
    std::vector<std::string> values;
    for (const Record& record : all_records(store))
        values.push_back(record.answers.front().value);
    std::ranges::sort(values);
    REQUIRE(values == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("a client's file holds no code, no name and no other visit", "[storage]") {
    const InventedStore invented;
    std::string other;
    Store store = invented.open("coordinator");
    other = begun_session(store, "INVENTED-2");
    save(store, other, {answer("q1", "2")});
    const auto sessions = standing_visit(store);

    Store given = handed_over(std::move(store));

    REQUIRE_KIND(given.session(other, now()), no_such_record);
    REQUIRE(given.open_visits()->size() == 1);
    REQUIRE(given.open_visits()->front().client == "-");
    REQUIRE(given.clients(north)->size() == 1);
    REQUIRE(given.case_cards(north, "2000-01-01")->empty());
    REQUIRE_KIND(given.hand_over(now()), wrong_state);
    REQUIRE(read_file(invented.beside(".session")).find(client_code) == std::string::npos);
}

TEST_CASE("nothing is handed over while no visit stands", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    REQUIRE_KIND(store.hand_over(now()), wrong_state);
    REQUIRE_FALSE(fs::exists(invented.beside(".session")));
}
