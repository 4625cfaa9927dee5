// Any bytes as a definition, a wording and a list of occasions: refused with at least one
// problem, or loaded; and what is loaded can have its examples run.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "instruments/load.h"
#include "instruments/occasions.h"
#include "scoring/prove.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    const auto definition = instruments::parse_instrument(xml, "fuzz.xml");
    if (definition) {
        static_cast<void>(scoring::prove(definition->instrument));
    } else {
        assert(!definition.error().empty());
    }
    const auto wording = instruments::parse_wording(xml, "fuzz.xml");
    assert(wording || !wording.error().empty());
    return 0;
}
