#include "tests/support/invented_store.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace tests {

using namespace runtime::storage;

Moment now() {
    static std::int64_t second = 1'772'280'000;
    return Moment{++second};
}

Secret passphrase_of(std::string_view name) {
    return Secret{std::string_view("an invented passphrase of " + std::string(name))};
}

InventedStore::InventedStore() : file_(folder_.path() / "store.db") {
    {
        const auto made =
            StoreFile::create(file_, "supervisor", passphrase_of("supervisor"), Purpose::practice, now());
        REQUIRE(made.has_value());
    }
    Store store = open("supervisor");
    REQUIRE(store.add_site(north, now()));
    REQUIRE(store.add_site(south, now()));
    REQUIRE(store.add_staff("coordinator", Role::coordinator, {north}, passphrase_of("coordinator"), now()));
    REQUIRE(store.add_staff("evaluator", Role::evaluator, {north}, passphrase_of("evaluator"), now()));
    REQUIRE(store.add_staff("elsewhere", Role::coordinator, {south}, passphrase_of("elsewhere"), now()));
    REQUIRE(store.accept(dass, {{"en", "dass-en"}, {"vi", "dass-vi"}}, now()));
    REQUIRE(store.accept(survey, {{"vi", "survey-vi"}}, now()));
}

Store InventedStore::open(std::string_view name) const {
    auto opened = Store::open(file_, name, passphrase_of(name));
    if (!opened) INFO("could not open: " << name_of(opened.error().kind) << " " << opened.error().detail);
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

std::filesystem::path InventedStore::beside(std::string_view suffix) const {
    std::filesystem::path other = file_;
    other += suffix;
    return other;
}

std::string begun_session(Store& store, const std::string& client) {
    const auto visit = store.start_visit({client, north, today, Mode::staff, "vi", {dass}}, now());
    REQUIRE(visit.has_value());
    const std::string session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    return session;
}

AnswerChange answer(std::string item, std::string value) {
    return {std::move(item), AnswerChange::Given{AnswerState::answered, std::move(value)}};
}

AnswerChange refusal(std::string item) {
    return {std::move(item), AnswerChange::Given{AnswerState::refused, {}}};
}

AnswerChange cleared(std::string item) {
    return {std::move(item), std::nullopt};
}

void save(Store& store, const std::string& session, const std::vector<AnswerChange>& changes,
          const std::string& position, const std::string& language) {
    REQUIRE(store.save(session, changes, {position, language}, now()));
}

Scoring invented_scores() {
    return {"scorer-1", {{"depression", "14"}, {"depression.band", "moderate"}, {"anxiety", ""}}};
}

std::vector<Record> all_records(Store& store) {
    std::vector<Record> records;
    const auto keep = [&records](const Record& record) {
        records.push_back(record);
        return true;
    };
    REQUIRE(store.each_record({}, Reading::exporting, keep, now()));
    return records;
}

int in_child(const std::function<int()>& child) {
    const pid_t pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        // Without the test framework's own ending, which would report twice, and its word on a signal
        // that the parent expects.
        for (const int ending : {SIGABRT, SIGSEGV, SIGTERM})
            ::signal(ending, SIG_DFL);
        ::_exit(child());
    }
    return pid;
}

int status_of(int child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace tests
