// Making and opening a store, and what can be wrong with its files.
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/storage/key.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

void overwrite(const std::filesystem::path& file, std::streamoff at, std::string_view bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(out.good());
}

nlohmann::json read_json(const std::filesystem::path& file) {
    std::ifstream in(file);
    return nlohmann::json::parse(in);
}

void write_json(const std::filesystem::path& file, const nlohmann::json& json) {
    std::ofstream out(file, std::ios::trunc);
    out << json.dump();
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        count += entry.exists() ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("a new store opens with its first supervisor's passphrase", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    {
        const auto made = StoreFile::create(file, "Bà Lan", passphrase_of("lan"), Purpose::practice, now());
        REQUIRE(made.has_value());
        REQUIRE(made->names().value() == std::vector<std::string>{"Bà Lan"});
    }

    auto store = Store::open(file, "Bà Lan", passphrase_of("lan"));

    REQUIRE(store.has_value());
    REQUIRE(store->who().name == "Bà Lan");
    REQUIRE(store->who().role == Role::supervisor);
    REQUIRE(store->purpose() == Purpose::practice);
    REQUIRE(store->check()->whole());
}

TEST_CASE("a real store takes a key derivation of 64 MiB or more", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    {
        const auto made = StoreFile::create(file, "supervisor", passphrase_of("x"), Purpose::real, now());
        REQUIRE(made.has_value());
        REQUIRE(made->purpose() == Purpose::real);
    }

    const auto slot = read_json(folder.path() / "store.db.keys").at("slots").at(0);

    REQUIRE(slot.at("memory").get<std::uint64_t>() >= 64ULL * 1024 * 1024);
    REQUIRE(slot.at("passes").get<std::uint64_t>() >= 1);
}

TEST_CASE("nothing is made over a store or the keys of one", "[storage]") {
    const InventedStore invented;
    const auto create = [&] {
        return StoreFile::create(invented.file(), "other", passphrase_of("other"), Purpose::practice, now());
    };

    REQUIRE_KIND(create(), already_exists);

    std::filesystem::rename(invented.file(), invented.beside(".moved-away"));
    REQUIRE_KIND(create(), already_exists);
    std::filesystem::rename(invented.beside(".moved-away"), invented.file());
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("a creation that was killed before its last step is begun again", "[storage]") {
    const InventedStore invented;
    std::filesystem::rename(invented.file(), invented.beside(".new"));

    REQUIRE(StoreFile::create(invented.file(), "other", passphrase_of("other"), Purpose::practice, now()));

    REQUIRE(StoreFile::hold(invented.file())->names().value() == std::vector<std::string>{"other"});
    REQUIRE_FALSE(std::filesystem::exists(invented.beside(".new")));
    REQUIRE(invented.open("other").check()->whole());
}

TEST_CASE("a creation that is refused leaves nothing behind", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    const Secret fourteen{std::string_view("12345678901234")};
    const Secret fifteen{std::string_view("123456789012345")};

    REQUIRE_KIND(StoreFile::create(file, "supervisor", fourteen, Purpose::practice, now()), weak_passphrase);
    REQUIRE_KIND(StoreFile::create(file, "", fifteen, Purpose::practice, now()), bad_value);
    REQUIRE_KIND(StoreFile::create(folder.path() / "none" / "store.db", "supervisor", fifteen,
                                   Purpose::practice, now()),
                 no_such_file);
    REQUIRE(files_in(folder.path()) == 0);
    REQUIRE(StoreFile::create(file, "supervisor", fifteen, Purpose::practice, now()));
}

TEST_CASE("a wrong passphrase and an unknown name are told apart", "[storage]") {
    const InventedStore invented;

    REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("coordinator")), wrong_passphrase);
    REQUIRE_KIND(Store::open(invented.file(), "supervisor", Secret{}), wrong_passphrase);
    REQUIRE_KIND(Store::open(invented.file(), "supervisor", Secret{std::string_view("\xff\xfe")}),
                 wrong_passphrase);
    REQUIRE_KIND(Store::open(invented.file(), "nobody", passphrase_of("nobody")), no_such_name);
}

TEST_CASE("a passphrase opens the store in whichever Unicode form it is typed", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    const Secret composed{std::string_view("m\u1ED9t hai ba b\u1ED1n n\u0103m s\u00E1u")};
    const Secret decomposed{std::string_view("mo\u0323\u0302t hai ba bo\u0302\u0301n na\u0306m sa\u0301u")};

    REQUIRE(StoreFile::create(file, "supervisor", composed, Purpose::practice, now()));

    REQUIRE(Store::open(file, "supervisor", decomposed));
}

