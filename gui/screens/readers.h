// Who can open what is finished, to a supervisor who was not told of it yet: at the head of her first page,
// until she says that she knows them.
#pragma once

#include "gui/screens/layout.h"

namespace gui {

// A name as it stands on the page: a recovery sheet, which is somebody to the store, is called what it is,
// and a name that nobody could read is called that.
[[nodiscard]] std::string person_words(const std::string& name, const Frame& frame);

// Nothing where all are known and the history is as she left it. Controls readers.known and history.known.
void readers_notice(const runtime::storage::Readers& readers, Frame& frame, Column& column, Wishes& wishes);

}  // namespace gui
