// VNI: digits as marks. 1 to 5 are the tones sắc huyền hỏi ngã nặng and 0 takes one away;
// 6 is the circumflex, 7 the horn, 8 the breve, 9 the stroke of đ.
#pragma once

#include "gui/typing/word.h"

namespace gui::typing {

void press_vni(Word& word, char key);

}  // namespace gui::typing
