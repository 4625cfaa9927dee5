// A store with damaged pages: how much of it can still be read is told and handed out, and nothing is
// changed.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/keyring.h"
#include "runtime/storage/restore.h"
#include "tests/runtime/damaged_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

StoreError error_of(const InventedStore& invented) {
    const auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
    REQUIRE_FALSE(store.has_value());
    return store.error();
}

}  // namespace

TEST_CASE("of a store with a damaged page the number of readable records is told, and nothing is changed",
          "[storage]") {
    const InventedStore invented;
    constexpr int made = 12;
    fill(invented, made);
    const std::string whole = read_file(invented.file());
    int all = 0;
    int most = 0;
    int tried = 0;

    for (std::size_t page = 0; page < whole.size() / page_size; page += 3) {
        std::string damaged = whole;
        char& byte = damaged[page * page_size + 2000];
        byte = static_cast<char>(byte ^ 1);
        write_file(invented.file(), damaged);
        const StoreError error = error_of(invented);
        INFO("page " << page);
        REQUIRE(error.kind == StoreError::Kind::damaged);
        REQUIRE(read_file(invented.file()) == damaged);
        ++tried;
        if (!error.records) continue;  // the list of tables itself
        REQUIRE(error.records->readable <= error.records->of);
        REQUIRE(error.records->of <= made);
        if (error.records->all_found) REQUIRE(error.records->of == made);
        if (error.records->readable == made) ++all;
        // The first parts of some records lie on one page, and the keys of all.
        if (error.records->readable >= made / 2 && error.records->readable < made) ++most;
    }
    INFO(all << " and " << most << " of " << tried);
    REQUIRE(all > 0);
    REQUIRE(most > 0);
    REQUIRE(all + most > tried / 2);
}

TEST_CASE("what a backup does not have is read of the damaged store that it took the place of",
          "[storage][salvage]") {
    const InventedStore invented;
    const auto backup = invented.folder() / "backup";
    fill(invented, 2);
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    fill(invented, 6);
    damage_page(invented, pages_of(invented) - 1);
    REQUIRE(error_of(invented).kind == StoreError::Kind::damaged);

    REQUIRE(restore(backup, invented.file(), {"supervisor", passphrase_of("supervisor"), now()}));

    std::vector<Record> records;
    const auto held = StoreFile::hold(invented.beside(".replaced"));
    REQUIRE(held);
    const auto salvaged =
        Store::salvage(*held, "supervisor", passphrase_of("supervisor"), [&](const Record& record) {
            records.push_back(record);
            return true;
        });
    REQUIRE(salvaged);
    CHECK(records.size() > 5);
    Store store = invented.open("supervisor");
    CHECK(all_records(store).size() == 2);
}

TEST_CASE("where the first page is damaged, no number is told", "[storage]") {
    const InventedStore invented;
    std::string damaged = read_file(invented.file());
    damaged[2000] = static_cast<char>(damaged[2000] ^ 1);
    write_file(invented.file(), damaged);

    REQUIRE_FALSE(error_of(invented).records.has_value());
}

TEST_CASE("of a store that was cut to one page it is not said that the supervisor may not", "[storage]") {
    const InventedStore invented;
    write_file(invented.file(), read_file(invented.file()).substr(0, page_size));
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE_FALSE(salvaged);
    CHECK(salvaged.error().kind == StoreError::Kind::damaged);
}

TEST_CASE("a wrong passphrase learns nothing of a damaged store", "[storage]") {
    const InventedStore invented;
    std::string damaged = read_file(invented.file());
    damaged[3 * page_size + 2000] = static_cast<char>(damaged[3 * page_size + 2000] ^ 1);
    write_file(invented.file(), damaged);

    const auto store = Store::open(invented.file(), "coordinator", passphrase_of("somebody else"));

    REQUIRE(store.error().kind == StoreError::Kind::wrong_passphrase);
    REQUIRE_FALSE(store.error().records.has_value());
}

