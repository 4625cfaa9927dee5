// Whether everything that questionnaires say can be drawn: each text of each wording, the terms and
// sources of each definition, and the names of the occasions, against the installed fonts, found when the
// kiosk starts and not when a client stands before an empty box. The kiosk goes on all the same.
#pragma once

#include <string>
#include <vector>

#include "gui/fonts.h"
#include "instruments/instrument.h"
#include "instruments/occasions.h"
#include "instruments/problem.h"
#include "instruments/wording.h"
#include "runtime/catalog.h"

namespace gui {

// One warning for each text, at its line where the wording knows it, with its characters as U+1F600.
[[nodiscard]] instruments::Problems undrawable(const instruments::Wording& wording, const Fonts& fonts);
[[nodiscard]] instruments::Problems undrawable(const instruments::Instrument& instrument, const Fonts& fonts);
[[nodiscard]] instruments::Problems undrawable(const instruments::OccasionList& occasions,
                                               const Fonts& fonts);
[[nodiscard]] instruments::Problems undrawable(const runtime::Catalog& catalog, const Fonts& fonts);

// The same for a supervisor, who mends no file but can name it: one for each file.
struct UndrawableFile {
    std::string file;        // its name, without the folder
    std::string characters;  // each once: "U+3042, U+1F600"
};
[[nodiscard]] std::vector<UndrawableFile> undrawable_files(const runtime::Catalog& catalog,
                                                           const Fonts& fonts);

}  // namespace gui
