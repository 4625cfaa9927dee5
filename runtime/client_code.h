// Codes for clients: random, never made from a name or a birth date, with a check
// character that catches every single slip and every swap of two neighbours. They use
// no letter that is easily taken for another (no 0 O 1 I L).
#pragma once

#include <string>
#include <string_view>

namespace runtime {

// A new code such as "7KM4-QXC": six random characters and the check character.
[[nodiscard]] std::string new_client_code();

// How a typed code is kept: without blanks around it, ASCII letters in capitals, in NFC.
[[nodiscard]] std::string normalised_code(std::string_view typed);

// Whether this is one of our codes, correctly typed. Codes from elsewhere (imported ones)
// fail it; the store knows them all the same.
[[nodiscard]] bool has_valid_check(std::string_view code);

}  // namespace runtime
