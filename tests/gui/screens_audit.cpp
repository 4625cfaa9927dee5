// Every screen at every text size, turned both ways, in both languages and in every scheme: each
// target is large enough, has a name, lies on the page and overlaps no other; no words are
// cut, faint, over each other or out of their card. A walk goes through the screens once for each
// text size; at each screen the tablet is turned and its language switched in place.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/audit.h"
#include "tests/gui/screens_tablet.h"

using gui::Language;
using tests::Tablet;

namespace {

class Auditor {
  public:
    Auditor(Tablet& tablet, float text) : tablet_(tablet), text_(text) {
        tablet.surface().fonts().complete();
        tablet.app().start_with({.text = text});
        tablet.surface().record(&drawn_);
        tablet.hands().look();
    }

    void look_over(const char* where) {
        const std::string page = tablet_.surface().page();
        for (const Language language : {Language::en, Language::vi}) {
            speak(language);
            for (const auto& [wide, high] : {std::pair{800, 1280}, std::pair{1280, 800}}) {
                tablet_.surface().resize(wide, high);
                tablet_.hands().look();
                INFO(where << " at " << wide << 'x' << high << " text " << text_ << " in "
                           << (language == Language::vi ? "Vietnamese" : "English"));
                report(tests::faults_of(tablet_.surface()));
                report(tests::word_faults(tablet_.surface(), drawn_));
            }
        }
        // The schemes differ in colours only.
        if (text_ > 1) return;
        for (const gui::Scheme scheme : {gui::Scheme::dark, gui::Scheme::high_contrast, gui::Scheme::light}) {
            tablet_.surface().set_scheme(scheme);
            tablet_.hands().look();
            INFO(where << " in scheme " << static_cast<int>(scheme));
            report(tests::word_faults(tablet_.surface(), drawn_));
        }
        REQUIRE(tablet_.surface().page() == page);
    }

  private:
    // As a person does where that can be touched; under a sheet the interface's own words only.
    void speak(Language language) {
        const char* const name = language == Language::vi ? "lang.vi" : "lang.en";
        if (tablet_.surface().language() == language) return;
        if (tablet_.has(name)) {
            tablet_.tap(name);
        } else {
            tablet_.surface().set_language(language);
        }
    }

    static void report(const std::vector<std::string>& faults) {
        for (const std::string& fault : faults)
            UNSCOPED_INFO(fault);
        CHECK(faults.empty());
    }

    Tablet& tablet_;
    float text_;
    gui::Drawn drawn_;
};

}  // namespace

