// Each row of docs/threat-model.md names the tests that show it: a name that leads to no test shows nothing.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/places.h"
#include "tests/support/screening.h"

namespace fs = std::filesystem;

namespace {

struct Shown {
    std::string against;
    std::vector<std::string> by;  // names of tests
};

std::vector<Shown> rows_of_threat_model() {
    std::istringstream text(tests::read_file(fs::path(tests::source_dir()) / "docs" / "threat-model.md"));
    std::vector<Shown> rows;
    bool inside = false;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("| against |")) {
            inside = std::getline(text, line).good();  // the line of dashes
            continue;
        }
        if (!inside) continue;
        if (!line.starts_with("|")) break;
        std::vector<std::string> cells;
        std::istringstream cut(line.substr(1));
        for (std::string cell; std::getline(cut, cell, '|');)
            cells.push_back(cell);
        REQUIRE(cells.size() == 4);
        Shown& row = rows.emplace_back(Shown{cells[0], {}});
        const std::regex name("`([^`]+)`");
        for (std::sregex_iterator each(cells[2].begin(), cells[2].end(), name), end; each != end; ++each)
            row.by.push_back((*each)[1]);
    }
    return rows;
}

bool has_a_test(const fs::path& file) {
    return fs::is_regular_file(file) && tests::read_file(file).find("TEST_CASE(") != std::string::npos;
}

// A file of tests, or a folder of them, below tests/; or a target of fuzz/.
bool leads_to_a_test(const std::string& name) {
    const fs::path source = tests::source_dir();
    if (name == "fuzz/") return fs::is_directory(source / name);
    if (name.starts_with("fuzz/")) return fs::is_regular_file(source / (name + ".cpp"));
    if (!name.ends_with('/')) return has_a_test(source / "tests" / (name + ".cpp"));
    for (const auto& entry : fs::directory_iterator(source / "tests" / name)) {
        if (has_a_test(entry)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("whatever the threat model promises names tests, and each of them is there") {
    const std::vector<Shown> rows = rows_of_threat_model();

    CHECK(rows.size() > 15);
    for (const Shown& row : rows) {
        INFO(row.against);
        CHECK_FALSE(row.by.empty());
        for (const std::string& name : row.by) {
            INFO(name);
            CHECK(leads_to_a_test(name));
        }
    }
}

TEST_CASE("a name that leads to no test is noticed") {
    CHECK(leads_to_a_test("runtime/threat_model"));
    CHECK(leads_to_a_test("fuzz/store"));
    CHECK(leads_to_a_test("proof/"));
    CHECK_FALSE(leads_to_a_test("runtime/nothing"));
    CHECK_FALSE(leads_to_a_test("gui/screens_tablet"));
    CHECK_FALSE(leads_to_a_test("fuzz/nothing"));
}
