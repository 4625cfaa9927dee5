// Who may call what on the command line: each command that asks who calls, for every role. `staff recovery`
// asks for a terminal first: cli_terminal_test.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "tests/runtime/forced_store.h"
#include "tests/runtime/imported_files.h"

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

// With somebody of each role, all at one of two sites, and an evaluator who was bound to none.
void add_everybody(const tests::CommandLineStore& store) {
    REQUIRE(store.run({"site", "add", "invented/one", "invented/two"}).status == 0);
    for (const char* role : {"coordinator", "evaluator"}) {
        const auto said =
            store.run({"staff", "add", "--name", role, "--role", role, "--site", "invented/one"});
        INFO(said.err);
        REQUIRE(said.status == 0);
    }
    store.add_staff("evaluator of all", "evaluator");
}

using Call = std::vector<std::string>;

// What takes a supervisor. In this order each is done for her.
std::vector<Call> calls_of_a_supervisor(const tests::CommandLineStore& store, const fs::path& out) {
    return {
        {"accept", "assist"},
        {"import", "dass-21", "--in", store.folder() / "answers.csv"},
        {"export", "--format", "csv", "--out", out / "export"},
        {"verify"},
        {"site", "add", "invented/three"},
        {"staff", "list"},
        {"staff", "add", "--name", "new", "--role", "supervisor"},
        {"staff", "sites", "--name", "leaver", "--site", "invented/one"},
        {"staff", "disable", "--name", "leaver"},
        {"backup", "--out", out / "another"},
        {"restore", "--in", out / "backup"},
    };
}

const std::set<std::string> everybodys{"site list", "staff passphrase"};
// Each has a test of its own.
const std::set<std::string> of_a_supervisor_elsewhere{"salvage", "staff recovery"};

// As its help lists them; none for a command that has none.
std::vector<std::string> commands_under(const Call& command) {
    Call call = command;
    call.emplace_back("--help");
    std::istringstream help(tests::screening(call).out);
    std::vector<std::string> names;
    bool listed = false;
    for (std::string line; std::getline(help, line);) {
        if (listed && line.empty()) break;
        if (listed) names.push_back(line.substr(2, line.find(' ', 2) - 2));
        listed = listed || line == "Subcommands:";
    }
    return names;
}

bool asks_who_calls(Call command) {
    command.emplace_back("--help");
    return std::regex_search(tests::screening(command).out, std::regex(R"(\n  --as NAME)"));
}

// The command's words, without what it is about.
std::string command_of(const Call& call) {
    const bool in_group = call.front() == "staff" || call.front() == "site";
    return in_group ? call.at(0) + " " + call.at(1) : call.front();
}

// One of InventedStore's people.
tests::Said called_by(const tests::InventedStore& invented, const std::string& name, Call call) {
    const fs::path file = invented.folder() / "passphrase";
    tests::write_file(file, std::string(tests::passphrase_of(name).view()) + "\n");
    for (const std::string& word : Call{"--store", invented.file(), "--as", name, "--passphrase-file", file})
        call.push_back(word);
    return tests::screening(call);
}

}  // namespace

TEST_CASE("every command that asks who calls is called by every role in a test") {
    std::set<std::string> asking;
    for (const std::string& name : commands_under({})) {
        if (asks_who_calls({name})) asking.insert(name);
        for (const std::string& under : commands_under({name})) {
            if (asks_who_calls({name, under})) asking.insert(name + " " + under);
        }
    }
    std::set<std::string> named = everybodys;
    named.insert(of_a_supervisor_elsewhere.begin(), of_a_supervisor_elsewhere.end());
    const tests::CommandLineStore store;
    for (const Call& call : calls_of_a_supervisor(store, store.folder()))
        named.insert(command_of(call));

    CHECK(asking.size() > 10);
    CHECK(named == asking);
}

