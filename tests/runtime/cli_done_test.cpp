// What was done is said to be done, and what was not is not: reports that cannot be printed,
// terms that cannot be shown, lists of which one entry is wrong.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
namespace fs = std::filesystem;

namespace {

const std::string one_record = "client,site,date,q1\nINVENTED-1,invented/one,2026-01-02,0\n";
const tests::Circumstances unprintable{.output_to = "/dev/full"};

}  // namespace

TEST_CASE("terms that cannot be shown are not accepted") {
    const CommandLineStore store;

    const auto full = store.run({"accept", "dass-21", "assist"}, unprintable);
    const auto closed = store.run({"accept", "dass-21"}, {.output_closed = true});
    const auto import = store.run({"import", "dass-21", "--add-sites"}, {.input = one_record});

    for (const auto& said : {full, closed}) {
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("could not be shown, so nothing was accepted"));
    }
    CHECK(import.status == 3);
    CHECK_THAT(import.err, ContainsSubstring("was not accepted"));
}

TEST_CASE("what was done although its report cannot be printed counts as done, and says so") {
    const CommandLineStore store;
    store.accept("dass-21");
    tests::Circumstances import_unprintable = unprintable;
    import_unprintable.input = one_record;

    const auto import = store.run({"import", "dass-21", "--add-sites"}, import_unprintable);
    const auto site = store.run({"site", "add", "invented/two"}, unprintable);
    const auto staff = store.run({"staff", "add", "--name", "new", "--role", "evaluator"}, unprintable);
    const auto exported =
        store.run({"export", "--format", "csv", "--out", store.folder() / "out"}, unprintable);

    for (const auto& said : {import, site, staff, exported}) {
        CHECK(said.status == 0);
        CHECK_THAT(said.err, ContainsSubstring("Only the report could not be printed") &&
                                 ContainsSubstring("Do not repeat"));
    }
    CHECK_THAT(import.err, ContainsSubstring("1 record of dass-21@1 was recorded."));
    const auto verified = store.run({"verify"});
    CHECK_THAT(verified.out, ContainsSubstring("1 finished"));
    CHECK_THAT(verified.out, ContainsSubstring("readers     supervisor\n"));  // and not the evaluator
    CHECK(store.run({"site", "list"}).out == "invented/one\ninvented/two\n");
    CHECK(fs::exists(store.folder() / "out" / "manifest.json"));
}

TEST_CASE("a check of the store tells a supervisor whom she has not confirmed") {
    const CommandLineStore store;
    store.add_staff("second", "supervisor");

    CHECK_THAT(store.run({"verify"}).out, ContainsSubstring("readers     supervisor, second\n"));
    const auto verified = store.run_as("second", {"verify"});
    CHECK(verified.status == 0);
    CHECK_THAT(verified.out,
               ContainsSubstring("readers     supervisor (not confirmed by you), second\n") &&
                   ContainsSubstring("Whom you know you confirm on your first page in the window."));
}

TEST_CASE("where the output is the result, one that cannot be printed is a failure") {
    const CommandLineStore store;

    for (const std::vector<std::string>& call :
         std::vector<std::vector<std::string>>{{"staff", "list"}, {"verify"}}) {
        const auto said = store.run(call, unprintable);

        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("Not everything could be written"));
    }
}

TEST_CASE("of several sites all are added or none, and each wrong one is named") {
    const CommandLineStore store;

    const auto bad = store.run({"site", "add", "invented/one", "bad", "invented/two", "a/"});
    const auto none = store.run({"site", "list"});
    const auto good = store.run({"site", "add", "invented/one", "invented/two"});

    CHECK(bad.status == 1);
    CHECK(bad.out.empty());
    CHECK_THAT(bad.err, ContainsSubstring("'bad': a site is written district/ward") &&
                            ContainsSubstring("'a/': ") && ContainsSubstring("No site was added"));
    CHECK(none.out.empty());
    CHECK(good.status == 0);
    CHECK(store.run({"site", "list"}).out == "invented/one\ninvented/two\n");
}

TEST_CASE("an export of nothing makes no folder, so that the next attempt can") {
    const CommandLineStore store;
    store.accept("dass-21");
    REQUIRE(store.run({"import", "dass-21", "--add-sites"}, {.input = one_record}).status == 0);
    const auto out = store.folder() / "out";

    const auto nothing = store.run({"export", "--format", "csv", "--out", out, "--instrument", "assist"});
    const bool made = fs::exists(out);
    const auto again = store.run({"export", "--format", "csv", "--out", out});

    CHECK(nothing.status == 0);
    CHECK_THAT(nothing.out,
               ContainsSubstring("no finished record") && ContainsSubstring("nothing was written"));
    CHECK_FALSE(made);
    CHECK(again.status == 0);
    CHECK_THAT(again.out, ContainsSubstring(": 1 record\n"));
}
