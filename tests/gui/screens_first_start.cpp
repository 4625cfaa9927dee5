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

namespace {

// A tablet on which nobody has made a store yet. Slow work is done at once, or only counted.
struct NewTablet {
    enum class SlowWork : std::uint8_t { done, counted };

    explicit NewTablet(SlowWork slow = SlowWork::done) {
        auto kiosk = runtime::Kiosk::start(file, catalog, clock);
        REQUIRE(kiosk);
        surface.resize(1280, 800);
        app.emplace(std::move(*kiosk), surface,
                    [this, slow](const std::function<void()>& work, const std::function<void()>& then) {
                        ++works;
                        if (slow == SlowWork::counted) return;
                        work();
                        then();
                    });
        hands.emplace(surface, [this](gui::Frame& frame) { app->draw(frame); });
    }

    tests::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "store.db";
    runtime::Catalog catalog = runtime::Catalog::load(tests::source_dir() + "/instruments");
    tests::ManualClock clock;
    int works = 0;
    gui::Surface surface;
    std::optional<gui::App> app;
    std::optional<tests::Hands> hands;
};

}  // namespace

TEST_CASE("the first start makes a store and its first supervisor, and a slip is told before", "[screens]") {
    NewTablet tablet;
    gui::App& app = *tablet.app;
    gui::Surface& surface = tablet.surface;
    tests::Hands& hands = *tablet.hands;
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
    CHECK_FALSE(std::filesystem::exists(tablet.file));
    // The second field has the keyboard: Ctrl-A and writing over it mends it.
    surface.push(gui::KeyDown{gui::Key::a, false, true});
    hands.look();
    hands.type("bamboo river lamp seven");
    hands.tap("create");

    REQUIRE(app.kiosk().stage() == Stage::sign_in);
    CHECK(std::filesystem::exists(tablet.file));
    // First the recovery sheet, until it is on paper.
    REQUIRE(surface.page() == "recovery-sheet");
    const std::string sheet = tests::proposal_on(surface);
    CHECK(std::ranges::count(sheet, ' ') == 5);
    CHECK(runtime::storage::has_unwritten_sheet(tablet.file));
    hands.tap("written");
    CHECK_FALSE(runtime::storage::has_unwritten_sheet(tablet.file));
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
    NewTablet tablet(NewTablet::SlowWork::counted);
    gui::Surface& surface = tablet.surface;
    tests::Hands& hands = *tablet.hands;
    const std::string first = tests::proposal_on(surface);
    REQUIRE(std::ranges::count(first, ' ') == 5);

    hands.tap("supervisor.another");
    const std::string second = tests::proposal_on(surface);
    hands.tap("supervisor.use");
    hands.type(second + "x");  // into the second field, with a slip
    hands.tap("supervisor");
    hands.type("Invented");
    hands.tap("create");
    const int after_slip = tablet.works;
    surface.push(gui::KeyDown{gui::Key::a, false, true});
    hands.look();
    hands.type(second);
    hands.tap("create");

    CHECK(second != first);
    CHECK(std::ranges::count(second, ' ') == 5);
    CHECK(after_slip == 0);
    CHECK(tablet.works == 1);
}

TEST_CASE("a new tablet goes on from the backup of another, with a passphrase of a supervisor of it",
          "[screens]") {
    const tests::TemporaryFolder documents;
    ::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1);
    NewTablet tablet;
    const runtime::Kiosk& kiosk = tablet.app->kiosk();
    tests::Hands& hands = *tablet.hands;
    const auto lost = tablet.folder.path() / "lost.db";
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
    hands.tap("lang.en");
    hands.tap("restore");
    hands.tap("restore.file.1");
    CHECK(hands.shows("then this tablet goes on from that day"));
    hands.type("other words that nobody chose");
    hands.tap("restore.yes");
    CHECK(hands.shows("This passphrase is not right."));
    CHECK(kiosk.stage() == Stage::first_start);
    CHECK_FALSE(std::filesystem::exists(tablet.file));
    hands.type("bamboo river lamp seven");
    hands.tap("restore.yes");

    REQUIRE(kiosk.stage() == Stage::sign_in);
    hands.tap("staff.Invented_Supervisor");
    hands.type("bamboo river lamp seven");
    hands.tap("sign-in");
    REQUIRE(kiosk.stage() == Stage::home);
    CHECK(kiosk.sites() == std::vector<std::string>{"invented/site"});
    ::unsetenv("XDG_DOCUMENTS_DIR");
}
