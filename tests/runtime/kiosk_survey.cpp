// An anonymous survey that ends before its end: what was answered is kept and sealed, and nobody who
// signs in sees it. All people are invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "runtime/client_code.h"
#include "runtime/storage/store.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using instruments::Chosen;
using instruments::Mode;
using runtime::Back;
using runtime::Next;
using runtime::SetAnswer;
using runtime::Stage;

namespace {

// The evaluator begins it; the first question of the first page that has one is answered. Its id.
std::string begin_survey(KioskFixture& fixture, Mode mode) {
    fixture.sign_in("evaluator");
    fixture.begin({"client-satisfaction@1"}, "", mode);
    runtime::Kiosk& kiosk = fixture.kiosk();
    while (kiosk.page().kind == runtime::Page::Kind::introduction)
        REQUIRE_FALSE(kiosk.apply(Next{}));
    const runtime::Page page = kiosk.page();
    const auto& first = page.questions.front();
    REQUIRE_FALSE(kiosk.apply(SetAnswer{first.item, Chosen{0}}));
    return first.id;
}

bool is_answered(const runtime::Kiosk& kiosk, const std::string& item) {
    const auto index = kiosk.session().instrument().find_item(item);
    REQUIRE(index);
    return !std::holds_alternative<instruments::Unanswered>(kiosk.session().answers()[*index]);
}

std::vector<runtime::storage::Record> surveys(const KioskFixture& fixture) {
    std::vector<runtime::storage::Record> all;
    auto store = runtime::storage::Store::open(
        fixture.store(), "supervisor", runtime::storage::Secret(std::string_view(invented_passphrase)));
    REQUIRE(store.has_value());
    const auto keep = [&](const runtime::storage::Record& record) {
        all.push_back(record);
        return true;
    };
    REQUIRE(store->each_record({}, runtime::storage::Reading::exporting, keep, {1}));
    return all;
}

}  // namespace

TEST_CASE("a survey that is given back half way is sealed with what was answered, and stands for nobody") {
    KioskFixture fixture;
    const std::string answered = begin_survey(fixture, Mode::self);
    runtime::Kiosk& kiosk = fixture.kiosk();

    REQUIRE(kiosk.give_back().has_value());

    REQUIRE(kiosk.stage() == Stage::sign_in);
    for (const char* person : {"supervisor", "evaluator"}) {
        fixture.sign_in(person);
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.unfinished().empty());
        kiosk.sign_out();
    }
    fixture.sign_in("evaluator");
    REQUIRE(kiosk.surveys_today(invented_site) == 1);
    fixture.close();
    const auto all = surveys(fixture);
    REQUIRE(all.size() == 1);
    REQUIRE(all.front().answers.size() == 1);
    REQUIRE(all.front().answers.front().item == answered);
}

TEST_CASE("a survey in which nothing was answered is deleted when it is given back") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    fixture.begin({"client-satisfaction@1"}, "", Mode::self);

    REQUIRE(fixture.kiosk().give_back().has_value());

    fixture.sign_in("evaluator");
    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().surveys_today(invented_site) == 0);
}

TEST_CASE("a respondent can keep what she answered so far, and the next one begins") {
    KioskFixture fixture;
    static_cast<void>(begin_survey(fixture, Mode::self));
    runtime::Kiosk& kiosk = fixture.kiosk();

    REQUIRE(kiosk.leave().has_value());

    REQUIRE(kiosk.stage() == Stage::consent);
    REQUIRE(kiosk.in_clients_hands());
    REQUIRE(kiosk.discard().has_value());
    fixture.sign_in("evaluator");
    REQUIRE(kiosk.surveys_today(invented_site) == 1);
}

TEST_CASE("after a power cut the respondent's survey goes on, and shows nothing that was answered") {
    KioskFixture fixture;
    const std::string answered = begin_survey(fixture, Mode::self);
    REQUIRE_FALSE(fixture.kiosk().waits_for_staff());
    fixture.restart();
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE(kiosk.waits_for_staff());

    fixture.sign_in("evaluator");

    REQUIRE(kiosk.stage() == Stage::questions);
    REQUIRE(kiosk.in_clients_hands());
    REQUIRE(kiosk.page().answered == 1);
    REQUIRE_FALSE(kiosk.page().can_go_back);
    REQUIRE(kiosk.apply(Back{}) == runtime::Refusal::no_way_back);
    REQUIRE(is_answered(kiosk, answered));
    REQUIRE_FALSE(is_answered(kiosk, kiosk.session().position()));
    REQUIRE(kiosk.give_back().has_value());
    REQUIRE(kiosk.waits_for_staff());
    fixture.sign_in("evaluator");
    kiosk.sign_out();
    REQUIRE_FALSE(kiosk.waits_for_staff());
}

