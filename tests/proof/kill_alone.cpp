// Works with the tablet in a client's hands: a visit is handed over, answered alone and taken in at the
// next sign-in, again and again; respondents of an anonymous survey follow each other.
#include <unistd.h>

#include <algorithm>
#include <set>

#include "runtime/acceptance.h"
#include "runtime/storage/files.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sqlite.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/walk.h"
#include "tests/support/invented_store.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"
#include "tests/support/screening.h"

namespace proof {

using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

constexpr int answers_of_visit = 5;
constexpr int answers_alone = 2;  // between a hand-over and the next sign-in

std::string item(int number) {
    return "q" + std::to_string(number);
}

// The visit that stands, or a new one; nothing when a step failed.
std::optional<VisitSummary> standing_or_new(Store& store, const NewVisit& wanted) {
    const auto stands = store.standing_visit();
    if (!stands) return std::nullopt;
    if (*stands) return **stands;
    auto made = store.start_visit(wanted, Moment{1});
    if (!made || !store.stand_at(made->id, Moment{1})) return std::nullopt;
    return *std::move(made);
}

NewVisit visit_of(const char* instrument, std::optional<std::string> client) {
    const auto& definition = tests::catalog().find(instrument)->instrument;
    return {std::move(client),
            tests::invented_site,
            tests::today,
            Mode::self,
            "vi",
            {runtime::ref_of(definition)}};
}

bool saved(Store& store, const std::string& session, int number) {
    const AnswerChange change = tests::answer(item(number), intended_cell(item(number)));
    return store.save(session, std::span(&change, 1), {item(number), "vi"}, Moment{1}).has_value();
}

// As the kiosk does it: the whole store is closed when the client has hers.
bool handed_over(Store& store) {
    auto given = store.hand_over(Moment{1});
    if (given) store = std::move(*given);
    return given.has_value();
}

struct Opening {
    Secret data_key, private_key;
};
Opening keys_of_supervisor(const fs::path& file) {
    const Keyring keyring = Keyring::read(beside(file, ".keys"));
    const Slot& slot = *keyring.slot_named("supervisor");
    auto pair = unlock(slot, words(), keyring.context());
    return {unseal_data_key(slot.sealed_data_key, *pair).value(), std::move(pair->private_key)};
}

bool holds(const std::string& bytes, const Secret& key) {
    std::string hex;
    for (const unsigned char byte : key.bytes()) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += {digits[byte >> 4U], digits[byte & 15U]};
    }
    return bytes.find(key.view()) != std::string::npos || bytes.find(hex) != std::string::npos;
}

}  // namespace

std::string keys_in_clear(const fs::path& file) {
    const Opening opening = keys_of_supervisor(file);
    std::vector<Secret> keys;
    {
        Connection store(file, opening.data_key);
        auto rows = store.prepare("SELECT key FROM session_files");
        while (rows.step())
            keys.emplace_back(std::span<const unsigned char>(rows.blob("key")));
    }
    for (const auto& [name, bytes] : tests::files_in(file.parent_path())) {
        const bool found = holds(bytes, opening.data_key) || holds(bytes, opening.private_key) ||
                           std::ranges::any_of(keys, [&](const Secret& key) { return holds(bytes, key); });
        if (found) return "a key lies in " + name;
    }
    return {};
}

std::string left_of_a_hand_over(const fs::path& file) {
    const std::string begins = file.filename().string() + ".session";
    for (const auto& [name, bytes] : tests::files_in(file.parent_path())) {
        if (name.starts_with(begins)) return name + " is left";
    }
    Connection store(file, keys_of_supervisor(file).data_key);
    return store.prepare("SELECT id FROM session_files").step() ? "the key of a client's file is left" : "";
}

std::string more_than_once(const fs::path& file) {
    std::set<std::string> finished, cards, records;
    std::string twice;
    {
        auto store = supervisor(file);
        if (!store) return "it does not open";
        const auto history = store->history();
        for (const Event& event : *history) {
            if (event.kind == "session.finished" && !finished.insert(event.object).second)
                twice = "a session is finished twice";
        }
        const auto note = [&](const Record& record) {
            if (!records.insert(record.session.id).second) twice = "a record is there twice";
            return true;
        };
        if (!store->each_record({}, Reading::verifying, note, Moment{1})) return "its records cannot be read";
    }
    auto store = Store::open(file, "coordinator", words());
    if (!store) return "its coordinator cannot open it";
    const auto all = store->case_cards(tests::invented_site, "2000-01-01");
    for (const CaseCard& card : *all) {
        // Each client of this work has one visit of one questionnaire.
        if (card.client.starts_with("H") && !cards.insert(card.client).second)
            twice = "a case card is there twice";
    }
    return twice;
}

