// What is wrong with the words of one picture: cut, faint, over each other, or out of
// the card that they stand on. The targets' own faults are tests::faults_of's.
#pragma once

#include <string>
#include <vector>

#include "gui/surface.h"

namespace tests {

// One line for each fault; empty when all is well. The picture is the last one drawn while
// `drawn` was being recorded.
std::vector<std::string> word_faults(const gui::Surface& surface, const gui::Drawn& drawn);

}  // namespace tests