TEST_CASE("of a store with a damaged page a supervisor is handed what can be read, and nothing is changed",
          "[storage][salvage]") {
    const InventedStore invented;
    constexpr int made = 12;
    fill(invented, made);
    const std::string whole = read_file(invented.file());
    const std::string keys = read_file(invented.beside(".keys"));
    int most = 0;
    int tried = 0;

    for (std::size_t page = 1; page < whole.size() / page_size; page += 5) {
        write_file(invented.file(), whole);
        damage_page(invented, page);
        const std::string damaged = read_file(invented.file());
        INFO("page " << page);
        std::vector<Record> records;

        const auto salvaged = salvaged_from(invented, records);

        REQUIRE(read_file(invented.file()) == damaged);
        REQUIRE(read_file(invented.beside(".keys")) == keys);
        ++tried;
        if (!salvaged) {
            // Then nobody could be asked where the tables are.
            REQUIRE(salvaged.error().kind == StoreError::Kind::damaged);
            continue;
        }
        const auto lost = static_cast<std::int64_t>(salvaged->lost.size());
        REQUIRE(salvaged->found == salvaged->taken + lost);
        REQUIRE(salvaged->taken == static_cast<std::int64_t>(records.size()));
        REQUIRE(salvaged->found <= made);
        if (salvaged->all_found) REQUIRE(salvaged->found == made);
        for (const Record& record : records) {
            REQUIRE(record.answers.size() == 1);
            REQUIRE(record.answers.front().value == std::string(9000, 'x'));
            REQUIRE(record.session.state == SessionState::finished);
        }
        if (salvaged->taken >= made / 2) ++most;
    }
    INFO(most << " of " << tried);
    REQUIRE(most > tried / 2);
}

TEST_CASE("what is handed out is what was sealed and what was not, without what a correction replaced",
          "[storage][salvage]") {
    const InventedStore invented;
    std::vector<std::string> expected;
    std::string unfinished;
    {
        Store store = invented.open("supervisor");
        const auto sealed = [&](const std::string& client) {
            const std::string session = begun_session(store, client);
            save(store, session, {answer("q1", "2")});
            REQUIRE(store.finish_session(session, invented_scores(), now()));
            REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
            return session;
        };
        expected.push_back(sealed("INV-1"));
        const std::string wrong = sealed("INV-2");
        const auto corrected = store.correct_record(
            {wrong, "invented", "vi", {{"q1", AnswerState::answered, "3", "vi", 2}}, invented_scores(), {}},
            now());
        expected.push_back(corrected.value());
        expected.push_back(finished_survey(store));
        expected.push_back(begun_session(store, "INV-3"));
        save(store, expected.back(), {answer("q1", "1")});
        REQUIRE(store.finish_session(expected.back(), invented_scores(), now()));
        unfinished = begun_session(store, "INV-4");
        save(store, unfinished, {answer("q1", "0")});
        expected.push_back(unfinished);
        static_cast<void>(begun_session(store, "INV-5"));
    }
    damage_history(invented);
    const std::string damaged = read_file(invented.file());
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(ids_of(records) == sorted(expected));
    CHECK(salvaged->found == 7);
    CHECK(salvaged->taken == 5);
    CHECK(salvaged->corrected == 1);
    CHECK(salvaged->without_answers == 1);
    CHECK(salvaged->all_found);
    CHECK(salvaged->lost.empty());
    CHECK(salvaged->purpose == Purpose::practice);
    CHECK(read_file(invented.file()) == damaged);
    for (const Record& record : records) {
        const bool open = record.session.state == SessionState::open;
        CHECK(open == (record.session.id == unfinished));
    }
    // Who has enough stops it.
    int handed = 0;
    const auto held = StoreFile::hold(invented.file());
    REQUIRE(Store::salvage(*held, "supervisor", passphrase_of("supervisor"),
                           [&](const Record&) { return ++handed < 2; }));
    CHECK(handed == 2);
}

TEST_CASE("what cannot be read is told with its day, and why", "[storage][salvage]") {
    const InventedStore invented;
    fill(invented, 2);
    std::string begun;
    std::string others;
    std::string altered;
    {
        Store store = invented.open("coordinator");
        begun = begun_session(store, "INVENTED-9");
        save(store, begun, {answer("q1", "1")});
    }
    {
        Connection connection = forced(invented);
        {
            auto rows = prepared(connection, "SELECT id FROM sealed_records ORDER BY id");
            REQUIRE(rows.step());
            others = rows.text("id");
            REQUIRE(rows.step());
            altered = rows.text("id");
        }
        connection.run("DELETE FROM record_keys WHERE record = '" + others + "';");
        connection.run("UPDATE sealed_records SET body = zeroblob(200) WHERE id = '" + altered + "';");
        connection.run(
            "PRAGMA ignore_check_constraints = ON;"
            "UPDATE answers SET state = 'guessed' WHERE session = '" +
            begun + "';");
    }
    damage_history(invented);
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(records.empty());
    CHECK(salvaged->found == 3);
    REQUIRE(salvaged->lost.size() == 3);
    const auto lost = [&](const std::string& id) {
        return *std::ranges::find(salvaged->lost, id, &Salvaged::Lost::id);
    };
    CHECK(lost(others).to_others);
    CHECK(lost(others).sealed.has_value());
    CHECK_FALSE(lost(altered).to_others);
    CHECK(lost(altered).sealed.has_value());
    CHECK_FALSE(lost(begun).sealed.has_value());
    CHECK(lost(begun).date == today);
}

