// A visit in a client's hands: its own file, what it holds and does not hold, how it comes
// back, and what a power cut at any moment of it leaves.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>
#include <iterator>
#include <optional>

#include "runtime/storage/keyring.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"
#include "tests/support/own_memory.h"

using namespace runtime::storage;
using namespace tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* client_code = "INVENTED-77";

// A client's visit of two sessions, the first begun, standing on the screen; its sessions.
std::vector<std::string> standing_visit(Store& store) {
    const auto visit = store.start_visit({client_code, north, today, Mode::self, "vi", {dass, dass}}, now());
    REQUIRE(visit.has_value());
    REQUIRE(store.begin_session(visit->sessions.front().id, {"q1", "vi"}, now()));
    REQUIRE(store.stand_at(visit->id, now()));
    return {visit->sessions.at(0).id, visit->sessions.at(1).id};
}

// As the kiosk does it: the whole store is closed when the client has hers.
Store handed_over(Store store) {
    auto given = store.hand_over(now());
    REQUIRE(given.has_value());
    return std::move(*given);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What the disk looks like at one moment, put into another folder that a store can be opened from.
class DiskMoment {
  public:
    explicit DiskMoment(const InventedStore& of) : of_(&of) {
        for (const auto& each : fs::directory_iterator(of.folder()))
            if (each.is_regular_file()) fs::copy(each.path(), folder_.path());
    }
    // With this file as it was at another moment.
    DiskMoment& with(const DiskMoment& other, const std::string& suffix) {
        const std::string name = of_->file().filename().string() + suffix;
        fs::remove(folder_.path() / name);
        if (fs::exists(other.folder_.path() / name)) fs::copy(other.folder_.path() / name, folder_.path());
        return *this;
    }
    [[nodiscard]] fs::path file() const { return folder_.path() / of_->file().filename(); }
    [[nodiscard]] Store open(std::string_view name) const {
        auto store = Store::open(file(), name, passphrase_of(name));
        REQUIRE(store.has_value());
        return std::move(*store);
    }

  private:
    const InventedStore* of_;
    TemporaryFolder folder_;
};

std::string value_of(Store& store, const std::string& session, const std::string& item) {
    const auto record = store.session(session, now());
    REQUIRE(record.has_value());
    const auto found = std::ranges::find(record->answers, item, &StoredAnswer::item);
    return found == record->answers.end() ? "" : found->value;
}

// Inverted, so that the search does not find these.
struct Keys {
    std::string data, own;
};

std::pair<Secret, Secret> unlocked(const InventedStore& invented, const char* name) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const Slot* slot = keyring.slot_named(name);
    REQUIRE(slot != nullptr);
    auto pair = unlock(*slot, passphrase_of(name), keyring.context());
    REQUIRE(pair.has_value());
    auto data = unseal_data_key(slot->sealed_data_key, *pair);
    REQUIRE(data.has_value());
    return {std::move(*data), std::move(pair->private_key)};
}

Keys keys_of(const InventedStore& invented, const char* name) {
    const auto [data, own] = unlocked(invented, name);
    const auto inverted_of = [](const Secret& key) {
        std::string text(key.size(), '\0');
        std::ranges::transform(key.bytes(), text.begin(), [](auto byte) { return static_cast<char>(~byte); });
        return text;
    };
    return {inverted_of(data), inverted_of(own)};
}

// While nobody has the store open.
std::int64_t kept_file_keys(const InventedStore& invented) {
    Connection connection(invented.file(), unlocked(invented, "supervisor").first);
    auto row = connection.prepare("SELECT COUNT(*) AS keys FROM session_files");
    REQUIRE(row.step());
    return row.number("keys");
}

// As bytes, or as SQLCipher is told it.
std::size_t times_as_key(const std::string& key) {
    std::string text;
    for (const char byte : key) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto plain = static_cast<unsigned char>(~byte);
        text += static_cast<char>(~digits[plain >> 4U]);
        text += static_cast<char>(~digits[plain & 0xfU]);
    }
    return times_in_memory(key) + times_in_memory(text);
}

}  // namespace

