// What is said to somebody who mistypes: commands, options with nothing in them, sites, names,
// instruments. Each with what was probably meant.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::screening;
namespace fs = std::filesystem;

namespace {

tests::Said exporting(const CommandLineStore& store, std::vector<std::string> more) {
    more.insert(more.begin(), {"export", "--format", "csv", "--out", store.folder() / "out"});
    return store.run(more);
}

}  // namespace

TEST_CASE("a command that is not there is told with the nearest one") {
    const auto nonsense = screening({"foo"});
    const auto misspelt = screening({"--instruments", "/nowhere", "exprot"});
    const auto in_group = screening({"site", "lits"});

    for (const auto& said : {nonsense, misspelt, in_group})
        CHECK(said.status == 2);
    CHECK_THAT(nonsense.err, ContainsSubstring("There is no command 'foo'."));
    CHECK_THAT(misspelt.err, ContainsSubstring("'exprot'. Did you mean 'export'?"));
    CHECK_THAT(in_group.err, ContainsSubstring("'site lits'. Did you mean 'site list'?"));
    CHECK(screening({"site", "--help"}).status == 0);
    CHECK(screening({"--help"}).status == 0);
}

TEST_CASE("a command that is promised and not made yet says so, with status 3") {
    for (const std::vector<std::string>& call :
         std::vector<std::vector<std::string>>{{"report", "evaluation"}, {"paper", "assist"}}) {
        const auto said = screening(call);

        CAPTURE(call);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("not made yet"));
    }
}

TEST_CASE("an option with nothing in it is wrong usage, not an option left away") {
    const CommandLineStore store;

    for (const std::string& option : {"--from", "--to", "--site", "--instrument"}) {
        const auto said = exporting(store, {option, ""});

        CAPTURE(option);
        CHECK(said.status == 2);
        CHECK_THAT(said.err, ContainsSubstring(option + ": it is given, and empty"));
    }
    CHECK(screening({"score", ""}).status == 2);
    CHECK(screening({"validate", ""}).status == 2);
    CHECK_FALSE(fs::exists(store.folder() / "out"));
}

TEST_CASE("an export from after its end, or at a site that is not known, is refused") {
    const CommandLineStore store;
    REQUIRE(store.run({"site", "add", "invented/one"}).status == 0);

    const auto backwards = exporting(store, {"--from", "2026-01-03", "--to", "2026-01-02"});
    const auto one_day = exporting(store, {"--from", "2026-01-02", "--to", "2026-01-02"});
    const auto unknown = exporting(store, {"--site", "invented/oen"});

    CHECK(backwards.status == 2);
    CHECK_THAT(backwards.err, ContainsSubstring("--from 2026-01-03 is after --to 2026-01-02"));
    CHECK(one_day.status == 0);
    CHECK(unknown.status == 3);
    CHECK_THAT(unknown.err, ContainsSubstring("Did you mean 'invented/one'?"));
    CHECK_FALSE(fs::exists(store.folder() / "out"));
}

TEST_CASE("what is wrong with a name or a site of a person is said, each in its own words") {
    const CommandLineStore store;
    REQUIRE(store.run({"site", "add", "invented/one"}).status == 0);
    const auto add = [&store](const std::string& name, const std::string& site) {
        return store.run({"staff", "add", "--role", "coordinator", "--name", name, "--site", site});
    };

    const auto blank = add(" ", "invented/one");
    const auto tab = add("a\tb", "invented/one");
    const auto longer = add(std::string(101, 'a'), "invented/one");
    const auto longest = add(std::string(100, 'a'), "invented/one");
    const auto site_form = add("new", "invented");
    const auto site_unknown = add("new", "invented/oen");

    for (const auto& said : {blank, tab, longer, site_form, site_unknown})
        CHECK(said.status == 1);
    CHECK_THAT(blank.err, ContainsSubstring("name is empty"));
    CHECK_THAT(tab.err, ContainsSubstring("control character stands in the name"));
    CHECK_THAT(longer.err, ContainsSubstring("longer than 100 bytes"));
    CHECK(longest.status == 0);
    CHECK_THAT(site_form.err, ContainsSubstring("'invented': a site is written district/ward"));
    CHECK_THAT(site_unknown.err, ContainsSubstring("Did you mean 'invented/one'?"));
}

TEST_CASE("a coordinator without a site is told to have none, an evaluator every one") {
    const CommandLineStore store;

    const auto coordinator = store.run({"staff", "add", "--name", "c", "--role", "coordinator"});
    const auto evaluator = store.run({"staff", "add", "--name", "e", "--role", "evaluator"});
    const auto list = store.run({"staff", "list"});

    CHECK_THAT(coordinator.err, ContainsSubstring("no site yet"));
    CHECK(evaluator.err.empty());
    CHECK_THAT(list.out,
               ContainsSubstring("coordinator no site\n") && ContainsSubstring("evaluator   every site\n"));
}

TEST_CASE("an instrument in capitals or cut short is told with the one that was meant") {
    CHECK_THAT(screening({"show", "DASS-21"}).err, ContainsSubstring("Did you mean 'dass-21'?"));
    CHECK_THAT(screening({"show", "dass"}).err, ContainsSubstring("Did you mean 'dass-21'?"));
    CHECK_THAT(screening({"show", "nonsense"}).err, !ContainsSubstring("Did you mean"));
}

TEST_CASE("what lies beside a store and is not its own is named, not the store blamed") {
    const CommandLineStore store;
    const std::string file = store.file().string();
    tests::write_file(file + "-wal", "invented");
    const auto log = store.run({"site", "list"});
    fs::remove(file + "-wal");
    fs::remove(file + "-journal");
    fs::create_directory(file + "-journal");
    const auto journal = store.run({"site", "list"});
    fs::remove(file + "-journal");
    fs::remove(file + ".lock");
    fs::create_directory(file + ".lock");
    const auto lock = store.run({"site", "list"});

    CHECK_THAT(log.err,
               ContainsSubstring("a write-ahead log") && ContainsSubstring("move it to another folder"));
    CHECK_THAT(journal.err,
               ContainsSubstring("'-journal'") && ContainsSubstring("move it to another folder"));
    CHECK_THAT(lock.err,
               ContainsSubstring("'practice.store.lock' is no file of this program's (a folder, a link"));
    for (const auto& said : {log, journal, lock}) {
        CHECK(said.status == 3);
        CHECK_THAT(said.err, !ContainsSubstring("the disk failed"));
    }
}

TEST_CASE("a key file that is damaged or another store's is named as what may be wrong") {
    const CommandLineStore store;
    const CommandLineStore other;
    const fs::path keys = store.file().string() + ".keys";
    const std::string own = tests::read_file(keys);

    tests::write_file(keys, own.substr(0, own.size() / 2));
    const auto cut = store.run({"site", "list"});
    tests::write_file(keys, tests::read_file(other.file().string() + ".keys"));
    const auto swapped = store.run({"site", "list"});
    tests::write_file(keys, own);

    for (const auto& said : {cut, swapped}) {
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("'.keys'"));
        CHECK_THAT(said.err, ContainsSubstring("`screening restore`"));
    }
    CHECK(store.run({"site", "list"}).status == 0);
}
