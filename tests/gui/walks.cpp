#include "tests/gui/walks.h"

#include <chrono>
#include <string>

namespace tests {

Screen::Screen(Tablet& tablet)
    : surface_(tablet.surface()),
      hands_([&tablet]() -> Hands& { return tablet.hands(); }),
      show_text_at_([&tablet](float size) { tablet.app().start_with({.text = size}); }) {}

Screen::Screen(Author& author)
    : surface_(author.surface),
      hands_([&author]() -> Hands& { return *author.hands; }),
      show_text_at_([&author](float size) { author.surface.set_display({.text = size}); }) {}

Screen::Screen(Asked& asked)
    : surface_(asked.surface),
      hands_([&asked]() -> Hands& { return asked.hands; }),
      show_text_at_([&asked](float size) { asked.surface.set_display({.text = size}); }) {}

void Screen::speak(gui::Language language) const {
    if (surface_.language() == language) return;
    const bool types = surface_.control("key.hide") != nullptr;
    const std::string field = surface_.focus();
    hands().tap(language == gui::Language::vi ? "lang.vi" : "lang.en");
    if (types) hands().tap(field);
}

void walk_as_coordinator(Tablet& tablet, const Look& look) {
    look("sign-in");
    tablet.tap("staff.coordinator");
    look("sign-in, a name chosen");
    tablet.tap("passphrase");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("sign-in");
    look("home");
    tablet.tap("person");
    look("sign out?");
    tablet.tap("sign-out.no");
    tablet.tap("client.search");
    tablet.hands().type("7777777");
    tablet.hands().key(gui::Key::enter);
    look("home, nobody found");
    tablet.tap("client.search.clear");
    tablet.tap("client.new");
    look("a new client's site");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    look("a new client");
    tablet.tap("leave");
    tablet.tap("client.INVENTED-5");
    look("a client with cards");
    tablet.tap("leave");
    tablet.tap("client.INVENTED-6");
    look("a client who was not seen for long");
    tablet.tap("leave");
    tablet.tap("due.1");
    look("new session for an occasion");
    tablet.tap("leave");
    tablet.tap("start.assist");
    tablet.tap("next");
    look("new session, without a code");
    tablet.tap("client.new");
    tablet.tap("instrument.dass-21");
    tablet.tap("mode.self");
    look("new session, with a warning");
    tablet.tap("mode.staff");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    look("consent");
    tablet.tap("agree");
    look("introduction");
    tablet.tap("next");
    tablet.tap("next");
    look("list, blank");
    for (const char* used : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                             "sedatives", "hallucinogens", "opioids"}) {
        tablet.tap(std::string("option.q1.") + used + ".yes");
    }
    tablet.tap("refuse.q1.other");
    tablet.tap("next");
    look("question with the rail");
    tablet.tap("display");
    look("how it looks");
    tablet.tap("display.done");
    tablet.tap("cover");
    look("cover");
    tablet.tap("uncover");
    tablet.tap("next");
    look("question, blank");
    tablet.tap("card");
    look("response card");
    tablet.tap("card.close");
    tablet.tap("help");
    look("help");
    tablet.tap("help.close");
    tablet.tap("leave");
    look("leave?");
    tablet.tap("leave.stay");
    tablet.answer_until("field.q8.days_per_month", {"weekly", "yes_past_3_months"});
    look("number");
    // Large text leaves no room for the pad's keys where there is a keyboard.
    tablet.tap("field.q8.days_per_month");
    tablet.hands().type("3");
    tablet.tap("next");
    look("review");
    tablet.tap("next");
    tablet.answer_until("review.q21", {"2"});
    tablet.tap("next");
    look("result");
    tablet.tap("result.dass-21");
    look("result, the other questionnaire");
    tablet.tap("scale.stress");
    look("how the score came about");
    tablet.tap("explain.close");
    tablet.tap("print-card");
    look("where the card goes");
    tablet.tap("card.close");
    tablet.tap("client-view");
    look("the client's view");
    tablet.tap("leaflet.injecting");
    look("a leaflet, for the client");
    tablet.tap("leaflet.close");
    tablet.tap("client-view.back");
    look("give it back?");
    tablet.tap("give-back.yes");
    look("given back");
    tablet.sign_in("coordinator");
    tablet.tap("next");
    look("finish?");
}

void walk_as_supervisor_and_evaluator(Tablet& tablet, const Look& look) {
    tablet.sign_in("supervisor");
    look("supervisor's home");
    tablet.tap("part.staff");
    look("staff");
    tablet.tap("staff.add");
    tablet.tap("role.coordinator");
    look("new staff");
    tablet.tap("new-staff.close");
    tablet.tap("part.sites");
    look("sites");
    tablet.tap("part.instruments");
    look("questionnaires");
    tablet.tap("instrument.assist");
    look("terms");
    tablet.tap("terms.close");
    tablet.tap("part.sessions");
    look("sessions");
    tablet.tap("filter.instrument");
    look("a filter's choices");
    tablet.tap("filter.instrument.assist");
    tablet.tap("filter.state");
    tablet.tap("filter.state.declined");
    look("no session fits");
    tablet.tap("filter.clear");
    tablet.tap("session.1");
    look("record");
    tablet.tap("record.back");
    tablet.tap("session.2");
    tablet.tap("record.correct");
    tablet.tap("correction.begin");
    look("correct a record, blank");
    tablet.tap("correction.reason");
    tablet.hands().type("Invented reason");
    tablet.tap("correction.begin");
    look("correcting");
    tablet.tap("leave");
    look("give up the correction?");
    tablet.tap("leave.discard");
    tablet.hands().wait(std::chrono::seconds(5));
    tablet.tap("part.settings");
    look("settings");
    tablet.tap("settings.consent");
    look("consent text");
    tablet.tap("settings.consent.en");
    tablet.hands().type("Invented words");
    tablet.tap("settings.preview");
    look("preview");
    tablet.tap("preview.close");
    tablet.tap("settings.back");
    look("throw away?");
    tablet.tap("unsaved.no");
    tablet.tap("settings.save");
    tablet.tap("settings.names.assist");
    look("local names");
    tablet.tap("settings.back");
    tablet.tap("part.history");
    tablet.hands().wait(std::chrono::seconds(5));  // what was said about saving is gone
    look("history");
    tablet.hands().wait(std::chrono::seconds(100));
    look("still here?");
    tablet.tap("still-here.yes");
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.sign_in("evaluator");
    look("evaluator's home");
    tablet.begin("client-satisfaction", "self");
    look("survey");
    tablet.tap("cover");
    look("cover, alone");
    tablet.tap("uncover");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    look("comment");
    tablet.tap("field.overall.comment");
    for (const char* key : {"q", "u", "y", "e", "e", "t", "s"})
        tablet.tap(std::string("key.") + key);
    look("comment, being typed");
    if (tablet.has("key.hide")) tablet.tap("key.hide");  // who went by keys has none on the screen
    tablet.tap("next");
    look("review, alone");
    tablet.tap("next");
    look("thanks");
    tablet.tap("next");
    tablet.tap("decline");
    look("a respondent who declined");
}

}  // namespace tests
