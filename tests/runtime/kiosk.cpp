// Session, store and clock together: what a restart finds again, what is refused, and
// that nothing is called saved which is not on the disk. All people are invented.
#include "runtime/kiosk.h"

#include <catch2/catch_test_macros.hpp>

#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/no_more_writes.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::Next;
using runtime::SetAnswer;
using runtime::Stage;

namespace {

instruments::ItemIndex item(const runtime::Kiosk& kiosk, const char* id) {
    return *kiosk.session().instrument().find_item(id);
}

std::string code() {
    return runtime::new_client_code();
}

}  // namespace

TEST_CASE("after a restart and sign-in the same item stands on the screen in the same language") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{item(fixture.kiosk(), "q1"), instruments::Chosen{2}}));
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::SwitchLanguage{"en"}));

    fixture.restart();
    const Stage before_sign_in = fixture.kiosk().stage();
    fixture.sign_in("coordinator");

    REQUIRE(before_sign_in == Stage::sign_in);
    REQUIRE(fixture.kiosk().stage() == Stage::questions);
    REQUIRE(fixture.kiosk().session().position() == "q2");
    REQUIRE(fixture.kiosk().page().language == "en");
    REQUIRE(fixture.kiosk().session().answers()[0] == instruments::Answer{instruments::Chosen{2}});
}

TEST_CASE("a restart before consent stands at consent, with the client and the order kept") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::NewSession wish{
        code(), {"dass-21@1", "assist@3.1"}, instruments::Mode::staff, "vi", invented_site};
    REQUIRE(fixture.kiosk().begin(wish).has_value());

    fixture.restart();
    fixture.sign_in("coordinator");

    REQUIRE(fixture.kiosk().stage() == Stage::consent);
    REQUIRE(fixture.kiosk().visit().client == wish.client);
    REQUIRE(fixture.kiosk().visit().sessions.at(1).instrument.id == "assist");
}

TEST_CASE("a session that was left is on the list, and the next sign-in starts at home") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    REQUIRE(fixture.kiosk().leave().has_value());

    fixture.restart();
    fixture.sign_in("coordinator");
    const auto unfinished = fixture.kiosk().unfinished();

    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(unfinished.size() == 1);
    REQUIRE(unfinished.front().instrument == "dass-21@1");
    REQUIRE(fixture.kiosk().resume(unfinished.front().visit).has_value());
    REQUIRE(fixture.kiosk().session().position() == "q1");
}

TEST_CASE("what a client was asked half way is not gone on with after she withdrew") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string client = code();
    fixture.begin({"dass-21@1"}, client);
    REQUIRE(fixture.kiosk().leave().has_value());
    REQUIRE(fixture.kiosk().record_withdrawal(client).has_value());

    const auto unfinished = fixture.kiosk().unfinished();

    REQUIRE(unfinished.size() == 1);
    CHECK(unfinished.front().withdrew.has_value());
    CHECK(refusal_of(fixture.kiosk().resume(unfinished.front().visit)) == runtime::KioskRefusal::withdrew);
    CHECK(fixture.kiosk().stage() == Stage::home);
}

TEST_CASE("who agreed again after she withdrew goes on where she stood, until she says it again") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string client = code();
    fixture.begin({"dass-21@1"}, client);
    const std::string before = fixture.kiosk().visit().id;
    REQUIRE(fixture.kiosk().leave().has_value());
    REQUIRE(fixture.kiosk().record_withdrawal(client).has_value());
    fixture.begin({"assist@3.1"}, client);
    CHECK(fixture.kiosk().visit().had_withdrawn.has_value());
    const std::string after = fixture.kiosk().visit().id;

    fixture.restart();
    fixture.sign_in("coordinator");

    REQUIRE(fixture.kiosk().stage() == Stage::questions);
    CHECK(fixture.kiosk().visit().id == after);
    REQUIRE(fixture.kiosk().leave().has_value());
    for (const runtime::UnfinishedVisit& each : fixture.kiosk().unfinished())
        CHECK(each.withdrew.has_value() == (each.visit == before));
    CHECK(refusal_of(fixture.kiosk().resume(before)) == runtime::KioskRefusal::withdrew);
    REQUIRE(fixture.kiosk().resume(after));
    REQUIRE(fixture.kiosk().leave().has_value());
    REQUIRE(fixture.kiosk().record_withdrawal(client).has_value());
    CHECK(refusal_of(fixture.kiosk().resume(after)) == runtime::KioskRefusal::withdrew);
}

