// The programme's words from the supervisor to the client and into the record. Everybody and
// every text is invented.
#include "runtime/supervision.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>

#include "runtime/client_code.h"
#include "runtime/record_view.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::storage::LocalName;
using runtime::storage::SiteWords;
using Words = runtime::storage::SiteWords::Kind;

namespace {

void write(KioskFixture& fixture, const std::vector<SiteWords>& words) {
    REQUIRE(fixture.kiosk().supervision().set_site_words(words).has_value());
}

void call(KioskFixture& fixture, const std::vector<LocalName>& names) {
    REQUIRE(fixture.kiosk().supervision().set_local_names(names).has_value());
}

void plan(KioskFixture& fixture, const std::vector<std::string>& instruments) {
    const runtime::NewSession wish{.client = runtime::new_client_code(),
                                   .instruments = instruments,
                                   .mode = instruments::Mode::staff,
                                   .language = "vi",
                                   .site = invented_site};
    REQUIRE(fixture.kiosk().begin(wish).has_value());
}

std::vector<runtime::storage::SessionSummary> listed(KioskFixture& fixture) {
    return fixture.kiosk().supervision().sessions({}, 0)->sessions;
}

runtime::storage::Record read(KioskFixture& fixture, const std::string& session) {
    return fixture.kiosk().supervision().record(session).value();
}

std::string consent_text(KioskFixture& fixture, const std::string& session) {
    return fixture.kiosk().supervision().consent_text(read(fixture, session)).value();
}

runtime::RecordView in_words(KioskFixture& fixture, const std::string& session) {
    return runtime::record_view(read(fixture, session), fixture.kiosk().catalog(), "vi");
}

// The local names on a page of this item.
std::string names_at(KioskFixture& fixture, const char* item) {
    for (const runtime::QuestionView& question : fixture.kiosk().page().questions) {
        if (question.id == item) return question.local_names;
    }
    return "no such item here";
}

}  // namespace

TEST_CASE("a client reads her language before her site's words, and another language before none") {
    const std::vector<SiteWords> all{{Words::consent, "", "en", "programme en"},
                                     {Words::consent, "", "vi", "programme vi"},
                                     {Words::consent, "a/b", "vi", "site vi"},
                                     {Words::contact, "", "en", "contact en"},
                                     {Words::contact, "a/b", "vi", "site contact vi"}};
    const auto words = [&all](Words kind, const char* site, const char* language) {
        return runtime::words_for(all, kind, site, language).words;
    };

    CHECK(words(Words::consent, "a/b", "vi") == "site vi");
    CHECK(words(Words::consent, "a/b", "en") == "programme en");
    CHECK(words(Words::consent, "a/b", "fr") == "site vi");
    CHECK(words(Words::consent, "a/c", "en") == "programme en");
    CHECK(words(Words::contact, "a/b", "en") == "site contact vi");
    CHECK(words(Words::contact, "a/c", "en") == "contact en");
    CHECK(runtime::words_for(all, Words::contact, "a/b", "en").language == "vi");
    CHECK(runtime::words_for({}, Words::contact, "a/b", "en").words.empty());
}

TEST_CASE("the record tells which text was agreed to, in the language in which it was read") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    write(fixture, {{Words::consent, "", "vi", "Bản giả định"}, {Words::consent, "", "en", "Invented text"}});
    plan(fixture, {"dass-21@1", "referral-record@1"});

    REQUIRE(fixture.kiosk().agree("en").has_value());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().leave().has_value());
    write(fixture, {{Words::consent, "", "en", "Another text"}});

    const auto sessions = listed(fixture);
    REQUIRE(sessions.size() == 2);
    for (const auto& session : sessions) {
        CHECK(consent_text(fixture, session.id) == "Invented text");
    }
}

TEST_CASE("a client who declined is listed with the text that was declined") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    write(fixture, {{Words::consent, invented_site, "vi", "Bản giả định"}});
    plan(fixture, {"dass-21@1"});

    REQUIRE(fixture.kiosk().decline().has_value());

    const auto sessions = listed(fixture);
    REQUIRE(sessions.size() == 1);
    CHECK(consent_text(fixture, sessions[0].id) == "Bản giả định");
    const runtime::RecordView record = in_words(fixture, sessions[0].id);
    CHECK(record.session.consent == runtime::storage::Consent::declined);
    CHECK(record.answers.empty());
    CHECK_FALSE(record.result.has_value());
}

TEST_CASE("consent without a text of the programme's is kept as just that") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    plan(fixture, {"dass-21@1"});

    REQUIRE(fixture.kiosk().agree().has_value());

    CHECK(fixture.kiosk().visit().sessions[0].shown.consent.empty());
}

TEST_CASE("a record is read in words, with its result, and the reading is in the history") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().finish_visit().has_value());
    const auto reads = [&fixture] {
        return fixture.kiosk().supervision().history({.kind = "record.read"}, 0)->count;
    };
    REQUIRE(reads() == 0);

    const runtime::RecordView record = in_words(fixture, listed(fixture)[0].id);

    CHECK(record.known);
    CHECK_FALSE(record.words_changed);
    CHECK_FALSE(record.scores_differ);
    REQUIRE(record.answers.size() == 21);
    CHECK_FALSE(record.answers[0].answer.empty());
    REQUIRE(record.result.has_value());
    CHECK(record.result->scales.size() == 3);
    CHECK(reads() == 1);
}

