// `screening backup` and `screening restore`, as a script calls them: who may put what in a store's place.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>

#include "runtime/storage/store.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
namespace fs = std::filesystem;

namespace {

// A store with a backup of it.
class Backed {
  public:
    Backed() { REQUIRE(store.run({"backup", "--out", backup()}).status == 0); }

    [[nodiscard]] fs::path backup() const { return store.folder() / "the-backup"; }
    // As `name`, or as nobody.
    [[nodiscard]] tests::Said restored_to(const fs::path& file, const std::string& name = {},
                                          const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"restore", "--in", backup(), "--store", file};
        if (!name.empty())
            words.insert(words.end(), {"--as", name, "--passphrase-file", store.passphrases()});
        words.insert(words.end(), more.begin(), more.end());
        return tests::screening(words);
    }

    CommandLineStore store;
};

std::string last_line(const std::string& text) {
    return text.substr(text.rfind('\n', text.size() - 2) + 1);
}

}  // namespace

TEST_CASE("where no store stands a backup is restored without a passphrase, and that is said") {
    const Backed backed;
    const auto elsewhere = backed.store.folder() / "elsewhere.store";

    const auto plain = backed.restored_to(elsewhere, {}, {"--practice"});

    INFO(plain.err);
    CHECK(plain.status == 0);
    CHECK_THAT(plain.out, ContainsSubstring("Its pages and its history were not verified"));
    CHECK(tests::screening({"verify", "--store", elsewhere, "--as", "supervisor", "--passphrase-file",
                            backed.store.passphrases()})
              .status == 0);
}

TEST_CASE("a standing store is replaced by a supervisor of it, and by nobody else") {
    const Backed backed;
    backed.store.add_staff("coordinator", "coordinator");
    const auto before = tests::files_in(backed.store.folder());
    const auto file = backed.store.file();

    const auto nobody = backed.restored_to(file);
    const auto coordinator = backed.restored_to(file, "coordinator");
    const auto stranger = backed.restored_to(file, "somebody");

    CHECK(nobody.status == 2);
    CHECK_THAT(nobody.err, ContainsSubstring("--as"));
    CHECK(coordinator.status == 3);
    CHECK_THAT(coordinator.err, ContainsSubstring("it takes a supervisor"));
    CHECK(stranger.status == 3);
    CHECK(tests::read_file(file) == before.at("practice.store"));

    const auto supervisor = backed.restored_to(file, "supervisor");
    INFO(supervisor.err);
    CHECK(supervisor.status == 0);
    CHECK_THAT(supervisor.out, ContainsSubstring("is restored") && !ContainsSubstring("not verified"));
}

TEST_CASE("a store that cannot be opened is replaced by a supervisor of the backup") {
    const Backed backed;
    const bool gone = GENERATE(true, false);
    if (gone) {
        fs::remove(backed.store.file());
    } else {
        std::string bytes = tests::read_file(backed.store.file());
        bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
        tests::write_file(backed.store.file(), bytes);
    }

    CHECK(backed.restored_to(backed.store.file()).status == 2);
    const auto supervisor = backed.restored_to(backed.store.file(), "supervisor");

    INFO(supervisor.err);
    CHECK(supervisor.status == 0);
    CHECK(backed.store.run({"verify"}).status == 0);
}

TEST_CASE("another store's backup is not put in a store's place, unless that is said") {
    const Backed backed;
    const CommandLineStore other;
    const auto before = tests::read_file(other.file());

    const auto refused = backed.restored_to(other.file(), "supervisor");
    CHECK(refused.status == 3);
    CHECK_THAT(refused.err, ContainsSubstring("of another store") && ContainsSubstring("--other-store"));
    CHECK(tests::read_file(other.file()) == before);

    CHECK(backed.restored_to(other.file(), "supervisor", {"--other-store"}).status == 0);
}

