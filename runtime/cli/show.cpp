// `screening show`: one instrument as readable text in one language.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "runtime/cli/find_instrument.h"
#include "runtime/cli/questionnaire.h"

namespace runtime::cli {

namespace {

struct Wish {
    std::string instrument;
    std::string language;
};

Status show(Program& program, const Wish& wish) {
    const auto entry = find_instrument(program, wish.instrument);
    if (!entry) return entry.error();
    if (entry->wordings.empty()) {
        return program.console.fail(
            Status::problems,
            fmt::format("{} has no words: its wording files are looked for beside it and in "
                        "../wording.",
                        entry->instrument.full_id()));
    }
    std::string language = wish.language;
    if (language.empty()) {
        language = entry->wordings.contains("en") ? "en" : entry->wordings.begin()->first;
    } else if (!entry->wordings.contains(language)) {
        std::vector<std::string> known;
        known.reserve(entry->wordings.size());
        for (const auto& [name, wording] : entry->wordings)
            known.push_back(name);
        return program.console.fail(
            Status::could_not, fmt::format("{} has no words in '{}'; it has: {}.",
                                           entry->instrument.full_id(), language, fmt::join(known, " ")));
    }
    const Wordings wordings = entry->words();
    const Words words(entry->instrument, wordings, language);
    const Sheet sheet{*entry, words, program.console};
    print_head(sheet);
    print_questions(sheet);
    print_scales(sheet);
    print_sources(sheet);
    return Status::done;
}

}  // namespace

void add_show(Program& program) {
    CLI::App* command = program.app.add_subcommand("show", "Print a questionnaire as readable text");
    const auto wish = std::make_shared<Wish>();
    command->add_option("INSTRUMENT", wish->instrument, "An id, id@version, or a definition's path")
        ->required();
    command
        ->add_option("--lang", wish->language,
                     "Language of the words, e.g. vi (else English where there is any)")
        ->type_name("LANG");
    command->callback([&program, wish] { program.run = [&program, wish] { return show(program, *wish); }; });
}

}  // namespace runtime::cli
