// Words that changed since a supervisor accepted them are shown to nobody, half way through a visit neither:
// its record would name others. Everybody is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::KioskRefusal;
using runtime::Stage;
namespace fs = std::filesystem;

namespace {

// The installed questionnaires with another word in DASS-21's second question, in Vietnamese or another
// language; where there are no words in it, English ones with another word are called so. The fifth
// question's may be left out in Vietnamese, which others then lend.
class ChangedWords {
  public:
    explicit ChangedWords(const std::string& language = "vi", bool vietnamese_borrows = false) {
        fs::copy(source_dir() + "/instruments", folder_.path(), fs::copy_options::recursive);
        const auto file = [this](const std::string& of) {
            return folder_.path() / "wording" / ("dass-21-1." + of + ".xml");
        };
        const fs::path wording = file(language);
        std::string text = read_file(fs::exists(wording) ? wording : file("en"));
        if (!fs::exists(wording)) {
            const std::string english = "language=\"en\"";
            REQUIRE(text.find(english) != std::string::npos);
            text.replace(text.find(english), english.size(), "language=\"" + language + "\"");
        }
        const std::string key = "<text key=\"item.q2\">";
        REQUIRE(text.find(key) != std::string::npos);
        write_file(wording, text.insert(text.find(key) + key.size(), "Another word "));
        if (vietnamese_borrows) {
            std::string vietnamese = read_file(file("vi"));
            const auto lent = vietnamese.find("<text key=\"item.q5\">");
            REQUIRE(lent != std::string::npos);
            vietnamese.erase(lent, vietnamese.find('\n', lent) - lent);
            write_file(file("vi"), vietnamese);
        }
        catalog_.emplace(runtime::Catalog::load(folder_.path()));
        REQUIRE(catalog_->find("dass-21@1") != nullptr);
    }
    // The tablet, started with them.
    [[nodiscard]] runtime::Kiosk start(KioskFixture& fixture, const std::string& name) const {
        fixture.close();
        auto kiosk = runtime::Kiosk::start(fixture.store(), *catalog_, fixture.clock());
        REQUIRE(kiosk);
        const auto words = std::make_shared<runtime::storage::Secret>(std::string_view(invented_passphrase));
        auto opened = kiosk->open_job(name, words)();
        REQUIRE(opened);
        kiosk->signed_in(*std::move(opened));
        return *std::move(kiosk);
    }

  private:
    TemporaryFolder folder_;
    std::optional<runtime::Catalog> catalog_;
};

bool offers(const runtime::Kiosk& kiosk, const std::string& instrument) {
    for (const runtime::Offer& offer : kiosk.offers()) {
        if (offer.entry->instrument.full_id() == instrument) return offer.accepted;
    }
    return false;
}

}  // namespace

TEST_CASE("a visit is not gone on with in words that were changed since it was begun") {
    const bool half_way = GENERATE(true, false);  // or planned only, behind another
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin(half_way ? std::vector<std::string>{"dass-21@1"}
                           : std::vector<std::string>{"assist@3.1", "dass-21@1"},
                  runtime::new_client_code());
    const std::string visit = fixture.kiosk().visit().id;
    if (half_way) {
        while (fixture.kiosk().page().questions.empty())
            REQUIRE_FALSE(fixture.kiosk().apply(runtime::Next{}));
        const auto item = fixture.kiosk().page().questions.front().item;
        REQUIRE_FALSE(fixture.kiosk().apply(runtime::SetAnswer{item, instruments::Chosen{1}}));
    } else {
        fixture.answer_everything_with_first_choice();
        REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    }
    REQUIRE(fixture.kiosk().session().instrument().full_id() == "dass-21@1");
    REQUIRE(fixture.kiosk().leave());

    {
        const ChangedWords changed;
        runtime::Kiosk kiosk = changed.start(fixture, "coordinator");
        CHECK_FALSE(offers(kiosk, "dass-21@1"));
        REQUIRE(kiosk.stage() == Stage::home);
        REQUIRE(kiosk.unfinished().size() == 1);
        CHECK_FALSE(kiosk.unfinished().front().known);
        CHECK(refusal_of(kiosk.resume(visit)) == KioskRefusal::not_accepted);
        CHECK(kiosk.stage() == Stage::home);
    }
    fixture.restart();
    fixture.sign_in("coordinator");
    CHECK(offers(fixture.kiosk(), "dass-21@1"));
    CHECK(fixture.kiosk().unfinished().front().known);
    // Who tried to go on with it stands there at the next sign-in.
    if (fixture.kiosk().stage() == Stage::home) REQUIRE(fixture.kiosk().resume(visit));
    CHECK(fixture.kiosk().stage() == Stage::questions);
}