TEST_CASE("nor does it show the first answer to whoever begins again at the introduction") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    fixture.begin({"treatment-history@1"}, "", Mode::self);
    REQUIRE(fixture.kiosk().page().kind == runtime::Page::Kind::introduction);
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    const auto first = fixture.kiosk().page().questions.front();
    REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{first.item, Chosen{0}}));
    REQUIRE_FALSE(fixture.kiosk().apply(Back{}));
    REQUIRE(fixture.kiosk().page().kind == runtime::Page::Kind::introduction);
    fixture.restart();
    runtime::Kiosk& kiosk = fixture.kiosk();
    fixture.sign_in("evaluator");

    REQUIRE_FALSE(kiosk.apply(Next{}));

    CHECK(kiosk.page().questions.front().id != first.id);
    CHECK_FALSE(is_answered(kiosk, kiosk.session().position()));
}

TEST_CASE("a survey is closed by the next who may, where somebody of another role signed in between") {
    const Mode mode = GENERATE(Mode::staff, Mode::self);
    KioskFixture fixture;
    const std::string answered = begin_survey(fixture, mode);
    runtime::Kiosk& kiosk = fixture.kiosk();
    if (mode == Mode::staff)
        kiosk.sign_out();
    else
        fixture.restart();  // the power fails while the respondent has the tablet
    fixture.sign_in("coordinator");
    REQUIRE(kiosk.stage() == Stage::home);
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    REQUIRE(kiosk.leave().has_value());
    kiosk.sign_out();

    fixture.sign_in("evaluator");

    CHECK(kiosk.stage() == Stage::home);
    CHECK(kiosk.surveys_today(invented_site) == 1);
    fixture.close();
    const auto all = surveys(fixture);
    REQUIRE(all.size() == 1);
    REQUIRE(all.front().answers.size() == 1);
    CHECK(all.front().answers.front().item == answered);
    CHECK_FALSE(all.front().scorings.empty());
}

TEST_CASE("a round whose questionnaires nobody knows any more ends, and asks nobody half of them") {
    const bool cut = GENERATE(false, true);
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    fixture.begin({"client-satisfaction@1", "treatment-history@1"}, "", Mode::self);
    fixture.answer_everything_with_first_choice();
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE_FALSE(kiosk.apply(runtime::Finish{}));
    REQUIRE(kiosk.session().instrument().id == "treatment-history");
    if (cut) {
        fixture.restart();
        fixture.sign_in("evaluator");
        REQUIRE(kiosk.session().instrument().id == "treatment-history");
        REQUIRE(kiosk.in_clients_hands());
    }

    REQUIRE(kiosk.leave().has_value());

    REQUIRE(kiosk.stage() == (cut ? Stage::sign_in : Stage::consent));
    if (!cut) CHECK(kiosk.visit().sessions.size() == 2);
}

TEST_CASE("after a power cut no page of a respondent's survey shows an answer, not even a list's") {
    KioskFixture fixture;
    const std::string answered = begin_survey(fixture, Mode::self);
    fixture.restart();
    runtime::Kiosk& kiosk = fixture.kiosk();
    fixture.sign_in("evaluator");

    int pages = 0;
    while (kiosk.page().kind == runtime::Page::Kind::questions) {
        const runtime::Page page = kiosk.page();
        REQUIRE(page.questions.size() == 1);
        const auto& question = page.questions.front();
        CHECK(question.id != answered);
        CHECK(std::holds_alternative<instruments::Unanswered>(question.answer));
        for (const runtime::OptionView& option : question.options)
            CHECK_FALSE(option.selected);
        if (question.required) REQUIRE_FALSE(kiosk.apply(SetAnswer{question.item, instruments::Refused{}}));
        REQUIRE_FALSE(kiosk.apply(Next{}));
        ++pages;
    }
    CHECK(pages > 5);
    CHECK(kiosk.page().review.empty());
}

TEST_CASE("a survey that an evaluator asks stands again for her, and is closed when another signs in") {
    for (const bool same : {true, false}) {
        KioskFixture fixture;
        static_cast<void>(begin_survey(fixture, Mode::staff));
        runtime::Kiosk& kiosk = fixture.kiosk();
        kiosk.sign_out();

        fixture.sign_in(same ? "evaluator" : "supervisor");

        REQUIRE(kiosk.stage() == (same ? Stage::questions : Stage::home));
        if (same) continue;
        kiosk.sign_out();
        fixture.sign_in("evaluator");
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.surveys_today(invented_site) == 1);
    }
}