TEST_CASE("a store that opens, or is not hers, or is empty, is not salvaged", "[storage][salvage]") {
    const InventedStore invented;
    std::vector<Record> records;
    REQUIRE_KIND(salvaged_from(invented, records), wrong_state);

    damage_history(invented);
    {
        const auto held = StoreFile::hold(invented.file());
        REQUIRE(held);
        REQUIRE_KIND(Store::salvage(*held, "supervisor", passphrase_of("guess"), {}), wrong_passphrase);
        REQUIRE_KIND(Store::salvage(*held, "nobody", passphrase_of("nobody"), {}), no_such_name);
    }
    REQUIRE_KIND(salvaged_from(invented, records, "coordinator"), not_permitted);

    damage_page(invented, 0);
    REQUIRE_KIND(salvaged_from(invented, records), damaged);
    write_file(invented.file(), "");
    REQUIRE_KIND(salvaged_from(invented, records), damaged);
    CHECK(read_file(invented.file()).empty());
    CHECK(records.empty());
}

TEST_CASE("a damaged store is salvaged also where its data key was just being changed",
          "[storage][salvage]") {
    for (const bool with_her_passphrase : {false, true}) {
        INFO(with_her_passphrase);
        const InventedStore invented;
        constexpr int made = 6;
        fill(invented, made);
        Keyring keyring = Keyring::read(invented.beside(".keys"));
        for (Slot& slot : keyring.slots) {
            slot.sealed_next_key = slot.sealed_data_key;
            slot.sealed_data_key = seal_data_key(Secret::random(data_key_size), slot.public_key);
        }
        if (with_her_passphrase) {
            // To the same words: both of her slots open, and one of them has a key to the file.
            Slot& hers = keyring.slots.front();
            REQUIRE(hers.name == "supervisor");
            hers.comes = true;
            keyring.slots.insert(keyring.slots.begin(),
                                 make_slot(hers.person, hers.name, passphrase_of("supervisor"), hers.cost,
                                           Secret::random(data_key_size), keyring.context())
                                     .slot);
        }
        keyring.replace(invented.beside(".keys"));
        const std::string whole = read_file(invented.file());
        std::int64_t most = 0;

        for (std::size_t page = 1; page < whole.size() / page_size; page += 11) {
            write_file(invented.file(), whole);
            damage_page(invented, page);
            std::vector<Record> records;
            const auto salvaged = salvaged_from(invented, records);
            if (salvaged) most = std::max(most, salvaged->taken);
            // Neither key is given up as long as nobody knows which it is.
            REQUIRE(Keyring::read(invented.beside(".keys")).changing());
        }

        CHECK(most >= made / 2);
    }
}

TEST_CASE("a record whose correction is lost comes out as one that is known to be wrong", "[storage]") {
    int known_wrong = 0;
    // Of two records only the loss of the one whose id comes later leaves the other to be found; ids are
    // chance, so that some stores have to be tried.
    for (int tried = 0; tried < 20 && known_wrong == 0; ++tried) {
        const InventedStore invented;
        fill(invented, 1);
        std::string wrong;
        {
            Store store = invented.open("supervisor");
            wrong = store.sessions({}, 0, 10, now())->sessions.front().id;
            REQUIRE(store.correct_record({wrong,
                                          "invented",
                                          "vi",
                                          {{"q1", AnswerState::answered, std::string(9000, 'y'), "vi", 2}},
                                          invented_scores(),
                                          {}},
                                         now()));
        }
        const std::string whole = read_file(invented.file());
        for (std::size_t page = 1; page < whole.size() / page_size; ++page) {
            write_file(invented.file(), whole);
            damage_page(invented, page);
            std::vector<Record> records;
            if (!salvaged_from(invented, records)) continue;
            for (const Record& record : records) {
                INFO("page " << page);
                if (record.session.id != wrong) continue;
                CHECK(record.session.corrected);
                ++known_wrong;
            }
        }
    }

    CHECK(known_wrong > 0);
}