TEST_CASE("the results of a client who withdrew are read no more on the way") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const std::string client = code();
    fixture.begin({"dass-21@1", "assist@3.1"}, client);
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    const std::string visit = fixture.kiosk().visit().id;
    REQUIRE(fixture.kiosk().leave().has_value());
    REQUIRE(fixture.kiosk().unfinished().front().has_results);
    REQUIRE(fixture.kiosk().record_withdrawal(client).has_value());

    CHECK_FALSE(fixture.kiosk().unfinished().front().has_results);
    CHECK(refusal_of(fixture.kiosk().look_at_results(visit)) == runtime::KioskRefusal::withdrew);
    CHECK(fixture.kiosk().stage() == Stage::home);
}

TEST_CASE("two instruments follow each other in their order, and the result shows both") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1", "assist@3.1"}, code());

    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    const std::string second = fixture.kiosk().session().instrument().full_id();
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));

    REQUIRE(second == "assist@3.1");
    REQUIRE(fixture.kiosk().stage() == Stage::result);
    const auto results = fixture.kiosk().results("en");
    REQUIRE(results.size() == 2);
    REQUIRE(results.at(0).scales.at(0).name == "Depression");
    REQUIRE(results.at(0).scales.at(0).score == "0");
    REQUIRE(results.at(1).scales.size() == 10);
}

TEST_CASE("a result that was not finished with is there again after a restart") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));

    fixture.restart();
    fixture.sign_in("coordinator");

    REQUIRE(fixture.kiosk().stage() == Stage::result);
    REQUIRE(fixture.kiosk().results("vi").size() == 1);
    REQUIRE(fixture.kiosk().finish_visit().has_value());
    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().unfinished().empty());
}

TEST_CASE("a declined consent leaves no session behind") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::NewSession wish{
        code(), {"dass-21@1", "assist@3.1"}, instruments::Mode::staff, "vi", invented_site};
    REQUIRE(fixture.kiosk().begin(wish).has_value());

    REQUIRE(fixture.kiosk().decline().has_value());

    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().unfinished().empty());
}

TEST_CASE("a discarded session is gone for good") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{item(fixture.kiosk(), "q1"), instruments::Chosen{2}}));

    REQUIRE(fixture.kiosk().discard().has_value());
    fixture.restart();
    fixture.sign_in("coordinator");

    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().unfinished().empty());
}

TEST_CASE("an anonymous survey ends in thanks, counts one, and is never taken up again") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    fixture.begin({"client-satisfaction@1"}, "", instruments::Mode::self);

    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));

    REQUIRE(fixture.kiosk().stage() == Stage::thanks);
    REQUIRE(fixture.kiosk().results("vi").empty());
    REQUIRE(refusal_of(fixture.kiosk().leave()) == runtime::KioskRefusal::not_now);
    fixture.kiosk().sign_out();
    fixture.sign_in("evaluator");
    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().surveys_today(invented_site) == 1);
}

TEST_CASE("a power cut in an anonymous survey loses nothing: the evaluator stands at the next open item") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    fixture.begin({"client-satisfaction@1"}, "", instruments::Mode::self);
    while (fixture.kiosk().page().questions.empty())
        REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    const auto first = fixture.kiosk().page().questions.front();
    REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{first.item, instruments::Chosen{1}}));

    fixture.restart();
    fixture.sign_in("evaluator");

    REQUIRE(fixture.kiosk().stage() == Stage::questions);
    REQUIRE(fixture.kiosk().page().questions.front().item == first.item + 1);
    REQUIRE(fixture.kiosk().session().answers()[first.item] == instruments::Answer{instruments::Chosen{1}});
}

TEST_CASE("each role is offered its own instruments, the supervisor all") {
    KioskFixture fixture;
    const auto ids = [&fixture](const char* name) {
        fixture.sign_in(name);
        std::vector<std::string> list;
        for (const runtime::Offer& offer : fixture.kiosk().offers())
            list.push_back(offer.entry->instrument.full_id());
        fixture.kiosk().sign_out();
        return list;
    };

    REQUIRE(ids("coordinator") ==
            std::vector<std::string>{"assist@3.1", "assist@3.0", "dass-21@1", "referral-record@1"});
    REQUIRE(ids("evaluator") == std::vector<std::string>{"client-satisfaction@1", "treatment-history@1"});
    REQUIRE(ids("supervisor").size() == 6);
}

