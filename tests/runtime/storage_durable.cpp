// What survives: killed programs, full disks, journals left over; and what is on the disk.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <random>

#include "runtime/storage/failure.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;

namespace {

std::string item(int number) {
    return "q" + std::to_string(number % 21 + 1);
}

// Saves answers for ever and reports each one that was acknowledged.
int save_until_killed(const std::filesystem::path& file, const std::string& session, int report) {
    auto store = Store::open(file, "coordinator", passphrase_of("coordinator"));
    if (!store) return 1;
    for (int number = 0;; ++number) {
        const std::vector<AnswerChange> one{answer(item(number), std::to_string(number))};
        if (!store->save(session, one, {item(number + 1), "vi"}, Moment{number})) return 2;
        if (::write(report, &number, sizeof number) != sizeof number) return 3;
    }
}

// The last number that was reported, once the pipe is at its end; -1 for none.
int last_reported(int pipe) {
    int last = -1;
    int number = 0;
    while (::read(pipe, &number, sizeof number) == sizeof number)
        last = number;
    return last;
}

}  // namespace

TEST_CASE("no acknowledged answer is lost when the program is killed", "[storage][kill]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
    }
    std::minstd_rand random(20260228);  // the same moments in every run, as far as the machine allows
    int acknowledged = 0;

    for (int kill_number = 0; kill_number < 50; ++kill_number) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
        const int child = in_child([&] { return save_until_killed(invented.file(), session, pipe[1]); });
        ::close(pipe[1]);
        // From the first acknowledged answer on, so that most kills hit a save.
        int first = -1;
        REQUIRE(::read(pipe[0], &first, sizeof first) == sizeof first);
        ::usleep(static_cast<useconds_t>(random() % 4000));
        ::kill(child, SIGKILL);
        REQUIRE(status_of(child) == -SIGKILL);
        const int last = std::max(first, last_reported(pipe[0]));
        ::close(pipe[0]);
        acknowledged += last + 1;

        Store store = invented.open("coordinator");
        const auto record = store.session(session, now());
        REQUIRE(record.has_value());
        std::map<std::string, int> kept;
        for (const StoredAnswer& each : record->answers)
            kept[each.item] = std::stoi(each.value);
        INFO("kill " << kill_number << " after answer " << last);
        // The last 21 acknowledged answers, each at its item; one more may have been on its way.
        for (int number = std::max(0, last - 20); number <= last; ++number) {
            const int now_there = kept.at(item(number));
            REQUIRE((now_there == number || (now_there == last + 1 && item(last + 1) == item(number))));
        }
        const std::string& position = record->session.standing.position;
        REQUIRE((position == item(last + 1) || position == item(last + 2)));
    }
    REQUIRE(acknowledged > 50);
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("a transaction that was cut off is rolled back by the next open", "[storage][kill]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "database";
    std::ofstream(file).flush();
    const Secret key{std::string_view("0123456789abcdef0123456789abcdef")};
    {
        Connection connection(file, key);
        connection.run(
            "CREATE TABLE numbers (number INTEGER NOT NULL, filler BLOB NOT NULL) STRICT;"
            "INSERT INTO numbers (number, filler) VALUES (1, zeroblob(50000));");
    }
    const int child = in_child([&] {
        Connection connection(file, key);
        // So that half of it is in the file before it is committed.
        connection.run("PRAGMA cache_size = 1");
        connection.run(
            "BEGIN IMMEDIATE; UPDATE numbers SET number = 2, filler = randomblob(50000);"
            "INSERT INTO numbers (number, filler) VALUES (3, randomblob(500000));");
        ::kill(::getpid(), SIGKILL);
        return 1;
    });
    REQUIRE(status_of(child) == -SIGKILL);
    REQUIRE(std::filesystem::file_size(folder.path() / "database-journal") > 4096);
    REQUIRE(std::filesystem::file_size(file) > 500000);

    Connection connection(file, key);

    static constexpr std::string_view numbers = "SELECT number FROM numbers";
    auto row = connection.prepare(numbers);
    REQUIRE(row.step());
    REQUIRE(row.number("number") == 1);
    REQUIRE_FALSE(row.step());
    REQUIRE(connection.damaged_pages().empty());
    REQUIRE(connection.broken_structure().empty());
}

TEST_CASE("a store with holes behind its end is damage, however long they are", "[storage]") {
    const InventedStore invented;
    const std::uintmax_t length = std::filesystem::file_size(invented.file());
    for (const std::uintmax_t more : {std::uintmax_t{1}, std::uintmax_t{4096}, std::uintmax_t{1} << 39}) {
        std::filesystem::resize_file(invented.file(), length + more);
        const auto store = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));
        REQUIRE_FALSE(store);
        CHECK(store.error().kind == StoreError::Kind::damaged);
    }

    std::filesystem::resize_file(invented.file(), length);
    CHECK(invented.open("supervisor").check()->whole());
}

