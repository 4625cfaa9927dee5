// Visits, sessions, answers: what is kept of a person on her way through.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

std::string begun_survey(Store& store) {
    const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    REQUIRE(visit.has_value());
    const std::string session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    return session;
}

std::string visit_of(Store& store, const std::string& session) {
    return store.session(session, now())->session.visit;
}

}  // namespace

TEST_CASE("a visit plans its instruments in order", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.accept({"assist", "3.1", "digest-of-assist"}, {}, now()));
    }
    Store store = invented.open("coordinator");

    const auto visit = store.start_visit(
        {"INVENTED-1", north, today, Mode::self, "en", {{"assist", "3.1", "digest-of-assist"}, dass}}, now());

    REQUIRE(visit.has_value());
    REQUIRE(visit->client == "INVENTED-1");
    REQUIRE(visit->date == today);
    REQUIRE(visit->sessions.size() == 2);
    REQUIRE(visit->sessions.at(0).instrument.id == "assist");
    REQUIRE(visit->sessions.at(0).sequence == 1);
    REQUIRE(visit->sessions.at(1).instrument == dass);
    REQUIRE(visit->sessions.at(1).mode == Mode::self);
    REQUIRE(visit->sessions.at(1).state == SessionState::planned);
    REQUIRE(visit->sessions.at(1).standing.language == "en");
    REQUIRE(store.visit(visit->id)->sessions.size() == 2);
}

TEST_CASE("a visit that cannot be is refused and leaves nothing", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto start = [&](const std::string& client, const Site& site, const Date& date,
                           const std::vector<InstrumentRef>& instruments) {
        return store.start_visit({client, site, date, Mode::staff, "vi", instruments}, now());
    };

    REQUIRE_KIND(start("INVENTED-1", north, today, {}), bad_value);
    REQUIRE_KIND(start("", north, today, {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "2026-02-29", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "2026-2-28", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", north, "28.02.2026", {dass}), bad_value);
    REQUIRE_KIND(start("INVENTED-1", "no/where", today, {dass}), no_such_site);
    REQUIRE_KIND(start("INVENTED-1", north, today, {dass, {"dass-21", "2", "x"}}), not_accepted);
    REQUIRE_KIND(start("INVENTED-1", north, today, {{"dass-21", "1", "another-file"}}), not_accepted);
    REQUIRE(store.open_visits()->empty());
    REQUIRE(store.clients(north)->empty());
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

TEST_CASE("a coordinator sees a visit until it is finished, a supervisor after", "[storage]") {
    const InventedStore invented;
    std::string session;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
        visit = visit_of(store, session);
        REQUIRE_KIND(store.finish_visit(visit, now()), wrong_state);
        REQUIRE(store.finish_session(session, invented_scores(), now()));
        REQUIRE(store.session(session, now()));
        REQUIRE(store.finish_visit(visit, now()));
        REQUIRE_KIND(store.finish_visit(visit, now()), no_such_record);

        REQUIRE_KIND(store.session(session, now()), not_permitted);
        REQUIRE_KIND(store.visit(visit), no_such_record);
        REQUIRE(store.open_visits()->empty());
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.session(session, now())->scorings.size() == 1);
    REQUIRE(store.history()->back().kind == "record.read");
    REQUIRE(store.history()->back().object == session);
}

TEST_CASE("finishing a visit forgets what was only planned", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto visit = store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, now());

    REQUIRE(store.finish_visit(visit->id, now()));

    REQUIRE_KIND(store.visit(visit->id), no_such_record);
    REQUIRE(store.sessions({}, 0, 9)->count == 0);
    REQUIRE(store.case_cards(north, "2020-01-01")->size() == 1);
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

TEST_CASE("a finished anonymous session keeps its date and nothing that tells who or when", "[storage]") {
    const InventedStore invented;
    std::string session;
    std::size_t events_before = 0;
    {
        Store store = invented.open("supervisor");
        events_before = store.history()->size();
    }
    {
        Store store = invented.open("evaluator");
        session = begun_survey(store);
        save(store, session, {answer("a1", "2")}, "a2");
        save(store, session, {answer("a2", "1")}, "a3");
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.survey_count(north, today).value() == 0);
        REQUIRE(store.finish_session(session, {"scorer-1", {}}, now()));
        REQUIRE(store.survey_count(north, today).value() == 1);
        REQUIRE(store.survey_count(north, "2026-03-01").value() == 0);
        REQUIRE(store.open_visits()->empty());
        REQUIRE_KIND(store.session(session, now()), not_permitted);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.history()->size() == events_before);
    const auto records = all_records(store);
    REQUIRE(records.size() == 1);
    const SessionSummary& kept = records.front().session;
    REQUIRE(kept.anonymous);
    REQUIRE(kept.visit.empty());
    REQUIRE(kept.sequence == 0);
    REQUIRE_FALSE(kept.client.has_value());
    REQUIRE_FALSE(kept.started.has_value());
    REQUIRE_FALSE(kept.saved.has_value());
    REQUIRE_FALSE(kept.finished.has_value());
    REQUIRE(kept.staff.empty());
    REQUIRE(kept.date == today);
    for (const StoredAnswer& each : records.front().answers)
        REQUIRE(each.counter == 0);
    REQUIRE(store.check()->whole());
}

TEST_CASE("two surveys of one respondent are not linked once they are finished", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("evaluator");
    const auto visit =
        store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey, survey}}, now());
    const std::string first = visit->sessions.at(0).id;
    const std::string second = visit->sessions.at(1).id;
    REQUIRE(store.stand_at(visit->id, now()));
    REQUIRE(store.begin_session(first, {"q1", "vi"}, now()));
    REQUIRE(store.finish_session(first, {"scorer-1", {}}, now()));

    REQUIRE(store.visit(visit->id)->sessions.size() == 1);
    REQUIRE(store.discard_session(second, now()));

    REQUIRE_KIND(store.visit(visit->id), no_such_record);
    REQUIRE_FALSE(store.standing_visit()->has_value());
}

TEST_CASE("the kiosk stands at the same visit again, for those who may see it", "[storage]") {
    const InventedStore invented;
    std::string visit;
    {
        Store store = invented.open("coordinator");
        REQUIRE_FALSE(store.standing_visit()->has_value());
        visit = visit_of(store, begun_session(store));
        REQUIRE(store.stand_at(visit, now()));
        REQUIRE_KIND(store.stand_at("no-such-visit", now()), no_such_record);
    }
    REQUIRE_FALSE(invented.open("evaluator").standing_visit()->has_value());
    REQUIRE_FALSE(invented.open("elsewhere").standing_visit()->has_value());
    Store store = invented.open("coordinator");
    REQUIRE(store.standing_visit().value()->id == visit);

    REQUIRE(store.discard_session(store.visit(visit)->sessions.front().id, now()));
    REQUIRE(store.finish_visit(visit, now()));
    REQUIRE_FALSE(store.standing_visit()->has_value());
    REQUIRE_KIND(store.stand_at(visit, now()), no_such_record);
    REQUIRE(store.stand_at(std::nullopt, now()));
}

TEST_CASE("a client is registered once", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE(store.register_client("INVENTED-1", north, today, now()).value().site == north);
    REQUIRE(store.register_client("INVENTED-1", south, today, now()).value().site == north);

    REQUIRE(store.clients(north)->size() == 1);
    REQUIRE(store.clients(south)->empty());
    REQUIRE_KIND(store.register_client("", north, today, now()), bad_value);
    REQUIRE_KIND(store.register_client("INVENTED-2", "no/where", today, now()), no_such_site);
}
