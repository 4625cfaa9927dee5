// What the strip of a practice store promises, and whether the sign-in page may tell a passphrase.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

TEST_CASE("only a practice store that is gone with the program says so and tells its passphrase",
          "[screens][practice]") {
    const bool stays = GENERATE(false, true);
    CAPTURE(stays);

    const Tablet tablet({.language = gui::Language::en, .stays = stays});

    CHECK(tablet.shows("everybody and everything here is invented"));
    CHECK(tablet.shows("gone when you close") == !stays);
    CHECK(tablet.shows("everybody's passphrase is") == !stays);
    CHECK(tablet.shows("This store is for practice only and is kept") == stays);
}