TEST_CASE("a practice store's backup is not put in a real store's place, and what to do is said") {
    const Backed backed;
    const tests::TemporaryFolder folder;
    const auto real = folder.path() / "real.store";
    tests::write_file(folder.path() / "passphrase", "bamboo river lamp seven\n");
    REQUIRE(tests::screening({"store", "create", "--store", real, "--name", "supervisor", "--passphrase-file",
                              folder.path() / "passphrase"})
                .status == 0);
    std::string bytes = tests::read_file(real);
    bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
    tests::write_file(real, bytes);
    const auto before = tests::files_in(folder.path());

    // With its keys it is opened first, and hers is not the backup's passphrase.
    const auto refused =
        tests::screening({"restore", "--in", backed.backup(), "--store", real, "--as", "supervisor",
                          "--other-store", "--practice", "--passphrase-file", folder.path() / "passphrase"});

    CHECK(refused.status == 3);
    CHECK_THAT(refused.err, ContainsSubstring("a practice store, whose passphrases everybody knows") &&
                                ContainsSubstring("with --practice"));
    for (const auto& [name, content] : before)
        CHECK((name.ends_with(".tries") || tests::read_file(folder.path() / name) == content));
    CHECK_FALSE(fs::exists(real.string() + ".replaced"));
}

TEST_CASE("where nothing stands a practice store's backup takes --practice") {
    const Backed backed;
    const tests::TemporaryFolder folder;

    const auto refused = backed.restored_to(folder.path() / "db");
    CHECK(refused.status == 3);
    CHECK_THAT(refused.err, ContainsSubstring("--practice"));
    CHECK(tests::files_in(folder.path()).empty());

    CHECK(backed.restored_to(folder.path() / "db", "supervisor", {"--practice"}).status == 0);
}

TEST_CASE("whose passphrase was another when the backup was made is asked for both") {
    const Backed backed;
    const auto file = backed.store.passphrases();
    tests::write_file(file, "practice practice practice practice\nanother passphrase, invented\n");
    REQUIRE(backed.store.run({"staff", "passphrase"}).status == 0);

    tests::write_file(file, "another passphrase, invented\n");
    CHECK(backed.restored_to(backed.store.file(), "supervisor").status == 3);
    tests::write_file(file, "another passphrase, invented\npractice practice practice practice\n");
    const auto both = backed.restored_to(backed.store.file(), "supervisor");

    INFO(both.err);
    CHECK(both.status == 0);
    // Nobody guessed: of her passphrase of today it was known when it was tried on the backup.
    auto store = runtime::storage::Store::open(
        backed.store.file(), "supervisor",
        runtime::storage::Secret(std::string_view("practice practice practice practice")));
    REQUIRE(store);
    CHECK(std::ranges::count(store->history().value(), "passphrase.wrong", &runtime::storage::Event::kind) ==
          0);
}

TEST_CASE("restore prints the line that the backup printed") {
    const CommandLineStore store;
    const auto backup = store.run({"backup", "--out", store.folder() / "the-backup"});

    const auto restored = store.run({"restore", "--in", store.folder() / "the-backup"});

    INFO(restored.err);
    REQUIRE(restored.status == 0);
    CHECK_THAT(restored.out, ContainsSubstring(last_line(backup.out)));
}

TEST_CASE("a restore that fails leaves nothing behind") {
    const Backed backed;
    const tests::TemporaryFolder folder;
    std::string bytes = tests::read_file(backed.backup());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    tests::write_file(folder.path() / "broken", bytes);
    tests::write_file(folder.path() / "a.csv", "id,q1\n");
    const auto before = tests::files_in(folder.path());

    for (const char* in : {"broken", "a.csv", "none"}) {
        for (const bool named : {false, true}) {
            std::vector<std::string> call{"restore", "--in", folder.path() / in, "--store",
                                          folder.path() / "r2.db"};
            if (named)
                call.insert(call.end(),
                            {"--as", "supervisor", "--passphrase-file", backed.store.passphrases()});
            CHECK(tests::screening(call).status == 3);
            CHECK(tests::files_in(folder.path()) == before);
        }
    }
    // By somebody who may not: a backup that is whole.
    CHECK(tests::screening({"restore", "--in", backed.backup(), "--store", folder.path() / "r2.db",
                            "--practice", "--as", "nobody", "--passphrase-file", backed.store.passphrases()})
              .status == 3);
    CHECK(tests::files_in(folder.path()) == before);
}

