// Who can open the store, on the tablet: one's own passphrase, who leaves, the recovery sheet; and
// the backup. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "gui/screens/verified.h"
#include "runtime/storage/restore.h"
#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
namespace fs = std::filesystem;

TEST_CASE("a supervisor removes a person after being asked twice, and the tile goes", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.staff");
    tablet.tap("member.evaluator");

    tablet.tap("member.disable");
    tablet.tap("disable.no");
    CHECK(tablet.kiosk().staff()->at(2).active);
    tablet.tap("member.disable");
    tablet.tap("disable.yes");

    CHECK(tablet.shows("Đã ngừng quyền."));
    CHECK(tablet.shows("Đã ngừng · "));
    const auto names = tablet.kiosk().names();
    REQUIRE(names);
    CHECK(std::ranges::find(*names, "evaluator") == names->end());
    // The store goes on under its new key.
    tablet.restart();
    CHECK_FALSE(tablet.has("staff.evaluator"));
    tablet.sign_in("coordinator");
    CHECK(tablet.kiosk().stage() == Stage::home);
}

TEST_CASE("nobody can remove herself: her own row leads to her passphrase", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.staff");

    tablet.tap("member.supervisor");

    CHECK_FALSE(tablet.has("member.disable"));
    CHECK(tablet.has("own.change"));
}

TEST_CASE("a recovery sheet is shown once, and signs in from the page of tiles without being a tile",
          "[screens]") {
    Tablet tablet;
    CHECK_FALSE(tablet.has("recovery"));
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    REQUIRE(tablet.surface().page() == "recovery-sheet");
    const std::string words = tests::proposal_on(tablet.surface());
    REQUIRE(std::ranges::count(words, ' ') == 5);

    tablet.tap("written");
    CHECK_FALSE(tablet.shows(words));
    tablet.tap("part.staff");
    CHECK_FALSE(tablet.shows("recovery-sheet"));
    tablet.restart();
    CHECK_FALSE(tablet.has("staff.recovery-sheet"));
    tablet.tap("staff.supervisor");
    tablet.tap("recovery");
    tablet.hands().type(words);
    tablet.tap("sign-in");

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    CHECK(tablet.kiosk().who().role == runtime::storage::Role::supervisor);
    tablet.tap("part.history");
    CHECK(tablet.shows("Đăng nhập bằng giấy khôi phục"));
}

TEST_CASE("a supervisor checks the store, and reads what `screening verify` says", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");

    tablet.tap("keeping.verify");

    CHECK(tablet.shows("Mọi thứ đều đúng như phải có."));
    CHECK(tablet.shows("Tệp dữ liệu nguyên vẹn."));
    CHECK(tablet.shows("Mã của dòng đó"));
    tablet.tap("verified.close");
    CHECK_FALSE(tablet.shows("Mọi thứ đều đúng"));
    tablet.tap("part.history");
    CHECK(tablet.shows("Kiểm tra kho dữ liệu"));  // the event, by the name of what was done
}

