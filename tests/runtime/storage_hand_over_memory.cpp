// While a client has the tablet, this process has no key to anything else; while nobody is signed in, and to
// what was before a change of keys, none at all.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "runtime/kiosk.h"
#include "tests/runtime/handed_over.h"
#include "tests/support/manual_clock.h"
#include "tests/support/own_memory.h"
#include "tests/support/scenario.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// Inverted, so that the search does not find these.
struct Keys {
    std::string data, own;
};

Keys keys_of(const InventedStore& invented, const char* name) {
    const auto [data, own] = unlocked(invented, name);
    const auto inverted_of = [](const Secret& key) {
        std::string text(key.size(), '\0');
        std::ranges::transform(key.bytes(), text.begin(), [](auto byte) { return static_cast<char>(~byte); });
        return text;
    };
    return {inverted_of(data), inverted_of(own)};
}

// As bytes, or as SQLCipher is told it.
std::size_t times_as_key(const std::string& key) {
    std::string text;
    for (const char byte : key) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto plain = static_cast<unsigned char>(~byte);
        text += static_cast<char>(~digits[plain >> 4U]);
        text += static_cast<char>(~digits[plain & 0xfU]);
    }
    return times_in_memory(key) + times_in_memory(text);
}

}  // namespace

TEST_CASE("while a client has the tablet, memory has no key and no answer of anybody else", "[private]") {
    const InventedStore invented;
    const Keys keys = keys_of(invented, "supervisor");
    // "an invented answer of an earlier client, long enough to be found", inverted.
    const std::string canary =
        inverted("an invented answer of an ") + inverted("earlier client, long enough to be found");
    Store store = invented.open("supervisor");
    {
        const std::string other = begun_session(store, "INVENTED-2");
        save(store, other, {answer("q1", inverted(canary))});
        const auto read = store.session(other, now());
        // Control: signed in, it is all there.
        REQUIRE(times_in_memory(canary) > 0);
    }
    REQUIRE(times_as_key(keys.data) > 0);
    REQUIRE(times_as_key(keys.own) > 0);
    standing_visit(store);

    const Store given = handed_over(std::move(store));

    CHECK(times_as_key(keys.data) == 0);
    CHECK(times_as_key(keys.own) == 0);
    CHECK(times_in_memory(canary) == 0);
}

TEST_CASE("after signing out memory has neither the data key nor a private key, before it it has both",
          "[private]") {
    const InventedStore invented;
    const Keys keys = keys_of(invented, "supervisor");
    const ManualClock clock;
    auto kiosk = runtime::Kiosk::start(invented.file(), catalog(), clock);
    REQUIRE(kiosk);
    {
        auto opened = kiosk->open_job("supervisor", std::make_shared<Secret>(passphrase_of("supervisor")))();
        REQUIRE(opened);
        kiosk->signed_in(std::move(*opened));
    }
    CHECK(times_as_key(keys.data) > 0);
    CHECK(times_as_key(keys.own) > 0);

    kiosk->sign_out();

    CHECK(times_as_key(keys.data) == 0);
    CHECK(times_as_key(keys.own) == 0);
}

TEST_CASE("when somebody has left memory has the new data key, and not the one before", "[private]") {
    const InventedStore invented;
    const Keys before = keys_of(invented, "supervisor");
    Store store = invented.open("supervisor");
    REQUIRE(times_as_key(before.data) > 0);

    REQUIRE(store.disable_staff("evaluator", now()));

    CHECK(times_as_key(before.data) == 0);
    CHECK(times_as_key(keys_of(invented, "supervisor").data) > 0);
}

TEST_CASE("when a supervisor changed her passphrase memory has neither key from before", "[private]") {
    const InventedStore invented;
    const Keys before = keys_of(invented, "supervisor");
    Store store = invented.open("supervisor");
    REQUIRE(times_as_key(before.own) > 0);

    REQUIRE(store.change_passphrase(passphrase_of("supervisor"), passphrase_of("somebody else"), now()));

    CHECK(times_as_key(before.own) == 0);
    CHECK(times_as_key(before.data) == 0);
}
