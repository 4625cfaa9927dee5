// Any text as a condition of ASSIST: refused at a byte of it, or compiled; and what is
// compiled can be evaluated, whatever was answered.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "instruments/expression.h"
#include "instruments/flow.h"
#include "instruments/load.h"
#include "tests/support/places.h"

namespace {

const instruments::Instrument& assist() {
    static const auto loaded =
        instruments::load_instrument(tests::source_dir() + "/instruments/definitions/assist-3.1.xml");
    if (!loaded) std::abort();
    return loaded->instrument;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const instruments::Instrument& instrument = assist();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const instruments::Scope scope{&instrument, instrument.items.size(), instruments::Entry{0, 1}};
    const auto compiled = instruments::compile(text, scope);
    if (!compiled) {
        assert(!compiled.error().empty());
        for (const instruments::ExpressionProblem& problem : compiled.error())
            assert(problem.at <= text.size());
        return 0;
    }
    instruments::AnswerSheet sheet(instrument.items.size());
    static_cast<void>(instruments::evaluate(*compiled, sheet, instruments::flow(instrument, sheet)));
    for (std::size_t item = 0; item < instrument.items.size(); ++item)
        sheet.set(static_cast<instruments::ItemIndex>(item), instruments::Refused{});
    static_cast<void>(instruments::evaluate(*compiled, sheet, instruments::flow(instrument, sheet)));
    return 0;
}