TEST_CASE("what does not hold in the store is named, each in a line of its own", "[screens]") {
    runtime::Verification found;
    found.store.pages = found.store.structure = found.store.history = found.store.records = true;
    found.accepted = {{"dass-21@1", runtime::Verification::Definition::as_accepted}};
    found.same = 3;
    using Known = runtime::storage::Reader::Known;
    found.readers.all = {{"Invented Ba", Known::yes}, {"recovery-sheet", Known::no}};
    found.mark = {.records = 3, .events = 40, .head = "00112233445566778899aabbccddeeff"};
    gui::Surface surface;
    surface.resize(1280, 800);
    surface.set_language(gui::Language::en);
    tests::Hands hands(surface, [&found](gui::Frame& frame) {
        frame.page("verified");
        static_cast<void>(gui::draw_verified(found, frame));
    });
    hands.look();
    CHECK(hands.shows("Everything is as it should be."));
    CHECK(hands.shows("00112233 44556677"));
    CHECK(hands.shows("Who can open what is finished: Invented Ba, Recovery sheet (not confirmed by you)"));

    SECTION("pages") {
        found.store.structure = false;
        hands.look();
        CHECK(hands.shows("The file is damaged."));
    }
    SECTION("history") {
        found.store.history = false;
        hands.look();
        CHECK(hands.shows("The history was changed or is broken."));
    }
    SECTION("tables of somebody else's") {
        found.readers.strange_tables = true;
        hands.look();
        CHECK(hands.shows("that this program did not make"));
        CHECK(hands.shows("Not everything is as it should be"));
    }
    SECTION("readers, though reading ended early") {
        found.stopped = runtime::storage::StoreError{};
        hands.look();
        CHECK(hands.shows("Recovery sheet (not confirmed by you)"));
    }
    SECTION("history that was cut") {
        using History = runtime::storage::Readers::History;
        found.readers.history = History::not_noted;
        hands.look();
        CHECK(hands.shows("does not say where its history stood"));
        CHECK(hands.shows("Not everything is as it should be"));
        found.readers.history = History::cut;
        hands.look();
        CHECK(hands.shows("The history is not the one that stood here"));
        CHECK(hands.shows("Not everything is as it should be"));
    }
    SECTION("records") {
        found.store.records = false;
        hands.look();
        CHECK(hands.shows("Records are not as the history says"));
    }
    SECTION("records that cannot be opened") {
        found.store.records = false;
        found.store.unreadable_records = 1;
        hands.look();
        CHECK(hands.shows("1 record is not sealed to you"));
    }
    SECTION("definitions") {
        found.accepted.push_back({"assist@3.1", runtime::Verification::Definition::words_changed});
        hands.look();
        CHECK(hands.shows("Not installed as they were accepted: assist@3.1."));
    }
    SECTION("scores") {
        found.different = {"one", "two"};
        hands.look();
        CHECK(hands.shows("The scores of 2 records come out differently."));
    }
    SECTION("scores without their definition") {
        found.without_definition = 2;
        hands.look();
        CHECK(hands.shows("2 records were not scored again"));
    }
    SECTION("reading that stopped") {
        found.stopped = runtime::storage::StoreError{runtime::storage::StoreError::Kind::damaged, ""};
        hands.look();
        CHECK(hands.shows("Reading the records came to a stop"));
        CHECK_FALSE(hands.shows("00112233"));
    }
    CHECK(hands.shows("Not everything is as it should be."));
    CHECK_FALSE(hands.shows("Everything is as it should be."));
}

TEST_CASE("a backup goes where the supervisor says, under a neutral name, and never over another",
          "[screens]") {
    const tests::TemporaryFolder documents;
    ::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1);
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");

    std::vector<fs::path> made;
    for (int each = 0; each < 2; ++each) {
        tablet.tap("keeping.backup");
        const auto names = tablet.hands().names();
        // Sticks of this machine come first; the documents are the last place.
        const auto last = std::find_if(names.rbegin(), names.rend(), [](const std::string& name) {
            return name.starts_with("backup.save.");
        });
        REQUIRE(last != names.rend());
        tablet.tap(std::string(*last));
        CHECK(tablet.shows("Đã tạo bản sao lưu"));
        CHECK(tablet.shows(each == 0 ? "backup-2026-11-22, " : "backup-2026-11-22-2, "));
        // What a drill compares: records, the last entry and its code.
        CHECK(tablet.shows("Số bản ghi, kể cả bản chưa xong: "));
        tablet.tap("receipt.close");
        CHECK_FALSE(tablet.has("receipt.close"));
    }
    ::unsetenv("XDG_DOCUMENTS_DIR");

    for (const auto& entry : fs::directory_iterator(documents.path()))
        made.push_back(entry.path());
    std::ranges::sort(made);
    REQUIRE(made.size() == 2);
    CHECK(made[0].filename() == "backup-2026-11-22");
    CHECK(made[1].filename() == "backup-2026-11-22-2");
    const tests::TemporaryFolder elsewhere;
    REQUIRE(runtime::storage::restore(made[1], elsewhere.path() / "db", runtime::storage::OtherStore::refused,
                                      runtime::storage::Purpose::practice));
    CHECK(runtime::storage::Store::open(
              elsewhere.path() / "db", "coordinator",
              runtime::storage::Secret(std::string_view("practice practice practice practice")))
              .has_value());
}