TEST_CASE("a record under a definition that is not installed is told in codes") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().finish_visit().has_value());
    runtime::storage::Record record;
    record.session = listed(fixture)[0];
    record.session.instrument.definition_digest = "another";
    record.answers.push_back({.item = "q1", .value = "2", .language = "vi"});

    const runtime::RecordView view = runtime::record_view(record, fixture.kiosk().catalog(), "vi");

    CHECK_FALSE(view.known);
    CHECK(view.title == "dass-21@1");
    REQUIRE(view.answers.size() == 1);
    CHECK(view.answers[0].question == "q1");
    CHECK(view.answers[0].answer == "2");
}

TEST_CASE("an anonymous survey has no record that anybody could open") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    const runtime::NewSession wish{.client = {},
                                   .instruments = {"client-satisfaction@1"},
                                   .mode = instruments::Mode::staff,
                                   .language = "vi",
                                   .site = invented_site};
    REQUIRE(fixture.kiosk().begin(wish).has_value());
    const std::string id = fixture.kiosk().visit().sessions[0].id;
    REQUIRE(fixture.kiosk().agree().has_value());

    CHECK(listed(fixture).empty());
    CHECK_FALSE(fixture.kiosk().supervision().record(id).has_value());
}

TEST_CASE("local names stand beside the instrument's words, in every version of it") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    call(fixture, {{"assist", "substance", "amphetamines", "vi", "đá, hàng đá (giả định)"}});

    for (const char* instrument : {"assist@3.1", "assist@3.0"}) {
        fixture.begin({instrument}, runtime::new_client_code());
        const std::string digest = fixture.kiosk().session().instrument().digest;
        while (fixture.kiosk().page().questions.size() < 10)
            REQUIRE_FALSE(fixture.kiosk().apply(runtime::Next{}));

        CHECK(names_at(fixture, "q1.amphetamines") == "đá, hàng đá (giả định)");
        CHECK(names_at(fixture, "q1.alcohol").empty());
        CHECK(fixture.kiosk().session().instrument().digest == digest);
        REQUIRE(fixture.kiosk().leave().has_value());
    }
}

TEST_CASE("a session goes on with the local names that it began with") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    call(fixture, {{"assist", "substance", "opioids", "vi", "first"}});
    fixture.begin({"assist@3.1"}, runtime::new_client_code());
    const std::string visit = fixture.kiosk().visit().id;
    const std::string digest = fixture.kiosk().visit().sessions[0].shown.local_names;
    REQUIRE_FALSE(digest.empty());
    REQUIRE(fixture.kiosk().leave().has_value());
    call(fixture, {{"assist", "substance", "opioids", "vi", "second"}});

    REQUIRE(fixture.kiosk().resume(visit).has_value());
    while (fixture.kiosk().page().questions.size() < 10)
        REQUIRE_FALSE(fixture.kiosk().apply(runtime::Next{}));

    CHECK(names_at(fixture, "q1.opioids") == "first");
    CHECK(fixture.kiosk().visit().sessions[0].shown.local_names == digest);
}

TEST_CASE("the history's days are whole days here") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    const auto all = fixture.kiosk().supervision().history({}, 0).value();
    REQUIRE(all.count > 0);
    std::time_t at = all.events[0].at.unix_seconds;
    std::tm local{};
    localtime_r(&at, &local);
    std::string day(10, '\0');
    REQUIRE(std::strftime(day.data(), day.size() + 1, "%Y-%m-%d", &local) == 10);

    CHECK(fixture.kiosk().supervision().history({.from = day, .to = day}, 0)->count == all.count);
    CHECK(fixture.kiosk().supervision().history({.from = "2037-01-01"}, 0)->count == 0);
    CHECK(fixture.kiosk().supervision().history({.to = "2020-01-01"}, 0)->count == 0);
}

TEST_CASE("nobody below a supervisor gets at another's records, lists or words") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().finish_visit().has_value());
    const std::string id = listed(fixture)[0].id;
    fixture.kiosk().sign_out();

    for (const char* name : {"coordinator", "evaluator"}) {
        fixture.sign_in(name);
        const runtime::Supervision supervision = fixture.kiosk().supervision();
        CHECK_FALSE(supervision.sessions({}, 0).has_value());
        CHECK_FALSE(supervision.history({}, 0).has_value());
        CHECK_FALSE(supervision.record(id).has_value());
        CHECK_FALSE(supervision.change_settings({}).has_value());
        CHECK_FALSE(
            supervision.set_site_words(std::vector<SiteWords>{{Words::consent, "", "vi", "x"}}).has_value());
        CHECK_FALSE(
            supervision.set_local_names(std::vector<LocalName>{{"assist", "substance", "other", "vi", "x"}})
                .has_value());
        fixture.kiosk().sign_out();
    }
}
