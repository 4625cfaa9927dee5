// Runs a definition's golden examples: one problem, at the example's line, for every
// column that does not come out as expected and every item that is not asked, or skipped, as it says. A
// definition whose examples fail does not load.
#pragma once

#include <tl/expected.hpp>

#include "instruments/load.h"
#include "instruments/problem.h"

namespace scoring {

[[nodiscard]] instruments::Problems prove(const instruments::Instrument& instrument);

// load_instrument, then prove.
[[nodiscard]] tl::expected<instruments::LoadedInstrument, instruments::Problems> load_proved(
    const std::filesystem::path& file);

}  // namespace scoring
