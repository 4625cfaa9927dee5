// Every screen at both sizes and in both languages: each target is large enough, has a
// name, lies on the page and overlaps no other.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;
using tests::TabletLook;

namespace {

void look_over(Tablet& tablet, const char* where) {
    const auto faults = tests::faults_of(tablet.surface());
    for (const std::string& fault : faults)
        UNSCOPED_INFO(fault);
    INFO(where);
    CHECK(faults.empty());
}

TabletLook any_look() {
    return GENERATE(TabletLook{1280, 800, gui::Language::vi}, TabletLook{800, 1280, gui::Language::vi},
                    TabletLook{1280, 800, gui::Language::en}, TabletLook{800, 1280, gui::Language::en});
}

}  // namespace

TEST_CASE("the coordinator's screens hold to the targets' size and place", "[screens]") {
    const TabletLook look = any_look();
    Tablet tablet(look);
    look_over(tablet, "sign-in");
    tablet.tap("staff.coordinator");
    look_over(tablet, "sign-in, a name chosen");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("sign-in");
    look_over(tablet, "home");
    tablet.tap("person");
    look_over(tablet, "sign out?");
    tablet.tap("sign-out.no");
    tablet.tap("start.assist");
    tablet.tap("next");
    look_over(tablet, "new session, without a code");
    tablet.tap("client.new");
    tablet.tap("instrument.dass-21");
    tablet.tap("mode.self");
    look_over(tablet, "new session, with a warning");
    tablet.tap("mode.staff");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap(look.language == gui::Language::vi ? "language.vi" : "language.en");
    tablet.tap("next");
    look_over(tablet, "consent");
    tablet.tap("agree");
    look_over(tablet, "introduction");
    tablet.tap("next");
    tablet.tap("next");
    look_over(tablet, "list, blank");
    for (const char* used : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                             "sedatives", "hallucinogens", "opioids"}) {
        tablet.tap(std::string("option.q1.") + used + ".yes");
    }
    tablet.tap("refuse.q1.other");
    tablet.tap("next");
    look_over(tablet, "question with the rail");
    tablet.tap("next");
    look_over(tablet, "question, blank");
    tablet.tap("card");
    look_over(tablet, "response card");
    tablet.tap("card.close");
    tablet.tap("leave");
    look_over(tablet, "leave?");
    tablet.tap("leave.stay");
    tablet.answer_until("field.q8.days_per_month", {"weekly", "yes_past_3_months"});
    look_over(tablet, "number");
    tablet.tap("field.q8.days_per_month.key.3");
    tablet.tap("next");
    look_over(tablet, "review");
    tablet.tap("next");
    tablet.answer_until("review.q21", {"2"});
    tablet.tap("next");
    look_over(tablet, "result");
    tablet.tap("result.dass-21");
    look_over(tablet, "result, the other questionnaire");
    tablet.tap("scale.stress");
    look_over(tablet, "how the score came about");
    tablet.tap("explain.close");
    tablet.tap("client-view");
    look_over(tablet, "the client's view");
    tablet.tap("leaflet.injecting");
    look_over(tablet, "a leaflet, for the client");
    tablet.tap("leaflet.close");
    tablet.tap("client-view.back");
    look_over(tablet, "give it back?");
    tablet.tap("give-back.yes");
    tablet.tap("next");
    look_over(tablet, "finish?");
}

TEST_CASE("the evaluator's and the supervisor's screens hold to the targets' size and place", "[screens]") {
    Tablet tablet(any_look());
    tablet.sign_in("supervisor");
    look_over(tablet, "supervisor's home");
    tablet.tap("part.staff");
    look_over(tablet, "staff");
    tablet.tap("staff.add");
    tablet.tap("role.coordinator");
    look_over(tablet, "new staff");
    tablet.tap("new-staff.close");
    tablet.tap("part.sites");
    look_over(tablet, "sites");
    tablet.tap("part.instruments");
    look_over(tablet, "questionnaires");
    tablet.tap("instrument.assist");
    look_over(tablet, "terms");
    tablet.tap("terms.close");
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.sign_in("evaluator");
    look_over(tablet, "evaluator's home");
    tablet.begin("client-satisfaction", "self");
    look_over(tablet, "survey");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    look_over(tablet, "comment");
    tablet.tap("next");
    look_over(tablet, "review, alone");
    tablet.tap("next");
    look_over(tablet, "thanks");
}