TEST_CASE("a visit is gone on with in its own words where other languages came or were changed") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    const std::string visit = fixture.kiosk().visit().id;
    REQUIRE(fixture.kiosk().leave());
    const bool changed = GENERATE(false, true);  // English, or another language came
    const ChangedWords other(changed ? "en" : "fr");
    runtime::Kiosk kiosk = other.start(fixture, "coordinator");

    CHECK_FALSE(offers(kiosk, "dass-21@1"));  // until a supervisor accepts these words
    if (kiosk.stage() == Stage::home) REQUIRE(kiosk.resume(visit));
    REQUIRE(kiosk.stage() == Stage::questions);
    CHECK(kiosk.session().language() == "vi");
    CHECK(kiosk.apply(runtime::SwitchLanguage{"fr"}) == runtime::Refusal::no_such_language);
    CHECK(kiosk.apply(runtime::SwitchLanguage{"en"}).has_value() == changed);
    REQUIRE_FALSE(kiosk.apply(runtime::SwitchLanguage{"vi"}));
    // Its result neither.
    while (kiosk.stage() == Stage::questions) {
        for (const runtime::QuestionView& question : kiosk.page().questions)
            REQUIRE_FALSE(kiosk.apply(runtime::SetAnswer{question.item, instruments::Chosen{1}}));
        if (kiosk.page().kind == runtime::Page::Kind::review)
            REQUIRE_FALSE(kiosk.apply(runtime::Finish{}));
        else
            REQUIRE_FALSE(kiosk.apply(runtime::Next{}));
    }
    REQUIRE(kiosk.results("vi").size() == 1);
    const std::string scale = kiosk.results("vi").front().scales.front().name;
    CHECK((kiosk.results("en").front().scales.front().name == scale) == changed);
}

TEST_CASE("a visit is not gone on with in words that borrow from words that were changed") {
    KioskFixture fixture;
    const ChangedWords with_french("fr", true);
    {
        runtime::Kiosk kiosk = with_french.start(fixture, "supervisor");
        REQUIRE(kiosk.accept("dass-21@1"));
    }
    std::string visit;
    {
        runtime::Kiosk kiosk = with_french.start(fixture, "coordinator");
        REQUIRE(kiosk.begin(
            {runtime::new_client_code(), {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site}));
        REQUIRE(kiosk.agree());
        visit = kiosk.visit().id;
        REQUIRE(kiosk.leave());
    }
    const ChangedWords english("en", true);  // and no French
    {
        runtime::Kiosk kiosk = english.start(fixture, "coordinator");
        REQUIRE(kiosk.stage() == Stage::home);
        CHECK(refusal_of(kiosk.resume(visit)) == KioskRefusal::not_accepted);
    }
    runtime::Kiosk kiosk = with_french.start(fixture, "coordinator");
    if (kiosk.stage() == Stage::home) REQUIRE(kiosk.resume(visit));
    CHECK(kiosk.stage() == Stage::questions);
}

TEST_CASE("whoever stood at a question does not stand there again in words that were changed") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());

    const ChangedWords changed;
    const runtime::Kiosk kiosk = changed.start(fixture, "coordinator");

    CHECK(kiosk.stage() == Stage::home);
}

// Once it was handed over before that was seen, and the tablet was the client's again at every sign-in.
TEST_CASE("what a client answers alone is not given back to her in words that were changed") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code(), instruments::Mode::self);
    REQUIRE(fixture.kiosk().in_clients_hands());

    {
        const ChangedWords changed;
        runtime::Kiosk kiosk = changed.start(fixture, "coordinator");
        REQUIRE(kiosk.stage() == Stage::home);
        CHECK_FALSE(kiosk.in_clients_hands());
        CHECK_FALSE(kiosk.unfinished().front().known);
        kiosk.sign_out();
        CHECK(kiosk.stage() == Stage::sign_in);
    }
    fixture.restart();
    fixture.sign_in("coordinator");
    CHECK(fixture.kiosk().in_clients_hands());
}

TEST_CASE("a record is not put right in words that nobody accepted") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    const std::string record = fixture.kiosk().visit().sessions.front().id;
    REQUIRE(fixture.kiosk().finish_visit());
    {
        const ChangedWords changed;
        runtime::Kiosk kiosk = changed.start(fixture, "supervisor");
        CHECK(refusal_of(kiosk.correct(record, "invented reason")) == KioskRefusal::not_accepted);
    }
    fixture.restart();
    fixture.sign_in("supervisor");
    CHECK(fixture.kiosk().correct(record, "invented reason"));
}
