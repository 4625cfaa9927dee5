// What lies beside a store and SQLite would believe: whatever it is, the store is as it was, and whole again
// when it is taken away; and an honest journal is put back. Everything in the stores is invented.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <sstream>

#include "runtime/storage/restore.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t page = 4096;
const std::string magic("\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8);

std::string bytes_of(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string four(std::uintmax_t number) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(number >> shift & 0xffU);
    return bytes;
}

// Its head, and one page that is none of the store's.
std::string journal_of_pages(std::uintmax_t pages, std::uintmax_t page_size = page) {
    std::string bytes = magic + four(1) + four(7) + four(pages) + four(512) + four(page_size);
    bytes.resize(512);
    return bytes + four(2) + std::string(page + 4, 'x');
}

// Signing in says that it is damaged, and has changed neither; without it all is well.
void is_refused(const InventedStore& invented, const std::function<void(const fs::path&)>& put,
                std::string_view suffix = "-journal") {
    const std::string before = bytes_of(invented.file());
    const fs::path foreign = invented.beside(suffix);
    fs::remove(foreign);  // an empty one, as it is at rest
    put(foreign);

    REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);

    CHECK(fs::symlink_status(foreign).type() != fs::file_type::not_found);
    CHECK((bytes_of(invented.file()) == before));
    fs::remove_all(foreign);
    CHECK(invented.open("supervisor").check()->whole());
}

// A journal of this store, and the store as a power cut left it.
struct Cut {
    std::string file, journal;
};

Cut cut_off(const InventedStore& invented) {
    Cut cut;
    {
        Connection connection = forced(invented);
        connection.run("PRAGMA cache_size = 1");
        connection.run(
            "BEGIN IMMEDIATE; CREATE TABLE large (x); INSERT INTO large VALUES (randomblob(300000));");
        cut = {bytes_of(invented.file()), bytes_of(invented.beside("-journal"))};
        connection.run("ROLLBACK");
    }
    REQUIRE(cut.journal.size() > page);
    return cut;
}

}  // namespace

TEST_CASE("a journal that says that the file was longer than both, or shorter, or empty, changes nothing",
          "[storage][journal]") {
    const InventedStore invented;
    const std::uintmax_t length = fs::file_size(invented.file());
    REQUIRE(length % page == 0);
    for (const std::uintmax_t pages :
         {std::uintmax_t{0}, std::uintmax_t{1}, length / page - 3, length / page + 1, length / page + 2,
          std::uintmax_t{83'886'082}, std::uintmax_t{0xffffffff}}) {
        for (const std::uintmax_t page_size : {std::uintmax_t{0}, page, std::uintmax_t{512}}) {
            if (pages * page_size == length) continue;
            CAPTURE(pages, page_size);
            is_refused(invented,
                       [&](const fs::path& file) { write(file, journal_of_pages(pages, page_size)); });
        }
    }
    is_refused(invented, [&](const fs::path& file) {
        write(file, journal_of_pages(length / page));
        fs::resize_file(file, std::uintmax_t{1} << 39);  // holes, which a copy would fill
    });
    write(invented.beside("-journal"), journal_of_pages(length / page));
    CHECK(invented.open("supervisor").check()->whole());
}

TEST_CASE("the journal of another store changes nothing", "[storage][journal]") {
    const InventedStore invented;
    const InventedStore other;
    const Cut foreign = cut_off(other);
    is_refused(invented, [&](const fs::path& file) { write(file, foreign.journal); });
}

TEST_CASE("an honest journal is put back; with a false bit in its head the store stays as it lies there",
          "[storage][journal]") {
    const InventedStore invented;
    const Cut cut = cut_off(invented);
    write(invented.file(), cut.file);
    SECTION("honest") {
        write(invented.beside("-journal"), cut.journal);
        CHECK(invented.open("supervisor").check()->whole());
        CHECK_FALSE(bytes_of(invented.beside("-journal")).starts_with(magic));
        CHECK_FALSE(fs::exists(invented.beside(".rehearsal")));
    }
    SECTION("fewer pages") {
        std::string damaged = cut.journal;
        damaged.at(18) = 0;
        damaged.at(19) = 3;
        write(invented.beside("-journal"), damaged);
        REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);
        CHECK((bytes_of(invented.file()) == cut.file));
        CHECK((bytes_of(invented.beside("-journal")) == damaged));
        CHECK_FALSE(fs::exists(invented.beside(".rehearsal")));
        // The bit mended, all is well.
        write(invented.beside("-journal"), cut.journal);
        CHECK(invented.open("supervisor").check()->whole());
    }
}

TEST_CASE("a journal that names a further one deletes nothing", "[storage][journal]") {
    const InventedStore invented;
    const fs::path named = invented.folder() / "the-only-backup";
    write(named, "invented");
    const std::string name = named.string();
    std::uintmax_t sum = 0;
    for (const char letter : name)
        sum += static_cast<unsigned char>(letter);
    std::string journal =
        magic + four(0) + four(7) + four(fs::file_size(invented.file()) / page) + four(512) + four(page);
    journal.resize(512);
    journal += four(0x40000000 / page + 1) + name + four(name.size()) + four(sum) + magic;

    is_refused(invented, [&](const fs::path& file) { write(file, journal); });

    CHECK(bytes_of(named) == "invented");
}

TEST_CASE("what is no plain file of one name is no journal", "[storage][journal]") {
    const InventedStore invented;
    const fs::path other = invented.folder() / "another-file";
    write(other, "invented");
    SECTION("a pipe") {
        is_refused(invented, [](const fs::path& file) { REQUIRE(::mkfifo(file.c_str(), 0600) == 0); });
    }
    SECTION("a folder") {
        is_refused(invented, [](const fs::path& file) { fs::create_directory(file); });
    }
    SECTION("a link") {
        is_refused(invented, [&](const fs::path& file) { fs::create_symlink(other, file); });
    }
    SECTION("another name of a file") {
        is_refused(invented, [&](const fs::path& file) { fs::create_hard_link(other, file); });
    }
    CHECK(bytes_of(other) == "invented");
}

TEST_CASE("a write-ahead log is not the store's, and a restored store has none", "[storage][journal]") {
    const InventedStore invented;
    is_refused(invented, [](const fs::path& file) { write(file, "invented"); }, "-wal");
    is_refused(invented, [](const fs::path& file) { write(file, "invented"); }, "-shm");

    const fs::path backup = invented.folder() / "the-backup";
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    for (const char* suffix : {"-wal", ".restoring-wal", ".changed-wal", ".session.new-wal"})
        write(invented.beside(suffix), "invented");
    REQUIRE(restore(backup, invented.file(), OtherStore::refused, Purpose::practice));
    {
        Store store = invented.open("supervisor");
        CHECK(store.check()->whole());
        CHECK(store.disable_staff("evaluator", now()));
    }
    CHECK(fs::exists(invented.beside(".replaced-wal")));
    const fs::path another = invented.folder() / "another";
    write(another.string() + "-wal", "invented");
    write(another.string() + ".new-wal", "invented");
    CHECK(StoreFile::create(another, "supervisor", passphrase_of("supervisor"), Purpose::practice, now()));
    CHECK(Store::open(another, "supervisor", passphrase_of("supervisor")));
}
