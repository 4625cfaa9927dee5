// How much of a proof is run: a quick form in ./check, the long one with KIOSK_LONG=1 in
// the environment, which tests/long sets.
#pragma once

#include <cstdlib>

namespace proof {

[[nodiscard]] inline bool long_form() {
    return std::getenv("KIOSK_LONG") != nullptr;
}

[[nodiscard]] inline int extent(int quick, int long_one) {
    return long_form() ? long_one : quick;
}

}  // namespace proof
