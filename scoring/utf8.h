// Whether bytes are UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <string_view>

namespace scoring {

// Where the first byte stands that is not UTF-8, or npos.
[[nodiscard]] std::size_t find_broken_utf8(std::string_view text);

}  // namespace scoring
