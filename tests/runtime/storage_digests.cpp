// What the history keeps of values that change: digests that show whether a value is the one of then,
// and tell nothing to who has the event and not the store.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <vector>

#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

using Blob = std::vector<unsigned char>;

struct Digests {
    Blob before;
    Blob after;
};

// Of the newest event of each kind.
std::map<std::string, Digests> digests_of(const InventedStore& invented) {
    Connection connection = forced(invented);
    std::map<std::string, Digests> all;
    auto rows = prepared(connection, "SELECT kind, before, after FROM events ORDER BY number");
    while (rows.step())
        all[rows.text("kind")] = {rows.blob("before"), rows.blob("after")};
    return all;
}

void set_contact(Store& store, const std::string& words) {
    const SiteWords contact{SiteWords::Kind::contact, north, "vi", words};
    REQUIRE(store.set_site_words({&contact, 1}, now()));
}

void set_programme(Store& store, const std::string& programme) {
    Settings settings = store.settings().value();
    settings.programme = programme;
    REQUIRE(store.change_settings(settings, now()));
}

void change_everything(const InventedStore& invented) {
    Store store = invented.open("supervisor");
    set_programme(store, "Invented programme");
    set_contact(store, "Invented contact");
    REQUIRE(store.add_site("invented-district/third", now()));
    REQUIRE(store.add_staff("leaver", Role::evaluator, {}, passphrase_of("leaver"), now()));
    REQUIRE(store.disable_staff("leaver", now()));
    REQUIRE(store.change_passphrase(passphrase_of("supervisor"), passphrase_of("new"), now()));
    REQUIRE(store.register_client("INVENTED-1", north, today, now()));
    REQUIRE(store.record_withdrawal("INVENTED-1", today, now()));
}

}  // namespace

TEST_CASE("the history has a digest of every value that changed, as it was and as it is", "[storage]") {
    const InventedStore invented;
    change_everything(invented);

    const auto digests = digests_of(invented);

    for (const char* kind : {"setting.changed", "staff.passphrase_changed"}) {
        INFO(kind);
        CHECK(digests.at(kind).before.size() == 32);
        CHECK(digests.at(kind).after.size() == 32);
        CHECK(digests.at(kind).before != digests.at(kind).after);
    }
    for (const char* kind : {"staff.added", "site.added", "client.withdrew", "contact.changed"}) {
        INFO(kind);
        CHECK(digests.at(kind).before.empty());
        CHECK(digests.at(kind).after.size() == 32);
    }
    CHECK(digests.at("staff.disabled").before == digests.at("staff.added").after);
    CHECK(digests.at("staff.disabled").after.empty());
}

TEST_CASE("what a value becomes is what the next change finds", "[storage]") {
    const InventedStore invented;
    const auto after = [&](const std::string& words) {
        {
            Store store = invented.open("supervisor");
            set_programme(store, words);
            set_contact(store, words);
        }
        return digests_of(invented);
    };

    const auto first = after("one");
    const auto second = after("two");
    const auto third = after("one");

    for (const char* kind : {"setting.changed", "contact.changed"}) {
        INFO(kind);
        CHECK(second.at(kind).before == first.at(kind).after);
        CHECK(third.at(kind).after == first.at(kind).after);
        CHECK(second.at(kind).after != first.at(kind).after);
    }
}

TEST_CASE("the same value has another digest in another store, so that nobody can look it up", "[storage]") {
    const InventedStore one;
    const InventedStore other;
    change_everything(one);
    change_everything(other);

    const auto here = digests_of(one);
    const auto there = digests_of(other);

    for (const char* kind : {"setting.changed", "contact.changed", "site.added", "client.withdrew"}) {
        INFO(kind);
        CHECK(here.at(kind).after != there.at(kind).after);
    }
}
