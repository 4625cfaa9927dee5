// One call of `screening`: its arguments, its console, and the command that was chosen.
// Every command has a file of its own that adds it here; main.cpp only dispatches.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <functional>
#include <string>

#include "runtime/cli/console.h"

namespace runtime::cli {

struct Program {
    CLI::App app;
    Console console;
    std::string instruments;      // --instruments DIR; empty: those installed with the program
    std::function<Status()> run;  // of the command that was chosen
};

void add_validate(Program& program);
void add_instruments(Program& program);
void add_show(Program& program);
void add_score(Program& program);
void add_store(Program& program);
void add_staff(Program& program);
void add_site(Program& program);
void add_accept(Program& program);
void add_import(Program& program);
void add_export(Program& program);
void add_verify(Program& program);
void add_backup(Program& program);
void add_salvage(Program& program);

}  // namespace runtime::cli
