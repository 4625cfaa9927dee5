// `screening import`: answers collected elsewhere, all rows of a CSV or none.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "runtime/acceptance.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/client_code.h"
#include "runtime/clock.h"
#include "runtime/intake/read_records.h"

namespace runtime::cli {

namespace {

struct Wish {
    std::string instrument;
    StoreOptions store;
    std::string in = "-";
    std::string language;
    bool add_sites = false;
    bool again = false;
    bool new_only = false;
};

// Paper does not say in which language it was read out; the programme's is Vietnamese.
std::string language_of(const CatalogEntry& entry, const std::string& wish) {
    if (!wish.empty()) return wish;
    return entry.wordings.contains("vi") ? "vi" : entry.wordings.begin()->first;
}

tl::expected<Intake, Status> read(Program& program, const Wish& wish, const CatalogEntry& entry,
                                  const IntakeRules& rules) {
    std::ifstream file;
    if (wish.in != "-") file.open(wish.in, std::ios::binary);
    std::istream& in = wish.in == "-" ? std::cin : file;
    auto intake = read_records(entry.instrument, in, rules);
    const instruments::Problems& problems = intake ? intake->warnings : intake.error().problems;
    for (const instruments::Problem& problem : problems)
        program.console.problem(problem);
    if (intake) return std::move(*intake);
    return tl::unexpected(program.console.fail(
        intake.error().unreadable ? Status::could_not : Status::problems,
        fmt::format("{}: nothing was imported. Mend every line named above and import the whole file again.",
                    rules.file)));
}

struct Registered {
    std::vector<std::string> codes;
    std::set<std::string> withdrew;  // by what matches
};

// Nobody for an anonymous questionnaire.
storage::Stored<Registered> registered(storage::Store& store, const CatalogEntry& entry,
                                       const std::vector<storage::Site>& sites) {
    Registered found;
    if (entry.instrument.anonymous) return found;
    for (const storage::Site& site : sites) {
        auto clients = store.clients(site);
        if (!clients) return tl::unexpected(clients.error());
        for (storage::ClientSummary& client : *clients) {
            if (client.withdrew) found.withdrew.insert(matching_code(client.code));
            found.codes.push_back(std::move(client.code));
        }
    }
    return found;
}

void warn_of_withdrawn(Console& console, const Intake& intake, const std::set<std::string>& withdrew) {
    const auto rows =
        std::ranges::count_if(intake.records, [&withdrew](const storage::ImportedRecord& record) {
            return record.client && withdrew.contains(matching_code(*record.client));
        });
    if (rows == 0) return;
    console.warn(
        fmt::format("{} of clients who want every record erased: what is imported is erased with them.",
                    rows == 1 ? "1 row is" : fmt::format("{} rows are", rows)));
}

std::string words_of(const std::vector<storage::ImportedBefore>& before) {
    std::optional<storage::Moment> last;
    std::int64_t itself = 0;
    for (const storage::ImportedBefore& one : before) {
        if (one.itself) ++itself;
        if (one.at && (!last || one.at->unix_seconds > last->unix_seconds)) last = one.at;
    }
    const char* were = before.size() == 1 ? "was" : "were";
    if (itself == static_cast<std::int64_t>(before.size()))
        return fmt::format("{} in this store when {} salvaged out of another copy of it", were,
                           before.size() == 1 ? "it was" : "they were");
    const std::string day = last ? fmt::format(", the last on {:%Y-%m-%d}",
                                               fmt::localtime(static_cast<std::time_t>(last->unix_seconds)))
                                 : std::string();
    return itself > 0 ? fmt::format("{} imported before{}, or {} in this store already", were, day, were)
                      : fmt::format("{} imported before{}", were, day);
}

// The sentence, where the file brings what is there already.
std::optional<std::string> told_before(std::string_view file, const Intake& intake,
                                       const std::vector<storage::ImportedBefore>& before) {
    if (before.empty()) return std::nullopt;
    return fmt::format(
        "{}: {} of its {} rows {}; the first of these is row {} below the column names. Nothing was "
        "imported. --new-only takes the others alone, --again all of them, where they are other people who "
        "answered the same.",
        file, before.size(), intake.records.size(), words_of(before), before.front().place + 1);
}

void leave_out(Intake& intake, const std::vector<storage::ImportedBefore>& before) {
    std::vector<storage::ImportedRecord> others;
    others.reserve(intake.records.size() - before.size());
    auto next = before.begin();  // in the order of the records
    for (std::size_t place = 0; place < intake.records.size(); ++place) {
        if (next != before.end() && next->place == place)
            ++next;
        else
            others.push_back(std::move(intake.records[place]));
    }
    intake.records = std::move(others);
}

// Rows that say of a client what a row above them says already, of the same day and place: a line that was
// pasted twice. Of anonymous respondents two may well have answered alike.
std::vector<storage::ImportedBefore> repeated(const Intake& intake) {
    using Same = std::tuple<std::string_view, std::string_view, std::string_view, std::string>;
    std::set<Same> seen;
    std::vector<storage::ImportedBefore> again;
    for (std::size_t place = 0; place < intake.records.size(); ++place) {
        const storage::ImportedRecord& record = intake.records[place];
        if (!record.client || !record.salvaged_as.empty()) continue;
        std::string answers;
        for (const storage::StoredAnswer& answer : record.answers)
            answers += fmt::format("{}={}:{}\n", answer.item, static_cast<int>(answer.state), answer.value);
        if (!seen.emplace(*record.client, record.date, record.site, std::move(answers)).second)
            again.push_back({.place = place, .at = {}});
    }
    return again;
}

Status import(Program& program, const Wish& wish) {
    const auto entry = find_instrument(program, wish.instrument);
    if (!entry) return entry.error();
    if (wish.in != "-") {
        if (const auto reason = unreadable(wish.in)) {
            return program.console.fail(Status::could_not, fmt::format("{}: {}.", wish.in, *reason));
        }
    }
    const std::string language = language_of(*entry, wish.language);
    if (!entry->wordings.contains(language)) {
        return program.console.fail(Status::could_not, fmt::format("{} has no words in '{}'.",
                                                                   entry->instrument.full_id(), language));
    }
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    const auto refused = [&](const storage::StoreError& error) {
        return tell(program.console, error, wish.store.store);
    };
    if (!storage::permitted(store->who().role, storage::Action::import_records)) {
        return refused({storage::StoreError::Kind::not_permitted, ""});
    }
    const auto accepted = store->accepted();
    if (!accepted) return refused(accepted.error());
    if (!is_accepted(*entry, *accepted)) return refused({storage::StoreError::Kind::not_accepted, ""});
    const auto sites = store->sites();
    if (!sites) return refused(sites.error());
    auto clients = registered(*store, *entry, *sites);
    if (!clients) return refused(clients.error());
    const SystemClock clock;
    const IntakeRules rules{{sites->begin(), sites->end()},
                            wish.add_sites,
                            clock.today(),
                            language,
                            wish.in == "-" ? "standard input" : wish.in,
                            std::move(clients->codes)};
    auto intake = read(program, wish, *entry, rules);
    if (!intake) return intake.error();
    warn_of_withdrawn(program.console, *intake, clients->withdrew);
    std::size_t left_out = 0;
    if (!wish.again) {
        const auto twice = repeated(*intake);
        if (!twice.empty() && !wish.new_only) {
            return program.console.fail(
                Status::problems,
                fmt::format(
                    "{}: {} of its {} rows say of a client, a day and a site what a row above says already; "
                    "the "
                    "first of these is row {} below the column names. Nothing was imported. --new-only takes "
                    "each once, --again all of them.",
                    rules.file, twice.size(), intake->records.size(), twice.front().place + 1));
        }
        leave_out(*intake, twice);
        left_out = twice.size();
        const auto before = store->imported_before(intake->records, clock.now());
        if (!before) return refused(before.error());
        if (wish.new_only) {
            left_out += before->size();
            leave_out(*intake, *before);
        } else if (const auto sentence = told_before(rules.file, *intake, *before)) {
            return program.console.fail(Status::problems, *sentence);
        }
    }
    const auto done = store->import(intake->records, clock.now(), intake->new_sites);
    if (!done) return refused(done.error());
    const std::string records =
        fmt::format("{} {} of {}", intake->records.size(), intake->records.size() == 1 ? "record" : "records",
                    entry->instrument.full_id());
    program.console.did(
        fmt::format("{} {} recorded.", records, intake->records.size() == 1 ? "was" : "were"));
    for (const storage::Site& site : intake->new_sites)
        program.console.print(fmt::format("{}: a new site.\n", site));
    if (left_out > 0) {
        program.console.print(fmt::format("{} left out, because the store has {} already.\n",
                                          counted(static_cast<std::int64_t>(left_out), "row"),
                                          left_out == 1 ? "it" : "them"));
    }
    program.console.print(fmt::format("{} imported.\n", records));
    return Status::done;
}

}  // namespace

void add_import(Program& program) {
    CLI::App* command =
        program.app.add_subcommand("import", "Record answers collected elsewhere, all rows or none");
    const auto wish = std::make_shared<Wish>();
    command->add_option("INSTRUMENT", wish->instrument, "An id, id@version, or a definition's path")
        ->required();
    add_store_options(*command, wish->store);
    command
        ->add_option("--in", wish->in, "Columns client, site, date, then items; - or nothing: standard input")
        ->type_name("CSV");
    command
        ->add_option("--lang", wish->language,
                     "Language in which they were asked (else vi where there is any)")
        ->type_name("LANG");
    command->add_flag("--add-sites", wish->add_sites, "Add the sites of the file that are not known yet");
    CLI::Option* again =
        command->add_flag("--again", wish->again, "Record rows also where the very same are there already");
    command->add_flag("--new-only", wish->new_only, "Leave out the rows that are there already")
        ->excludes(again);
    command->callback(
        [&program, wish] { program.run = [&program, wish] { return import(program, *wish); }; });
}

}  // namespace runtime::cli