TEST_CASE(
    "no command does for a coordinator or an evaluator what takes a supervisor, and each does for her") {
    const tests::CommandLineStore store;
    store.accept("dass-21");
    add_everybody(store);
    store.add_staff("leaver", "evaluator");
    tests::write_file(store.folder() / "answers.csv",
                      "client,site,date,q1\nINVENTED-1,invented/one,2026-01-02,1\n");
    const tests::TemporaryFolder out;
    REQUIRE(store.run({"backup", "--out", out.path() / "backup"}).status == 0);
    const std::string before = tests::read_file(store.file());
    const std::vector<Call> calls = calls_of_a_supervisor(store, out.path());

    for (const char* who : {"coordinator", "evaluator", "evaluator of all"}) {
        for (const Call& call : calls) {
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

    for (const Call& call : calls) {
        const auto said = store.run(call);

        CAPTURE(call, said.out, said.err);
        CHECK(said.status == 0);
    }
}

TEST_CASE("each role is listed the sites where she may work, and no other") {
    const tests::CommandLineStore store;
    add_everybody(store);
    store.add_staff("coordinator of none", "coordinator");
    const std::string one = "invented/one\n";
    const std::string both = one + "invented/two\n";

    for (const auto& [who, sites] : std::vector<std::pair<std::string, std::string>>{
             {"coordinator", one},
             {"coordinator of none", ""},
             {"evaluator", one},
             {"evaluator of all", both},
             {"supervisor", both},
         }) {
        const auto said = store.run_as(who, {"site", "list"});

        CAPTURE(who, said.err);
        CHECK(said.status == 0);
        CHECK(said.out == sites);
    }
}

TEST_CASE("each role changes her own passphrase, and nobody else's") {
    const tests::CommandLineStore store;
    add_everybody(store);
    const fs::path both = store.folder() / "both";
    const std::string old_one = "practice practice practice practice\n";
    std::vector<std::string> not_yet{"coordinator", "evaluator", "supervisor"};
    const auto listed_with = [&](const std::string& who, const std::string& passphrase) {
        tests::write_file(store.folder() / "one", passphrase);
        return tests::screening({"site", "list", "--store", store.file(), "--as", who, "--passphrase-file",
                                 store.folder() / "one"})
            .status;
    };

    while (!not_yet.empty()) {
        const std::string who = not_yet.back();
        not_yet.pop_back();
        const std::string new_one = "bamboo river lamp of the " + who + "\n";
        tests::write_file(both, old_one + new_one);

        const auto said = tests::screening(
            {"staff", "passphrase", "--store", store.file(), "--as", who, "--passphrase-file", both});

        CAPTURE(who, said.err);
        CHECK(said.status == 0);
        CHECK(listed_with(who, new_one) == 0);
        CHECK(listed_with(who, old_one) == 3);
        for (const std::string& other : not_yet)
            CHECK(listed_with(other, old_one) == 0);
    }
}

TEST_CASE("a damaged store is salvaged for a supervisor, and for nobody else") {
    const tests::InventedStore invented;
    tests::write_file(invented.folder() / "answers.csv",
                      "client,site,date,q1\nINVENTED-1,invented/one,2026-01-02,1\n");
    REQUIRE(called_by(invented, "supervisor", {"accept", "dass-21"}).status == 0);
    REQUIRE(called_by(invented, "supervisor",
                      {"import", "dass-21", "--add-sites", "--in", invented.folder() / "answers.csv"})
                .status == 0);
    tests::forced(invented).run(
        "DROP TRIGGER events_are_never_changed; UPDATE events SET kind = 'site.removed' WHERE number = 2;");
    const std::string before = tests::read_file(invented.file());
    const tests::TemporaryFolder out;

    for (const char* who : {"coordinator", "evaluator"}) {
        const auto said = called_by(invented, who, {"salvage", "--out", out.path() / who});

        CAPTURE(who, said.out, said.err);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("takes a supervisor"));
        CHECK(said.out.empty());
        CHECK_FALSE(fs::exists(out.path() / who));
    }
    const auto hers = called_by(invented, "supervisor", {"salvage", "--out", out.path() / "supervisor"});

    CAPTURE(hers.out, hers.err);
    CHECK(hers.status == 0);
    CHECK_THAT(hers.out, ContainsSubstring("1 of 1 record could be read."));
    CHECK(fs::exists(out.path() / "supervisor"));
    CHECK(tests::read_file(invented.file()) == before);
}
