// The client's card: what stands on it, and where it goes.
#include <memory>

#include "gui/app.h"
#include "gui/language_tags.h"
#include "runtime/report/client_card.h"

namespace gui {

namespace {

runtime::CardWords card_words(const runtime::ClientView& said, Language language,
                              const std::string& contact) {
    const Phrases phrases;
    const auto say = [&](std::string_view id) { return phrases.say(language, id); };
    std::string unclear;
    for (const std::string& name : said.unclear)
        unclear += (unclear.empty() ? "" : ", ") + name;
    return {
        .language = code_of(language),
        .title = say("your_result"),
        .not_diagnosis = say("not_diagnosis") + ".",
        .going_well = say("going_well"),
        .matters = say("worth_talking"),
        .next_step = say("next_step"),
        .unclear = unclear.empty() ? "" : phrases.say(language, "too_few_answers", {unclear}),
        .contact = contact.empty() ? say("ask_whom_met") : phrases.say(language, "site_contact", {contact})};
}

}  // namespace

// In the client's language, whichever one the screen speaks.
std::string App::client_card() const {
    const std::string& language = kiosk_.visit().sessions.front().standing.language;
    const Language spoken = language == "en" ? Language::en : Language::vi;
    const runtime::ClientView said =
        runtime::client_view(kiosk_.results(language, language_tags(surface_.phrases(), spoken)));
    return runtime::client_card(said, card_words(said, spoken, contact(language)));
}

void App::on(const wish::OfferCard&) {
    if (kiosk_.stage() != runtime::Stage::result) return;
    const runtime::Surroundings here = runtime::Surroundings::here();
    drafts_->result.outlets = CardOutlets{.printer = runtime::printing_program(here).has_value(),
                                          .places = runtime::save_places(here)};
}

void App::on(const wish::PrintCard&) {
    const auto program = runtime::printing_program(runtime::Surroundings::here());
    if (!program || kiosk_.stage() != runtime::Stage::result) return;
    const auto printed = std::make_shared<bool>(false);
    working_ = true;
    background_([printed, program = *program,
                 card = client_card()] { *printed = !card.empty() && runtime::print(program, card); },
                [this, printed] {
                    working_ = false;
                    stale_ = true;
                    if (*printed) {
                        say("card_printed", Tone::ok);
                    } else {
                        say("card_not_printed", Tone::high);
                    }
                });
}

void App::on(const wish::SaveCard& wish) {
    if (kiosk_.stage() != runtime::Stage::result) return;
    const auto saved = std::make_shared<bool>(false);
    working_ = true;
    background_(
        [saved, folder = wish.folder, card = client_card()] {
            *saved = !card.empty() && runtime::save_card(folder, card).has_value();
        },
        [this, saved] {
            working_ = false;
            stale_ = true;
            if (*saved) {
                say("card_saved", Tone::ok);
            } else {
                say("card_not_saved", Tone::high);
            }
        });
}

}  // namespace gui