TEST_CASE("a backup is not restored over itself, by whatever path or link, and stays as it is") {
    const Backed backed;
    const auto folder = backed.store.folder();
    const std::string bytes = tests::read_file(backed.backup());
    fs::create_symlink(backed.backup(), folder / "symbolic");
    fs::create_hard_link(backed.backup(), folder / "hard");
    fs::create_directory(folder / "aside");
    fs::create_symlink(backed.backup(), folder / "aside" / "there.restored");
    const auto files = tests::files_in(folder);

    for (const fs::path& place : {backed.backup(), folder / "aside" / ".." / "the-backup",
                                  folder / "symbolic", folder / "hard", folder / "aside" / "there"}) {
        for (const char* name : {"", "supervisor"}) {
            const auto refused = backed.restored_to(place, name);
            INFO(place << "\n" << refused.err);
            CHECK(refused.status == 2);
            CHECK_THAT(refused.err, ContainsSubstring("the backup itself"));
        }
    }
    CHECK(tests::files_in(folder) == files);
    CHECK(tests::read_file(backed.backup()) == bytes);
}

TEST_CASE("where a part of a store stands, it is said which, and what became of it") {
    const Backed backed;
    const auto file = backed.store.file();
    const fs::path keys = file.string() + ".keys";
    const bool store_alone = GENERATE(true, false);
    fs::remove(store_alone ? keys : file);

    const auto nobody = backed.restored_to(file);
    const auto supervisor = backed.restored_to(file, "supervisor", {"--other-store", "--practice"});

    CHECK(nobody.status == 2);
    CHECK_THAT(nobody.err,
               ContainsSubstring(store_alone ? "a store stands here without its key file"
                                             : "there is no store here, but the key file of one") &&
                   ContainsSubstring("--as NAME"));
    if (store_alone) {
        // What does not say what it is counts as a real store.
        CHECK(supervisor.status == 3);
        return;
    }
    INFO(supervisor.err);
    CHECK(supervisor.status == 0);
    CHECK_THAT(supervisor.out,
               ContainsSubstring("What was there is kept as " + file.string() + ".replaced.keys"));
    CHECK(fs::exists(file.string() + ".replaced.keys"));
}

TEST_CASE("a backup is not restored to a folder, and it is said what to name") {
    const Backed backed;
    const fs::path folder = backed.store.folder() / "folder";
    fs::create_directory(folder);

    for (const char* name : {"", "supervisor"}) {
        const auto said = backed.restored_to(folder, name);
        CHECK(said.status == 2);
        CHECK_THAT(said.err, ContainsSubstring("this is a folder. --store names the file"));
    }
}

TEST_CASE("a restore that was interrupted is finished by the next call, which says so") {
    const Backed backed;
    const auto file = backed.store.file();
    const auto elsewhere = backed.store.folder() / "elsewhere.store";
    REQUIRE(backed.restored_to(elsewhere, {}, {"--practice"}).status == 0);
    const auto wait = [&](const fs::path& store) {
        fs::copy_file(elsewhere, store.string() + ".restored");
        fs::copy_file(elsewhere.string() + ".keys", store.string() + ".restored.keys");
    };
    wait(file);
    const auto listed = backed.store.run({"site", "list"});
    wait(file);
    const auto restored = backed.restored_to(file, "supervisor");
    const auto empty = backed.store.folder() / "empty.store";
    wait(empty);
    const auto found = tests::screening({"verify", "--finder", "--store", empty});

    CHECK(listed.status == 0);
    CHECK_THAT(listed.err, ContainsSubstring("A restore that was interrupted is finished now"));
    CHECK(restored.status == 0);
    CHECK_THAT(restored.err, ContainsSubstring("A restore that was interrupted is finished now"));
    CHECK(found.status == 3);
    CHECK_THAT(found.err, ContainsSubstring("waits beside the store to take its place"));
}
