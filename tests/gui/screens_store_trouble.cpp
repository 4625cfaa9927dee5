// A store that nobody can open: the page says so, changes nothing, and lets one try again.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "gui/no_kiosk.h"
#include "runtime/storage/restore.h"
#include "tests/gui/locked_store.h"

using runtime::Stage;
using tests::bytes_of;
using tests::Locked;
using tests::write_over;

TEST_CASE("a key file that cannot be read takes the place of sign-in until it is mended", "[screens]") {
    Locked locked;
    const auto keys = locked.file.string() + ".keys";
    const std::string whole = bytes_of(keys);
    write_over(keys, whole.substr(0, whole.size() / 2));
    const std::string store = bytes_of(locked.file);

    locked.start();
    CHECK(locked.shows_trouble());
    CHECK(locked.surface.control("sign-in") == nullptr);
    locked.hands->tap("again");
    CHECK(locked.shows_trouble());

    write_over(keys, whole);
    locked.hands->tap("again");
    CHECK_FALSE(locked.shows_trouble());
    locked.sign_in();
    CHECK(locked.app->kiosk().stage() == Stage::home);
    CHECK(bytes_of(locked.file).size() == store.size());
}

TEST_CASE("a damaged store says so after the passphrase, and is left as it is", "[screens]") {
    Locked locked;
    const std::string whole = bytes_of(locked.file);
    std::string damaged = whole;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    write_over(locked.file, damaged);

    locked.start();
    CHECK_FALSE(locked.shows_trouble());
    locked.sign_in();

    CHECK(locked.shows_trouble());
    CHECK(locked.app->kiosk().stage() == Stage::sign_in);
    CHECK(bytes_of(locked.file) == damaged);

    write_over(locked.file, whole);
    locked.hands->tap("again");
    locked.sign_in();
    CHECK(locked.app->kiosk().stage() == Stage::home);
}

TEST_CASE("a wrong passphrase is not the store's trouble", "[screens]") {
    Locked locked;
    locked.start();
    locked.hands->tap("staff.coordinator");
    locked.hands->type("other words that nobody chose");
    locked.hands->tap("sign-in");

    CHECK_FALSE(locked.shows_trouble());
    CHECK(locked.surface.control("sign-in") != nullptr);
}

TEST_CASE("where there is no kiosk, the page can be read in either language and any look", "[screens]") {
    gui::Surface surface;
    surface.resize(1280, 800);
    gui::NoKiosk page({runtime::storage::StoreError::Kind::in_use, ""}, "no/store.db", surface);
    tests::Hands hands(surface, [&page](gui::Frame& frame) { page.draw(frame); });

    hands.tap("lang.en");
    CHECK(hands.shows("Another program has this store open."));
    const gui::Scheme before = surface.display().scheme;
    hands.tap("contrast");
    CHECK(surface.display().scheme != before);
    CHECK_FALSE(page.asked_again());
    hands.tap("again");
    CHECK(page.asked_again());
}

namespace {

// Documents of an invented person, with or without a backup.
struct Documents {
    Documents() { ::setenv("XDG_DOCUMENTS_DIR", folder.path().c_str(), 1); }
    Documents(const Documents&) = delete;
    Documents& operator=(const Documents&) = delete;
    ~Documents() { ::unsetenv("XDG_DOCUMENTS_DIR"); }
    tests::TemporaryFolder folder;
};

void damage(const std::filesystem::path& file) {
    std::string bytes = bytes_of(file);
    bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);  // its last page
    write_over(file, bytes);
}

}  // namespace

namespace {

// A store that was damaged after its backup was made, at the page that says so.
struct Damaged {
    Damaged() {
        using namespace runtime::storage;
        const Secret passphrase{std::string_view("practice practice practice practice")};
        {
            auto store = Store::open(locked.file, "supervisor", passphrase);
            REQUIRE(store);
            REQUIRE(store->back_up(backup, locked.clock.now()));
        }
        damage(locked.file);
        damaged = bytes_of(locked.file);
        locked.start();
        locked.sign_in();
        REQUIRE(locked.shows_trouble());
    }
    void restore_as(const std::string& control, const std::string& passphrase) {
        locked.hands->tap("restore.by." + control);
        locked.hands->type(passphrase);
        locked.hands->tap("restore.yes");
    }
    [[nodiscard]] bool nothing_changed() const {
        return bytes_of(locked.file) == damaged &&
               !std::filesystem::exists(locked.file.string() + ".replaced");
    }

    const Documents documents;
    Locked locked;
    std::filesystem::path backup = documents.folder.path() / "backup-2026-11-21";
    std::string damaged;
};

constexpr const char* right_words = "practice practice practice practice";

}  // namespace

TEST_CASE(
    "a damaged store offers what backups there are; with her passphrase a supervisor puts one in its place",
    "[screens]") {
    Damaged store;
    Locked& locked = store.locked;
    write_over(store.documents.folder.path() / "letter", "no backup");
    locked.hands->tap("restore");
    CHECK(locked.surface.control("restore.file.2") == nullptr);
    locked.hands->tap("restore.file.1");
    CHECK(locked.surface.control("restore.yes") == nullptr);
    store.restore_as("supervisor", right_words);

    CHECK_FALSE(locked.shows_trouble());
    CHECK(bytes_of(locked.file.string() + ".replaced") == store.damaged);
    locked.sign_in();
    CHECK(locked.app->kiosk().stage() == Stage::home);
    const runtime::storage::Secret passphrase{std::string_view(right_words)};
    locked.app.reset();
    auto restored = runtime::storage::Store::open(locked.file, "supervisor", passphrase);
    REQUIRE(restored);
    CHECK(std::ranges::any_of(*restored->history(),
                              [](const auto& event) { return event.kind == "store.restored"; }));
}

