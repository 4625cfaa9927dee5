// What home shows of clients: what is to be done for whom, and the list with its search.
// Codes, days and occasions only; no score, no level of care.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/screens/home.h"

namespace gui {

// "Overdue by 3 days", with the icon and the tone that go with it.
struct DueWords {
    std::string text;
    Icon icon = Icon::schedule;
    Tone tone = Tone::plain;
};
DueWords due_words(const runtime::Due& due, Frame& frame);
// The name of an occasion; of a card that belongs to none, or to one that is gone, a word that says so.
std::string occasion_words(const HomeView& view, const std::string& occasion, Frame& frame);
// What the list names and nobody accepted, as a sentence; empty when all is there.
std::string left_out_words(const HomeView& view, const std::string& occasion, Frame& frame);
std::string instruments_words(const HomeView& view, const std::vector<std::string>& ids, Frame& frame);

// A client by a code as typed or scanned: runtime/client_code.h says when it is this one's. Nobody where
// several could be meant.
const runtime::ClientCase* client_of(const HomeView& view, std::string_view typed);
bool several_could_be_meant(const HomeView& view, std::string_view typed);
// Whose code holds what was typed; all, the most urgent first, when nothing was.
std::vector<const runtime::ClientCase*> clients_like(const HomeView& view, std::string_view typed);

// How many of the list are due today; the others fall due within days.
long due_now(const HomeView& view);
// due.1, due.2 …; the first few, and due.more. Below them `away`: who was not seen for long, away.CODE.
void due_list(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes);
// One row for each, NAME and the code; it leads to that client's page.
void client_rows(std::string_view name, const HomeView& view, HomeDraft& draft,
                 const std::vector<const runtime::ClientCase*>& clients, Frame& frame, Column& column);
// client.search, client.CODE, client.new. In a place of its own height the rows scroll in it.
void clients_card(const HomeView& view, HomeDraft& draft, Frame& frame, Rect r, Wishes& wishes);
// The same as a part of a page that scrolls: the first few rows, and client.more.
void clients_part(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes);
// Where a new client belongs, when this person works at several sites.
void new_client_sheet(const HomeView& view, HomeDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
