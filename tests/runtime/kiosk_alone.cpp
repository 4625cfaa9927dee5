// The kiosk in a client's hands: the store is closed, what she does is kept in her own file,
// only signing in leads back. All people are invented.
#include <sys/resource.h>
#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using instruments::Mode;
using runtime::Next;
using runtime::SetAnswer;
using runtime::Stage;

namespace {

const char* const survey = "client-satisfaction@1";

void finish(runtime::Kiosk& kiosk) {
    REQUIRE_FALSE(kiosk.apply(runtime::Finish{}));
}

}  // namespace

TEST_CASE("what a client answers alone is scored like what staff ask, and shown only after sign-in") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string code = runtime::new_client_code();
    fixture.begin({"dass-21@1", "assist@3.1"}, code, Mode::self);
    runtime::Kiosk& kiosk = fixture.kiosk();

    REQUIRE(kiosk.in_clients_hands());
    REQUIRE(kiosk.visit().client.has_value());
    REQUIRE(kiosk.visit().client != code);
    for (int instrument = 1; instrument <= 2; ++instrument) {
        fixture.answer_everything_with_first_choice();
        finish(kiosk);
    }
    REQUIRE(kiosk.stage() == Stage::result);
    REQUIRE(kiosk.in_clients_hands());
    REQUIRE(kiosk.results("vi").empty());

    kiosk.sign_out();
    fixture.sign_in("coordinator");

    REQUIRE_FALSE(kiosk.in_clients_hands());
    REQUIRE(kiosk.stage() == Stage::result);
    REQUIRE(kiosk.visit().client == code);
    const auto results = kiosk.results("en");
    REQUIRE(results.size() == 2);
    REQUIRE(results.at(0).scales.at(0).score == "0");
    REQUIRE(results.at(1).scales.size() == 10);
    REQUIRE(kiosk.finish_visit().has_value());
    REQUIRE(kiosk.stage() == Stage::home);
}

TEST_CASE("a client who declines or destroys alone ends at sign-in, and nothing is left open") {
    for (const bool declines : {true, false}) {
        KioskFixture fixture;
        fixture.sign_in("coordinator");
        runtime::Kiosk& kiosk = fixture.kiosk();
        REQUIRE(kiosk.begin(
            {runtime::new_client_code(), {"dass-21@1", "assist@3.1"}, Mode::self, "vi", invented_site}));
        if (declines) {
            REQUIRE(kiosk.decline().has_value());
        } else {
            REQUIRE(kiosk.agree().has_value());
            fixture.answer_everything_with_first_choice();
            REQUIRE(kiosk.discard().has_value());
        }
        REQUIRE(kiosk.stage() == Stage::sign_in);

        fixture.sign_in("coordinator");
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.unfinished().empty());
    }
}

// A high result must not stay unseen because the next questionnaire was too much.
TEST_CASE("what was finished before the next was destroyed has its result shown to staff") {
    for (const Mode mode : {Mode::staff, Mode::self}) {
        KioskFixture fixture;
        fixture.sign_in("coordinator");
        runtime::Kiosk& kiosk = fixture.kiosk();
        const std::string code = kiosk.register_client(invented_site).value();
        std::vector<std::string> instruments{"dass-21@1", "assist@3.1"};
        if (mode == Mode::staff) instruments.emplace_back("referral-record@1");  // never answered alone
        fixture.begin(instruments, code, mode);
        fixture.answer_everything_with_first_choice();
        finish(kiosk);
        REQUIRE_FALSE(kiosk.apply(Next{}));

        REQUIRE(kiosk.discard().has_value());

        if (mode == Mode::self) {
            REQUIRE(kiosk.stage() == Stage::sign_in);
            fixture.sign_in("coordinator");
        }
        REQUIRE(kiosk.stage() == Stage::result);
        REQUIRE(kiosk.visit().client == code);
        const auto results = kiosk.results("en");
        REQUIRE(results.size() == 1);
        CHECK(results.front().scales.size() == 3);
        // The third is not asked any more; a start after a power cut stands at the result, too.
        fixture.restart();
        fixture.sign_in("coordinator");
        REQUIRE(fixture.kiosk().stage() == Stage::result);
        CHECK(fixture.kiosk().results("en").size() == 1);
        REQUIRE(fixture.kiosk().finish_visit().has_value());
        CHECK(fixture.kiosk().unfinished().empty());
    }
}

