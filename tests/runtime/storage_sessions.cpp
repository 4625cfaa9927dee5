// Sessions and their answers: what is kept of a person on her way through.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("an answer that was saved late is of the language in which it was given", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    AnswerChange late = answer("q1", "2");
    late.language = "vi";
    const std::vector<AnswerChange> changes{late, answer("q2", "1")};
    REQUIRE(store.save(session, changes, {"q3", "en"}, now()));

    const auto record = store.session(session, now());
    REQUIRE(record->answers.size() == 2);
    CHECK(record->answers.at(0).language == "vi");
    CHECK(record->answers.at(1).language == "en");
}

TEST_CASE("a saved answer is there with position and language when the store is opened again", "[storage]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
        save(store, session, {answer("q1", "2")}, "q2", "vi");
        save(store, session, {refusal("q2")}, "q3", "en");
    }

    Store store = invented.open("coordinator");

    const auto visits = store.open_visits();
    REQUIRE(visits->size() == 1);
    const SessionSummary& summary = visits->front().sessions.front();
    REQUIRE(summary.id == session);
    REQUIRE(summary.state == SessionState::open);
    REQUIRE(summary.consent == Consent::agreed);
    REQUIRE(summary.standing.position == "q3");
    REQUIRE(summary.standing.language == "en");
    REQUIRE(summary.answers == 2);
    REQUIRE(summary.staff == "coordinator");
    const auto record = store.session(session, now());
    REQUIRE(record->wording_digest == "dass-en");
    REQUIRE(record->answers == std::vector<StoredAnswer>{{"q1", AnswerState::answered, "2", "vi", 1},
                                                         {"q2", AnswerState::refused, "", "en", 2}});
}

TEST_CASE("a changed answer replaces, a cleared one is not answered", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    save(store, session, {answer("q1", "2"), answer("q2", "0"), refusal("q3")});

    save(store, session, {answer("q1", "3"), cleared("q2"), answer("q3", "1"), cleared("never.answered")});

    REQUIRE(store.session(session, now())->answers ==
            std::vector<StoredAnswer>{{"q1", AnswerState::answered, "3", "vi", 2},
                                      {"q3", AnswerState::answered, "1", "vi", 2}});
}

TEST_CASE("a text answer comes back byte for byte", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    const std::string text("=1+1\n\"Bồ Đề\"; DROP TABLE answers; --\0\x01 end", 43);

    save(store, session, {answer("note", text)});

    REQUIRE(store.session(session, now())->answers.front().value == text);
}

TEST_CASE("an answer without a value and a refusal with one are refused, with all that came along",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    AnswerChange wrong = refusal("q2");
    wrong.given->value = "3";
    const std::vector<AnswerChange> empty{answer("q1", "1"), answer("q2", "")};
    const std::vector<AnswerChange> both{answer("q1", "1"), wrong};

    REQUIRE_KIND(store.save(session, empty, {"q3", "vi"}, now()), bad_value);
    REQUIRE_KIND(store.save(session, both, {"q3", "vi"}, now()), bad_value);

    REQUIRE(store.session(session, now())->answers.empty());
    REQUIRE(store.session(session, now())->session.standing.position == "q1");
}

TEST_CASE("answers are taken by open sessions only", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const auto visit =
        store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass, dass, dass}}, now());
    const std::string planned = visit->sessions.at(0).id;
    const std::string finished = visit->sessions.at(1).id;
    const std::string declined = visit->sessions.at(2).id;
    REQUIRE(store.begin_session(finished, {"q1", "vi"}, now()));
    REQUIRE(store.finish_session(finished, invented_scores(), now()));
    REQUIRE(store.decline_session(declined, now()));
    const std::vector<AnswerChange> one{answer("q1", "1")};

    REQUIRE_KIND(store.save(planned, one, {"q2", "vi"}, now()), wrong_state);
    REQUIRE_KIND(store.save(finished, one, {"q2", "vi"}, now()), wrong_state);
    REQUIRE_KIND(store.save(declined, one, {"q2", "vi"}, now()), wrong_state);
    REQUIRE_KIND(store.save("no-such-id", one, {"q2", "vi"}, now()), no_such_record);
    REQUIRE_KIND(store.begin_session(finished, {"q1", "vi"}, now()), wrong_state);
    REQUIRE_KIND(store.finish_session(finished, invented_scores(), now()), wrong_state);
    REQUIRE_KIND(store.discard_session(finished, now()), wrong_state);
    REQUIRE_KIND(store.finish_session(planned, invented_scores(), now()), wrong_state);
}

TEST_CASE("a finished session keeps its scores as they were computed", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    save(store, session, {answer("q1", "2")}, "q2");

    REQUIRE(store.finish_session(session, invented_scores(), now()));

    const auto record = store.session(session, now());
    REQUIRE(record->session.state == SessionState::finished);
    REQUIRE(record->session.finished.has_value());
    REQUIRE(record->session.standing.position.empty());
    REQUIRE(record->scorings.size() == 1);
    REQUIRE(record->scorings.front().scorer == "scorer-1");
    REQUIRE(record->scorings.front().scores == invented_scores().scores);
}

TEST_CASE("declining and discarding delete what was answered", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string declined = begun_session(store);
    const std::string discarded = begun_session(store, "INVENTED-2");
    save(store, declined, {answer("q1", "2")}, "q2");
    save(store, discarded, {answer("q1", "2")}, "q2");

    REQUIRE(store.decline_session(declined, now()));
    REQUIRE(store.discard_session(discarded, now()));

    const auto first = store.session(declined, now());
    REQUIRE(first->session.state == SessionState::declined);
    REQUIRE(first->session.consent == Consent::declined);
    REQUIRE(first->answers.empty());
    REQUIRE(first->session.standing.position.empty());
    const auto second = store.session(discarded, now());
    REQUIRE(second->session.state == SessionState::discarded);
    REQUIRE(second->session.consent == Consent::agreed);
    REQUIRE(second->answers.empty());
}

TEST_CASE("a session belongs to its site and its kind", "[storage]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
        REQUIRE_KIND(store.start_visit({"INVENTED-2", south, today, Mode::staff, "vi", {dass}}, now()),
                     not_permitted);
        REQUIRE_KIND(store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now()),
                     not_permitted);
        REQUIRE_KIND(store.survey_count(north, today), not_permitted);
        REQUIRE_KIND(store.clients(south), not_permitted);
    }
    const std::vector<AnswerChange> one{answer("q1", "1")};
    for (const char* name : {"elsewhere", "evaluator"}) {
        Store store = invented.open(name);
        INFO(name);
        REQUIRE(store.open_visits()->empty());
        REQUIRE_KIND(store.session(session, now()), not_permitted);
        REQUIRE_KIND(store.save(session, one, {"q1", "vi"}, now()), not_permitted);
        REQUIRE_KIND(store.finish_session(session, invented_scores(), now()), not_permitted);
        REQUIRE_KIND(store.discard_session(session, now()), not_permitted);
        REQUIRE_KIND(store.register_client("INVENTED-3", north, today, now()), not_permitted);
    }
}
