// Telex: letters as marks. s f r x j are the tones and z takes one away; aa ee oo, aw ow uw
// (w alone is ư) and dd make the letters. A mark may stand anywhere after its letter.
#pragma once

#include "gui/typing/word.h"

namespace gui::typing {

void press_telex(Word& word, char key);

}  // namespace gui::typing