TEST_CASE("what a client answers alone comes back with the next sign-in, whoever signs in", "[storage]") {
    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        const InventedStore invented;
        std::vector<std::string> sessions;
        {
            Store store = invented.open("coordinator");
            sessions = standing_visit(store);
            save(store, sessions[0], {answer("q1", "1")}, "q2");
            Store given = handed_over(std::move(store));
            REQUIRE(given.in_clients_hands());
            save(given, sessions[0], {answer("q1", "3"), refusal("q2")}, "q3", "en");
        }
        static_cast<void>(invented.open(name));
        REQUIRE_FALSE(fs::exists(invented.beside(".session")));

        Store store = invented.open("coordinator");
        REQUIRE_FALSE(store.in_clients_hands());
        REQUIRE_FALSE(store.lost_a_session());
        REQUIRE(value_of(store, sessions[0], "q1") == "3");
        const auto record = store.session(sessions[0], now());
        REQUIRE(record->answers.size() == 2);
        REQUIRE(record->session.standing.position == "q3");
        REQUIRE(record->session.standing.language == "en");
        REQUIRE(record->session.client == client_code);
        REQUIRE(store.standing_visit().value().has_value());
    }
}

TEST_CASE("what was finished alone has its scores, its case card and its place in the history", "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "3")});
        REQUIRE(given.finish_session(sessions[0], invented_scores(), now(), {2, true}));
        REQUIRE(given.begin_session(sessions[1], {"q1", "en"}, now()));
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.session(sessions[0], now())->session.state == SessionState::finished);
        REQUIRE(store.session(sessions[0], now())->scorings.size() == 1);
        REQUIRE(store.session(sessions[1], now())->session.state == SessionState::open);
        const auto cards = store.case_cards(north, "2026-01-01");
        REQUIRE(cards->size() == 1);
        REQUIRE(cards->front().client == client_code);
        REQUIRE(cards->front().done);
        REQUIRE(cards->front().care == Care{2, true});
    }
    Store store = invented.open("supervisor");
    const auto report = store.check();
    REQUIRE(report.has_value());
    REQUIRE(report->whole());
    const auto history = store.history();
    const auto finished = std::ranges::find(*history, "session.finished", &Event::kind);
    REQUIRE(finished != history->end());
    REQUIRE(finished->actor == "coordinator");
    REQUIRE(finished->object == sessions[0]);
}

TEST_CASE("what was declined or destroyed alone ends the visit, and leaves no answer", "[storage]") {
    const bool declines = GENERATE(true, false);
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions[0], {answer("q1", "1")});
        Store given = handed_over(std::move(store));
        REQUIRE((declines ? given.decline_session(sessions[0], now())
                          : given.discard_session(sessions[0], now())));
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.open_visits()->empty());
        const auto cards = store.case_cards(north, "2026-01-01");
        REQUIRE(cards->size() == 1);
        REQUIRE_FALSE(cards->front().done);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.check()->whole());
    for (const Record& record : all_records(store))
        REQUIRE(record.answers.empty());
}

