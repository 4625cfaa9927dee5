// A definition or a list of occasions that cannot be read is said where it is missed: an empty list must not
// look like a good one.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "gui/screens/home.h"
#include "gui/screens/supervisor.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

namespace fs = std::filesystem;

namespace {

// The shipped files, one of which is cut short.
struct Broken {
    explicit Broken(const std::string& file) {
        for (const char* part : {"definitions", "wording", "occasions"})
            fs::copy(fs::path(tests::source_dir()) / "instruments" / part, folder.path() / part);
        if (!file.empty()) fs::resize_file(folder.path() / file, 200);
        catalog.emplace(runtime::Catalog::load(folder.path()));
        view.who = {"1", "Invented", runtime::storage::Role::coordinator, {"invented/one"}};
        view.sites = {"invented/one"};
        view.catalog = &*catalog;
    }

    tests::TemporaryFolder folder;
    std::optional<runtime::Catalog> catalog;
    gui::HomeView view;
};

bool home_shows(const Broken& broken, std::string_view text) {
    gui::Surface surface;
    surface.set_language(gui::Language::en);
    surface.resize(1280, 1600);
    gui::HomeDraft draft;
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        static_cast<void>(gui::draw_coordinator_home(broken.view, draft, frame.window(), frame));
    });
    hands.look();
    return hands.shows(text);
}

}  // namespace

TEST_CASE("where a file cannot be read the list of who is due does not say that nobody is", "[screens]") {
    const Broken whole("");
    CHECK(home_shows(whole, "Nothing is due"));
    CHECK_FALSE(home_shows(whole, "may be incomplete"));
    CHECK(home_shows(whole, "to do today"));

    for (const char* file : {"occasions/ward-programme.xml", "definitions/dass-21-1.xml"}) {
        const Broken broken(file);
        CAPTURE(file);
        CHECK(home_shows(broken, "may be incomplete"));
        CHECK_FALSE(home_shows(broken, "Nothing is due"));
        CHECK_FALSE(home_shows(broken, "to do today"));
    }
}

TEST_CASE("a supervisor reads on the first page which file cannot be read, and where", "[screens]") {
    Broken broken("definitions/dass-21-1.xml");
    broken.view.who.role = runtime::storage::Role::supervisor;
    gui::Surface surface;
    surface.set_language(gui::Language::en);
    surface.resize(1280, 2000);
    gui::SupervisorDraft draft;
    const gui::SupervisorData data;
    const std::vector<runtime::storage::StaffMember> staff;
    const std::vector<runtime::TabletFault> faults;
    const std::vector<gui::UndrawableFile> undrawable;
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        const gui::SupervisorView view{.home = broken.view,
                                       .staff = staff,
                                       .data = data,
                                       .faults = faults,
                                       .undrawable = undrawable,
                                       .working = false,
                                       .trouble = {}};
        static_cast<void>(gui::draw_supervisor_home(view, draft, frame.window(), frame));
    });
    hands.look();

    CHECK(hands.shows("could not be read"));
    CHECK(hands.shows("dass-21-1.xml, "));
}
