// From the questionnaire to the case card, and from the card to what is due: the kiosk with
// the real instruments and the shipped occasions. All people are invented.
#include <catch2/catch_test_macros.hpp>

#include "runtime/client_code.h"
#include "runtime/kiosk.h"
#include "runtime/level_of_care.h"
#include "runtime/record_sheet.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::DueState;
using runtime::Kiosk;
using runtime::storage::Care;

namespace {

Care care_of_answers(const char* instrument,
                     const std::vector<std::pair<std::string, std::string>>& answers) {
    const instruments::Instrument& definition = catalog().find(instrument)->instrument;
    instruments::AnswerSheet sheet(definition.items.size());
    for (const auto& [prefix, cell] : answers) {
        for (std::size_t i = 0; i < definition.items.size(); ++i) {
            const instruments::Item& item = definition.items[i];
            if (!item.id.starts_with(prefix)) continue;
            const auto answer = instruments::answer_from_cell(definition, item, cell);
            if (answer) sheet.set(static_cast<instruments::ItemIndex>(i), *answer);
        }
    }
    return runtime::care_of(definition, sheet, runtime::scoring_of(definition, sheet));
}

runtime::ClientCase client_of(const Kiosk& kiosk, const std::string& code) {
    for (runtime::ClientCase& view : kiosk.clients()) {
        if (view.client.code == code) return view;
    }
    FAIL("no such client");
    return {};
}

// Begins the occasion, answers everything and finishes the visit.
void do_occasion(KioskFixture& fixture, const std::string& code, const std::string& occasion) {
    auto plan = fixture.kiosk().plan(code, occasion);
    REQUIRE(plan.has_value());
    plan->session.mode = instruments::Mode::staff;
    plan->session.language = "vi";
    REQUIRE(fixture.kiosk().begin(plan->session).has_value());
    REQUIRE(fixture.kiosk().agree().has_value());
    while (fixture.kiosk().stage() == runtime::Stage::questions) {
        fixture.answer_everything_with_first_choice();
        REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    }
    REQUIRE(fixture.kiosk().finish_visit().has_value());
}

}  // namespace

TEST_CASE("the level of care is the highest that the definition declares") {
    using Answers = std::vector<std::pair<std::string, std::string>>;
    const Answers none{{"q1.", "no"}, {"q1.probe", "no"}};
    Answers moderate{{"q1.", "no"}, {"q1.cannabis", "yes"}, {"q2.cannabis", "monthly"}, {"q8", "no_never"}};
    for (const char* question : {"q3.", "q4.", "q5."})
        moderate.emplace_back(question, "never");
    for (const char* question : {"q6.", "q7."})
        moderate.emplace_back(question, "no_never");
    moderate.emplace_back("q3.cannabis", "weekly");
    Answers injects = moderate;
    injects.emplace_back("q8", "yes_past_3_months");
    injects.emplace_back("q8.days_per_month", "5");
    Answers pattern_refused = injects;
    pattern_refused.back().second = "refused";
    Answers refused = moderate;
    refused.emplace_back("q4.cannabis", "refused");

    CHECK(care_of_answers("assist", none) == Care{1, false});
    CHECK(care_of_answers("assist", moderate) == Care{2, false});
    CHECK(care_of_answers("assist", injects) == Care{3, false});
    CHECK(care_of_answers("assist", pattern_refused) == Care{2, true});
    CHECK(care_of_answers("assist", refused).look_again);
    CHECK(care_of_answers("assist", {}).look_again);
}

TEST_CASE("DASS-21 declares no level of care: its card says only whether it could be scored") {
    CHECK(care_of_answers("dass-21", {{"q", "3"}}) == Care{std::nullopt, false});
    CHECK(care_of_answers("dass-21", {{"q", "3"}, {"q3", "refused"}, {"q5", "refused"}}) ==
          Care{std::nullopt, true});
    CHECK(care_of_answers("referral-record", {}) == Care{std::nullopt, false});
}

TEST_CASE("a registered client has a code of ours and is due for the intake") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");

    const auto code = fixture.kiosk().register_client(invented_site);

    REQUIRE(code.has_value());
    CHECK(runtime::has_valid_check(*code));
    const runtime::ClientCase view = client_of(fixture.kiosk(), *code);
    CHECK(view.cards.empty());
    REQUIRE(view.due.size() == 1);
    CHECK(view.due[0].occasion == "intake");
    CHECK(view.due[0].state == DueState::due);
    CHECK(view.due[0].minutes == 15);
    fixture.restart();
    fixture.sign_in("coordinator");
    CHECK(client_of(fixture.kiosk(), *code).due.size() == 1);
}

