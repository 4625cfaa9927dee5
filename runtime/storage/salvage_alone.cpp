// Store: what a client last answered alone, out of the file that a damaged store had given her. Its key lies
// in the store; once somebody signs in to a store that is whole, hand_over.cpp takes it in.
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/handing_out.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

namespace fs = std::filesystem;

// As the store has it.
struct Given {
    Secret key;
    std::string visit, client;
};

std::optional<Given> given_by(Connection& connection) {
    auto row = connection.prepare(sql::select_session_file);
    if (!row.step()) return std::nullopt;
    std::vector<unsigned char> bytes = row.blob("key");
    Given given{Secret(std::span<const unsigned char>(bytes)), row.text("visit"), row.text("client")};
    wipe(bytes.data(), bytes.size());
    return given;
}

// The code is in the store alone.
std::string code_of(DamagedFile& damaged, const std::string& client) {
    std::string code;
    static_cast<void>(damaged.reads([&](Connection& connection) {
        auto row = connection.prepare(sql::select_code_of_client);
        row.bind(":id", client);
        if (row.step()) code = row.text("code");
    }));
    return code;
}

std::set<std::string> anonymous_of(DamagedFile& damaged, const std::string& visit) {
    std::set<std::string> ids;
    static_cast<void>(damaged.reads([&](Connection& connection) {
        auto rows = connection.prepare(sql::select_anonymous_of_visit);
        rows.bind(":visit", visit);
        while (rows.step())
            ids.insert(rows.text("id"));
    }));
    return ids;
}

}  // namespace

bool Store::Opened::salvage_alone(DamagedFile& damaged, const std::function<bool(const Record&)>& each,
                                  Salvaged& salvaged, std::set<std::string>& newer_there) {
    const fs::path given_file = beside(file, ".session");
    if (!fs::exists(given_file)) return true;
    salvaged.alone = Salvaged::Alone::unread;
    std::optional<Given> given;
    if (!damaged.reads([&given](Connection& opened) { given = given_by(opened); })) return true;
    if (!given) {
        // Nobody had answered in it, or it was taken in already.
        salvaged.alone = Salvaged::Alone::none;
        return true;
    }
    std::optional<Connection> opened;
    try {
        opened.emplace(DamagedFile::open(given_file, given->key));
    } catch (const Failure& failure) {
        if (failure.error().kind == StoreError::Kind::out_of_memory) throw;
        return true;
    }
    const std::string code = given->client.empty() ? std::string() : code_of(damaged, given->client);
    Opened alone{given_file, lock.copy(), std::move(given->key), *std::move(opened), {}, {}};
    DamagedFile alone_file(alone.connection, given_file, alone.data_key);
    std::swap(alone.reader, reader);
    const Ways ways{
        [&alone](const std::string& id, Lookup how) { return alone.open_record(id, how); },
        [&](const std::string& id, Lookup how) {
            Record record = alone.record(id, nullptr, how);
            if (!record.session.client) return record;
            // There nobody has a code. Whose it is must be known: else it is lost.
            if (code.empty()) throw Failure(StoreError::Kind::damaged, "code");
            record.session.client = code;
            return record;
        },
        [&alone](const std::string& id) { return session_of(alone.connection, id, Lookup::scan_up).date; }};
    const std::size_t lost_before = salvaged.lost.size();
    HandingOut handing_out(alone_file, ways, each, salvaged);
    const bool goes_on = handing_out.sealed() && handing_out.begun();
    newer_there = handing_out.begun_and_read();
    const Ids all = begun_ids(alone_file);
    if (all.all) {
        // A respondent's whose session is not there any more finished it, and it was sealed there.
        for (const std::string& id : anonymous_of(damaged, given->visit)) {
            if (!all.there.contains(id)) newer_there.insert(id);
        }
        if (salvaged.lost.size() == lost_before) salvaged.alone = Salvaged::Alone::taken;
    }
    std::swap(alone.reader, reader);
    return goes_on;
}

}  // namespace runtime::storage
