// Whose session it is, on the new-session page: the code typed, scanned, picked from those
// like it or made anew; and the occasions for which that client is due.
#pragma once

#include "gui/screens/new_session.h"

namespace gui {

void choose_client(NewSessionDraft& draft, const runtime::ClientCase& client);
// Fields client, client.new, and client.CODE for what was typed in part. True: Enter ended the code,
// as a scanner does.
bool draw_client_step(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column,
                      Wishes& wishes);
// occasion.ID, for a known client; nothing for anybody else.
void draw_due_occasions(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column);

}  // namespace gui
