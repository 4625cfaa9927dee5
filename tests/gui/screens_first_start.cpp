// The first start, pressed through as a supervisor would: a real store, with its real and
// slow key derivation.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "gui/app.h"
#include "runtime/storage/recovery.h"
#include "tests/support/manual_clock.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

using runtime::Stage;

TEST_CASE("the first start makes a store and its first supervisor, and a slip is told before", "[screens]") {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    const runtime::Catalog catalog = runtime::Catalog::load(tests::source_dir() + "/instruments");
    const tests::ManualClock clock;
    auto kiosk = runtime::Kiosk::start(file, catalog, clock);
    REQUIRE(kiosk);
    gui::Surface surface;
    surface.resize(1280, 800);
    gui::App app(std::move(*kiosk), surface,
                 [](const std::function<void()>& work, const std::function<void()>& then) {
                     work();
                     then();
                 });
    tests::Hands hands(surface, [&app](gui::Frame& frame) { app.draw(frame); });
    REQUIRE(app.kiosk().stage() == Stage::first_start);
    const auto fill = [&hands](const char* field, const char* words) {
        hands.tap(field);
        hands.type(words);
    };

    hands.tap("create");
    CHECK(hands.control("supervisor").rect.h > 0);
    CHECK(app.kiosk().stage() == Stage::first_start);
    fill("supervisor", "Invented Supervisor");
    fill("supervisor.passphrase", "bamboo river lamp seven");
    fill("supervisor.again", "bamboo river lamp eight");
    hands.tap("create");
    CHECK(app.kiosk().stage() == Stage::first_start);
    CHECK_FALSE(std::filesystem::exists(file));
    // The second field has the keyboard: Ctrl-A and writing over it mends it.
    surface.push(gui::KeyDown{gui::Key::a, false, true});
    hands.look();
    hands.type("bamboo river lamp seven");
    hands.tap("create");

    REQUIRE(app.kiosk().stage() == Stage::sign_in);
    CHECK(std::filesystem::exists(file));
    // First the recovery sheet, until it is on paper.
    REQUIRE(surface.page() == "recovery-sheet");
    const std::string sheet = tests::proposal_on(surface);
    CHECK(std::ranges::count(sheet, ' ') == 5);
    CHECK(runtime::storage::has_unwritten_sheet(file));
    hands.tap("written");
    CHECK_FALSE(runtime::storage::has_unwritten_sheet(file));
    CHECK(tests::proposal_on(surface).empty());
    CHECK(surface.control("recovery") != nullptr);
    hands.tap("staff.Invented_Supervisor");
    hands.type("bamboo river lamp seven");
    hands.tap("sign-in");
    REQUIRE(app.kiosk().stage() == Stage::home);
    CHECK(app.kiosk().who().role == runtime::storage::Role::supervisor);
    CHECK_FALSE(app.kiosk().practice());
    CHECK(surface.control("do.sites") != nullptr);
}

TEST_CASE("the first start offers six words, which stand in the first field at a tap", "[screens]") {
    const tests::TemporaryFolder folder;
    const runtime::Catalog catalog = runtime::Catalog::load(tests::source_dir() + "/instruments");
    const tests::ManualClock clock;
    auto kiosk = runtime::Kiosk::start(folder.path() / "store.db", catalog, clock);
    REQUIRE(kiosk);
    gui::Surface surface;
    surface.resize(1280, 800);
    int works = 0;
    gui::App app(std::move(*kiosk), surface,
                 [&works](const std::function<void()>&, const std::function<void()>&) { ++works; });
    tests::Hands hands(surface, [&app](gui::Frame& frame) { app.draw(frame); });
    const std::string first = tests::proposal_on(surface);
    REQUIRE(std::ranges::count(first, ' ') == 5);

    hands.tap("supervisor.another");
    const std::string second = tests::proposal_on(surface);
    hands.tap("supervisor.use");
    hands.type(second + "x");  // into the second field, with a slip
    hands.tap("supervisor");
    hands.type("Invented");
    hands.tap("create");
    const int after_slip = works;
    surface.push(gui::KeyDown{gui::Key::a, false, true});
    hands.look();
    hands.type(second);
    hands.tap("create");

    CHECK(second != first);
    CHECK(std::ranges::count(second, ' ') == 5);
    CHECK(after_slip == 0);
    CHECK(works == 1);
}

TEST_CASE("a new tablet goes on from the backup of another, with a passphrase of a supervisor of it",
          "[screens]") {
    const tests::TemporaryFolder folder;
    const tests::TemporaryFolder documents;
    ::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1);
    const runtime::Catalog catalog = runtime::Catalog::load(tests::source_dir() + "/instruments");
    const tests::ManualClock clock;
    const auto lost = folder.path() / "lost.db";
    const runtime::storage::Secret words{std::string_view("bamboo river lamp seven")};
    {
        using namespace runtime::storage;
        auto made = StoreFile::create(lost, "Invented Supervisor", words, Purpose::real, Moment{1});
        REQUIRE(made);
        auto store = Store::open(*made, "Invented Supervisor", words);
        REQUIRE(store);
        REQUIRE(store->add_site("invented/site", Moment{2}));
        REQUIRE(store->back_up(documents.path() / "backup-2026-11-21", Moment{3}));
    }
    auto kiosk = runtime::Kiosk::start(folder.path() / "store.db", catalog, clock);
    REQUIRE(kiosk);
    gui::Surface surface;
    surface.resize(1280, 800);
    gui::App app(std::move(*kiosk), surface,
                 [](const std::function<void()>& work, const std::function<void()>& then) {
                     work();
                     then();
                 });
    tests::Hands hands(surface, [&app](gui::Frame& frame) { app.draw(frame); });
    hands.tap("lang.en");
    hands.tap("restore");
    hands.tap("restore.file.1");
    CHECK(hands.shows("then this tablet goes on from that day"));
    hands.type("other words that nobody chose");
    hands.tap("restore.yes");
    CHECK(hands.shows("This passphrase is not right."));
    CHECK(app.kiosk().stage() == Stage::first_start);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "store.db"));
    hands.type("bamboo river lamp seven");
    hands.tap("restore.yes");

    REQUIRE(app.kiosk().stage() == Stage::sign_in);
    hands.tap("staff.Invented_Supervisor");
    hands.type("bamboo river lamp seven");
    hands.tap("sign-in");
    REQUIRE(app.kiosk().stage() == Stage::home);
    CHECK(app.kiosk().sites() == std::vector<std::string>{"invented/site"});
    ::unsetenv("XDG_DOCUMENTS_DIR");
}