TEST_CASE("a session that lacks something is refused with the reason, and nothing is stored") {
    using runtime::KioskRefusal;
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    const runtime::NewSession good{code(), {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site};
    const auto begin_with = [&](auto change) {
        runtime::NewSession wish = good;
        change(wish);
        return refusal_of(fixture.kiosk().begin(wish));
    };

    REQUIRE(begin_with([](auto& wish) { wish.instruments.clear(); }) == KioskRefusal::no_instruments);
    REQUIRE(begin_with([](auto& wish) { wish.mode.reset(); }) == KioskRefusal::mode_missing);
    REQUIRE(begin_with([](auto& wish) {
                wish.instruments.emplace_back("referral-record@1");
                wish.mode = instruments::Mode::self;
            }) == KioskRefusal::mode_not_offered);
    REQUIRE(begin_with([](auto& wish) { wish.site.clear(); }) == KioskRefusal::site_missing);
    REQUIRE(begin_with([](auto& wish) { wish.client = "  "; }) == KioskRefusal::code_missing);
    REQUIRE(begin_with([](auto& wish) { wish.client[0] = wish.client[0] == '7' ? '8' : '7'; }) ==
            KioskRefusal::code_mistyped);
    REQUIRE(begin_with([](auto& wish) { wish.instruments = {"client-satisfaction@1"}; }) ==
            KioskRefusal::not_this_role);
    REQUIRE(fixture.kiosk().stage() == Stage::home);
    REQUIRE(fixture.kiosk().unfinished().empty());
}

TEST_CASE("everything that a session lacks is told at once, in the order in which it is chosen") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    using enum runtime::KioskRefusal;
    using All = std::vector<runtime::KioskRefusal>;

    CHECK(fixture.kiosk().refusals({}) == All{code_missing, no_instruments, mode_missing, site_missing});
    CHECK(fixture.kiosk().refusals({"7777777", {"dass-21@1"}, {}, "vi", invented_site}) ==
          All{code_mistyped, mode_missing});
    CHECK(fixture.kiosk()
              .refusals({code(), {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site})
              .empty());
}

TEST_CASE("who has anonymous surveys only lacks no code") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    using enum runtime::KioskRefusal;

    CHECK(fixture.kiosk().refusals({}) ==
          std::vector<runtime::KioskRefusal>{no_instruments, mode_missing, site_missing});
}

TEST_CASE("an anonymous survey and a client's instrument are not mixed in one visit") {
    KioskFixture fixture;
    fixture.sign_in("supervisor");

    const auto mixed = fixture.kiosk().begin(
        {code(), {"dass-21@1", "client-satisfaction@1"}, instruments::Mode::staff, "vi", invented_site});

    REQUIRE(refusal_of(mixed) == runtime::KioskRefusal::mixed_anonymous);
}

TEST_CASE("an answer that cannot be stored stays on the screen, is said, and is stored when it can be") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    REQUIRE_FALSE(fixture.kiosk().apply(Next{}));
    const instruments::ItemIndex q1 = item(fixture.kiosk(), "q1");
    {
        const NoMoreWrites full_disk;
        REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{q1, instruments::Chosen{3}}));
        REQUIRE(fixture.kiosk().saving().unsaved == 1);
        REQUIRE(fixture.kiosk().session().answers()[q1] == instruments::Answer{instruments::Chosen{3}});
        REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{q1, instruments::Chosen{2}}));
        REQUIRE_FALSE(fixture.kiosk().apply(SetAnswer{q1, instruments::Chosen{1}}));
        REQUIRE(fixture.kiosk().saving().failures == 3);
        REQUIRE(fixture.kiosk().apply(Next{}) == runtime::Refusal::not_saved);
        REQUIRE(fixture.kiosk().session().position() == "q1");
    }

    fixture.kiosk().try_saving_again();
    REQUIRE(fixture.kiosk().saving().unsaved == 0);
    fixture.restart();
    fixture.sign_in("coordinator");

    REQUIRE(fixture.kiosk().session().answers()[q1] == instruments::Answer{instruments::Chosen{1}});
}

TEST_CASE("a questionnaire is not finished while its scores cannot be stored") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    fixture.answer_everything_with_first_choice();
    {
        const NoMoreWrites full_disk;

        REQUIRE(fixture.kiosk().apply(runtime::Finish{}) == runtime::Refusal::not_saved);
    }

    REQUIRE(fixture.kiosk().stage() == Stage::questions);
    REQUIRE(fixture.kiosk().session().position() == runtime::at_review);
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().stage() == Stage::result);
}
