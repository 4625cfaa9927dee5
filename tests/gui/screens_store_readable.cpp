// How much of a damaged store can still be read, as its page says it: the numbers are those of the store
// before, and of what a salvage misses. Everybody in it is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "tests/gui/locked_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

constexpr std::size_t page_size = 4096;

std::string damaged(std::string bytes, std::size_t page) {
    char& byte = bytes.at(page * page_size + 2000);
    byte = static_cast<char>(byte ^ 1);
    return bytes;
}

// Of the whole store.
std::int64_t records_of(const std::filesystem::path& file) {
    auto store = Store::open(file, "supervisor", Secret(runtime::practice_passphrase));
    REQUIRE(store);
    return store->sessions({}, 0, 1, {1})->count;
}

// Of a damaged one; nothing where nobody can tell how many there were.
std::optional<std::int64_t> lost_of(const std::filesystem::path& file) {
    const auto held = StoreFile::hold(file);
    REQUIRE(held);
    const auto salvaged = Store::salvage(*held, "supervisor", Secret(runtime::practice_passphrase),
                                         [](const Record&) { return true; });
    if (!salvaged || !salvaged->all_found) return std::nullopt;
    return static_cast<std::int64_t>(salvaged->lost.size());
}

// Of everything on the screen, as if no line had an end.
bool shows(const Locked& locked, const std::string& words) {
    return std::ranges::any_of(locked.surface.texts(), [&](std::string text) {
        std::ranges::replace(text, '\n', ' ');
        return text.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a damaged store tells how many of its records can still be read", "[screens]") {
    const int lost = GENERATE(0, 1);
    Locked locked;
    const std::int64_t all = records_of(locked.file);
    REQUIRE(all > 3);
    const std::string whole = bytes_of(locked.file);
    std::size_t page = whole.size() / page_size;
    do {
        REQUIRE(--page > 0);
        write_over(locked.file, damaged(whole, page));
    } while (lost_of(locked.file) != lost);

    locked.start();
    locked.sign_in();

    REQUIRE(locked.shows_trouble());
    CHECK(shows(locked, "Còn đọc được " + std::to_string(all - lost) + " trong " + std::to_string(all) +
                            " bản ghi."));
}