TEST_CASE("who knows no passphrase of a supervisor in the backup replaces nothing", "[screens]") {
    Damaged store;
    store.locked.hands->tap("lang.en");
    store.locked.hands->tap("restore");
    store.locked.hands->tap("restore.file.1");

    store.locked.hands->tap("restore.by.supervisor");
    store.locked.hands->tap("restore.yes");  // nothing was typed
    CHECK(store.nothing_changed());
    for (int tries = 1; tries <= 5; ++tries) {
        store.restore_as("supervisor", "other words that nobody chose");
        CHECK(store.nothing_changed());
        CHECK(store.locked.hands->shows(tries < 5 ? "This passphrase is not right." : "Wait a minute"));
        CHECK(store.locked.surface.focus() == "restore.passphrase");
    }
    store.restore_as("supervisor", right_words);  // too early now
    CHECK(store.locked.hands->shows("Wait a minute"));
    CHECK(store.nothing_changed());
    store.restore_as("coordinator", right_words);
    CHECK(store.locked.hands->shows("Only a supervisor may restore a backup."));
    CHECK(store.nothing_changed());
}

TEST_CASE("a backup with one byte that is not as it was is refused, and nothing is replaced", "[screens]") {
    Damaged store;
    damage(store.backup);
    store.locked.hands->tap("restore");
    store.locked.hands->tap("restore.file.1");

    store.restore_as("supervisor", right_words);

    CHECK(store.locked.hands->shows("không phải là bản sao lưu nguyên vẹn"));
    CHECK(store.nothing_changed());
}

TEST_CASE("where there is no kiosk a supervisor of the backup restores it the same way", "[screens]") {
    Damaged store;
    store.locked.app.reset();
    const std::string keys = store.locked.file.string() + ".keys";
    const std::string elsewhere = (store.documents.folder.path() / "keys").string();
    std::filesystem::rename(keys, elsewhere);
    gui::Surface surface;
    surface.resize(800, 1280);
    gui::NoKiosk page({runtime::storage::StoreError::Kind::keys_missing, ""}, store.locked.file, surface);
    tests::Hands hands(surface, [&page](gui::Frame& frame) { page.draw(frame); });
    hands.tap("restore");
    hands.tap("restore.file.1");
    hands.tap("restore.by.supervisor");
    // Without its keys it counts as a real store, and everybody knows the passphrases of this backup.
    hands.type(right_words);
    hands.tap("restore.yes");
    CHECK(hands.shows("bản sao lưu của kho luyện tập"));
    CHECK_FALSE(page.asked_again());
    CHECK(store.nothing_changed());

    std::filesystem::rename(elsewhere, keys);
    hands.type("other words that nobody chose");
    hands.tap("restore.yes");
    CHECK(hands.shows("Mật khẩu chưa đúng."));
    CHECK_FALSE(page.asked_again());
    CHECK(store.nothing_changed());

    hands.type(right_words);
    hands.tap("restore.yes");

    CHECK(page.asked_again());
    CHECK((bytes_of(store.locked.file.string() + ".replaced") == store.damaged));
}

TEST_CASE("where no backup is found the page says so; a store in use is not to be replaced", "[screens]") {
    const Documents documents;
    Locked locked;
    damage(locked.file);
    locked.start();
    locked.sign_in();
    locked.hands->tap("restore");
    CHECK(locked.surface.control("restore.file.1") == nullptr);
    CHECK(locked.hands->shows("Không thấy bản sao lưu nào."));

    gui::Surface surface;
    surface.resize(1280, 800);
    gui::NoKiosk page({runtime::storage::StoreError::Kind::in_use, ""}, locked.file, surface);
    tests::Hands hands(surface, [&page](gui::Frame& frame) { page.draw(frame); });
    CHECK(hands.shows("Một chương trình khác"));
    CHECK(surface.control("restore") == nullptr);
}

TEST_CASE("staff are told that an interrupted restore was finished, until a supervisor has been told",
          "[screens]") {
    namespace storage = runtime::storage;
    Locked locked;
    const auto backup = locked.folder.path() / "backup";
    {
        const auto held = storage::StoreFile::hold(locked.file);
        const storage::Secret words(runtime::practice_passphrase);
        auto store = storage::Store::open(*held, "supervisor", words);
        REQUIRE(store);
        REQUIRE(store->back_up(backup, locked.clock.now()));
    }
    const auto elsewhere = locked.folder.path() / "elsewhere";
    REQUIRE(storage::restore(backup, elsewhere, storage::OtherStore::refused, storage::Purpose::practice));
    std::filesystem::copy_file(elsewhere, locked.file.string() + ".restored");
    std::filesystem::copy_file(elsewhere.string() + ".keys", locked.file.string() + ".restored.keys");
    const std::string told = "bản sao lưu đã thay cho kho dữ liệu";

    locked.start();
    CHECK_FALSE(locked.hands->shows(told));
    for (const auto& [who, is_told] :
         {std::pair{"coordinator", true}, {"supervisor", true}, {"coordinator", false}}) {
        locked.sign_in(who);
        REQUIRE(locked.app->kiosk().stage() == Stage::home);
        CHECK(locked.hands->shows(told) == is_told);
        locked.app->lock();
    }
}
