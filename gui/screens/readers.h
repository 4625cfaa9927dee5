// Who can open what is finished, to a supervisor who was not told of it yet: at the head of her first page,
// until she says that she knows them.
#pragma once

#include "gui/screens/layout.h"

namespace gui {

// Nothing where all are known and the history is as she left it. Controls readers.known and history.known.
void readers_notice(const runtime::storage::Readers& readers, Frame& frame, Column& column, Wishes& wishes);

}  // namespace gui