int hand_overs(const fs::path& file, int pipe) {
    const std::string prefix = "H" + std::to_string(::getpid()) + "-";
    tell(pipe, {});
    for (int number = 1;; ++number) {
        // Takes in what the one before left.
        auto store = Store::open(file, "coordinator", words());
        if (!store) return 1;
        const auto visit = standing_or_new(*store, visit_of("dass-21", prefix + std::to_string(number)));
        if (!visit) return 2;
        const SessionSummary& session = visit->sessions.front();
        if (session.state == SessionState::finished) {
            if (!store->finish_visit(visit->id, Moment{1})) return 3;
            Report done{{}, answers_of_visit, true, true};
            session.id.copy(done.name.data(), done.name.size() - 1);
            tell(pipe, done);
            continue;
        }
        int answered = 0;
        if (session.state == SessionState::planned) {
            if (!store->begin_session(session.id, {item(1), "vi"}, Moment{1})) return 4;
        } else {
            answered = static_cast<int>(store->session(session.id, Moment{1})->answers.size());
        }
        if (answered == 0 && !saved(*store, session.id, ++answered)) return 5;
        if (!handed_over(*store)) return 6;
        tell(pipe, session.id, answered);
        for (int alone = 0; alone < answers_alone && answered < answers_of_visit; ++alone) {
            if (!saved(*store, session.id, ++answered)) return 7;
            tell(pipe, session.id, answered);
        }
        if (answered < answers_of_visit) continue;
        if (!store->finish_session(session.id, tests::invented_scores(), Moment{1})) return 8;
        tell(pipe, session.id, answered, true);
    }
}

std::string hand_overs_kept(const fs::path& file, const Reports& reports, int& /*before*/) {
    if (std::string clear = keys_in_clear(file); !clear.empty()) return clear;
    Promise promise;
    if (!reports.empty()) {
        const Report& last = reports.back();
        promise = {last.name.data(), {}, last.finished, last.visit_finished};
        for (int number = 1; number <= last.number; ++number)
            promise.answers[item(number)] = intended_cell(item(number));
    }
    // The first sign-in after the kill: it takes in what the client had.
    if (std::string broken = broken_promise(file, promise); !broken.empty()) return broken;
    if (std::string left = left_of_a_hand_over(file); !left.empty()) return left;
    return more_than_once(file);
}

int surveys(const fs::path& file, int pipe) {
    const NewVisit sheet = visit_of("client-satisfaction", std::nullopt);
    tell(pipe, {});
    for (int sheets = 0;;) {
        auto store = Store::open(file, "evaluator", words());
        if (!store) return 1;
        auto visit = standing_or_new(*store, sheet);
        if (!visit || !handed_over(*store)) return 2;
        for (int respondent = 1; respondent <= 3; ++respondent) {
            const SessionSummary& session = visit->sessions.front();
            if (session.state == SessionState::planned &&
                !store->begin_session(session.id, {item(1), "vi"}, Moment{1}))
                return 3;
            if (!saved(*store, session.id, 1)) return 4;
            if (!store->finish_session(session.id, tests::invented_scores(), Moment{1})) return 5;
            tell(pipe, {{}, ++sheets});
            visit = standing_or_new(*store, sheet);
            if (!visit) return 6;
        }
    }
}

std::string surveys_kept(const fs::path& file, const Reports& reports, int& before) {
    if (std::string clear = keys_in_clear(file); !clear.empty()) return clear;
    int now = 0;
    {
        auto store = supervisor(file);
        if (!store) return "it does not open";
        const auto note = [&](const Record& record) {
            if (!record.session.client && record.session.mode == Mode::self) ++now;
            return true;
        };
        if (!store->each_record({}, Reading::verifying, note, Moment{1})) return "its records cannot be read";
        if (std::string broken = is_whole(*store); !broken.empty()) return broken;
    }
    const int told = before + static_cast<int>(reports.size());
    if (now < told) return "a sheet is lost";
    if (now > told + 1) return "a sheet is there twice";  // one more may have been done, and not told
    before = now;
    if (std::string left = left_of_a_hand_over(file); !left.empty()) return left;
    auto store = Store::open(file, "evaluator", words());
    if (!store) return "its evaluator cannot open it";
    return store->survey_count(tests::invented_site, tests::today) == now ? "" : "the counter is wrong";
}

}  // namespace proof
