// The finder's view is true and complete: nothing that was planted in a store can be found in the
// bytes of any file beside it but what the view tells.
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "runtime/storage/finder.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/tries.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

struct File {
    std::string name;
    std::string bytes;
};

std::vector<File> all_files(const fs::path& folder) {
    std::vector<File> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        files.push_back({entry.path().filename().string(), all.str()});
    }
    return files;
}

// As it is, and as two-byte characters.
bool holds(const std::string& bytes, const std::string& planted) {
    std::string wide;
    for (const char c : planted) {
        wide += c;
        wide += '\0';
    }
    return bytes.find(planted) != std::string::npos || bytes.find(wide) != std::string::npos;
}

const std::vector<std::string> canaries = {
    "CANARY-CODE-7",        // a client's code
    "canary-answer-value",  // a choice
    "canary free text",     // what a client said
    "canary-district",      // a site
    "canary-item",         "canary consent words",     "canary-scale",
    "invented-district",   "client-satisfaction",      "dass-21",
    "practice practice",   "staff.disabled",           "store.created",
    "2026-02-28",          "more_intensive_treatment",
};

}  // namespace

TEST_CASE("what a finder learns is told, and nothing else can be read in any file", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.add_site("canary-district/canary-ward", now()));
        REQUIRE(store.add_staff("Visible Name", Role::evaluator, {}, passphrase_of("Visible"), now()));
        REQUIRE(store.add_staff("Gone Name", Role::evaluator, {}, passphrase_of("Gone"), now()));
        const SiteWords words{SiteWords::Kind::consent, "", "vi", "canary consent words"};
        REQUIRE(store.set_site_words({&words, 1}, now()));
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }
    {
        Store store = invented.open("coordinator");
        const std::string session = begun_session(store, "CANARY-CODE-7");
        save(store, session,
             {answer("canary-item", "canary-answer-value"), answer("q2", "canary free text")});
        REQUIRE(
            store.finish_session(session, {"scorer", {{"canary-scale", "more_intensive_treatment"}}}, now()));
        const std::string open_one = begun_session(store, "CANARY-CODE-7");
        save(store, open_one, {answer("q3", "canary free text")});
    }
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.disable_staff("Gone Name", now()));
        REQUIRE(store.back_up(invented.folder() / "store-backup", now()));
    }
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.stand_at(store.open_visits()->front().id, now()));
        const auto given = store.hand_over(now());
        REQUIRE(given);
    }
    static_cast<void>(Store::open(invented.file(), "evaluator", passphrase_of("wrong")));

    const auto view = finder_view(invented.file());
    REQUIRE(view);
    const auto files = all_files(invented.folder());

    for (const File& file : files) {
        for (const std::string& canary : canaries) {
            INFO(canary << " in " << file.name);
            // The display names of the invented staff are their roles' names; those are told.
            CHECK_FALSE(holds(file.bytes, canary));
        }
        INFO("Gone Name in " << file.name);
        CHECK_FALSE(holds(file.bytes, "Gone Name"));
    }
    CHECK(view->keys.names ==
          std::vector<std::string>{"supervisor", "coordinator", "evaluator", "elsewhere", "Visible Name"});
    CHECK(view->keys.recovery_sheets == 1);
    CHECK(view->keys.practice);
    CHECK(view->wrong_tries == 1);
    CHECK_FALSE(view->keys.changing.has_value());
    CHECK(view->with_client);
    // Every file of the store is told, and its size; the backup is a file of its own.
    CHECK(view->files.size() + 1 == files.size());
    for (const FoundFile& told : view->files) {
        const auto same = std::ranges::find(files, told.name, &File::name);
        REQUIRE(same != files.end());
        CHECK(same->bytes.size() == told.size);
    }
}

TEST_CASE("the search for planted words finds them where nothing is encrypted", "[storage]") {
    // The control: the same search over a file that holds a word in clear.
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "plain") << "some bytes, CANARY-CODE-7, and more";
    const std::string wide("c\0a\0n\0a\0r\0y\0-\0i\0t\0e\0m\0", 22);

    CHECK(holds(all_files(folder.path()).front().bytes, "CANARY-CODE-7"));
    CHECK(holds(wide, "canary-item"));
}

TEST_CASE("a finder needs the key file, and is told when it is not there", "[storage]") {
    const InventedStore invented;
    fs::remove(invented.beside(".keys"));

    REQUIRE_KIND(finder_view(invented.file()), keys_missing);
    REQUIRE_KIND(finder_view(invented.folder() / "none"), no_such_file);
}