TEST_CASE("an intake that was done leads to the follow-up 30 days later") {
    KioskFixture fixture;
    fixture.clock().set_today("2026-01-31");
    fixture.sign_in("coordinator");
    const std::string code = fixture.kiosk().register_client(invented_site).value();

    do_occasion(fixture, code, "intake");

    const runtime::ClientCase view = client_of(fixture.kiosk(), code);
    REQUIRE(view.cards.size() == 3);
    for (const auto& card : view.cards) {
        CHECK(card.done);
        CHECK(card.occasion == "intake");
        CHECK(card.date == "2026-01-31");
    }
    REQUIRE(view.due.size() == 1);
    CHECK(view.due[0].occasion == "follow-up");
    CHECK(view.due[0].on == "2026-03-02");
    CHECK(runtime::due_list(fixture.kiosk().clients()).empty());
}

TEST_CASE("the due list begins with the overdue, and looks a week ahead") {
    KioskFixture fixture;
    fixture.clock().set_today("2026-03-01");
    fixture.sign_in("coordinator");
    const std::string late = fixture.kiosk().register_client(invented_site).value();
    fixture.clock().set_today("2026-03-08");
    const std::string now = fixture.kiosk().register_client(invented_site).value();
    const std::string soon = fixture.kiosk().register_client(invented_site).value();
    do_occasion(fixture, soon, "intake");
    const auto codes = [&fixture] {
        std::vector<std::string> list;
        for (const runtime::DueLine& line : runtime::due_list(fixture.kiosk().clients()))
            list.push_back(line.client);
        return list;
    };

    fixture.clock().set_today("2026-03-09");
    CHECK(codes() == std::vector<std::string>{late, now});
    fixture.clock().set_today("2026-03-30");
    CHECK(codes() == std::vector<std::string>{late, now});
    fixture.clock().set_today("2026-03-31");
    CHECK(codes() == std::vector<std::string>{late, now, soon});
}

TEST_CASE("an occasion begins with its accepted instruments in order and says which it left out") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string code = fixture.kiosk().register_client(invented_site).value();

    const auto plan = fixture.kiosk().plan(code, "intake");

    REQUIRE(plan.has_value());
    CHECK(plan->session.instruments ==
          std::vector<std::string>{"assist@3.1", "dass-21@1", "referral-record@1"});
    CHECK(plan->session.client == code);
    CHECK(plan->session.site == invented_site);
    CHECK_FALSE(plan->session.mode.has_value());
    CHECK(plan->left_out.empty());
    CHECK_FALSE(fixture.kiosk().plan(code, "evaluation").has_value());
    CHECK_FALSE(fixture.kiosk().plan(code, "intakes").has_value());
    CHECK_FALSE(fixture.kiosk().plan("NO-SUCH", "intake").has_value());
}

TEST_CASE("what was interrupted is asked again without what was done, also after a restart") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string code = fixture.kiosk().register_client(invented_site).value();
    auto plan = fixture.kiosk().plan(code, "intake");
    plan->session.mode = instruments::Mode::staff;
    plan->session.language = "vi";
    REQUIRE(fixture.kiosk().begin(plan->session).has_value());
    REQUIRE(fixture.kiosk().agree().has_value());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));

    fixture.restart();
    fixture.sign_in("coordinator");
    REQUIRE(fixture.kiosk().stage() == runtime::Stage::questions);
    REQUIRE(fixture.kiosk().discard().has_value());

    const runtime::ClientCase view = client_of(fixture.kiosk(), code);
    REQUIRE(view.cards.size() == 2);  // what was destroyed has none
    REQUIRE(view.due.size() == 1);
    CHECK(view.due[0].instruments == std::vector<std::string>{"dass-21", "referral-record"});
    CHECK(fixture.kiosk().plan(code, "intake")->session.instruments ==
          std::vector<std::string>{"dass-21@1", "referral-record@1"});
}

TEST_CASE("an evaluator sees no client and registers none") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string code = fixture.kiosk().register_client(invented_site).value();
    fixture.kiosk().sign_out();
    fixture.sign_in("evaluator");

    CHECK(fixture.kiosk().clients().empty());
    CHECK_FALSE(fixture.kiosk().register_client(invented_site).has_value());
    CHECK_FALSE(fixture.kiosk().plan(code, "intake").has_value());
}

TEST_CASE("cards go at the first sign-in more than 90 days after the last contact") {
    KioskFixture fixture;
    fixture.clock().set_today("2026-01-01");
    fixture.sign_in("coordinator");
    const std::string code = fixture.kiosk().register_client(invented_site).value();
    do_occasion(fixture, code, "intake");
    fixture.kiosk().sign_out();

    fixture.clock().set_today("2026-04-01");
    fixture.sign_in("evaluator");
    fixture.kiosk().sign_out();
    fixture.sign_in("coordinator");
    CHECK(client_of(fixture.kiosk(), code).cards.size() == 3);
    fixture.kiosk().sign_out();
    fixture.clock().set_today("2026-04-02");
    fixture.sign_in("evaluator");
    fixture.kiosk().sign_out();
    fixture.clock().set_today("2026-04-01");
    fixture.sign_in("coordinator");

    CHECK(client_of(fixture.kiosk(), code).cards.empty());
}