TEST_CASE("the coordinator's screens can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tablet, text);
    auditor.look_over("sign-in");
    tablet.tap("staff.coordinator");
    auditor.look_over("sign-in, a name chosen");
    tablet.tap("passphrase");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("sign-in");
    auditor.look_over("home");
    tablet.tap("person");
    auditor.look_over("sign out?");
    tablet.tap("sign-out.no");
    tablet.tap("client.search");
    tablet.hands().type("7777777");
    tablet.hands().key(gui::Key::enter);
    auditor.look_over("home, nobody found");
    tablet.tap("client.search.clear");
    tablet.tap("client.new");
    auditor.look_over("a new client's site");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    auditor.look_over("a new client");
    tablet.tap("leave");
    tablet.tap("client.INVENTED-5");
    auditor.look_over("a client with cards");
    tablet.tap("leave");
    tablet.tap("client.INVENTED-6");
    auditor.look_over("a client who was not seen for long");
    tablet.tap("leave");
    tablet.tap("due.1");
    auditor.look_over("new session for an occasion");
    tablet.tap("leave");
    tablet.tap("start.assist");
    tablet.tap("next");
    auditor.look_over("new session, without a code");
    tablet.tap("client.new");
    tablet.tap("instrument.dass-21");
    tablet.tap("mode.self");
    auditor.look_over("new session, with a warning");
    tablet.tap("mode.staff");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    auditor.look_over("consent");
    tablet.tap("agree");
    auditor.look_over("introduction");
    tablet.tap("next");
    tablet.tap("next");
    auditor.look_over("list, blank");
    for (const char* used : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                             "sedatives", "hallucinogens", "opioids"}) {
        tablet.tap(std::string("option.q1.") + used + ".yes");
    }
    tablet.tap("refuse.q1.other");
    tablet.tap("next");
    auditor.look_over("question with the rail");
    tablet.tap("display");
    auditor.look_over("how it looks");
    tablet.tap("display.done");
    tablet.tap("cover");
    auditor.look_over("cover");
    tablet.tap("uncover");
    tablet.tap("next");
    auditor.look_over("question, blank");
    tablet.tap("card");
    auditor.look_over("response card");
    tablet.tap("card.close");
    tablet.tap("leave");
    auditor.look_over("leave?");
    tablet.tap("leave.stay");
    tablet.answer_until("field.q8.days_per_month", {"weekly", "yes_past_3_months"});
    auditor.look_over("number");
    // Large text leaves no room for the pad's keys where there is a keyboard.
    tablet.tap("field.q8.days_per_month");
    tablet.hands().type("3");
    tablet.tap("next");
    auditor.look_over("review");
    tablet.tap("next");
    tablet.answer_until("review.q21", {"2"});
    tablet.tap("next");
    auditor.look_over("result");
    tablet.tap("result.dass-21");
    auditor.look_over("result, the other questionnaire");
    tablet.tap("scale.stress");
    auditor.look_over("how the score came about");
    tablet.tap("explain.close");
    tablet.tap("print-card");
    auditor.look_over("where the card goes");
    tablet.tap("card.close");
    tablet.tap("client-view");
    auditor.look_over("the client's view");
    tablet.tap("leaflet.injecting");
    auditor.look_over("a leaflet, for the client");
    tablet.tap("leaflet.close");
    tablet.tap("client-view.back");
    auditor.look_over("give it back?");
    tablet.tap("give-back.yes");
    tablet.tap("next");
    auditor.look_over("finish?");
}

TEST_CASE("the evaluator's and the supervisor's screens can be read and touched at every size", "[screens]") {
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Tablet tablet;
    Auditor auditor(tablet, text);
    tablet.sign_in("supervisor");
    auditor.look_over("supervisor's home");
    tablet.tap("part.staff");
    auditor.look_over("staff");
    tablet.tap("staff.add");
    tablet.tap("role.coordinator");
    auditor.look_over("new staff");
    tablet.tap("new-staff.close");
    tablet.tap("part.sites");
    auditor.look_over("sites");
    tablet.tap("part.instruments");
    auditor.look_over("questionnaires");
    tablet.tap("instrument.assist");
    auditor.look_over("terms");
    tablet.tap("terms.close");
    tablet.tap("part.sessions");
    auditor.look_over("sessions");
    tablet.tap("filter.instrument");
    auditor.look_over("a filter's choices");
    tablet.tap("filter.instrument.assist");
    tablet.tap("filter.state");
    tablet.tap("filter.state.declined");
    auditor.look_over("no session fits");
    tablet.tap("filter.clear");
    tablet.tap("session.1");
    auditor.look_over("record");
    tablet.tap("part.settings");
    auditor.look_over("settings");
    tablet.tap("settings.consent");
    auditor.look_over("consent text");
    tablet.tap("settings.consent.en");
    tablet.hands().type("Invented words");
    tablet.tap("settings.preview");
    auditor.look_over("preview");
    tablet.tap("preview.close");
    tablet.tap("settings.back");
    auditor.look_over("throw away?");
    tablet.tap("unsaved.no");
    tablet.tap("settings.save");
    tablet.tap("settings.names.assist");
    auditor.look_over("local names");
    tablet.tap("settings.back");
    tablet.tap("part.history");
    tablet.hands().wait(std::chrono::seconds(5));  // what was said about saving is gone
    auditor.look_over("history");
    tablet.hands().wait(std::chrono::seconds(100));
    auditor.look_over("still here?");
    tablet.tap("still-here.yes");
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.sign_in("evaluator");
    auditor.look_over("evaluator's home");
    tablet.begin("client-satisfaction", "self");
    auditor.look_over("survey");
    tablet.tap("cover");
    auditor.look_over("cover, alone");
    tablet.tap("uncover");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    auditor.look_over("comment");
    tablet.tap("next");
    auditor.look_over("review, alone");
    tablet.tap("next");
    auditor.look_over("thanks");
}
