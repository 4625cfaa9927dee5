// From files to instruments: XML in, an immutable compiled Instrument (or Wording)
// out, or every problem with line and column. Files are limited and checked before
// the parser sees them (docs/instrument-format.md, "Limits"). The golden examples
// are kept on the instrument and run by scoring/prove.h, which knows how to score.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "instruments/instrument.h"
#include "instruments/problem.h"
#include "instruments/wording.h"

namespace instruments {

struct LoadedInstrument {
    Instrument instrument;
    Problems warnings;
};
struct LoadedWording {
    Wording wording;
    Problems warnings;
};

[[nodiscard]] tl::expected<LoadedInstrument, Problems> load_instrument(const std::filesystem::path& file);
[[nodiscard]] tl::expected<LoadedInstrument, Problems> parse_instrument(std::string_view xml,
                                                                        std::string file_name);
[[nodiscard]] tl::expected<LoadedWording, Problems> load_wording(const std::filesystem::path& file);
[[nodiscard]] tl::expected<LoadedWording, Problems> parse_wording(std::string_view xml,
                                                                  std::string file_name);

// Whether the words fit the structure: every needed key there, none unknown, the
// same keys in every language. Missing keys are errors if no language has them,
// else warnings.
[[nodiscard]] Problems check_wordings(const Instrument& instrument, const std::vector<Wording>& wordings);

}  // namespace instruments
