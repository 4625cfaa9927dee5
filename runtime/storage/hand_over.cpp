// Store: a visit in a client's hands. Its file is a small store under a key of its own, which
// only the store knows; the store is closed meanwhile, so that a tablet taken from a client has
// no key to anything that was there before.
//
// In order, each durable before the next begins: FILE.session.new is written; the store has its key; it
// becomes FILE.session. From then on what is answered is in FILE.session alone. Whoever opens the store next
// takes it in: FILE.session.taken says that this is being done; one transaction takes in and forgets the key;
// then both files go. So of a file whose key the store does not have it is known what it is: FILE.session.new
// was never answered in; FILE.session with FILE.session.taken was taken in; any other belongs to a later
// state of this store, in whose place an older copy was put, and is kept.
#include <algorithm>
#include <utility>

#include "runtime/storage/attached.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

fs::path session_file_of(const fs::path& file) {
    return beside(file, ".session");
}

fs::path unfinished(const fs::path& file) {
    return beside(session_file_of(file), ".new");
}

fs::path taken(const fs::path& file) {
    return beside(session_file_of(file), ".taken");
}

// The journal first: opened without it, the file would be another.
void move_with_journal(const fs::path& from, const fs::path& to) {
    if (!is_there(from)) return;
    for (const std::string_view suffix : {"-journal", ""}) {
        if (is_there(beside(from, suffix))) rename_durably(beside(from, suffix), beside(to, suffix));
    }
}

// Under a name that nothing has.
void keep_apart(const fs::path& given) {
    int number = 1;
    const auto apart = [&given](int of) {
        return beside(given, ".unknown" + (of == 1 ? std::string() : "-" + std::to_string(of)));
    };
    while (is_there(apart(number)))
        ++number;
    move_with_journal(given, apart(number));
}

void forget(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    fs::remove(file, ignored);
    forget_beside_database(file);
}

// Whole, ours, and of this version; not when it is there and the disk fails.
bool readable(const fs::path& file, const Secret& key) {
    if (!fs::exists(file)) return false;
    try {
        static_cast<void>(connect(file, key));
        return true;
    } catch (const Failure& failure) {
        const Kind kind = failure.error().kind;
        if (kind == Kind::damaged || kind == Kind::not_a_store) return false;
        throw;
    }
}

}  // namespace

bool StoreFile::waits_for_staff() const {
    std::error_code ignored;  // what cannot be looked for is not there
    return fs::exists(session_file_of(path()), ignored);
}

bool Store::in_clients_hands() const {
    return opened_->in_hands;
}

bool Store::lost_a_session() const {
    return opened_->lost_a_session;
}

bool Store::found_an_unknown_session() const {
    return opened_->unknown_session;
}

Stored<Store> Store::hand_over(Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        if (store.in_hands) throw Failure(Kind::wrong_state, "in hands");
        std::string visit_id;
        {
            auto row = store.connection.prepare(sql::select_standing);
            const bool stands = row.step() && (row.is_null("staff") || row.text("staff") == store.who.id);
            if (!stands) throw Failure(Kind::wrong_state, "no visit stands");
            visit_id = row.text("visit");
        }
        // One that was begun and failed at its last step may be there after all, and be another visit's.
        store.take_in();
        {
            Transaction transaction(store.connection);
            store.connection.prepare(sql::stand_still_at).bind(":visit", visit_id).run();
            transaction.commit();
        }
        bool open = false;
        const auto visit = store.find_visit(visit_id, open);
        if (!visit || !open) throw Failure(Kind::wrong_state, "visit");
        store.allow_at(visit->client ? Action::run_client_instrument : Action::run_anonymous_instrument,
                       visit->site);

        const fs::path file = session_file_of(store.file);
        const fs::path begun = unfinished(store.file);
        forget(begun);
        Secret key = Secret::random(data_key_size);
        try {
            write_new(begun, {});
            {
                Connection made(begun, key);
                migrate(made);
            }
            const Attached given(store.connection, begun, key);
            Transaction transaction(store.connection, Transaction::Begin::when_written);
            store.connection.run(std::string(sql::give_visit));
            transaction.commit();
        } catch (...) {
            forget(begun);
            throw;
        }
        fs::remove(beside(begun, "-journal"));
        Transaction transaction(store.connection);
        store.connection.prepare(sql::insert_session_file)
            .bind(":id", new_uuid())
            .bind(":key", key.bytes())
            .bind(":at", at.unix_seconds)
            .run();
        // Whoever signs in next takes it back from the client.
        store.connection.prepare(sql::stand_for_anybody).bind(":staff", store.who.id).run();
        transaction.commit();
        // What another file of this name left beside it is not this one's.
        forget_beside_database(file);
        rename_durably(begun, file);

        Connection connection = connect(file, key);
        auto given = std::make_unique<Opened>(
            Opened{file, store.lock.copy(), std::move(key), std::move(connection), store.who, store.purpose});
        given->in_hands = true;
        return Store(std::move(given));
    });
}

