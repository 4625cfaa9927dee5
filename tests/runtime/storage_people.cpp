// Staff and their passphrases, sites, accepted instruments.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "runtime/storage/passphrase.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("of a client of somebody else's site a coordinator learns nothing by registering the code again",
          "[storage]") {
    const InventedStore invented;
    REQUIRE(invented.open("coordinator").register_client("INVENTED-1", north, "2026-02-27", now()));
    REQUIRE(invented.open("coordinator").record_withdrawal("INVENTED-1", today, now()));
    {
        Store store = invented.open("elsewhere");

        const auto told = store.register_client("INVENTED-1", south, today, now());

        REQUIRE(told);
        CHECK(told->site == south);
        CHECK(told->registered_on == today);
        CHECK(told->last_contact == today);
        CHECK_FALSE(told->withdrew);
        CHECK(store.clients(south)->empty());
    }
    CHECK(invented.open("supervisor").register_client("INVENTED-1", south, today, now())->site == north);
}

TEST_CASE("a supervisor gives somebody other sites, and the history says before and after", "[storage]") {
    const InventedStore invented;
    std::vector<Event> before;
    {
        Store store = invented.open("supervisor");
        before = store.history().value();
        REQUIRE_KIND(store.set_sites("nobody", std::vector<Site>{north}, now()), no_such_name);
        REQUIRE_KIND(store.set_sites("coordinator", std::vector<Site>{"not/known"}, now()), no_such_site);
        REQUIRE(store.set_sites("coordinator", std::vector<Site>{north}, now()));  // as it was
        REQUIRE(store.history()->size() == before.size());
        REQUIRE(store.set_sites("coordinator", std::vector<Site>{south}, now()));
        REQUIRE(store.history()->size() == before.size() + 1);
        CHECK(store.history()->back().kind == "staff.sites_changed");
        CHECK(store.check()->whole());
    }
    Store store = invented.open("coordinator");
    CHECK(store.sites().value() == std::vector<Site>{south});
    REQUIRE_KIND(store.clients(north), not_permitted);
}

TEST_CASE("each member of staff opens the store with her own passphrase", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        save(store, begun_session(store), {answer("q1", "2")});
    }

    Store store = invented.open("supervisor");

    REQUIRE(store.open_visits()->size() == 1);
    REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("elsewhere")), in_use);
}

TEST_CASE("the staff list tells roles and sites, in the order they were added", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    const auto staff = store.staff();

    REQUIRE(staff.has_value());
    REQUIRE(staff->size() == 4);
    REQUIRE(staff->at(0).name == "supervisor");
    REQUIRE(staff->at(1).role == Role::coordinator);
    REQUIRE(staff->at(1).sites == std::vector<Site>{north});
    REQUIRE(staff->at(2).role == Role::evaluator);
    REQUIRE(staff->at(3).active);
}

TEST_CASE("staff are not added with a taken name, an unknown site or a weak passphrase", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        const auto add = [&](std::string_view name, const std::vector<Site>& sites, std::string_view secret) {
            return store.add_staff(name, Role::coordinator, sites, Secret{secret}, now());
        };

        REQUIRE_KIND(add("coordinator", {north}, "a good invented passphrase"), name_taken);
        for (const char* same : {"Coordinator", "COORDINATOR", "coordi nator"})
            REQUIRE_KIND(add(same, {north}, "a good invented passphrase"), name_taken);
        REQUIRE_KIND(add("new", {"no/where"}, "a good invented passphrase"), no_such_site);
        REQUIRE_KIND(add("new", {north}, "14 characters."), weak_passphrase);
        REQUIRE_KIND(add(" new", {north}, "a good invented passphrase"), bad_value);
        REQUIRE_KIND(add("n\new", {north}, "a good invented passphrase"), bad_value);
        REQUIRE(store.staff()->size() == 4);
    }
    REQUIRE(StoreFile::hold(invented.file())->names()->size() == 4);
}

