// Nothing left behind: what was planted in a day's work (canary_day.h) is in nothing that the program wrote
// meanwhile: not in a file that stays, nor in one that was there for a moment, nor in a name; and it wrote
// nowhere else.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "tests/proof/canary_day.h"
#include "tests/support/screening.h"

using namespace proof;
using runtime::Level;
namespace fs = std::filesystem;

namespace {

// As two-byte characters.
std::string wide(const std::string& word) {
    std::string bytes;
    for (const char c : word) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

// By how they begin they are found in pieces, too.
const std::vector<std::string>& sought() {
    static const std::vector<std::string> words{"CANARY", "canary", tests::invented_passphrase};
    return words;
}

struct Found {
    std::size_t written = 0;        // bytes that were looked through
    std::set<std::string> names{};  // of files that were written
    std::vector<std::string> in{};
};

Found look_for(const std::vector<std::string>& words, const Disk& disk, const fs::path& folder) {
    Found found;
    const auto look = [&](const std::string& where, const std::string& bytes) {
        found.written += bytes.size();
        const bool there = std::ranges::any_of(words, [&](const std::string& word) {
            return bytes.find(word) != std::string::npos || bytes.find(wide(word)) != std::string::npos;
        });
        if (there) found.in.push_back(where);
    };
    for (const Operation& operation : disk.recorded()) {
        found.names.insert(operation.file);
        look("written to " + operation.file, operation.file + operation.bytes);
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().string();
        look("left in " + name, name + (entry.is_regular_file() ? tests::read_file(entry) : ""));
    }
    return found;
}

}  // namespace

TEST_CASE("nothing that the program ever wrote has a planted answer, code, reason or passphrase in it",
          "[canary]") {
    const CanaryDay day(Level::deidentified);

    const Found found = look_for(sought(), day.disk, day.folder);
    CHECK(found.in.empty());
    CHECK(day.disk.opened_elsewhere().empty());
    // What was to be looked through was there.
    CHECK(found.written > 3'000'000);
    CHECK(day.salvaged == 2);
    for (const char* name : {"store.db-journal", "store.db.keys.new", "store.db.session", "store.db.changed",
                             "damaged.db", ".card.pdf", "a-backup", "copy.db"}) {
        INFO(name);
        CHECK(std::ranges::any_of(found.names,
                                  [&](const std::string& each) { return each.starts_with(name); }));
    }
    CHECK(fs::exists(day.folder / "export" / "assist@3.1.csv"));
}

TEST_CASE("a client's card says what she named herself, and not whose it is", "[canary]") {
    const CanaryDay day(Level::deidentified);
    if (day.card_says.empty()) SKIP("pdftotext is not installed");

    CHECK_THAT(day.card_says, Catch::Matchers::ContainsSubstring(canary::said));
    for (const char* other : {canary::code, tests::invented_site, "coordinator"})
        CHECK_THAT(day.card_says, !Catch::Matchers::ContainsSubstring(other));
}

TEST_CASE("an export of everything is found by the same search", "[canary][control]") {
    const CanaryDay day(Level::full);

    for (const char* word :
         {canary::put_right, canary::alone, canary::comment, canary::imported, canary::code}) {
        INFO(word);
        CHECK_FALSE(look_for({word}, day.disk, day.folder).in.empty());
    }
    CHECK(look_for({canary::erased, canary::code_erased}, day.disk, day.folder).in.empty());
}

TEST_CASE("whatever was planted is found by the same search, in what is left and what is gone",
          "[canary][control]") {
    const tests::TemporaryFolder folder;

    for (const std::string& word : all_planted()) {
        for (const std::string& bytes : {word, wide(word)}) {
            INFO(word);
            Disk disk(folder.path());
            disk.record();
            const fs::path note = folder.path() / "note";
            tests::write_file(note, "an invented note " + bytes);
            CHECK(look_for(sought(), disk, folder.path()).in.size() == 2);
            fs::remove(note);
            CHECK(look_for(sought(), disk, folder.path()).in == std::vector<std::string>{"written to note"});
        }
    }
}
