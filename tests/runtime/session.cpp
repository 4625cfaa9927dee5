// One person's way through an instrument: what is shown next, what is refused, what a
// later change keeps out. Told as scenarios (tests/support/scenario.h); invented people.
#include "runtime/session/session.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/scenario.h"

using tests::Scenario;

TEST_CASE("a questionnaire starts at its introduction and walks its items in order") {
    Scenario told;

    told.run(R"(
        start dass-21 vi
        at @introduction
        back ! at_the_start
        next
        at q1
        shows q1
        q1 = 2
        next
        at q2
        back
        at q1
        back
        at @introduction
    )");
}

TEST_CASE("an item without an answer holds Next back until it is answered or refused") {
    Scenario told;

    told.run(R"(
        start dass-21 vi
        next
        next ! blank_required
        at q1
    )");
    REQUIRE(told.session().page().questions.front().blank_error);

    told.run(R"(
        q1 = refused
        next
        at q2
        state q1 refused
    )");
    REQUIRE_FALSE(told.session().page().questions.front().blank_error);
}

TEST_CASE("an answer is taken only for an item on the page, and only one that the item has") {
    Scenario told;

    told.run(R"(
        start dass-21 vi
        next
        q2 = 1 ! not_on_this_page
        q1 = 3
        state q1 answered
        state q2 not_answered
    )");
}

TEST_CASE("the language changes in place: same item, same answer") {
    Scenario told;

    told.run(R"(
        start dass-21 vi
        next
        q1 = 1
        lang en
        at q1
        lang fr ! no_such_language
        at q1
    )");

    const runtime::Page page = told.session().page();
    REQUIRE(page.language == "en");
    REQUIRE(page.questions.front().text == "I found it hard to wind down");
    REQUIRE(page.questions.front().options.at(1).selected);
}

TEST_CASE("ASSIST asks the substances of a question in turn, and only those ever used") {
    Scenario told;

    told.run(R"(
        start assist vi
        next
        shows q1.tobacco q1.alcohol q1.cannabis q1.cocaine q1.amphetamines q1.inhalants q1.sedatives q1.hallucinogens q1.opioids q1.other
        q1.tobacco = yes
        q1.alcohol = no
        q1.cannabis = no
        q1.cocaine = no
        q1.amphetamines = no
        q1.inhalants = no
        q1.sedatives = no
        q1.hallucinogens = no
        q1.opioids = yes
        next ! blank_required
        q1.other = no
        next
        at q2.tobacco
        q2.tobacco = daily_or_almost_daily
        next
        at q2.opioids
        q2.opioids = weekly
        next
        at q3.tobacco
    )");
    const runtime::Page page = told.session().page();
    REQUIRE(page.rail.size() == 2);
    REQUIRE(page.rail.at(0).current);
    REQUIRE_FALSE(page.rail.at(0).done);
}

TEST_CASE("changing Q2 to never keeps the later answers for undo and out of the score") {
    Scenario told;
    told.run(R"(
        start assist vi
        next
        q1.tobacco = no
        q1.alcohol = no
        q1.cannabis = no
        q1.cocaine = no
        q1.amphetamines = no
        q1.inhalants = no
        q1.sedatives = no
        q1.hallucinogens = no
        q1.opioids = yes
        q1.other = no
        next
        q2.opioids = weekly
        next
        q3.opioids = weekly
        next
        q4.opioids = never
        next
        q5.opioids = monthly
        next
        q6.opioids = no_never
        next
        q7.opioids = no_never
        next
        at q8
        score opioids 15
        score opioids.band moderate
    )");

    told.run(R"(
        goto q2.opioids
        q2.opioids = never
        state q3.opioids kept_out
        state q5.opioids kept_out
        score opioids 0
        score opioids.band low
        next
        at q6.opioids
    )");

    told.run(R"(
        back
        at q2.opioids
        q2.opioids = weekly
        state q3.opioids answered
        score opioids 15
    )");
}

TEST_CASE("when nothing was ever used, the probe is asked: no ends the interview, yes leads back") {
    Scenario told;
    told.run(R"(
        start assist vi
        next
        q1.tobacco = no
        q1.alcohol = no
        q1.cannabis = no
        q1.cocaine = no
        q1.amphetamines = no
        q1.inhalants = no
        q1.sedatives = no
        q1.hallucinogens = no
        q1.opioids = no
        q1.other = no
        next
        at q1.probe
    )");

    SECTION("no") {
        told.run(R"(
            q1.probe = no
            next
            at @review
            state q8 not_asked
            score injecting not_asked
            finish
            at @finished
            finish ! already_finished
        )");
    }
    SECTION("yes") {
        told.run(R"(
            q1.probe = yes
            next
            at q1.tobacco
            q1.cannabis = yes
            state q1.probe kept_out
            next
            at q2.cannabis
        )");
    }
}

TEST_CASE("a client alone sees no rail of substances and a review of blanks only") {
    Scenario told;

    told.run(R"(
        start assist vi self
        next
        q1.tobacco = yes
        next
        q1.alcohol = no
        next
        q1.cannabis = no
        next
        q1.cocaine = no
        next
        q1.amphetamines = no
        next
        q1.inhalants = no
        next
        q1.sedatives = no
        next
        q1.hallucinogens = no
        next
        q1.opioids = no
        next
        q1.other = no
        next
        at q2.tobacco
    )");

    REQUIRE(told.session().page().rail.empty());
}

TEST_CASE("a session is restored where it stood, or at the nearest item before") {
    const runtime::CatalogEntry* entry = tests::catalog().find("assist");
    REQUIRE(entry != nullptr);
    const instruments::Instrument& assist = entry->instrument;
    instruments::AnswerSheet sheet(assist.items.size());
    const instruments::Item& opioids = assist.items[*assist.find_item("q1.opioids")];
    sheet.set(*assist.find_item("q1.opioids"), *instruments::answer_from_cell(assist, opioids, "yes"));
    runtime::Session session(assist, entry->words(), "vi", instruments::Mode::staff);

    session.restore(sheet, "q2.opioids");
    const std::string there = session.position();
    session.restore(sheet, "q2.alcohol");
    const std::string before = session.position();
    session.restore(sheet, "an item of an older version");
    const std::string start = session.position();

    REQUIRE(there == "q2.opioids");
    REQUIRE(before == "q1.tobacco");
    REQUIRE(start == runtime::at_introduction);
}

TEST_CASE("a survey may be finished with its optional comment left blank") {
    Scenario told;

    told.run("start client-satisfaction vi\nnext\n");
    while (told.session().position() != runtime::at_review) {
        for (const runtime::QuestionView& question : told.session().page().questions) {
            if (question.options.empty()) continue;
            told.run(question.id + " = " + question.options.front().code);
        }
        told.run("next");
    }

    told.run(R"(
        state overall.comment not_answered
        finish
        at @finished
    )");
}