TEST_CASE("nobody gets a name with a character that nobody sees, or that of the recovery sheet",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto add = [&](std::string_view name) {
        return store.add_staff(name, Role::evaluator, {}, passphrase_of("new"), now());
    };
    for (const char* name : {"Lan\u200B", "\u202Enal", "Lan\u00A0An"})
        REQUIRE_KIND(add(name), bad_value);
    for (const char* name : {"Recovery Sheet", "recovery-SHEET", "coordi-nator"})
        REQUIRE_KIND(add(name), name_taken);
    REQUIRE_KIND(StoreFile::create(invented.folder() / "another", "Lan\u200B", passphrase_of("new"),
                                   Purpose::practice, now()),
                 bad_value);
    REQUIRE_KIND(StoreFile::create(invented.folder() / "another", "Recovery Sheet", passphrase_of("new"),
                                   Purpose::practice, now()),
                 name_taken);
    REQUIRE(add("Nguyễn Thị Lan, phường 3"));
}

TEST_CASE("only a supervisor manages staff, sites and instruments", "[storage]") {
    const InventedStore invented;

    for (const char* name : {"coordinator", "evaluator"}) {
        Store store = invented.open(name);
        REQUIRE_KIND(store.add_staff("new", Role::supervisor, {}, passphrase_of("new"), now()),
                     not_permitted);
        REQUIRE_KIND(store.staff(), not_permitted);
        REQUIRE_KIND(store.add_site("a/b", now()), not_permitted);
        REQUIRE_KIND(store.accept(dass, {}, now()), not_permitted);
        REQUIRE_KIND(store.import({}, now()), not_permitted);
        REQUIRE_KIND(store.each_record(
                         {}, Reading::exporting, [](const Record&) { return true; }, now()),
                     not_permitted);
        REQUIRE_KIND(store.history(), not_permitted);
        REQUIRE_KIND(store.check(), not_permitted);
    }
}

TEST_CASE("adding staff that is killed between key file and database leaves a usable store", "[storage]") {
    const InventedStore invented;
    const auto before = invented.folder() / "before.db";
    std::filesystem::copy_file(invented.file(), before);
    REQUIRE(invented.open("supervisor").add_staff("new", Role::evaluator, {}, passphrase_of("new"), now()));
    // The key file of after, the database of before: where a kill between the two leaves it.
    std::filesystem::copy_file(before, invented.file(), std::filesystem::copy_options::overwrite_existing);

    REQUIRE_KIND(Store::open(invented.file(), "new", passphrase_of("new")), no_such_name);
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.staff()->size() == 4);
        REQUIRE(store.check()->whole());
        REQUIRE(store.add_staff("new", Role::coordinator, {north}, passphrase_of("again"), now()));
    }
    REQUIRE(StoreFile::hold(invented.file())->names()->size() == 5);
    REQUIRE_KIND(Store::open(invented.file(), "new", passphrase_of("new")), wrong_passphrase);
    REQUIRE(Store::open(invented.file(), "new", passphrase_of("again"))->who().role == Role::coordinator);
}

TEST_CASE("adding staff may be killed at any moment", "[storage]") {
    const InventedStore invented;

    for (int round = 0; round < 12; ++round) {
        const int child = in_child([&] {
            auto store = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));
            for (int each = 0; store && each < 1000; ++each) {
                const std::string name = "r" + std::to_string(round) + "-" + std::to_string(each);
                if (!store->add_staff(name, Role::evaluator, {}, passphrase_of(name), now())) return 1;
            }
            return 0;
        });
        ::usleep(static_cast<useconds_t>(4000 + round * 3700));
        ::kill(child, SIGKILL);
        REQUIRE(status_of(child) == -SIGKILL);

        Store store = invented.open("supervisor");
        REQUIRE(store.check()->whole());
    }
    // Everyone in the list can sign in.
    const auto staff = invented.open("supervisor").staff();
    const auto names = StoreFile::hold(invented.file())->names().value();
    for (const StaffMember& member : *staff) {
        REQUIRE(std::find(names.begin(), names.end(), member.name) != names.end());
    }
    if (staff->size() > 4) REQUIRE(invented.open(staff->back().name).who().role == Role::evaluator);
}

TEST_CASE("a site is written as two names and added once", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE(store.add_site("Long Biên/Bồ Đề", now()));
    REQUIRE(store.add_site("Long Biên/Bồ Đề", now()));
    for (const char* bad : {"", "/", "a/", "/b", "a", "a/b/c", "a /b", "a/\tb", "a/\xff"}) {
        INFO(bad);
        REQUIRE_KIND(store.add_site(bad, now()), bad_value);
    }
    REQUIRE(store.sites().value() == std::vector<Site>{"Long Biên/Bồ Đề", north, south});
}