void Store::Opened::take_in() {
    const fs::path given_file = session_file_of(file);
    std::string id;
    std::string visit;
    Moment given_at{};
    Secret key;
    {
        auto row = connection.prepare(sql::select_session_file);
        if (row.step()) {
            id = row.text("id");
            visit = row.text("visit");
            given_at = Moment{row.number("at")};
            std::vector<unsigned char> bytes = row.blob("key");
            key = Secret(std::span<const unsigned char>(bytes));
            wipe(bytes.data(), bytes.size());
        }
    }
    if (id.empty()) {
        forget(unfinished(file));
        if (is_there(taken(file))) {
            forget(given_file);
            if (!is_there(given_file)) remove_leftover(taken(file));
        } else if (is_there(given_file)) {
            keep_apart(given_file);
            unknown_session = true;
        }
        return;
    }
    if (!fs::exists(given_file) && fs::exists(unfinished(file))) rename_durably(unfinished(file), given_file);
    if (!readable(given_file, key)) {
        move_with_journal(given_file, beside(given_file, "." + id));
        Transaction transaction(connection);
        connection.prepare(sql::lose_session_file).bind(":id", id).run();
        transaction.commit();
        lost_a_session = true;
        return;
    }
    replace_durably(taken(file), {});
    {
        const Attached given(connection, given_file, key);
        Transaction transaction(connection, Transaction::Begin::when_written);
        take_answers(visit, given_at);
        connection.prepare(sql::delete_session_file).bind(":id", id).run();
        transaction.commit();
    }
    forget(given_file);
    forget(unfinished(file));
    if (!is_there(given_file)) remove_leftover(taken(file));
}

std::vector<std::string> Store::Opened::lost_and_not_told() {
    std::map<std::string, std::int64_t> lost;
    {
        auto rows = connection.prepare(sql::select_lost_session_files);
        while (rows.step())
            ++lost[rows.text("visit")];
    }
    std::vector<std::string> untold;
    for (const auto& [visit, times] : lost) {
        auto row = connection.prepare(sql::count_losses_told);
        row.bind(":visit", visit);
        const std::int64_t told = row.step() ? row.number("told") : 0;
        for (std::int64_t more = told; more < times; ++more)
            untold.push_back(visit);
    }
    return untold;
}

void Store::Opened::take_answers(const std::string& visit, Moment given) {
    connection.run(std::string(sql::take_visits));
    bool given_up = false;
    Moment last{};
    take_events(given_up, last);
    take_anonymous(visit, given);
    // Nothing of a visit is asked any more once its client declined or destroyed a part; what she had
    // finished before waits for whoever takes the tablet back.
    if (!given_up || end_planned(visit, last)) return;
    happened({"visit.finished", visit}, last);
    seal_visit(visit, Undone::ends, last);
}

// What happened to a client's sessions, said again in this history; anonymous ones have none.
void Store::Opened::take_events(bool& given_up, Moment& last) {
    struct Given {
        Moment at;
        Who actor;
        std::string kind, session;
        Care care;
    };
    std::vector<Given> all;
    {
        auto rows = connection.prepare(sql::select_given_events);
        while (rows.step()) {
            Given& event = all.emplace_back();
            event.at = Moment{rows.number("at")};
            event.actor.id = rows.text("actor");
            if (const auto role = role_named(rows.text("role"))) event.actor.role = *role;
            event.kind = rows.text("kind");
            event.session = rows.text("object");
            if (!rows.is_null("level")) event.care.level = static_cast<int>(rows.number("level"));
            event.care.look_again = rows.number("look_again") == 1;
        }
    }
    for (const Given& event : all) {
        Happening happening{event.kind, event.session};
        if (event.kind == "session.finished") {
            save_done_card(event.session, event.care, event.at);
            Digest digest{};
            static_cast<void>(record(event.session, &digest));
            happening.after = {digest.begin(), digest.end()};
        } else {
            if (event.kind == "session.declined") save_undone_card(event.session, event.at);
            given_up = true;
        }
        append_event(connection, event.actor, happening, event.at);
        last = event.at;
    }
}

void Store::Opened::take_anonymous(const std::string& visit, Moment given) {
    std::vector<std::string> gone;
    {
        auto rows = connection.prepare(sql::select_answered_and_gone);
        rows.bind(":visit", visit);
        while (rows.step())
            gone.push_back(rows.text("id"));
    }
    for (const std::string& session : gone)
        forget_session(session);
    connection.prepare(sql::delete_empty_visit).bind(":id", visit).run();

    std::vector<std::pair<std::string, std::vector<unsigned char>>> sealed;
    {
        auto rows = connection.prepare(sql::select_given_records);
        while (rows.step())
            sealed.emplace_back(rows.text("id"), rows.blob("body"));
    }
    const Secret own = history_key(connection);
    for (const auto& [id, body] : sealed) {
        const Digest mark = mark_of(id, body, own);
        connection.prepare(sql::insert_sealed_record)
            .bind(":id", id)
            .bind(":body", body)
            .bind(":mark", mark)
            .run();
        count_anonymous(1, mark);
    }
    connection.prepare(sql::take_record_keys).run();

    auto counts = connection.prepare(sql::select_given_survey_counts);
    while (counts.step()) {
        for (std::int64_t each = 0; each < counts.number("surveys"); ++each) {
            connection.prepare(sql::count_survey)
                .bind(":site", counts.text("site"))
                .bind(":date", counts.text("date"))
                .bind(":at", given.unix_seconds)
                .run();
        }
    }
}

}  // namespace runtime::storage
