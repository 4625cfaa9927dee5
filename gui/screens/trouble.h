// What went wrong, in a sentence that helps, in the language of the page. The
// kinds of trouble are runtime's; only the words are here.
#pragma once

#include <string>

#include "gui/phrases.h"
#include "runtime/kiosk.h"
#include "runtime/tablet_check.h"

namespace gui {

// The id of the phrase.
std::string phrase_of(const runtime::storage::StoreError& error);
std::string phrase_of(runtime::KioskRefusal refusal);
std::string phrase_of(const runtime::Trouble& trouble);
std::string tablet_phrase(runtime::TabletFault fault);

}  // namespace gui