TEST_CASE("what is not a store is said to be none", "[storage]") {
    const TemporaryFolder folder;
    const auto text = folder.path() / "notes.txt";
    std::ofstream(text) << "invented notes";
    const auto plain = folder.path() / "plain.db";
    std::ofstream(plain) << "SQLite format 3" << std::string(4096 - 15, '\0');
    const auto empty = folder.path() / "empty";
    std::ofstream(empty).flush();

    REQUIRE_KIND(StoreFile::hold(folder.path() / "none.db"), no_such_file);
    REQUIRE_KIND(StoreFile::hold(folder.path()), not_a_store);
    REQUIRE_KIND(StoreFile::hold(text), not_a_store);
    REQUIRE_KIND(StoreFile::hold(plain), not_a_store);
    REQUIRE_KIND(StoreFile::hold(empty), not_a_store);
    // None of them got a file beside it.
    REQUIRE(files_in(folder.path()) == 3);
}

TEST_CASE("a store without its key file says so", "[storage]") {
    const InventedStore invented;
    std::filesystem::remove(invented.beside(".keys"));

    REQUIRE_KIND(StoreFile::hold(invented.file()), keys_missing);
}

TEST_CASE("keys alone are no place for a new store: its own is lost, and that is said", "[storage]") {
    const InventedStore invented;
    std::filesystem::remove(invented.file());

    REQUIRE_KIND(StoreFile::hold(invented.file()), damaged);
    // Beside FILE.new they are the first half of making one.
    std::ofstream(invented.beside(".new")) << "half";
    REQUIRE_KIND(StoreFile::hold(invented.file()), no_such_file);
}

TEST_CASE("a key file that is damaged, of the future or of another store is refused", "[storage]") {
    const InventedStore invented;
    const InventedStore other;
    const auto keys = invented.beside(".keys");
    const nlohmann::json good = read_json(keys);
    const auto open = [&] { return Store::open(invented.file(), "supervisor", passphrase_of("supervisor")); };
    const auto open_with = [&](const auto& change) {
        nlohmann::json changed = good;
        change(changed);
        write_json(keys, changed);
        return open();
    };

    REQUIRE_KIND(open_with([](auto& json) { json["format"] = 2; }), from_the_future);
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0].erase("salt"); }), damaged);
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0]["salt"] = "AAAA"; }), damaged);
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0]["memory"] = 1ULL << 62U; }), damaged);
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0]["passes"] = -1; }), damaged);
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0]["data_key"] = json["slots"][1]["data_key"]; }),
                 damaged);
    // The mark of practice is part of what the passphrase unlocks.
    REQUIRE_KIND(open_with([](auto& json) { json["practice"] = false; }), wrong_passphrase);
    // As is the person: nobody becomes another by exchanging locks.
    REQUIRE_KIND(open_with([](auto& json) { json["slots"][0]["person"] = json["slots"][1]["person"]; }),
                 wrong_passphrase);
    std::ofstream(keys, std::ios::trunc) << "{";
    REQUIRE_KIND(open(), damaged);
    std::filesystem::copy_file(other.beside(".keys"), keys,
                               std::filesystem::copy_options::overwrite_existing);
    REQUIRE_KIND(open(), damaged);
    write_json(keys, good);
    REQUIRE(open());
}

TEST_CASE("a changed byte anywhere in the file is found when it is opened", "[storage]") {
    const InventedStore invented;
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(invented.file()));
    REQUIRE(size % 4096 == 0);

    for (std::streamoff page = 0; page < size; page += 4096) {
        const std::streamoff at = page + (page * 7 + 100) % 4096;
        char byte = 0;
        {
            std::ifstream in(invented.file(), std::ios::binary);
            in.seekg(at);
            in.get(byte);
        }
        overwrite(invented.file(), at, std::string(1, static_cast<char>(byte ^ 0x10)));
        INFO("page " << page / 4096);

        REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);

        overwrite(invented.file(), at, std::string(1, byte));
    }
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("a truncated file is found when it is opened", "[storage]") {
    const InventedStore invented;
    const auto size = std::filesystem::file_size(invented.file());

    for (const std::uintmax_t cut : {std::uintmax_t{1}, std::uintmax_t{4096}, size - 4096, size}) {
        const auto copy = invented.folder() / "cut.db";
        std::filesystem::copy_file(invented.file(), copy, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy_file(invented.beside(".keys"), invented.folder() / "cut.db.keys",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(copy, size - cut);
        INFO("without the last " << cut << " bytes");

        REQUIRE_KIND(Store::open(copy, "supervisor", passphrase_of("supervisor")), damaged);
        // It is not made good by being looked at.
        REQUIRE(std::filesystem::file_size(copy) == size - cut);
    }
}
