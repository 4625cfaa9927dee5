// From a key of the keyboard on the screen to a text: words are composed at the caret, all
// else is typed as it is. What comes out is in Unicode form NFC.
#pragma once

#include <string>

#include "gui/text_edit.h"

namespace gui::typing {

// True if the text changed. Backspace takes one key of the word that is being composed, else
// one character. A key that would make the text too long does nothing.
bool type_into(std::string& text, Caret& caret, const ScreenKey& key, const EditRules& rules,
               const TypingChoice& choice);

// Whether the word before the caret is still being composed: another text, another place of
// the caret, or a choice under which its keys mean something else ends it.
bool composing(const std::string& text, const Caret& caret, const TypingChoice& choice);

}  // namespace gui::typing
