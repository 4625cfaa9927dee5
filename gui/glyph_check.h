// Whether everything that questionnaires say can be drawn: each text of each wording, and the terms and
// sources of each definition, against the installed fonts, found when the kiosk starts and not
// when a client stands before an empty box. The kiosk goes on all the same.
#pragma once

#include "gui/fonts.h"
#include "instruments/instrument.h"
#include "instruments/problem.h"
#include "instruments/wording.h"
#include "runtime/catalog.h"

namespace gui {

// One warning for each text, at its line where the wording knows it, with its characters as U+1F600.
[[nodiscard]] instruments::Problems undrawable(const instruments::Wording& wording, const Fonts& fonts);
[[nodiscard]] instruments::Problems undrawable(const instruments::Instrument& instrument, const Fonts& fonts);
[[nodiscard]] instruments::Problems undrawable(const runtime::Catalog& catalog, const Fonts& fonts);

}  // namespace gui
