// A small invented instrument that uses every part of the language, and ways to break
// it: in a broken piece of XML, § marks where the problem must be reported.
#pragma once

#include <string>
#include <string_view>

#include "instruments/load.h"

namespace tests {

[[nodiscard]] std::string tiny_xml();
[[nodiscard]] instruments::Instrument tiny();
// Aborts the test with its problems if it does not load.
[[nodiscard]] instruments::Instrument loaded(std::string_view xml);
[[nodiscard]] std::string lines_of(const instruments::Problems& problems);

// `xml` with its only `before` replaced by `after`.
[[nodiscard]] std::string with(std::string xml, std::string_view before, std::string_view after);

// Takes the § out of a text and says at which line and column it stood ("3:14").
struct Marked {
    std::string text;
    std::string place;
};
[[nodiscard]] Marked unmark(std::string_view text);

// A sheet from "item=cell item=cell".
[[nodiscard]] instruments::AnswerSheet sheet_of(const instruments::Instrument& instrument,
                                                std::string_view answers);
[[nodiscard]] instruments::ItemIndex item(const instruments::Instrument& instrument, std::string_view id);

}  // namespace tests
