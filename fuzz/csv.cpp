// Any bytes as a file of answers, to be scored and to be imported: rows or problems, and no
// record of a file that has a problem.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "instruments/load.h"
#include "runtime/intake/read_records.h"
#include "scoring/batch.h"
#include "tests/support/places.h"

namespace {

const instruments::Instrument& dass() {
    static const auto loaded =
        instruments::load_instrument(tests::source_dir() + "/instruments/definitions/dass-21-1.xml");
    if (!loaded) std::abort();
    return loaded->instrument;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string csv(reinterpret_cast<const char*>(data), size);
    std::istringstream to_score(csv);
    std::ostringstream scores;
    std::int64_t problems = 0;
    const auto summary =
        scoring::score_csv(dass(), to_score, scores, {}, [&](const instruments::Problem&) { ++problems; });
    assert(summary.is_clean() || problems > 0);
    assert(summary.end != scoring::BatchSummary::End::refused || scores.str().empty());

    std::istringstream to_import(csv);
    const auto read =
        runtime::read_records(dass(), to_import, {{"district/ward"}, true, "2026-11-22", "vi", "fuzz.csv"});
    assert(read || !read.error().problems.empty());
    return 0;
}
