// What the new-session page works out from what is chosen on it: which questionnaires go
// together, who may answer, what to warn of; and the summary beside it.
#pragma once

#include <span>
#include <string_view>

#include "gui/screens/new_session.h"

namespace gui {

// The step at which it is shown; `trouble` is the id of a refusal's phrase.
PlanStep step_of(std::string_view trouble);
const runtime::Offer* offer_of(const HomeView& view, const std::string& id);
bool anonymous(const HomeView& view, const NewSessionDraft& draft);
bool only_anonymous_offered(const HomeView& view);
// How many of the chosen questionnaires can be answered in this mode.
enum class Allowed : std::uint8_t { none, some, all };
Allowed allowed(const HomeView& view, const NewSessionDraft& draft, instruments::Mode mode);
// Those that cannot, by their titles.
std::string not_for(const HomeView& view, const NewSessionDraft& draft, instruments::Mode mode,
                    const Frame& frame);
std::string self_warning(const HomeView& view, const NewSessionDraft& draft, const Frame& frame);
// What the client whose code stands there is due for: also one whose code was made just now.
std::span<const runtime::Due> due_of(const HomeView& view, const NewSessionDraft& draft);
// Full ids of what an occasion would ask.
std::vector<std::string> ids_of(const HomeView& view, const runtime::Due& due);
void choose(const HomeView& view, NewSessionDraft& draft, const runtime::Offer& offer);
// What cannot be answered in this mode is left out.
void choose(const HomeView& view, NewSessionDraft& draft, instruments::Mode mode);
// After other questionnaires were chosen: who answers is asked again where one is not answered so, and
// beside that step it is said why.
void keep_mode_if_offered(const HomeView& view, NewSessionDraft& draft);
// What an occasion asks and this session does not, as ids: it stays due.
std::vector<std::string> left_for_later(const HomeView& view, const NewSessionDraft& draft,
                                        const runtime::Due& due);
// Of all that is chosen; nothing where of one nobody knows.
std::optional<int> minutes_of(const HomeView& view, const NewSessionDraft& draft);
float summary_height(const HomeView& view, const NewSessionDraft& draft, Frame& frame, float width);
void draw_summary(const HomeView& view, const NewSessionDraft& draft, Frame& frame, Column& column);

}  // namespace gui
