#include "runtime/storage/salvage.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/key.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/sqlite.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// Of the file as it lies there: no page is verified before, and nothing can be written.
Connection as_it_is(const fs::path& file, const Secret& key) {
    // SQLite would take an emptied file for a new database.
    constexpr std::uintmax_t page_size = 4096;
    if (fs::file_size(file) < page_size) throw Failure(Kind::damaged, "size");
    Connection connection(file, key);
    static_cast<void>(connection.pragma("query_only = ON"));
    return connection;
}

class Reader {
  public:
    Reader(Connection& connection, fs::path file, const Secret& key)
        : connection_(connection), file_(std::move(file)), key_(key) {}

    bool reads(const std::function<void(Connection&)>& what) {
        try {
            what(connection_);
            return true;
        } catch (const Failure& failure) {
            why_ = failure.error().kind;
            if (why_ == Kind::out_of_memory) throw;
            again();
            return false;
        }
    }
    // How the last that could not be read failed.
    [[nodiscard]] Kind why() const { return why_; }

  private:
    // SQLCipher reads nothing more on a connection that has met a damaged page. The old one first: it holds
    // SQLite's own lock.
    void again() {
        {
            const Connection gone = std::move(connection_);
            static_cast<void>(gone);
        }
        connection_ = as_it_is(file_, key_);
    }

    Connection& connection_;
    fs::path file_;
    const Secret& key_;
    Kind why_ = Kind::damaged;
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

std::set<std::string> sealed_ids(Reader& reader, bool& all) {
    return ids(reader, sql::select_sealed_ids_up, sql::select_sealed_ids_down, all);
}
std::set<std::string> begun_ids(Reader& reader, bool& all) {
    return ids(reader, sql::select_begun_ids_up, sql::select_begun_ids_down, all);
}

// The key under which the file lies: while the data key was being changed that may be the next one.
std::pair<Secret, Connection> under_its_key(const fs::path& file, const Slot& slot, const KeyPair& keys) {
    auto key = unseal_data_key(slot.sealed_data_key, keys);
    auto next = slot.sealed_next_key ? unseal_data_key(*slot.sealed_next_key, keys) : std::nullopt;
    if (!key) throw Failure(Kind::damaged, "sealed key");
    try {
        Connection connection = as_it_is(file, *key);
        return {std::move(*key), std::move(connection)};
    } catch (const Failure& failure) {
        if (!next || failure.error().kind != Kind::damaged) throw;
    }
    Connection connection = as_it_is(file, *next);
    return {std::move(*next), std::move(connection)};
}

// Whether she is a supervisor. Where the page that says so cannot be read: nobody else has keys to records.
bool may_salvage(Reader& reader, const Slot& slot) {
    std::optional<bool> may;
    static_cast<void>(reader.reads([&](Connection& connection) {
        auto row = connection.prepare(sql::select_staff_by_id);
        row.bind(":id", slot.person);
        const bool hers = row.step() && std::ranges::equal(row.blob("public_key"), slot.public_key);
        const auto role = hers && row.number("active") == 1 ? role_named(row.text("role")) : std::nullopt;
        may = role && permitted(*role, Action::export_records);
    }));
    if (may) return *may;
    static_cast<void>(reader.reads([&](Connection& connection) {
        auto row = connection.prepare(sql::select_a_record_key);
        row.bind(":recipient", slot.public_key);
        may = row.step();
    }));
    return may.value_or(false);
}

// When each that was lost was sealed, as far as the history can be read.
void date_the_lost(Reader& reader, Salvaged& salvaged) {
    std::map<std::string, Moment> sealed;
    static_cast<void>(reader.reads([&](Connection& connection) {
        auto rows = connection.prepare(sql::select_sealings);
        while (rows.step())
            sealed.insert_or_assign(rows.text("object"), Moment{rows.number("at")});
    }));
    for (Salvaged::Lost& lost : salvaged.lost) {
        if (const auto found = sealed.find(lost.id); found != sealed.end()) lost.sealed = found->second;
    }
}

// One after the other, as far as each can be read. False when `each` had enough.
class HandingOut {
  public:
    HandingOut(Reader& reader, const std::function<bool(const Record&)>& each, Salvaged& salvaged)
        : reader_(reader), each_(each), salvaged_(salvaged) {}

    bool sealed(const std::function<Record(const std::string&)>& opened) {
        // A correction may be lost while what it corrects is not.
        static_cast<void>(reader_.reads([&](Connection& connection) {
            auto rows = connection.prepare(sql::select_corrected);
            while (rows.step())
                told_.insert(rows.text("object"));
        }));
        std::vector<std::string> readable;
        for (const std::string& id : sealed_ids(reader_, salvaged_.all_found)) {
            ++salvaged_.found;
            const bool opens = reader_.reads([&](Connection&) {
                const Record record = opened(id);
                if (!record.session.corrects.empty()) replaced_.insert(record.session.corrects);
            });
            if (opens) {
                readable.push_back(id);
            } else {
                salvaged_.lost.push_back({.id = id, .to_others = reader_.why() == Kind::sealed_to_others});
            }
        }
        // Only now is it known which stand in the place of which.
        for (const std::string& id : readable) {
            std::optional<Record> record;
            if (!reader_.reads([&](Connection&) { record = opened(id); })) {
                salvaged_.lost.push_back({.id = id});
            } else if (!give(*record)) {
                return false;
            }
        }
        return true;
    }

