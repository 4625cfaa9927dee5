// The program's options, and the statuses with which it ends before there is a window.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "runtime/storage/store.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

namespace {

struct Ended {
    int status = -1;
    std::string said;
};

// Without a display, so that nothing opens.
Ended run(const tests::TemporaryFolder& folder, const std::string& options) {
    const std::string said = (folder.path() / "said").string();
    const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY XDG_DATA_HOME='" + folder.path().string() +
                                "' '" + tests::binary_dir() + "/screening-kiosk' " + options + " >'" + said +
                                "' 2>&1";
    const int raw = std::system(command.c_str());  // NOLINT(cert-env33-c): our own program and words
    std::ostringstream text;
    text << std::ifstream(said).rdbuf();
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : -1, text.str()};
}

std::string play(const tests::TemporaryFolder& folder, const std::string& steps) {
    const std::string file = (folder.path() / "some.play").string();
    std::ofstream(file) << steps;
    return "'" + file + "'";
}

}  // namespace

TEST_CASE("help and version are given without a window", "[program]") {
    const tests::TemporaryFolder folder;

    CHECK(run(folder, "--help").status == 0);
    const Ended version = run(folder, "--version");
    CHECK(version.status == 0);
    CHECK(version.said.starts_with("screening-kiosk "));
}

TEST_CASE("root does not open the window on a store that is somebody else's", "[program]") {
    if (::geteuid() != 0) SKIP("only root can take another's place");
    const tests::TemporaryFolder folder;
    const tests::TemporaryFolder home;
    REQUIRE(::chown(home.path().c_str(), 54321, 0) == 0);

    const Ended ended = run(folder, "--store '" + (home.path() / "store.db").string() + "'");

    CHECK(ended.status == 3);
    CHECK(ended.said.find("start this as #54321") != std::string::npos);
    CHECK(std::filesystem::is_empty(home.path()));
}

TEST_CASE("wrong usage ends with status 2 and a sentence", "[program]") {
    const tests::TemporaryFolder folder;

    CHECK(run(folder, "--no-such-option").status == 2);
    CHECK(run(folder, "--lang fr").status == 2);
    CHECK(run(folder, "--practice --size big").status == 2);
    const Ended both = run(folder, "--practice --store somewhere.db");
    CHECK(both.status == 2);
    CHECK_FALSE(both.said.empty());
}

TEST_CASE("a play is refused on a store that is not a practice store", "[program]") {
    const tests::TemporaryFolder folder;
    const std::string store = (folder.path() / "real.db").string();
    REQUIRE(runtime::storage::StoreFile::create(
        store, "invented", runtime::storage::Secret(std::string_view("invented words for a test")),
        runtime::storage::Purpose::real, {1'795'000'000}));

    const Ended ended = run(folder, "--store '" + store + "' --play " + play(folder, "quit\n"));

    CHECK(ended.status == 2);
    CHECK(ended.said.find("practice") != std::string::npos);
}

TEST_CASE("a store in a folder that is not there ends with status 3 and names it", "[program]") {
    const tests::TemporaryFolder folder;

    const Ended ended = run(folder, "--store /nowhere/at-all/store.db");

    CHECK(ended.status == 3);
    CHECK(ended.said.find("/nowhere/at-all") != std::string::npos);
}

TEST_CASE("a preview goes with no store, and a file that is not there is said", "[program][preview]") {
    const tests::TemporaryFolder folder;
    const std::string file = tests::source_dir() + "/instruments/definitions/dass-21-1.xml";

    CHECK(run(folder, "--preview '" + file + "' --practice").status == 2);
    CHECK(run(folder, "--preview '" + file + "' --store some.db").status == 2);
    const Ended missing = run(folder, "--preview /nowhere/at-all.xml");
    CHECK(missing.status == 3);
    CHECK(missing.said.find("/nowhere/at-all.xml") != std::string::npos);
    CHECK(run(folder, "--preview '" + folder.path().string() + "'").status == 3);
}

TEST_CASE("a preview says problems on standard error and touches no store", "[program][preview]") {
    const tests::TemporaryFolder folder;
    const std::string file = (folder.path() / "invented.xml").string();
    std::ofstream(file) << "<instrument>\n";

    const Ended ended = run(folder, "--preview '" + file + "'");

    CHECK(ended.said.find("invented.xml:") != std::string::npos);
    CHECK(ended.status == 3);  // only because there is no display
    CHECK_FALSE(std::filesystem::exists(folder.path() / "screening-kiosk"));
}

TEST_CASE("a play that cannot be read is told with its line", "[program]") {
    const tests::TemporaryFolder folder;

    CHECK(run(folder, "--practice --play /nowhere/at-all.play").status == 3);
    const Ended broken = run(folder, "--practice --play " + play(folder, "quit\ndance\n"));
    CHECK(broken.status == 1);
    CHECK(broken.said.find(":2: error:") != std::string::npos);
}

TEST_CASE("without a display the status is 3, with a sentence", "[program]") {
    const tests::TemporaryFolder folder;

    const Ended ended = run(folder, "--practice");

    CHECK(ended.status == 3);
    CHECK(ended.said.find("no display") != std::string::npos);
}
