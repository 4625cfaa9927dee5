// What a key file may ask of this machine: a hostile one could ask for hours, or for all of its memory.
#include <sodium.h>

#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/key.h"

using namespace runtime::storage;

TEST_CASE("a cost of a key that this program would never have written is not plausible", "[storage]") {
    constexpr std::uint64_t least_memory = crypto_pwhash_argon2id_MEMLIMIT_MIN;
    constexpr std::uint64_t most_memory = std::uint64_t{1024} * 1024 * 1024;
    constexpr std::uint64_t least_passes = crypto_pwhash_argon2id_OPSLIMIT_MIN;

    CHECK(plausible(cheap_cost()));
    CHECK(plausible({least_passes, least_memory}));
    CHECK(plausible({64, most_memory / 4}));
    CHECK(plausible({16, most_memory}));
    CHECK_FALSE(plausible({17, most_memory}));
    CHECK_FALSE(plausible({64, most_memory / 4 + 1}));
    CHECK_FALSE(plausible({least_passes - 1, least_memory}));
    CHECK_FALSE(plausible({65, least_memory}));
    CHECK_FALSE(plausible({least_passes, least_memory - 1}));
    CHECK_FALSE(plausible({least_passes, most_memory + 1}));
}