TEST_CASE("a pipe in a store's place, or its keys', is told at once", "[storage]") {
    const InventedStore invented;
    const fs::path pipe = invented.folder() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    REQUIRE_KIND(finder_view(pipe), not_a_store);
    REQUIRE_KIND(Store::open(pipe, "supervisor", passphrase_of("supervisor")), not_a_store);

    fs::remove(invented.beside(".keys"));
    fs::rename(pipe, invented.beside(".keys"));

    REQUIRE_KIND(finder_view(invented.file()), damaged);
    REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);
}

TEST_CASE("a folder beside the store is none of its files", "[storage]") {
    const InventedStore invented;
    fs::create_directory(invented.beside(".folder"));
    std::ofstream(invented.beside(".other")) << "something";

    const auto view = finder_view(invented.file());

    REQUIRE(view.has_value());
    const auto listed = [&](const char* suffix) {
        const std::string name = invented.file().filename().string() + suffix;
        return std::ranges::find(view->files, name, &FoundFile::name) != view->files.end();
    };
    CHECK(listed(""));
    CHECK(listed(".other"));
    CHECK_FALSE(listed(".folder"));
}

TEST_CASE("a finder learns whether the recovery sheet of a new store was said to be on paper", "[storage]") {
    const InventedStore invented;
    CHECK_FALSE(finder_view(invented.file())->unwritten_sheet);
    note_unwritten_sheet(invented.file());
    CHECK(finder_view(invented.file())->unwritten_sheet);
    forget_unwritten_sheet(invented.file());
    CHECK_FALSE(finder_view(invented.file())->unwritten_sheet);
}

TEST_CASE("a finder's view has the names of a store that a restore set aside", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.back_up(invented.folder() / "backup-of-it", now()));
        REQUIRE(store.add_staff("Later Name", Role::evaluator, {}, passphrase_of("Later"), now()));
    }
    CHECK(finder_view(invented.file())->other_keys.empty());
    REQUIRE(restore(invented.folder() / "backup-of-it", invented.file(),
                    {"supervisor", passphrase_of("supervisor"), now()}));

    const auto view = finder_view(invented.file()).value();

    REQUIRE(view.other_keys.size() == 1);
    CHECK(view.other_keys.front().only_in_it == std::vector<std::string>{"Later Name"});
    CHECK(std::ranges::find(view.keys.names, "Later Name") == view.keys.names.end());
}

TEST_CASE("a finder's view counts recovery sheets, a client's tries, starts and lost visits", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        for (int each = 0; each < 3; ++each)
            REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }
    {
        const auto held = StoreFile::hold(invented.file());
        static_cast<void>(Store::open(*held, "evaluator", passphrase_of("wrong"), Hands::client));
        static_cast<void>(Store::open(*held, "evaluator", passphrase_of("wrong"), Hands::staff));
    }
    std::ofstream(invented.beside(".session.0123")) << "what could not be read";

    const auto view = finder_view(invented.file()).value();

    CHECK(view.keys.recovery_sheets == 1);
    CHECK(view.keys.sheets_made == 3);
    CHECK(view.wrong_tries == 2);
    CHECK(view.client_tries == 1);
    CHECK(view.boots == std::vector<std::string>{since_boot().boot});
    CHECK(view.lost_visits == 1);
}

TEST_CASE("the key file and the tries hold no other thing than those that the view tells", "[storage]") {
    // A key that is added here is to be told there: the finder reads both files.
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }
    {
        const auto held = StoreFile::hold(invented.file());
        static_cast<void>(Store::open(*held, "evaluator", passphrase_of("wrong"), Hands::client));
    }
    const auto view = finder_view(invented.file()).value();
    std::set<std::string> keys;
    for (const char* suffix : {".keys", ".tries"}) {
        std::ifstream in(invented.beside(suffix));
        const auto all = nlohmann::json::parse(in).flatten();
        for (const auto& [pointer, value] : all.items())
            keys.insert(suffix + pointer.substr(pointer.rfind('/')));
    }

    CHECK(keys == std::set<std::string>{".keys/format", ".keys/store", ".keys/practice", ".keys/person",
                                        ".keys/name", ".keys/kdf", ".keys/passes", ".keys/memory",
                                        ".keys/public_key", ".keys/salt", ".keys/nonce", ".keys/private_key",
                                        ".keys/data_key", ".tries/tries", ".tries/boot", ".tries/at",
                                        ".tries/unnoted"});
    CHECK(view.boots.size() == 1);
}
