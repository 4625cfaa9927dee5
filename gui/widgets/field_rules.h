// What the form of a field means: its type, what it takes, and how it is typed on the screen.
#pragma once

#include <optional>

#include "gui/text_edit.h"
#include "gui/widgets/field.h"

namespace gui {

Style style_of(const FieldLook& look);
EditRules rules_of(const FieldLook& look);
// None: the field has a pad of its own.
std::optional<KeyboardForm> keyboard_of(FieldForm form);
// Passphrases and codes are never composed, so no word of them is kept anywhere.
typing::TypingChoice choice_of(FieldForm form, const typing::TypingChoice& chosen);

}  // namespace gui
