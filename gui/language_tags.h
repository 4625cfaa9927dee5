// "(only in Vietnamese)": behind what is shown in another language because there are no words for it in
// the screen's own. runtime::Words puts them there.
#pragma once

#include <string>
#include <string_view>

#include "gui/frame.h"
#include "runtime/catalog.h"

namespace gui {

[[nodiscard]] runtime::LanguageTags language_tags(const Phrases& phrases, Language language);
// A questionnaire's, on the screen; empty where it has none in any language.
[[nodiscard]] std::string words_under(const runtime::CatalogEntry& entry, std::string_view key,
                                      const Frame& frame);
[[nodiscard]] std::string title_of(const runtime::CatalogEntry& entry, const Frame& frame);

}  // namespace gui
