// A client's file through power cuts, damage, a restore and erasure.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "runtime/storage/restore.h"
#include "runtime/storage/sqlite.h"
#include "tests/runtime/handed_over.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;

namespace fs = std::filesystem;

namespace {

// What the disk looks like at one moment, put into another folder that a store can be opened from.
class DiskMoment {
  public:
    explicit DiskMoment(const InventedStore& of) : of_(&of) {
        for (const auto& each : fs::directory_iterator(of.folder()))
            if (each.is_regular_file()) fs::copy(each.path(), folder_.path());
    }
    // With this file as it was at another moment.
    DiskMoment& with(const DiskMoment& other, const std::string& suffix) {
        const std::string name = of_->file().filename().string() + suffix;
        fs::remove(folder_.path() / name);
        if (fs::exists(other.folder_.path() / name)) fs::copy(other.folder_.path() / name, folder_.path());
        return *this;
    }
    [[nodiscard]] fs::path file() const { return folder_.path() / of_->file().filename(); }
    [[nodiscard]] Store open(std::string_view name) const {
        auto store = Store::open(file(), name, passphrase_of(name));
        REQUIRE(store.has_value());
        return std::move(*store);
    }

  private:
    const InventedStore* of_;
    TemporaryFolder folder_;
};

// While nobody has the store open.
std::int64_t kept_file_keys(const InventedStore& invented) {
    Connection connection(invented.file(), unlocked(invented, "supervisor").first);
    auto row = connection.prepare("SELECT COUNT(*) AS keys FROM session_files");
    REQUIRE(row.step());
    return row.number("keys");
}

}  // namespace

TEST_CASE("power may fail at any moment of a hand-over: nothing is lost and nothing doubled", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const auto sessions = standing_visit(store);
    save(store, sessions[0], {answer("q1", "1")}, "q2");
    DiskMoment before(invented);
    std::optional<Store> given = handed_over(std::move(store));
    DiskMoment handed(invented);
    save(*given, sessions[0], {answer("q1", "2"), answer("q2", "2")}, "q3");
    DiskMoment answered(invented);
    given.reset();
    static_cast<void>(invented.open("coordinator"));
    DiskMoment back(invented);

    const auto stands = [&](const DiskMoment& moment, const std::string& q1, const std::string& q2) {
        for (int start = 1; start <= 2; ++start) {
            Store found = moment.open("coordinator");
            REQUIRE_FALSE(found.lost_a_session());
            REQUIRE(value_of(found, sessions[0], "q1") == q1);
            REQUIRE(value_of(found, sessions[0], "q2") == q2);
            REQUIRE_FALSE(fs::exists(moment.file().string() + ".session"));
            REQUIRE_FALSE(fs::exists(moment.file().string() + ".session.new"));
            REQUIRE_FALSE(fs::exists(moment.file().string() + ".session.taken"));
            REQUIRE_FALSE(found.found_an_unknown_session());
        }
        Store supervisor = moment.open("supervisor");
        REQUIRE(supervisor.check()->whole());
    };

    SECTION("before the file is in its place") {
        std::ofstream(before.file().string() + ".session.new") << "half a file";
        stands(before, "1", "");
    }
    SECTION("after the store knows, before the file has its name") {
        fs::rename(handed.file().string() + ".session", handed.file().string() + ".session.new");
        stands(handed, "1", "");
    }
    SECTION("after the store knows, before the client answers") {
        stands(handed, "1", "");
    }
    SECTION("after an answer") {
        stands(answered, "2", "2");
    }
    SECTION("after the answers were taken in, before the file went") {
        std::ofstream(back.file().string() + ".session.taken").flush();
        stands(back.with(answered, ".session"), "2", "2");
    }
    SECTION("after it went") {
        stands(back, "2", "2");
    }
}

TEST_CASE("a client's file that is damaged or gone is told, kept, and stops nobody from working",
          "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions[0], {answer("q1", "1")}, "q2");
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }
    const bool gone = GENERATE(true, false);
    if (gone) {
        fs::remove(invented.beside(".session"));
    } else {
        std::fstream file(invented.beside(".session"), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file.put('\x5a');
        file.put('\x5b');
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.lost_a_session());
        REQUIRE(value_of(store, sessions[0], "q1") == "1");
        REQUIRE(store.note_sign_in(now()));
        const auto kept =
            std::ranges::count_if(fs::directory_iterator(invented.folder()), [](const auto& each) {
                const std::string name = each.path().filename().string();
                return name.find(".session.") != std::string::npos && !name.ends_with("-journal");
            });
        REQUIRE(kept == (gone ? 0 : 1));
        save(store, sessions[0], {answer("q1", "3")});
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q2", "1")});
    }
    {
        Store store = invented.open("coordinator");
        REQUIRE_FALSE(store.lost_a_session());
        REQUIRE(value_of(store, sessions[0], "q1") == "3");
        REQUIRE(value_of(store, sessions[0], "q2") == "1");
        REQUIRE(store.note_sign_in(now()));
    }
    Store store = invented.open("supervisor");
    // Told once, and counted by whoever verifies.
    const auto history = store.history().value();
    const auto lost = std::ranges::find(history, "session.lost", &Event::kind);
    REQUIRE(lost != history.end());
    CHECK(std::ranges::count(history, "session.lost", &Event::kind) == 1);
    CHECK(lost->actor == "coordinator");
    const auto report = store.check().value();
    REQUIRE(report.lost.size() == 1);
    CHECK(report.lost.front().visit == lost->object);
    CHECK(report.lost.front().given.unix_seconds < lost->at.unix_seconds);
    CHECK(report.whole());
}

