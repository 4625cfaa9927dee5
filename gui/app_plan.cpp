// Whose session comes next, and for what: a new client, or the new-session page with what is
// known already filled in.
#include "gui/app.h"
#include "gui/screens/clients.h"
#include "gui/screens/new_session_client.h"
#include "gui/screens/trouble.h"

namespace gui {

namespace storage = runtime::storage;

void App::on(const wish::Plan& wish) {
    NewSessionDraft draft;
    if (!wish.instrument.empty()) draft.instruments.push_back(wish.instrument);
    draft.language = kiosk_.settings().language;
    draft.site =
        home_.sites.size() == 1 || home_.who.role == storage::Role::evaluator ? drafts_->home.site : "";
    if (const auto* client = client_of(home_, wish.client)) choose_client(draft, *client);
    if (!wish.occasion.empty()) {
        const auto plan = kiosk_.plan(draft.client, wish.occasion);
        if (!plan) {
            say(phrase_of(plan.error()), Tone::high);
            return;
        }
        draft.occasion = wish.occasion;
        draft.instruments = plan->session.instruments;
    }
    drafts_->new_session = std::move(draft);
    trouble_.clear();
}

void App::on(const wish::RegisterClient& wish) {
    const auto code = kiosk_.register_client(wish.site);
    if (!code) {
        say(phrase_of(code.error()), Tone::high);
        return;
    }
    drafts_->home.client = *code;
    drafts_->home.fresh_client = true;
}

}  // namespace gui
