// Store: whether records are as they were when they were finished and sealed. It takes no
// key of a reader: the history and the marks tell.
#include <algorithm>
#include <map>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

using Digests = std::map<std::string, std::vector<unsigned char>>;  // by record

bool same(std::span<const unsigned char> left, std::span<const unsigned char> right) {
    return std::ranges::equal(left, right);
}

// Takes it out, so that what is left over was never found.
bool take_same(Digests& digests, const std::string& record, std::span<const unsigned char> digest) {
    const auto found = digests.find(record);
    if (found == digests.end() || !same(found->second, digest)) return false;
    digests.erase(found);
    return true;
}

struct Told {
    Digests written;  // the digest of a finished record that was not sealed yet
    Digests marks;    // the mark of a sealed one
    bool linked = true;
};

Told told_by(Connection& connection) {
    Told told;
    {
        auto events = connection.prepare(sql::select_record_digests);
        while (events.step())
            told.written[events.text("object")] = events.blob("after");
    }
    auto events = connection.prepare(sql::select_mark_events);
    while (events.step()) {
        const std::string record = events.text("object");
        const std::string kind = events.text("kind");
        if (kind == "record.erased") {
            told.written.erase(record);
            told.marks.erase(record);
            continue;
        }
        // What was sealed is what was finished.
        if (kind == "record.sealed" && told.written.contains(record))
            told.linked = take_same(told.written, record, events.blob("before")) && told.linked;
        told.marks[record] = events.blob("after");
    }
    return told;
}

}  // namespace

bool Store::Opened::records_are_as_written() {
    Told told = told_by(connection);
    bool whole = told.linked;
    {
        auto ids = connection.prepare(sql::select_finished_client_ids);
        while (ids.step()) {
            Digest now{};
            const std::string id = ids.text("id");
            static_cast<void>(record(id, &now));
            whole = take_same(told.written, id, now) && whole;
        }
    }
    const Secret key = history_key(connection);
    Digest anonymous{};
    std::int64_t anonymous_count = 0;
    {
        auto rows = connection.prepare(sql::select_all_sealed);
        while (rows.step()) {
            const std::string id = rows.text("id");
            const Digest mark = mark_of(id, rows.blob("body"), key);
            whole = same(mark, rows.blob("mark")) && whole;
            if (told.marks.contains(id)) {
                whole = take_same(told.marks, id, mark) && whole;
                continue;
            }
            ++anonymous_count;
            for (std::size_t i = 0; i < mark.size(); ++i)
                anonymous[i] ^= mark[i];
        }
    }
    auto counted = connection.prepare(sql::select_anonymous_records);
    const bool all_anonymous = counted.step() && counted.number("records") == anonymous_count &&
                               same(anonymous, counted.blob("marks"));
    return whole && all_anonymous && told.written.empty() && told.marks.empty();
}

}  // namespace runtime::storage
