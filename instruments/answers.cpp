#include "instruments/answers.h"

#include <algorithm>

namespace instruments {

void AnswerSheet::clear_all() {
    std::fill(answers_.begin(), answers_.end(), Answer{Unanswered{}});
}

}  // namespace instruments
