// How a site is written: district/ward. Shared by what takes sites from outside; the store
// checks again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace runtime {

// Nothing, or what is wrong: "a site is written district/ward".
[[nodiscard]] std::optional<std::string> site_fault(std::string_view site);

}  // namespace runtime
