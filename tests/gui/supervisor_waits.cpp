// What a supervisor sees while the background has the store, and what she finds again when the tablet locked
// itself meanwhile. Everybody is invented.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// Where a backup can go to: the documents, in a folder of the test's own.
class Documents {
  public:
    Documents() { ::setenv("XDG_DOCUMENTS_DIR", folder_.path().c_str(), 1); }
    ~Documents() { ::unsetenv("XDG_DOCUMENTS_DIR"); }
    Documents(const Documents&) = delete;
    Documents& operator=(const Documents&) = delete;
    void take_away() { fs::remove_all(folder_.path()); }

  private:
    tests::TemporaryFolder folder_;
};

// Sticks of this machine come first; the documents are the last place.
std::string last_place(Tablet& tablet) {
    std::string last;
    for (const auto& name : tablet.hands().names()) {
        if (name.starts_with("backup.save.")) last = name;
    }
    REQUIRE_FALSE(last.empty());
    return last;
}

void open_settings(Tablet& tablet) {
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
}

}  // namespace

TEST_CASE("while the background works a record that is touched is not opened, and it is said", "[screens]") {
    Tablet tablet;
    tablet.finish_dass();
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("part.settings");
    tablet.hold_background();
    tablet.tap("keeping.verify");
    tablet.tap("part.sessions");

    tablet.tap("session.1");

    CHECK(tablet.shows("Xin chờ một chút"));
    CHECK_FALSE(tablet.has("record.correct"));
    tablet.finish_background();
    tablet.tap("session.1");
    CHECK(tablet.has("record.correct"));
}

TEST_CASE("what nobody has read yet is no empty list", "[screens]") {
    Tablet tablet;
    tablet.finish_dass();
    tablet.sign_in_again("supervisor");
    tablet.tap("part.settings");
    tablet.hold_background();
    tablet.tap("keeping.verify");

    tablet.tap("part.sessions");
    CHECK_FALSE(tablet.shows("Chưa có phiên nào"));
    CHECK(tablet.shows("Xin chờ một chút"));
    tablet.tap("part.history");
    CHECK_FALSE(tablet.shows("Không có dòng nào"));
    tablet.let_go();
    tablet.tap("part.sessions");
    CHECK(tablet.has("session.1"));
}

TEST_CASE("what a check found stands for her who asked for it, when the tablet locked itself meanwhile",
          "[screens][locks]") {
    Tablet tablet;
    open_settings(tablet);
    tablet.hold_background();
    tablet.tap("keeping.verify");
    tablet.hands().wait(181s);
    REQUIRE(tablet.surface().page() == "cover");
    tablet.finish_background();
    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);

    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.has("verified.close"));
    tablet.sign_in_again("supervisor");

    CHECK(tablet.has("verified.close"));
}

TEST_CASE("a backup whose place is gone is told so, and that none was made, on no other page", "[screens]") {
    Documents documents;
    Tablet tablet;
    open_settings(tablet);
    tablet.tap("keeping.backup");
    const std::string place = last_place(tablet);
    documents.take_away();

    tablet.tap(place);

    CHECK(tablet.shows("Chưa có bản sao lưu nào được tạo"));
    CHECK_FALSE(tablet.shows("Không tìm thấy kho dữ liệu"));
    tablet.hands().wait(10s);
    tablet.tap("part.staff");
    tablet.tap("staff.add");
    CHECK_FALSE(tablet.shows("Chưa có bản sao lưu nào được tạo"));
}

TEST_CASE("who has no paper at hand leaves the recovery sheet, and the earlier one stays in force",
          "[screens]") {
    Tablet tablet;
    open_settings(tablet);
    const auto before = tablet.kiosk().recovery_name();
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    REQUIRE(tablet.has("written"));
    const std::string words = tests::proposal_on(tablet.surface());

    tablet.hands().key(gui::Key::escape);

    CHECK(tablet.has("keeping.sheet"));
    CHECK_FALSE(tablet.shows(words));
    CHECK(tablet.kiosk().recovery_name() == before);
}

TEST_CASE("who is signed in with the recovery sheet is told who makes the next one", "[screens]") {
    Tablet tablet;
    open_settings(tablet);
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    const std::string words = tests::proposal_on(tablet.surface());
    tablet.tap("written");
    tablet.restart();
    tablet.tap("staff.supervisor");
    tablet.tap("recovery");
    tablet.hands().type(words);
    tablet.tap("sign-in");
    tablet.tap("part.settings");

    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");

    CHECK_FALSE(tablet.has("written"));
    CHECK(tablet.shows("Hãy thêm một giám sát viên"));
}

TEST_CASE("another setting leaves the programme's name that is being typed", "[screens][supervisor]") {
    Tablet tablet;
    open_settings(tablet);
    tablet.tap("settings.programme");
    tablet.hands().type("Thu");

    tablet.tap("settings.auto_advance.yes");

    CHECK(tablet.has("settings.programme.save"));
}

TEST_CASE("a blank that nobody sees at the end of a site is no part of it", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sites");
    const auto add = [&](const char* district) {
        tablet.tap("district");
        tablet.hands().type(district);
        tablet.tap("ward");
        tablet.hands().type("Invented ward ");
        tablet.tap("add");
    };
    add("Invented ");
    CHECK(tablet.shows("Invented · Invented ward"));
    add("Invented");
    CHECK(tablet.shows("đã có rồi"));
}

TEST_CASE("a person is given other sites on her sheet, a coordinator at least one", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    const auto sites_of = [&] {
        const auto staff = tablet.kiosk().staff().value();
        const auto her = std::ranges::find(staff, "coordinator", &runtime::storage::StaffMember::name);
        return her->sites;
    };
    const auto before = sites_of();
    REQUIRE_FALSE(before.empty());
    tablet.tap("part.staff");
    tablet.tap("member.coordinator");
    CHECK_FALSE(tablet.has("member.sites"));
    for (const std::string& site : before)
        tablet.tap("site." + gui::control_word(site));
    tablet.tap("member.sites");
    CHECK(sites_of() == before);
    CHECK(tablet.has("member.sites"));

    tablet.tap("site." + gui::control_word(before.front()));
    tablet.tap("member.sites");

    CHECK(sites_of() == std::vector<std::string>{before.front()});
    CHECK_FALSE(tablet.has("member.sites"));
}

TEST_CASE("who tried the recovery sheet's words too often is told how long to wait", "[screens]") {
    Tablet tablet;
    open_settings(tablet);
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    tablet.tap("written");
    tablet.restart();
    tablet.tap("staff.supervisor");
    tablet.tap("recovery");
    for (int each = 0; each < 5; ++each) {
        tablet.tap("passphrase");
        tablet.hands().type("invented wrong words");
        tablet.tap("sign-in");
    }
    CHECK(tablet.shows("Đã nhập sai nhiều lần"));
    CHECK_FALSE(tablet.hands().control("sign-in").enabled);
}