TEST_CASE("each person is offered the sites where she may work", "[storage]") {
    const InventedStore invented;

    REQUIRE(invented.open("coordinator").sites().value() == std::vector<Site>{north});
    REQUIRE(invented.open("elsewhere").sites().value() == std::vector<Site>{south});
    REQUIRE(invented.open("supervisor").sites()->size() == 2);
}

TEST_CASE("the newest acceptance of an instrument holds", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const InstrumentRef changed{"dass-21", "1", "digest-of-a-changed-file"};

    REQUIRE(store.accept(changed, {{"vi", "other-words"}}, now()));

    const auto accepted = store.accepted();
    REQUIRE(accepted->size() == 2);
    REQUIRE(accepted->at(0).instrument == survey);
    REQUIRE(accepted->at(1).instrument == changed);
    REQUIRE(accepted->at(1).wordings == std::vector<WordingDigest>{{"vi", "other-words"}});
    REQUIRE(accepted->at(1).accepted_by == "supervisor");
    REQUIRE_KIND(store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, now()),
                 not_accepted);
    REQUIRE(store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {changed}}, now()));
}

TEST_CASE("a passphrase is taken from 15 characters, whatever the letters", "[storage]") {
    const auto refused = [](std::string_view text) { return refuse_passphrase(Secret{text}); };

    REQUIRE(refused("") == PassphraseRefusal::too_short);
    REQUIRE(refused("12345678901234") == PassphraseRefusal::too_short);
    REQUIRE_FALSE(refused("123456789012345").has_value());
    // Fourteen letters are not fifteen for having marks, composed or not.
    REQUIRE(refused("m\u1ED9t hai ba b\u1ED1n") == PassphraseRefusal::too_short);
    REQUIRE(refused("mo\u0323\u0302t hai ba bo\u0302\u0301n") == PassphraseRefusal::too_short);
    REQUIRE_FALSE(refused("m\u1ED9t hai ba b\u1ED1n n").has_value());
    REQUIRE(refused("a tab\tin a long text") == PassphraseRefusal::control_character);
    REQUIRE(refused("broken \xff\xff\xff\xff\xff text") == PassphraseRefusal::not_utf8);
    REQUIRE(refused("aaaaaaaaaaaaaaaaaaaa") == PassphraseRefusal::one_character);
    REQUIRE_FALSE(refused(std::string(passphrase_bytes_max - 1, 'a') + "b").has_value());
    REQUIRE(refused(std::string(passphrase_bytes_max, 'a') + "b") == PassphraseRefusal::too_long);
}

TEST_CASE("the passphrase of practice stores is taken for a practice store only, however it is written",
          "[storage]") {
    using enum Purpose;
    for (const char* known : {"practice practice practice practice", "Practice Practice Practice Practice",
                              "practicepracticepracticepractice"}) {
        INFO(known);
        CHECK(refuse_passphrase(Secret{std::string_view(known)}) == PassphraseRefusal::of_practice);
        CHECK_FALSE(refuse_passphrase(Secret{std::string_view(known)}, practice).has_value());
    }
    for (const char* other : {"practice practice practice practic", "practice practice practice practices",
                              "practise practice practice practice"})
        CHECK_FALSE(refuse_passphrase(Secret{std::string_view(other)}).has_value());

    const Secret known{practice_passphrase};
    const TemporaryFolder folder;
    const auto file = folder.path() / "db";
    REQUIRE_KIND(StoreFile::create(file, "supervisor", known, real, now()), weak_passphrase);
    REQUIRE_KIND(StoreFile::create(file, "supervisor", passphrase_of("supervisor"), real, now(), known),
                 weak_passphrase);
    REQUIRE(StoreFile::create(file, "supervisor", passphrase_of("supervisor"), real, now()));
    {
        auto store = Store::open(file, "supervisor", passphrase_of("supervisor"));
        REQUIRE(store);
        REQUIRE_KIND(store->add_staff("new", Role::evaluator, {}, known, now()), weak_passphrase);
        REQUIRE_KIND(store->change_passphrase(passphrase_of("supervisor"), known, now()), weak_passphrase);
    }
    const InventedStore invented;
    Store store = invented.open("supervisor");
    REQUIRE(store.add_staff("new", Role::evaluator, {}, known, now()));
    REQUIRE(store.change_passphrase(passphrase_of("supervisor"), known, now()));
}
