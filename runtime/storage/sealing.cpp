// Store: records out of the plain store into sealed ones, and back for who can open them.
#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/record_content.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

std::vector<unsigned char> bytes_of(const Digest& digest) {
    return {digest.begin(), digest.end()};
}

SealedRecord sealed_to(const Record& record, std::span<const PublicKey> recipients) {
    // There is a supervisor from the first day on, and the last one cannot go.
    if (recipients.empty()) throw Failure(Kind::damaged, "no supervisor to seal to");
    Bytes content = content_of(record);
    SealedRecord sealed = seal(record.session.id, content, recipients);
    wipe(content.data(), content.size());
    return sealed;
}

void insert_key(Connection& connection, std::string_view record, const SealedKey& key) {
    connection.prepare(sql::insert_record_key)
        .bind(":record", record)
        .bind(":recipient", key.recipient)
        .bind(":sealed_key", key.sealed)
        .run();
}

void insert_keys(Connection& connection, const SealedRecord& sealed) {
    for (const SealedKey& key : sealed.keys)
        insert_key(connection, sealed.id, key);
}

Record opened(std::string_view id, std::span<const unsigned char> body,
              std::span<const unsigned char> sealed_key, const KeyPair& reader) {
    Bytes content;
    if (const auto unopened = open_sealed(id, body, sealed_key, reader, content)) {
        const bool later = *unopened == Unopened::from_the_future;
        throw Failure(later ? Kind::from_the_future : Kind::damaged, "sealed record");
    }
    Record record = record_from(content);
    wipe(content.data(), content.size());
    if (record.session.id != id) throw Failure(Kind::damaged, "another record");
    return record;
}

}  // namespace

namespace {

// Whoever has the data key can write past a table's own check of a length.
std::array<unsigned char, 32> exactly_32(const std::vector<unsigned char>& bytes, const char* where) {
    std::array<unsigned char, 32> found{};
    if (bytes.size() != found.size()) throw Failure(Kind::damaged, where);
    std::ranges::copy(bytes, found.begin());
    return found;
}

}  // namespace

std::vector<PublicKey> Store::Opened::recipients() {
    std::vector<PublicKey> keys;
    auto rows = connection.prepare(sql::select_recipients);
    while (rows.step())
        keys.push_back(exactly_32(rows.blob("public_key"), "a recipient's key"));
    return keys;
}

void Store::Opened::count_anonymous(int more, const Digest& mark) {
    std::int64_t records = 0;
    Digest marks{};
    {
        auto row = connection.prepare(sql::select_anonymous_records);
        if (!row.step()) throw Failure(Kind::damaged, "count of anonymous records");
        records = row.number("records");
        marks = exactly_32(row.blob("marks"), "marks of anonymous records");
    }
    std::ranges::transform(marks, mark, marks.begin(), std::bit_xor{});
    connection.prepare(sql::save_anonymous_records)
        .bind(":records", records + more)
        .bind(":marks", marks)
        .run();
}

void Store::Opened::insert_sealed(const Record& record, const std::vector<unsigned char>& content_digest,
                                  Moment at) {
    const SealedRecord sealed = sealed_to(record, recipients());
    const Digest mark = mark_of(sealed.id, sealed.body, history_key(connection));
    connection.prepare(sql::insert_sealed_record)
        .bind(":id", sealed.id)
        .bind(":body", sealed.body)
        .bind(":mark", mark)
        .run();
    insert_keys(connection, sealed);
    const SessionSummary& session = record.session;
    if (!session.anonymous) {
        happened({"record.sealed", sealed.id, content_digest, bytes_of(mark)}, at);
        return;
    }
    count_anonymous(1, mark);
    if (session.state != SessionState::finished || session.mode == Mode::imported) return;
    connection.prepare(sql::count_survey)
        .bind(":site", session.site)
        .bind(":date", session.date)
        .bind(":at", at.unix_seconds)
        .run();
}

void Store::Opened::replace_sealed(const Record& record, Moment at) {
    const SealedRecord sealed = sealed_to(record, recipients());
    const Digest mark = mark_of(sealed.id, sealed.body, history_key(connection));
    Digest before{};
    {
        auto row = connection.prepare(sql::select_sealed_record);
        row.bind(":id", sealed.id).bind(":recipient", reader->public_key);
        if (!row.step()) throw Failure(Kind::no_such_record, "record");
        before = exactly_32(row.blob("mark"), "mark of a record");
    }
    connection.prepare(sql::delete_record_keys).bind(":record", sealed.id).run();
    connection.prepare(sql::replace_sealed_body)
        .bind(":id", sealed.id)
        .bind(":body", sealed.body)
        .bind(":mark", mark)
        .run();
    insert_keys(connection, sealed);
    if (!record.session.anonymous) {
        happened({"record.rescored", sealed.id, bytes_of(before), bytes_of(mark)}, at);
        return;
    }
    count_anonymous(0, before);
    count_anonymous(0, mark);
}

void Store::Opened::forget_session(std::string_view session_id) {
    for (const std::string_view rows : {sql::delete_answers, sql::delete_scores, sql::delete_scorings})
        connection.prepare(rows).bind(":session", session_id).run();
    connection.prepare(sql::delete_session).bind(":id", session_id).run();
}

