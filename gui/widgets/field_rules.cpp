#include "gui/widgets/field_rules.h"

namespace gui {

Style style_of(const FieldLook& look) {
    const bool number = look.form == FieldForm::number || look.form == FieldForm::decimal;
    return number ? Style::h2 : Style::answer;
}

EditRules rules_of(const FieldLook& look) {
    Accepts accepts = Accepts::anything;
    if (look.form == FieldForm::text_area) accepts = Accepts::lines;
    if (look.form == FieldForm::number) accepts = Accepts::digits;
    if (look.form == FieldForm::decimal) accepts = Accepts::decimal;
    return {accepts, look.limit};
}

std::optional<KeyboardForm> keyboard_of(FieldForm form) {
    switch (form) {
        case FieldForm::text:
        case FieldForm::text_area:
            return KeyboardForm::words;
        case FieldForm::password:
            return KeyboardForm::secret;
        case FieldForm::code:
            return KeyboardForm::code;
        case FieldForm::number:
        case FieldForm::decimal:
            break;
    }
    return std::nullopt;
}

typing::TypingChoice choice_of(FieldForm form, const typing::TypingChoice& chosen) {
    const bool composed = keyboard_of(form) == KeyboardForm::words;
    return composed ? chosen : typing::TypingChoice{.method = typing::Method::off};
}

}  // namespace gui
