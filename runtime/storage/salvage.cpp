#include "runtime/storage/salvage.h"

#include <functional>
#include <set>
#include <string>

#include "runtime/storage/failure.h"
#include "runtime/storage/key.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/sqlite.h"

namespace runtime::storage {

namespace {

class Reader {
  public:
    Reader(std::filesystem::path file, const Secret& key) : file_(std::move(file)), key_(key) { open(); }

    // SQLCipher reads nothing more on a connection that has met a damaged page.
    bool reads(const std::function<void(Connection&)>& what) {
        try {
            what(*connection_);
            return true;
        } catch (const Failure&) {
            open();
            return false;
        }
    }

  private:
    void open() {
        connection_.reset();
        connection_.emplace(file_, key_);
    }

    std::filesystem::path file_;
    const Secret& key_;
    std::optional<Connection> connection_;
};

void read_all(Statement&& rows) {
    while (rows.step()) {
    }
}

// From both ends: a damaged page hides what lies behind it.
std::set<std::string> ids(Reader& reader, std::string_view up, std::string_view down, bool& all) {
    std::set<std::string> found;
    const auto collect = [&found](std::string_view query) {
        return [&found, query](Connection& connection) {
            auto rows = connection.prepare(query);
            while (rows.step())
                found.insert(rows.text("id"));
        };
    };
    if (reader.reads(collect(up))) return found;
    all = false;
    static_cast<void>(reader.reads(collect(down)));
    return found;
}

}  // namespace

std::optional<ReadableRecords> readable_records(const std::filesystem::path& file, const Secret& data_key) {
    try {
        Reader reader(file, data_key);
        ReadableRecords records;
        const auto count = [&records](bool readable) {
            ++records.of;
            if (readable) ++records.readable;
        };
        for (const std::string& id :
             ids(reader, sql::select_sealed_ids_up, sql::select_sealed_ids_down, records.all_found)) {
            count(reader.reads([&id](Connection& connection) {
                auto rows = connection.prepare(sql::select_sealed_record);
                rows.bind(":id", id).bind(":recipient", PublicKey{});
                while (rows.step())
                    static_cast<void>(rows.blob("body"));
            }));
        }
        for (const std::string& id :
             ids(reader, sql::select_begun_ids_up, sql::select_begun_ids_down, records.all_found)) {
            count(reader.reads([&id](Connection& connection) {
                read_all(std::move(connection.prepare(sql::select_session).bind(":id", id)));
                read_all(std::move(connection.prepare(sql::select_answers).bind(":session", id)));
            }));
        }
        return records;
    } catch (const Failure&) {
        return std::nullopt;
    }
}

}  // namespace runtime::storage
