// A supervisor puts a sealed record right: on the screen as any questionnaire, in the store as one more
// record. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using instruments::Chosen;
using runtime::Finish;
using runtime::GoTo;
using runtime::KioskRefusal;
using runtime::Next;
using runtime::Page;
using runtime::SetAnswer;
using runtime::Stage;

namespace {

// A client's DASS-21, every item answered with the first choice, sealed; her record's id.
std::string sealed_dass(KioskFixture& fixture) {
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    fixture.answer_everything_with_first_choice();
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE_FALSE(kiosk.apply(Finish{}));
    const std::string id = kiosk.visit().sessions.front().id;
    REQUIRE(kiosk.finish_visit());
    kiosk.sign_out();
    fixture.sign_in("supervisor");
    return id;
}

runtime::storage::Record record(KioskFixture& fixture, const std::string& id) {
    auto read = fixture.kiosk().supervision().record(id);
    REQUIRE(read);
    return *std::move(read);
}

std::string score(const runtime::storage::Record& record, const std::string& name) {
    for (const auto& each : record.scorings.front().scores) {
        if (each.name == name) return each.value;
    }
    return "not there";
}

template <class T>
std::optional<KioskRefusal> refused(const runtime::Done<T>& done) {
    if (done) return std::nullopt;
    const auto* refusal = std::get_if<KioskRefusal>(&done.error());
    return refusal == nullptr ? std::nullopt : std::optional(*refusal);
}

}  // namespace

TEST_CASE("a correction opens at the review, is scored anew, and the record before stays as it was") {
    KioskFixture fixture;
    const std::string wrong = sealed_dass(fixture);
    runtime::Kiosk& kiosk = fixture.kiosk();
    const auto before = record(fixture, wrong);
    REQUIRE(score(before, "stress") == "0");

    REQUIRE(kiosk.correct(wrong, "invented reason"));
    REQUIRE(kiosk.stage() == Stage::questions);
    REQUIRE(kiosk.correcting());
    CHECK(kiosk.page().kind == Page::Kind::review);
    CHECK(kiosk.page().review.size() == 21);
    const auto item = *kiosk.session().instrument().find_item("q1");
    REQUIRE_FALSE(kiosk.apply(GoTo{item}));
    REQUIRE_FALSE(kiosk.apply(SetAnswer{item, Chosen{3}}));
    CHECK(kiosk.saving().unsaved == 0);
    REQUIRE_FALSE(kiosk.apply(Next{}));
    REQUIRE_FALSE(kiosk.apply(Finish{}));

    REQUIRE(kiosk.stage() == Stage::home);
    REQUIRE_FALSE(kiosk.correcting());
    const auto made = kiosk.take_corrected();
    REQUIRE(made);
    CHECK_FALSE(kiosk.take_corrected());
    const auto after = record(fixture, *made);
    CHECK(after.session.corrects == wrong);
    CHECK(after.session.reason == "invented reason");
    CHECK(score(after, "stress") == "6");
    CHECK(score(after, "depression") == "0");
    const auto changed = std::ranges::find(after.answers, "q1", &runtime::storage::StoredAnswer::item);
    CHECK(changed->value == "3");
    // What was not touched is as it was, its language and its place in the order too.
    for (const auto& answer : before.answers) {
        if (answer.item == "q1") continue;
        CHECK(std::ranges::find(after.answers, answer) != after.answers.end());
    }
    CHECK(record(fixture, wrong).answers == before.answers);
    CHECK(record(fixture, wrong).session.corrected);
}

TEST_CASE("a correction that changes nothing, or is left, makes no record") {
    KioskFixture fixture;
    const std::string wrong = sealed_dass(fixture);
    runtime::Kiosk& kiosk = fixture.kiosk();
    const auto item = *kiosk.catalog().find("dass-21@1")->instrument.find_item("q1");
    const auto change = [&] {
        REQUIRE(kiosk.correct(wrong, "invented reason"));
        REQUIRE_FALSE(kiosk.apply(GoTo{item}));
        REQUIRE_FALSE(kiosk.apply(SetAnswer{item, Chosen{3}}));
    };
    SECTION("nothing changed") {
        REQUIRE(kiosk.correct(wrong, "invented reason"));
        REQUIRE_FALSE(kiosk.apply(Finish{}));
    }
    SECTION("given up") {
        change();
        REQUIRE(kiosk.discard());
    }
    SECTION("left") {
        change();
        REQUIRE(kiosk.leave());
    }
    SECTION("signed out") {
        change();
        kiosk.sign_out();
        fixture.sign_in("supervisor");
    }
    SECTION("power cut") {
        change();
        fixture.restart();
        fixture.sign_in("supervisor");
    }
    REQUIRE(fixture.kiosk().stage() == Stage::home);
    CHECK_FALSE(fixture.kiosk().take_corrected());
    CHECK(fixture.kiosk().unfinished().empty());
    CHECK(fixture.kiosk().supervision().sessions({}, 0)->count == 1);
    CHECK_FALSE(record(fixture, wrong).session.corrected);
}

TEST_CASE("nobody but a supervisor corrects, and a record is corrected once") {
    KioskFixture fixture;
    const std::string wrong = sealed_dass(fixture);
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE(kiosk.correct(wrong, "invented reason"));
    CHECK(refused(kiosk.correct(wrong, "again")) == KioskRefusal::not_now);
    const auto item = *kiosk.session().instrument().find_item("q1");
    REQUIRE_FALSE(kiosk.apply(GoTo{item}));
    REQUIRE_FALSE(kiosk.apply(SetAnswer{item, Chosen{1}}));
    REQUIRE_FALSE(kiosk.apply(Next{}));
    REQUIRE_FALSE(kiosk.apply(Finish{}));

    CHECK(refused(kiosk.correct(wrong, "again")) == KioskRefusal::not_now);
    for (const char* person : {"coordinator", "evaluator"}) {
        kiosk.sign_out();
        fixture.sign_in(person);
        CHECK_FALSE(kiosk.correct(wrong, "invented reason"));
        CHECK(kiosk.stage() == Stage::home);
    }
}