    bool begun(const std::function<Record(const std::string&)>& read,
               const std::function<Date(const std::string&)>& date) {
        for (const std::string& id : begun_ids(reader_, salvaged_.all_found)) {
            ++salvaged_.found;
            std::optional<Record> record;
            if (reader_.reads([&](Connection&) { record = read(id); })) {
                if (!give(*record)) return false;
                continue;
            }
            Salvaged::Lost lost{.id = id};
            static_cast<void>(reader_.reads([&](Connection&) { lost.date = date(id); }));
            salvaged_.lost.push_back(std::move(lost));
        }
        return true;
    }

  private:
    bool give(const Record& record) {
        const bool finished = record.session.state == SessionState::finished;
        const bool answered = record.session.state == SessionState::open && !record.answers.empty();
        if (replaced_.contains(record.session.id)) {
            ++salvaged_.corrected;
        } else if (finished && told_.contains(record.session.id)) {
            Record known_wrong = record;
            known_wrong.session.corrected = true;
            ++salvaged_.taken;
            return each_(known_wrong);
        } else if (finished || answered) {
            ++salvaged_.taken;
            return each_(record);
        } else {
            ++salvaged_.without_answers;
        }
        return true;
    }

    Reader& reader_;
    const std::function<bool(const Record&)>& each_;
    Salvaged& salvaged_;
    std::set<std::string> replaced_;  // by corrections that can be read
    std::set<std::string> told_;      // to be corrected, as far as the history can be read
};

}  // namespace

std::optional<ReadableRecords> readable_records(const fs::path& file, const Secret& data_key) {
    try {
        Connection connection = as_it_is(file, data_key);
        Reader reader(connection, file, data_key);
        ReadableRecords records;
        const auto count = [&records](bool readable) {
            ++records.of;
            if (readable) ++records.readable;
        };
        for (const std::string& id : sealed_ids(reader, records.all_found)) {
            count(reader.reads([&id](Connection& opened) {
                auto rows = opened.prepare(sql::select_sealed_record);
                rows.bind(":id", id).bind(":recipient", PublicKey{});
                while (rows.step())
                    static_cast<void>(rows.blob("body"));
            }));
        }
        for (const std::string& id : begun_ids(reader, records.all_found)) {
            count(reader.reads([&id](Connection& opened) {
                read_all(std::move(opened.prepare(sql::select_session).bind(":id", id)));
                read_all(std::move(opened.prepare(sql::select_answers).bind(":session", id)));
            }));
        }
        return records;
    } catch (const Failure&) {
        return std::nullopt;
    }
}

Stored<Salvaged> Store::salvage(const StoreFile& file, std::string_view name, const Secret& passphrase,
                                const std::function<bool(const Record&)>& each) {
    {
        // Exporting what is whole is an event: it does not come out this way.
        const auto whole = open(file, name, passphrase);
        if (whole) return tl::unexpected(StoreError{Kind::wrong_state, "whole"});
        if (whole.error().kind != Kind::damaged) return tl::unexpected(whole.error());
    }
    return at_the_door([&] {
        const StoreFile::Held& held = *file.held_;
        const Keyring keyring = Keyring::read(held.keys());
        const Slot* slot = keyring.slot_named(checked_name(name));
        if (slot == nullptr) throw Failure(Kind::no_such_name, "slot");
        KeyPair keys = unlock_counted(held.tries(), slot->person, *slot, passphrase, keyring.context());
        auto [key, connection] = under_its_key(held.file, *slot, keys);
        Opened store{held.file, held.lock.copy(), std::move(key), std::move(connection), {}, {}};
        Reader reader(store.connection, held.file, store.data_key);
        if (!may_salvage(reader, *slot)) throw Failure(Kind::not_permitted, "role");
        store.reader = std::move(keys);

        Salvaged salvaged;
        salvaged.purpose = keyring.practice ? Purpose::practice : Purpose::real;
        HandingOut handing_out(reader, each, salvaged);
        const bool to_the_end = handing_out.sealed([&](const std::string& id) {
            return store.open_record(id);
        }) && handing_out.begun([&](const std::string& id) { return store.record(id); },
                                [&](const std::string& id) { return store.summary(id).date; });
        if (to_the_end && !salvaged.lost.empty()) date_the_lost(reader, salvaged);
        return salvaged;
    });
}

}  // namespace runtime::storage
