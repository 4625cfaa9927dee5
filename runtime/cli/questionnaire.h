// An instrument as readable text: what is asked, in which words and when, how it is
// scored, and where every rule comes from. Made for a supervisor who compares it with
// the printed form; what a respondent sees is the window's matter.
#pragma once

#include <string>

#include "runtime/catalog.h"
#include "runtime/cli/console.h"
#include "runtime/words.h"

namespace runtime::cli {

struct Sheet {
    const CatalogEntry& entry;
    const Words& words;
    Console& console;
};

void print_head(const Sheet& sheet);       // title, who it is for, wordings, terms
void print_questions(const Sheet& sheet);  // sections and items
void print_scales(const Sheet& sheet);     // scales, findings, what is handed over
void print_sources(const Sheet& sheet);

}  // namespace runtime::cli
