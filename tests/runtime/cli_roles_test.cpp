// Who may call what on the command line: each command that takes a supervisor, by each of the others. `staff
// recovery` asks for a terminal first: the store refuses it (storage_permit_calls).
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

TEST_CASE("no command does for a coordinator or an evaluator what takes a supervisor") {
    const tests::CommandLineStore store;
    store.accept("dass-21");
    store.add_staff("evaluator", "evaluator");
    store.add_staff("coordinator", "coordinator");
    const tests::TemporaryFolder out;
    const fs::path backup = out.path() / "backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    const std::string before = tests::read_file(store.file());
    const std::vector<std::vector<std::string>> calls{
        {"import", "dass-21"},
        {"export", "--format", "csv", "--out", out.path() / "export"},
        {"verify"},
        {"accept", "dass-21"},
        {"site", "add", "invented/one"},
        {"staff", "list"},
        {"staff", "add", "--name", "new", "--role", "supervisor"},
        {"staff", "disable", "--name", "supervisor"},
        {"backup", "--out", out.path() / "another"},
        {"restore", "--in", backup},
    };
    for (const char* who : {"coordinator", "evaluator"}) {
        for (const std::vector<std::string>& call : calls) {
            const auto said = store.run_as(who, call);

            CAPTURE(who, call, said.out, said.err);
            CHECK(said.status == 3);
            CHECK_THAT(said.err, ContainsSubstring("takes a supervisor"));
        }
    }
    CHECK(tests::read_file(store.file()) == before);
    CHECK_FALSE(fs::exists(out.path() / "export"));
    CHECK_FALSE(fs::exists(out.path() / "another"));
    CHECK_FALSE(fs::exists(store.file().string() + ".replaced"));
}
