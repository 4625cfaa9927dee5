// From the review to one item and back: Next does not walk through the questionnaire again.
// Told as scenarios (tests/support/scenario.h); invented people.
#include <catch2/catch_test_macros.hpp>

#include "runtime/session/session.h"
#include "tests/support/scenario.h"

using tests::Scenario;

namespace {

// The first choice of every item that has choices, on every page until the review.
void answer_to_the_review(Scenario& told) {
    while (told.session().position() != runtime::at_review) {
        for (const runtime::QuestionView& question : told.session().page().questions) {
            const bool open = std::holds_alternative<instruments::Unanswered>(question.answer);
            if (open && !question.options.empty())
                told.run(question.id + " = " + question.options.front().code);
        }
        told.run("next");
    }
}

}  // namespace

TEST_CASE("Next leads back to the review from an item that was opened there") {
    Scenario told;
    told.run("start dass-21 vi\nnext\n");
    CHECK_FALSE(told.session().page().back_to_review);
    answer_to_the_review(told);

    told.run("goto q5\n");
    CHECK(told.session().page().back_to_review);
    CHECK(told.session().page().last_before_review);
    told.run(R"(
        q5 = 3
        next
        at @review
    )");
}

TEST_CASE("so does Back, and from the review it leads on as before") {
    Scenario told;
    told.run("start dass-21 vi\nnext\n");
    answer_to_the_review(told);

    told.run(R"(
        goto q5
        back
        at @review
        back
        at q21
        next
        at @review
    )");
}

TEST_CASE("a change at the review that asks more asks that, and nothing else, before it comes back") {
    Scenario told;
    told.run(R"(
        start assist vi
        next
        q1.tobacco = yes
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
        at q2.tobacco
    )");
    answer_to_the_review(told);

    told.run("goto q1.tobacco\nq1.opioids = yes\n");
    CHECK_FALSE(told.session().page().back_to_review);
    told.run(R"(
        next
        at q2.opioids
        q2.opioids = weekly
        next
        at q3.opioids
        q3.opioids = never
        next
        at q4.opioids
        q4.opioids = never
        next
        at q5.opioids
        q5.opioids = never
        next
        at q6.opioids
        q6.opioids = no_never
        next
        at q7.opioids
        q7.opioids = no_never
        next
        at @review
    )");
}

// She had used none of them, then one after all; at the review that one is taken back, and the probe still
// says that there was one.
TEST_CASE(
    "an answer that leads back, and is contradicted later, is asked about before the review and the end") {
    Scenario told;
    told.run("start assist vi\nnext\n");
    for (const runtime::QuestionView& question : told.session().page().questions)
        told.run(question.id + " = no");
    told.run(R"(
        next
        q1.probe = yes
        next
        at q1.tobacco
        q1.alcohol = yes
        next
        at q2.alcohol
    )");
    answer_to_the_review(told);

    told.run("goto q1.alcohol\nq1.alcohol = no\n");
    CHECK_FALSE(told.session().page().back_to_review);
    SECTION("on the way forward") {
        told.run(R"(
            next
            at q1.probe
            next
            at q1.tobacco
            q1.alcohol = yes
            next
            at @review
            finish
        )");
    }
    SECTION("straight back to the review") {
        told.run(R"(
            back
            at @review
            finish ! not_at_the_review
            at q1.probe
            q1.probe = no
            next
            at @review
            finish
        )");
    }
}

TEST_CASE("an item that stays blank holds Next back, also on the way to the review") {
    Scenario told;
    told.run("start dass-21 vi\nnext\n");
    answer_to_the_review(told);

    told.run(R"(
        goto q5
        q5 =
        next ! blank_required
        at q5
    )");
}
