#include "runtime/storage/history.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <new>

#include "runtime/storage/sql.h"

namespace runtime::storage {

static_assert(sizeof(crypto_generichash_state) <= 384 && alignof(crypto_generichash_state) <= 64);

namespace {

crypto_generichash_state* state_in(std::array<unsigned char, 384>& bytes) {
    return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

// The parts of a row that its link covers.
struct Row {
    std::int64_t number;
    std::int64_t at;
    std::string_view actor;
    std::string_view role;
    std::string_view kind;
    std::string_view object;
    std::span<const unsigned char> before;
    std::span<const unsigned char> after;
};

Digest link_of(const Row& row, std::span<const unsigned char> link_before,
               std::span<const unsigned char> key) {
    return Digester(key)
        .add(link_before)
        .add(row.number)
        .add(row.at)
        .add(row.actor)
        .add(row.role)
        .add(row.kind)
        .add(row.object)
        .add(row.before)
        .add(row.after)
        .digest();
}

}  // namespace

Digester::Digester(std::span<const unsigned char> key) {
    crypto_generichash_init(state_in(state_), key.data(), key.size(), sizeof(Digest));
}

Digester& Digester::add(std::span<const unsigned char> part) {
    std::array<unsigned char, 8> length{};
    auto rest = static_cast<std::uint64_t>(part.size());
    for (unsigned char& byte : length) {
        byte = static_cast<unsigned char>(rest & 0xffU);
        rest >>= 8U;
    }
    crypto_generichash_update(state_in(state_), length.data(), length.size());
    if (!part.empty()) crypto_generichash_update(state_in(state_), part.data(), part.size());
    return *this;
}

Digester& Digester::add(std::string_view part) {
    return add(std::span(reinterpret_cast<const unsigned char*>(part.data()), part.size()));
}

Digest Digester::digest() {
    Digest digest{};
    crypto_generichash_final(state_in(state_), digest.data(), digest.size());
    return digest;
}

Digest digest_of(const Record& record, std::span<const unsigned char> salt) {
    const SessionSummary& session = record.session;
    Digester digester(salt);
    digester.add(session.id)
        .add(session.instrument.id)
        .add(session.instrument.version)
        .add(session.instrument.definition_digest)
        .add(record.wording_digest)
        .add(session.client.value_or(""))
        .add(session.site)
        .add(session.date)
        .add(static_cast<std::int64_t>(session.mode))
        .add(session.standing.language)
        .add(static_cast<std::int64_t>(record.answers.size()));
    for (const StoredAnswer& answer : record.answers) {
        digester.add(answer.item)
            .add(static_cast<std::int64_t>(answer.state))
            .add(answer.value)
            .add(answer.language);
    }
    // Only the first scoring: later ones are added to a finished record.
    assert(!record.scorings.empty());
    const Scoring& scoring = record.scorings.front();
    digester.add(scoring.scorer).add(static_cast<std::int64_t>(scoring.scores.size()));
    for (const Score& score : scoring.scores)
        digester.add(score.name).add(score.value);
    // Records from before there were such words keep the digest that they had.
    if (session.shown != ShownWords{}) digester.add(session.shown.consent).add(session.shown.local_names);
    return digester.digest();
}

Secret history_key(Connection& connection) {
    auto statement = connection.prepare(sql::select_history_key);
    const bool found = statement.step();
    assert(found && "a store without its row");
    static_cast<void>(found);
    auto bytes = statement.blob("history_key");
    Secret key{std::span<const unsigned char>(bytes)};
    wipe(bytes.data(), bytes.size());
    return key;
}

Digest mark_of(std::string_view record, std::span<const unsigned char> body, const Secret& history_key) {
    return Digester(history_key.bytes()).add("sealed record").add(record).add(body).digest();
}

void append_event(Connection& connection, const Who& actor, const Happening& happening, Moment at) {
    std::int64_t number = 1;
    std::vector<unsigned char> link_before;
    {
        auto last = connection.prepare(sql::select_last_event);
        if (last.step()) {
            number = last.number("number") + 1;
            link_before = last.blob("link");
        }
    }
    const std::string_view role = name_of(actor.role);
    const Row row{number,         at.unix_seconds,  actor.id,         role,
                  happening.kind, happening.object, happening.before, happening.after};
    const Digest link = link_of(row, link_before, history_key(connection).bytes());
    connection.prepare(sql::insert_event)
        .bind(":number", number)
        .bind(":at", at.unix_seconds)
        .bind(":actor", actor.id)
        .bind(":role", role)
        .bind(":kind", happening.kind)
        .bind(":object", happening.object)
        .bind(":before", happening.before)
        .bind(":after", happening.after)
        .bind(":link", link)
        .run();
}

ChainState verify_chain(Connection& connection) {
    const Secret key = history_key(connection);
    ChainState state{true, 0, {}};
    std::vector<unsigned char> link_before;
    auto events = connection.prepare(sql::select_chain);
    while (events.step()) {
        ++state.events;
        const std::string actor = events.text("actor");
        const std::string role = events.text("role");
        const std::string kind = events.text("kind");
        const std::string object = events.text("object");
        const auto before = events.blob("before");
        const auto after = events.blob("after");
        const Row row{events.number("number"), events.number("at"), actor, role, kind, object, before, after};
        const Digest expected = link_of(row, link_before, key.bytes());
        link_before = events.blob("link");
        const bool linked = row.number == state.events && std::equal(link_before.begin(), link_before.end(),
                                                                     expected.begin(), expected.end());
        state.whole = state.whole && linked;
    }
    // A store's making is its first event.
    state.whole = state.whole && state.events > 0;
    state.head = hexadecimal(link_before);
    return state;
}

StoreMark mark_of(Connection& connection) {
    StoreMark mark;
    auto records = connection.prepare(sql::count_all_records);
    if (records.step()) mark.records = records.number("records");
    auto last = connection.prepare(sql::select_last_event);
    if (last.step()) {
        mark.events = last.number("number");
        mark.head = hexadecimal(last.blob("link"));
    }
    return mark;
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

}  // namespace runtime::storage