TEST_CASE("what is finished of a visit that waits has its result shown, and the visit stays as it is") {
    for (const Mode mode : {Mode::staff, Mode::self}) {
        KioskFixture fixture;
        fixture.sign_in("coordinator");
        runtime::Kiosk& kiosk = fixture.kiosk();
        fixture.begin({"dass-21@1", "assist@3.1"}, kiosk.register_client(invented_site).value(), mode);
        REQUIRE_FALSE(kiosk.apply(Next{}));
        REQUIRE(kiosk.leave().has_value());
        if (mode == Mode::self) fixture.sign_in("coordinator");
        REQUIRE_FALSE(kiosk.unfinished().front().has_results);
        REQUIRE(refusal_of(kiosk.look_at_results(kiosk.unfinished().front().visit)) ==
                runtime::KioskRefusal::not_now);
        REQUIRE(kiosk.resume(kiosk.unfinished().front().visit));
        fixture.answer_everything_with_first_choice();
        finish(kiosk);
        REQUIRE_FALSE(kiosk.apply(Next{}));
        const std::string position = kiosk.session().position();
        REQUIRE(kiosk.leave().has_value());
        if (mode == Mode::self) fixture.sign_in("coordinator");
        const auto waits = kiosk.unfinished();
        REQUIRE(waits.front().has_results);

        REQUIRE(kiosk.look_at_results(waits.front().visit).has_value());

        REQUIRE(kiosk.stage() == Stage::result);
        CHECK_FALSE(kiosk.in_clients_hands());
        CHECK(kiosk.rest_waits());
        CHECK(kiosk.results("en").size() == 1);
        CHECK(refusal_of(kiosk.finish_visit()) == runtime::KioskRefusal::not_now);
        // After a lock it is home that stands, not the questionnaire of somebody who is not there.
        kiosk.sign_out();
        fixture.sign_in("coordinator");
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.look_at_results(waits.front().visit).has_value());
        REQUIRE(kiosk.leave().has_value());
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.resume(waits.front().visit).has_value());
        CHECK(kiosk.session().instrument().id == "assist");
        CHECK(kiosk.session().position() == position);
    }
}

TEST_CASE("what a client leaves for later is on the list after sign-in, and goes on where she was") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    fixture.begin({"dass-21@1", "assist@3.1"}, runtime::new_client_code(), Mode::self);
    fixture.answer_everything_with_first_choice();
    finish(kiosk);
    REQUIRE_FALSE(kiosk.apply(Next{}));
    const std::string position = kiosk.session().position();
    REQUIRE(kiosk.leave().has_value());
    REQUIRE(kiosk.stage() == Stage::sign_in);

    fixture.sign_in("coordinator");
    const auto unfinished = kiosk.unfinished();
    REQUIRE(kiosk.stage() == Stage::home);
    REQUIRE(unfinished.size() == 1);
    REQUIRE(unfinished.front().sequence == 2);
    REQUIRE(kiosk.resume(unfinished.front().visit).has_value());
    REQUIRE(kiosk.in_clients_hands());
    REQUIRE(kiosk.session().instrument().id == "assist");
    REQUIRE(kiosk.session().position() == position);
}

TEST_CASE("surveys go from one respondent to the next until consent is left, and all are counted") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE(kiosk.begin({"", {survey}, Mode::self, "vi", invented_site}));
    for (int respondent = 1; respondent <= 2; ++respondent) {
        REQUIRE(kiosk.visit().sessions.front().standing.language == "vi");
        REQUIRE(kiosk.agree("en").has_value());
        REQUIRE_FALSE(kiosk.apply(runtime::SwitchLanguage{"en"}));
        fixture.answer_everything_with_first_choice();
        finish(kiosk);
        REQUIRE(kiosk.stage() == Stage::thanks);
        REQUIRE(kiosk.finish_visit().has_value());
        REQUIRE(kiosk.stage() == Stage::consent);
        REQUIRE(kiosk.in_clients_hands());
    }
    REQUIRE(kiosk.decline().has_value());
    REQUIRE(kiosk.stage() == Stage::consent);
    REQUIRE(kiosk.agree().has_value());
    REQUIRE(kiosk.discard().has_value());
    REQUIRE(kiosk.stage() == Stage::consent);
    REQUIRE(kiosk.discard().has_value());
    REQUIRE(kiosk.stage() == Stage::sign_in);

    fixture.sign_in("evaluator");
    REQUIRE(kiosk.stage() == Stage::home);
    REQUIRE(kiosk.surveys_today(invented_site) == 2);
}

TEST_CASE("a disk that is full when the tablet is handed over loses nothing, and says so") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    const std::string code = kiosk.register_client(invented_site).value();
    fixture.begin({"dass-21@1"}, code, Mode::self);
    REQUIRE(kiosk.leave().has_value());
    fixture.sign_in("coordinator");
    const std::string visit = kiosk.unfinished().front().visit;
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = before;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_FSIZE, &none);

    const auto refused = kiosk.resume(visit);
    setrlimit(RLIMIT_FSIZE, &before);

    REQUIRE_FALSE(refused.has_value());
    REQUIRE(std::get<runtime::storage::StoreError>(refused.error()).kind ==
            runtime::storage::StoreError::Kind::disk_full);
    REQUIRE(kiosk.stage() == Stage::home);
    REQUIRE_FALSE(kiosk.in_clients_hands());
    REQUIRE(kiosk.resume(visit).has_value());
    REQUIRE(kiosk.in_clients_hands());
}

TEST_CASE("answers given alone that cannot be read any more are told at home, and the visit can go on") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    fixture.begin({"dass-21@1"}, runtime::new_client_code(), Mode::self);
    kiosk.sign_out();
    REQUIRE(std::filesystem::remove(fixture.store().string() + ".session"));

    fixture.sign_in("coordinator");

    REQUIRE(kiosk.stage() == Stage::home);
    REQUIRE(kiosk.lost_a_session());
    REQUIRE(kiosk.unfinished().size() == 1);
    REQUIRE(kiosk.resume(kiosk.unfinished().front().visit).has_value());
}