void Store::Opened::seal_session(std::string_view session_id, Moment at) {
    Digest digest{};
    const Record plain = record(session_id, &digest);
    // Only a client's finished session is in the history with its digest.
    const bool in_history = !plain.session.anonymous && !plain.scorings.empty();
    insert_sealed(plain, in_history ? bytes_of(digest) : std::vector<unsigned char>(), at);
    forget_session(session_id);
}

bool Store::Opened::end_planned(std::string_view visit_id, Moment at) {
    bool open = false;
    const auto visit = find_visit(visit_id, open);
    if (!visit) throw Failure(Kind::no_such_record, "visit");
    bool finished = false;
    for (const SessionSummary& session : visit->sessions) {
        finished = finished || session.state == SessionState::finished;
        if (session.state != SessionState::planned) continue;
        save_undone_card(session.id, at);
        forget_session(session.id);
    }
    return finished;
}

void Store::Opened::seal_visit(std::string_view visit_id, Undone undone, Moment at) {
    bool open = false;
    const auto visit = find_visit(visit_id, open);
    if (!visit) throw Failure(Kind::no_such_record, "visit");
    bool empty = true;
    for (const SessionSummary& session : visit->sessions) {
        const bool planned = session.state == SessionState::planned;
        const bool waits = planned || session.state == SessionState::open;
        if (waits && undone == Undone::stays) {
            empty = false;
            continue;
        }
        if (waits) save_undone_card(session.id, at);
        if (planned || session.state == SessionState::discarded) {
            forget_session(session.id);
        } else {
            seal_session(session.id, at);
        }
    }
    if (empty) connection.prepare(sql::delete_visit).bind(":id", visit_id).run();
}

void seal_on_to(Connection& connection, const KeyPair& reader, const PublicKey& recipient) {
    std::vector<std::pair<std::string, SealedKey>> missing;
    std::string after;
    do {  // So many at a time, until none is missing.
        missing.clear();
        {
            auto rows = connection.prepare(sql::select_missing_keys);
            rows.bind(":reader", reader.public_key)
                .bind(":recipient", recipient)
                .bind(":after", after)
                .bind(":limit", std::int64_t{500});
            while (rows.step()) {
                auto key = seal_on(rows.blob("sealed_key"), reader, recipient);
                if (!key) throw Failure(Kind::damaged, "a record's key");
                missing.emplace_back(rows.text("record"), *key);
            }
        }
        for (const auto& [record, key] : missing)
            insert_key(connection, record, key);
        if (!missing.empty()) after = missing.back().first;
    } while (!missing.empty());
}

void Store::Opened::forget_who_left() {
    connection.prepare(sql::delete_keys_of_those_who_left).run();
}

void Store::Opened::erase_sealed(std::string_view record_id, Moment at) {
    std::vector<unsigned char> mark;
    {
        auto row = connection.prepare(sql::select_sealed_record);
        row.bind(":id", record_id).bind(":recipient", PublicKey{});
        if (!row.step()) throw Failure(Kind::no_such_record, "record");
        mark = row.blob("mark");
    }
    connection.prepare(sql::delete_record_keys).bind(":record", record_id).run();
    connection.prepare(sql::delete_sealed_record).bind(":id", record_id).run();
    happened({"record.erased", std::string(record_id), mark, {}}, at);
}

bool Store::Opened::is_sealed(std::string_view record_id) {
    auto row = connection.prepare(sql::select_sealed_id);
    row.bind(":id", record_id);
    return row.step();
}

std::string_view sealed_record_query(Lookup how) {
    if (how == Lookup::by_key) return sql::select_sealed_record;
    return how == Lookup::scan_up ? sql::scan_for_sealed_record_up : sql::scan_for_sealed_record_down;
}

Record Store::Opened::open_record(std::string_view record_id, Lookup how) {
    if (!reader) throw Failure(Kind::not_permitted, "no key");
    auto row = connection.prepare(sealed_record_query(how));
    row.bind(":id", record_id).bind(":recipient", reader->public_key);
    if (!row.step()) throw Failure(Kind::no_such_record, "record");
    if (row.is_null("sealed_key")) throw Failure(Kind::sealed_to_others, "record");
    return opened(record_id, row.blob("body"), row.blob("sealed_key"), *reader);
}

Opening Store::Opened::open_summaries(const std::function<bool()>& goes_on) {
    std::set<std::string> there;
    std::int64_t waiting = 0;
    auto ids = connection.prepare(sql::select_sealed_ids);
    while (ids.step()) {
        const std::string id = ids.text("id");
        there.insert(id);
        if (summaries.contains(id) || sealed_elsewhere.contains(id)) continue;
        if (waiting > 0 || !goes_on()) {
            ++waiting;
            continue;
        }
        try {
            summaries.emplace(id, open_record(id).session);
        } catch (const Failure& failure) {
            // A list goes on without what this person cannot read; verify() counts it.
            if (failure.error().kind != Kind::sealed_to_others) throw;
            sealed_elsewhere.insert(id);
        }
    }
    std::erase_if(summaries, [&there](const auto& each) { return !there.contains(each.first); });
    const auto all = static_cast<std::int64_t>(there.size());
    return {.opened = all - waiting, .all = all};
}

const std::map<std::string, SessionSummary>& Store::Opened::sealed_summaries() {
    sealed_elsewhere.clear();
    open_summaries([] { return true; });
    return summaries;
}

}  // namespace runtime::storage