// Once it was removed without a word.
TEST_CASE("a client's file of a later state of the store is kept, and comes back with that", "[storage]") {
    const InventedStore invented;
    DiskMoment earlier(invented);
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }
    DiskMoment later(invented);
    earlier.with(later, ".session");
    const fs::path session = earlier.file().string() + ".session";
    const std::string bytes = read_file(session);

    CHECK(earlier.open("coordinator").found_an_unknown_session());
    CHECK((read_file(session.string() + ".unknown") == bytes));  // not to print them
    CHECK_FALSE(fs::exists(session));
    CHECK_FALSE(earlier.open("coordinator").found_an_unknown_session());
    // A second one does not take its place.
    write_file(session, "somebody's own");
    CHECK(earlier.open("coordinator").found_an_unknown_session());
    CHECK((read_file(session.string() + ".unknown") == bytes));  // not to print them
    CHECK(read_file(session.string() + ".unknown-2") == "somebody's own");

    Store store = later.open("coordinator");
    CHECK_FALSE(store.found_an_unknown_session());
    CHECK(value_of(store, sessions[0], "q1") == "2");
}

TEST_CASE("what another client's file left beside it does not spoil the next hand-over", "[storage]") {
    const InventedStore invented;
    write_file(invented.beside(".session-journal"), std::string(4096, 'x'));
    write_file(invented.beside(".session-wal"), "invented");
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }

    Store store = invented.open("coordinator");

    CHECK_FALSE(store.lost_a_session());
    CHECK(value_of(store, sessions[0], "q1") == "2");
}

TEST_CASE("a visit whose file is lost twice is told twice", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        static_cast<void>(standing_visit(store));
        static_cast<void>(handed_over(std::move(store)));
    }
    for (int each = 0; each < 2; ++each) {
        fs::remove(invented.beside(".session"));
        Store store = invented.open("coordinator");
        REQUIRE(store.note_sign_in(now()));
        REQUIRE(store.note_sign_in(now()));
        static_cast<void>(handed_over(std::move(store)));
    }

    Store store = invented.open("supervisor");
    CHECK(std::ranges::count(store.history().value(), "session.lost", &Event::kind) == 2);
    CHECK(store.check()->lost.size() == 2);
}

TEST_CASE("another client's file in its place is not taken in", "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }
    DiskMoment first(invented);
    {
        Store given = handed_over(invented.open("coordinator"));
        save(given, sessions[0], {answer("q1", "3")});
    }

    Store store = DiskMoment(invented).with(first, ".session").open("coordinator");

    REQUIRE(store.lost_a_session());
    REQUIRE(value_of(store, sessions[0], "q1") == "2");
}

TEST_CASE("a restore puts a client's file aside with the store that it belongs to", "[storage]") {
    const InventedStore invented;
    const fs::path backup = invented.folder() / "backup";
    std::vector<std::string> sessions;
    {
        Store supervisor = invented.open("supervisor");
        REQUIRE(supervisor.back_up(backup, now()));
    }
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }

    REQUIRE(restore(backup, invented.file()));

    REQUIRE_FALSE(fs::exists(invented.beside(".session")));
    REQUIRE_FALSE(invented.open("coordinator").lost_a_session());
    auto replaced = Store::open(invented.beside(".replaced"), "coordinator", passphrase_of("coordinator"));
    REQUIRE(replaced.has_value());
    REQUIRE_FALSE(replaced->lost_a_session());
    REQUIRE(value_of(*replaced, sessions[0], "q1") == "2");
}

TEST_CASE("erasing a client destroys the key of a file of hers that could not be read", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        standing_visit(store);
        static_cast<void>(handed_over(std::move(store)));
    }
    fs::remove(invented.beside(".session"));
    REQUIRE(kept_file_keys(invented) == 1);
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.lost_a_session());
        REQUIRE(store.erase_client(client_code, now()));
        REQUIRE(store.check()->whole());
    }

    REQUIRE(kept_file_keys(invented) == 0);
}

TEST_CASE("the key of a lost client's file goes with the record of its visit, sealed or corrected",
          "[storage]") {
    const bool corrected = GENERATE(false, true);
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = standing_visit(store).front();
        static_cast<void>(handed_over(std::move(store)));
    }
    fs::remove(invented.beside(".session"));
    Store store = invented.open("supervisor");
    REQUIRE(store.lost_a_session());
    const std::string visit = store.session(session, now())->session.visit;
    save(store, session, {answer("q1", "1")});
    REQUIRE(store.finish_session(session, invented_scores(), now()));
    REQUIRE(store.finish_visit(visit, now()));
    std::string erased = session;
    if (corrected) {
        erased = store
                     .correct_record({.record = session,
                                      .reason = "invented",
                                      .language = "vi",
                                      .answers = {{"q1", AnswerState::answered, "2", "vi", 1}},
                                      .scoring = invented_scores(),
                                      .care = {}},
                                     now())
                     .value();
    }
    REQUIRE(store.check()->lost.size() == 1);

    REQUIRE(store.erase_record(erased, now()));

    CHECK(store.check()->lost.empty());
    CHECK(store.check()->whole());
}
