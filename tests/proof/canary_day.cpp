#include "tests/proof/canary_day.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <memory>

#include "instruments/accept.h"
#include "runtime/acceptance.h"
#include "runtime/client_view.h"
#include "runtime/export/csv_export.h"
#include "runtime/report/client_card.h"
#include "runtime/report/hand_out.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/scenario.h"
#include "tests/support/screening.h"

namespace proof {

using namespace runtime;
using namespace canary;
namespace fs = std::filesystem;

namespace {

constexpr const char* assist = "assist@3.1";

storage::Secret secret(const char* words) {
    return storage::Secret(std::string_view(words));
}

// The program runs from here on, and somebody signs in; a visit that stands is on the screen.
class Running {
  public:
    explicit Running(const fs::path& file) {
        auto started = Kiosk::start(file, tests::catalog(), clock_);
        REQUIRE(started.has_value());
        kiosk_.emplace(std::move(*started));
    }
    Kiosk& signed_in(const char* name, const char* words = tests::invented_passphrase) {
        auto opened = kiosk_->open_job(name, std::make_shared<storage::Secret>(secret(words)))();
        REQUIRE(opened.has_value());
        kiosk_->signed_in(std::move(*opened));
        return *kiosk_;
    }

  private:
    tests::ManualClock clock_;
    std::optional<Kiosk> kiosk_;
};

void answer(Kiosk& kiosk, const std::string& item, const std::string& cell) {
    const instruments::Instrument& instrument = kiosk.session().instrument();
    const auto index = instrument.find_item(item);
    REQUIRE(index.has_value());
    auto given = instruments::answer_from_cell(instrument, instrument.items[*index], cell);
    REQUIRE(given.has_value());
    REQUIRE_FALSE(kiosk.apply(SetAnswer{*index, std::move(*given)}));
}

// Every page up to the review: one substance, which the client names, and these words where any are asked
// for.
void answer_all(Kiosk& kiosk, const char* words) {
    while (kiosk.session().position() != at_review) {
        for (const QuestionView& question : kiosk.page().questions) {
            const std::string& item = question.id;
            if (item == "q1.other") {
                answer(kiosk, item, "yes");
            } else if (item == "q1.other.name" || item == "overall.comment") {
                answer(kiosk, item, words);
            } else if (!question.options.empty()) {
                answer(kiosk, item, item.starts_with("q1.") ? "no" : question.options.front().code);
            }
        }
        REQUIRE_FALSE(kiosk.apply(Next{}));
    }
}

// In a file; what stands on it.
std::string save_card(Kiosk& kiosk, const fs::path& folder) {
    const std::string card = client_card(client_view(kiosk.results("vi")), {.language = "vi",
                                                                            .title = "an invented title",
                                                                            .not_diagnosis = "invented",
                                                                            .going_well = "invented",
                                                                            .matters = "invented",
                                                                            .next_step = "invented",
                                                                            .unclear = "",
                                                                            .contact = "invented"});
    const auto saved = runtime::save_card(folder, card);
    REQUIRE(saved.has_value());
    if (!fs::exists("/usr/bin/pdftotext")) return {};
    FILE* pipe = ::popen(("pdftotext " + saved->string() + " -").c_str(), "r");  // NOLINT(cert-env33-c)
    REQUIRE(pipe != nullptr);
    std::string text;
    for (int c = 0; (c = std::fgetc(pipe)) != EOF;)
        text += static_cast<char>(c);
    ::pclose(pipe);
    return text;
}

// With staff; her record's id.
std::string interview(Kiosk& kiosk, CanaryDay& day) {
    REQUIRE(kiosk.begin({code, {assist}, instruments::Mode::staff, "vi", tests::invented_site}));
    REQUIRE(kiosk.agree());
    answer_all(kiosk, said);
    REQUIRE_FALSE(kiosk.apply(Finish{}));
    day.card_says = save_card(kiosk, day.folder);
    const std::string record = kiosk.visit().sessions.front().id;
    REQUIRE(kiosk.finish_visit());
    return record;
}

// Every page is whole, and the store is refused all the same.
void damage_history(const fs::path& file) {
    const auto keyring = storage::Keyring::read(file.string() + ".keys");
    const storage::Slot& slot = *keyring.slot_named("supervisor");
    const auto keys = unlock(slot, secret(tests::invented_passphrase), keyring.context());
    storage::Connection(file, *unseal_data_key(slot.sealed_data_key, *keys))
        .run(
            "DROP TRIGGER events_are_never_changed;"
            "UPDATE events SET kind = 'site.removed' WHERE number = 2;");
}

// Of a damaged copy of what lies on the tablet now, the client's own file with it.
std::size_t salvage(const fs::path& file, const fs::path& copy) {
    for (const char* part : {"", ".keys", ".session"})
        fs::copy_file(file.string() + part, copy.string() + part);
    damage_history(copy);
    const auto held = storage::StoreFile::hold(copy);
    REQUIRE(held.has_value());
    std::size_t records = 0;
    const auto count = [&records](const storage::Record& record) {
        for (const storage::StoredAnswer& each : record.answers)
            records += each.value == said || each.value == alone ? 1 : 0;
        return true;
    };
    const auto salvaged =
        storage::Store::salvage(*held, "supervisor", secret(tests::invented_passphrase), count);
    REQUIRE(salvaged.has_value());
    REQUIRE(salvaged->alone == storage::Salvaged::Alone::taken);
    return records;
}

void alone_with_the_tablet(Running& running, CanaryDay& day) {
    Kiosk& kiosk = running.signed_in("coordinator");
    REQUIRE(kiosk.begin({code_alone, {assist}, instruments::Mode::self, "vi", tests::invented_site}));
    REQUIRE(kiosk.agree());
    REQUIRE(kiosk.in_clients_hands());
    answer_all(kiosk, alone);
    day.salvaged = salvage(day.file, day.folder / "damaged.db");
    REQUIRE_FALSE(kiosk.apply(Finish{}));
    REQUIRE(kiosk.give_back());
    kiosk.sign_out();
    running.signed_in("coordinator");
    REQUIRE(kiosk.stage() == Stage::result);
    REQUIRE(kiosk.finish_visit());
    kiosk.sign_out();
}

void survey(Running& running) {
    Kiosk& kiosk = running.signed_in("evaluator");
    REQUIRE(
        kiosk.begin({"", {"client-satisfaction@1"}, instruments::Mode::self, "vi", tests::invented_site}));
    REQUIRE(kiosk.agree());
    REQUIRE(kiosk.in_clients_hands());
    answer_all(kiosk, comment);
    REQUIRE_FALSE(kiosk.apply(Finish{}));
    REQUIRE(kiosk.give_back());
    running.signed_in("evaluator");
    REQUIRE(kiosk.surveys_today(tests::invented_site) == 1);
    kiosk.sign_out();
}

void correct(Kiosk& kiosk, const std::string& record) {
    REQUIRE(kiosk.correct(record, reason));
    REQUIRE_FALSE(kiosk.apply(GoTo{*kiosk.session().instrument().find_item("q1.other.name")}));
    answer(kiosk, "q1.other.name", put_right);
    while (kiosk.session().position() != at_review)
        REQUIRE_FALSE(kiosk.apply(Next{}));
    REQUIRE_FALSE(kiosk.apply(Finish{}));
    REQUIRE(kiosk.take_corrected());
}

storage::ImportedRecord to_import(const char* client, const char* words) {
    const auto& instrument = tests::catalog().find("assist")->instrument;
    return {ref_of(instrument),
            client,
            tests::invented_site,
            "2026-01-02",
            "vi",
            {{"q1.other", storage::AnswerState::answered, "yes", {}, 0},
             {"q1.other.name", storage::AnswerState::answered, words, {}, 0}},
            {"scorer", {}}};
}

// Records come and go; somebody leaves, another passphrase and another sheet are made.
void keep(const fs::path& file) {
    using storage::Role;
    auto store = storage::Store::open(file, "supervisor", secret(tests::invented_passphrase));
    REQUIRE(store.has_value());
    REQUIRE(store->import(std::vector{to_import(code, imported), to_import(code_erased, erased)}, {1}));
    REQUIRE(store->record_withdrawal(code_erased, "2026-11-22", {2}));
    REQUIRE(store->erase_client(code_erased, {3}) == 1);
    REQUIRE(store->add_staff("leaver", Role::coordinator, {tests::invented_site}, secret(passphrase), {4}));
    REQUIRE(store->make_recovery_sheet(secret(recovery_words), {5}));
    REQUIRE(store->change_passphrase(secret(tests::invented_passphrase), secret(new_passphrase), {6}));
    REQUIRE(store->disable_staff("leaver", {7}));
}

void take_out(const fs::path& file, const fs::path& folder, Level level) {
    const tests::ManualClock clock;
    auto store = storage::Store::open(file, "supervisor", secret(new_passphrase));
    REQUIRE(store.has_value());
    REQUIRE(export_csv(*store, tests::catalog(), clock, {folder / "export", level, {}}));
    REQUIRE(store->back_up(folder / "a-backup", clock.now()));
    REQUIRE(storage::restore(folder / "a-backup", folder / "copy.db", storage::OtherStore::refused,
                             storage::Purpose::practice));
}

}  // namespace

const std::vector<std::string>& all_planted() {
    static const std::vector<std::string> words{said,
                                                alone,
                                                comment,
                                                imported,
                                                erased,
                                                reason,
                                                code,
                                                code_alone,
                                                code_erased,
                                                passphrase,
                                                new_passphrase,
                                                recovery_words,
                                                tests::invented_passphrase};
    return words;
}

CanaryDay::CanaryDay(Level level) {
    disk.record();
    {
        const tests::ManualClock clock;
        auto store = storage::Store::open(file, "coordinator", secret(tests::invented_passphrase));
        REQUIRE(store.has_value());
        for (const char* each : {code, code_alone})
            REQUIRE(store->register_client(each, tests::invented_site, clock.today(), clock.now()));
    }
    {
        Running running(file);
        Kiosk& kiosk = running.signed_in("coordinator");
        const std::string record = interview(kiosk, *this);
        kiosk.sign_out();
        alone_with_the_tablet(running, *this);
        survey(running);
        running.signed_in("supervisor");
        correct(kiosk, record);
    }
    keep(file);
    take_out(file, folder, level);
}

}  // namespace proof
