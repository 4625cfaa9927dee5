#include "runtime/assets.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

namespace fs = std::filesystem;

TEST_CASE("the files are found beside a build tree") {
    const auto found = runtime::find_assets(fs::path(tests::binary_dir()) / "screening");

    REQUIRE(found);
    CHECK(fs::equivalent(found->instruments, fs::path(tests::source_dir()) / "instruments"));
}

TEST_CASE("the files are found in an installation") {
    const fs::path root = fs::temp_directory_path() / "kiosk-assets-test";
    fs::create_directories(root / "share" / "screening-kiosk" / "instruments" / "definitions");

    const auto found = runtime::find_assets(root / "bin" / "screening");
    fs::remove_all(root);

    REQUIRE(found);
    CHECK(found->instruments == root / "share" / "screening-kiosk" / "instruments");
    CHECK(found->assets == root / "share" / "screening-kiosk" / "assets");
}

TEST_CASE("a program without its files says so instead of guessing") {
    CHECK_FALSE(runtime::find_assets("/nowhere/at/all/screening"));
}
