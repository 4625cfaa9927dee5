// Where somebody works: a choice for each site, of which any number may stand.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "gui/screens/layout.h"

namespace gui {

// Controls site.NAME. True when one was touched, and `chosen` is another.
[[nodiscard]] bool site_choices(const std::vector<std::string>& sites, std::set<std::string>& chosen,
                                Frame& frame, Column& column);

}  // namespace gui