TEST_CASE("a full disk is said to be full, and what was saved stays", "[storage]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
    }
    const auto limit = std::filesystem::file_size(invented.file()) + 8 * 4096;

    // In a child: a limit on the size of files, once set, stays.
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const int child = in_child([&] {
        auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
        if (!store) return 1;
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit size{limit, limit};
        if (::setrlimit(RLIMIT_FSIZE, &size) != 0) return 2;
        for (int number = 0; number < 1000; ++number) {
            const std::vector<AnswerChange> one{
                answer("note" + std::to_string(number), std::string(1000, 'x'))};
            const auto saved = store->save(session, one, {"q1", "vi"}, Moment{number});
            if (!saved) return saved.error().kind == StoreError::Kind::disk_full ? 33 : 4;
            if (::write(pipe[1], &number, sizeof number) != sizeof number) return 5;
        }
        return 6;
    });
    ::close(pipe[1]);
    const int last = last_reported(pipe[0]);
    ::close(pipe[0]);
    REQUIRE(status_of(child) == 33);
    REQUIRE(last > 0);

    REQUIRE(invented.open("coordinator").session(session, now())->answers.size() ==
            static_cast<std::size_t>(last) + 1);
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("after a full disk the same store goes on when there is room again", "[storage]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        session = begun_session(store);
    }
    const auto limit = std::filesystem::file_size(invented.file()) + 4096;

    const int child = in_child([&] {
        auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit size{limit, RLIM_INFINITY};
        if (!store || ::setrlimit(RLIMIT_FSIZE, &size) != 0) return 1;
        const std::vector<AnswerChange> large{answer("note", std::string(100000, 'x'))};
        if (store->save(session, large, {"q1", "vi"}, Moment{1})) return 2;
        size.rlim_cur = RLIM_INFINITY;
        if (::setrlimit(RLIMIT_FSIZE, &size) != 0) return 3;
        if (!store->reopen()) return 4;
        return store->save(session, large, {"q2", "vi"}, Moment{2}) ? 0 : 5;
    });

    REQUIRE(status_of(child) == 0);
    REQUIRE(invented.open("coordinator").session(session, now())->session.standing.position == "q2");
}

TEST_CASE("a store that cannot be reopened yet says so at every call, and can later", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    const std::vector<AnswerChange> one{answer("q1", "1")};
    std::filesystem::rename(invented.file(), invented.beside(".away"));

    REQUIRE_KIND(store.reopen(), io);
    REQUIRE_KIND(store.save(session, one, {"q2", "vi"}, now()), io);
    REQUIRE_KIND(store.open_visits(), io);

    std::filesystem::rename(invented.beside(".away"), invented.file());
    REQUIRE(store.reopen());
    save(store, session, one, "q2");
    REQUIRE(store.session(session, now())->answers.size() == 1);
}

TEST_CASE("adding staff on a full disk leaves key file and staff list as they were", "[storage]") {
    const InventedStore invented;
    const std::string keys = read_file(invented.beside(".keys"));

    const int child = in_child([&] {
        auto store = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit size{1000, 1000};
        if (!store || ::setrlimit(RLIMIT_FSIZE, &size) != 0) return 1;
        const auto added = store->add_staff("new", Role::evaluator, {}, passphrase_of("new"), Moment{1});
        return !added && added.error().kind == StoreError::Kind::disk_full ? 33 : 2;
    });

    REQUIRE(status_of(child) == 33);
    REQUIRE(read_file(invented.beside(".keys")) == keys);
    REQUIRE_FALSE(std::filesystem::exists(invented.beside(".keys.new")));
    REQUIRE(invented.open("supervisor").staff()->size() == 4);
}

TEST_CASE("no file of a store contains an answer, a client's code or a passphrase", "[storage]") {
    const InventedStore invented;
    const std::string canary = "CANARY-7f3a";
    {
        Store store = invented.open("coordinator");
        const std::string session = begun_session(store, canary + "-client");
        save(store, session, {answer(canary + "-item", canary + "-answer")}, canary + "-position");
        // While it is open, the journal too is looked at.
        for (const auto& entry : std::filesystem::directory_iterator(invented.folder())) {
            INFO(entry.path());
            REQUIRE(read_file(entry).find(canary) == std::string::npos);
        }
        REQUIRE(store.finish_session(session, {canary + "-scorer", {{canary, canary}}}, now()));
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(invented.folder())) {
        const std::string bytes = read_file(entry);
        INFO(entry.path());
        REQUIRE(bytes.find(canary) == std::string::npos);
        REQUIRE(bytes.find("SQLite") == std::string::npos);
        REQUIRE(bytes.find("invented-district") == std::string::npos);
        REQUIRE(bytes.find("an invented passphrase") == std::string::npos);
        ++files;
    }
    REQUIRE(files >= 3);
    // The names alone are readable, for the sign-in tiles.
    REQUIRE(read_file(invented.beside(".keys")).find("coordinator") != std::string::npos);
}