TEST_CASE("respondents follow each other without the store, and each sheet is sealed at once", "[storage]") {
    const InventedStore invented;
    std::string open_session;
    const NewVisit round{std::nullopt, north, today, Mode::self, "vi", {survey}};
    {
        Store store = invented.open("evaluator");
        const auto first = store.start_visit(round, now());
        REQUIRE(store.stand_at(first->id, now()));
        Store given = handed_over(std::move(store));
        std::string session = first->sessions.front().id;
        for (int respondent = 1; respondent <= 3; ++respondent) {
            REQUIRE(given.begin_session(session, {"q1", "vi"}, now()));
            save(given, session, {answer("q1", std::to_string(respondent))});
            REQUIRE(given.finish_session(session, invented_scores(), now()));
            REQUIRE_KIND(given.session(session, now()), not_permitted);
            const auto next = given.start_visit(round, now());
            REQUIRE(given.stand_at(next->id, now()));
            session = next->sessions.front().id;
        }
        REQUIRE(given.begin_session(session, {"q1", "vi"}, now()));
        save(given, session, {answer("q1", "4")});
        open_session = session;
    }

    {
        Store store = invented.open("evaluator");
        REQUIRE(store.survey_count(north, today) == 3);
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.standing_visit().value().value().sessions.front().id == open_session);
        REQUIRE(value_of(store, open_session, "q1") == "4");
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.check()->whole());
    std::vector<std::string> values;
    for (const Record& record : all_records(store))
        values.push_back(record.answers.front().value);
    std::ranges::sort(values);
    REQUIRE(values == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("a client's file holds no code, no name and no other visit", "[storage]") {
    const InventedStore invented;
    std::string other;
    Store store = invented.open("coordinator");
    other = begun_session(store, "INVENTED-2");
    save(store, other, {answer("q1", "2")});
    const auto sessions = standing_visit(store);

    Store given = handed_over(std::move(store));

    REQUIRE_KIND(given.session(other, now()), no_such_record);
    REQUIRE(given.open_visits()->size() == 1);
    REQUIRE(given.open_visits()->front().client == "-");
    REQUIRE(given.clients(north)->size() == 1);
    REQUIRE(given.case_cards(north, "2000-01-01")->empty());
    REQUIRE_KIND(given.hand_over(now()), wrong_state);
    REQUIRE(bytes_of(invented.beside(".session")).find(client_code) == std::string::npos);
}

TEST_CASE("while a client has the tablet, memory has no key and no answer of anybody else", "[private]") {
    const InventedStore invented;
    const Keys keys = keys_of(invented, "supervisor");
    // "an invented answer of an earlier client, long enough to be found", inverted.
    const std::string canary =
        inverted("an invented answer of an ") + inverted("earlier client, long enough to be found");
    Store store = invented.open("supervisor");
    {
        const std::string other = begun_session(store, "INVENTED-2");
        save(store, other, {answer("q1", inverted(canary))});
        const auto read = store.session(other, now());
        // Control: signed in, it is all there.
        REQUIRE(times_in_memory(canary) > 0);
    }
    REQUIRE(times_as_key(keys.data) > 0);
    REQUIRE(times_as_key(keys.own) > 0);
    standing_visit(store);

    const Store given = handed_over(std::move(store));

    CHECK(times_as_key(keys.data) == 0);
    CHECK(times_as_key(keys.own) == 0);
    CHECK(times_in_memory(canary) == 0);
}

TEST_CASE("nothing is handed over while no visit stands", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    REQUIRE_KIND(store.hand_over(now()), wrong_state);
    REQUIRE_FALSE(fs::exists(invented.beside(".session")));
}

TEST_CASE("power may fail at any moment of a hand-over: nothing is lost and nothing doubled", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const auto sessions = standing_visit(store);
    save(store, sessions[0], {answer("q1", "1")}, "q2");
    DiskMoment before(invented);
    std::optional<Store> given = handed_over(std::move(store));
    DiskMoment handed(invented);
    save(*given, sessions[0], {answer("q1", "2"), answer("q2", "2")}, "q3");
    DiskMoment answered(invented);
    given.reset();
    static_cast<void>(invented.open("coordinator"));
    DiskMoment back(invented);

    const auto stands = [&](const DiskMoment& moment, const std::string& q1, const std::string& q2) {
        for (int start = 1; start <= 2; ++start) {
            Store found = moment.open("coordinator");
            REQUIRE_FALSE(found.lost_a_session());
            REQUIRE(value_of(found, sessions[0], "q1") == q1);
            REQUIRE(value_of(found, sessions[0], "q2") == q2);
            REQUIRE_FALSE(fs::exists(moment.file().string() + ".session"));
            REQUIRE_FALSE(fs::exists(moment.file().string() + ".session.new"));
        }
        Store supervisor = moment.open("supervisor");
        REQUIRE(supervisor.check()->whole());
    };

    SECTION("before the file is in its place") {
        std::ofstream(before.file().string() + ".session.new") << "half a file";
        stands(before, "1", "");
    }
    SECTION("after the file is in its place, before the store knows") {
        stands(before.with(handed, ".session"), "1", "");
    }
    SECTION("after the store knows, before the client answers") {
        stands(handed, "1", "");
    }
    SECTION("after an answer") {
        stands(answered, "2", "2");
    }
    SECTION("after the answers were taken in, before the file went") {
        stands(back.with(answered, ".session"), "2", "2");
    }
    SECTION("after it went") {
        stands(back, "2", "2");
    }
}

TEST_CASE("a client's file that is damaged or gone is told, kept, and stops nobody from working",
          "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions[0], {answer("q1", "1")}, "q2");
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }
    const bool gone = GENERATE(true, false);
    if (gone) {
        fs::remove(invented.beside(".session"));
    } else {
        std::fstream file(invented.beside(".session"), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file.put('\x5a');
        file.put('\x5b');
    }

    {
        Store store = invented.open("coordinator");
        REQUIRE(store.lost_a_session());
        REQUIRE(value_of(store, sessions[0], "q1") == "1");
        const auto kept =
            std::ranges::count_if(fs::directory_iterator(invented.folder()), [](const auto& each) {
                return each.path().filename().string().find(".session.") != std::string::npos;
            });
        REQUIRE(kept == (gone ? 0 : 1));
        save(store, sessions[0], {answer("q1", "3")});
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q2", "1")});
    }
    Store store = invented.open("coordinator");
    REQUIRE_FALSE(store.lost_a_session());
    REQUIRE(value_of(store, sessions[0], "q1") == "3");
    REQUIRE(value_of(store, sessions[0], "q2") == "1");
}

TEST_CASE("another client's file in its place is not taken in", "[storage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }
    DiskMoment first(invented);
    {
        Store given = handed_over(invented.open("coordinator"));
        save(given, sessions[0], {answer("q1", "3")});
    }

    Store store = DiskMoment(invented).with(first, ".session").open("coordinator");

    REQUIRE(store.lost_a_session());
    REQUIRE(value_of(store, sessions[0], "q1") == "2");
}

TEST_CASE("a restore puts a client's file aside with the store that it belongs to", "[storage]") {
    const InventedStore invented;
    const fs::path backup = invented.folder() / "backup";
    std::vector<std::string> sessions;
    {
        Store supervisor = invented.open("supervisor");
        REQUIRE(supervisor.back_up(backup, now()));
    }
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "2")});
    }

    REQUIRE(restore(backup, invented.file()));

    REQUIRE_FALSE(fs::exists(invented.beside(".session")));
    REQUIRE_FALSE(invented.open("coordinator").lost_a_session());
    auto replaced = Store::open(invented.beside(".replaced"), "coordinator", passphrase_of("coordinator"));
    REQUIRE(replaced.has_value());
    REQUIRE_FALSE(replaced->lost_a_session());
    REQUIRE(value_of(*replaced, sessions[0], "q1") == "2");
}

TEST_CASE("erasing a client destroys the key of a file of hers that could not be read", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        standing_visit(store);
        static_cast<void>(handed_over(std::move(store)));
    }
    fs::remove(invented.beside(".session"));
    REQUIRE(kept_file_keys(invented) == 1);
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.lost_a_session());
        REQUIRE(store.erase_client(client_code, now()));
        REQUIRE(store.check()->whole());
    }

    REQUIRE(kept_file_keys(invented) == 0);
}
