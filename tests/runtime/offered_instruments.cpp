// What is offered to be asked: a definition that a supervisor accepted, byte by byte as it was then, and
// whose golden examples come out. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::KioskRefusal;
namespace fs = std::filesystem;

namespace {

// The instruments of this repository, in a folder where they can be changed.
class Installed {
  public:
    Installed() {
        for (const char* part : {"definitions", "wording", "occasions"})
            fs::copy(fs::path(source_dir()) / "instruments" / part, folder_.path() / part,
                     fs::copy_options::recursive);
    }
    void change(const std::string& file, const std::string& from, const std::string& to) const {
        std::string text = read_file(folder_.path() / file);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        write_file(folder_.path() / file, text.replace(at, from.size(), to));
    }
    // DASS-21 in one more version, which nobody has seen.
    void add_a_version() const {
        for (const char* file : {"definitions/dass-21-1.xml", "wording/dass-21-1.vi.xml"}) {
            std::string text = read_file(folder_.path() / file);
            const std::string version = "version=\"1\"";
            const std::size_t at = text.find(version, text.find("dass-21"));
            REQUIRE(at != std::string::npos);
            text.replace(at, version.size(), "version=\"2\"");
            std::string other = file;
            other.replace(other.find("-1."), 3, "-2.");
            write_file(folder_.path() / other, text);
        }
    }
    [[nodiscard]] runtime::Catalog catalog() const { return runtime::Catalog::load(folder_.path()); }

  private:
    TemporaryFolder folder_;
};

// The program, started again on this store with these instruments.
class Kiosk {
  public:
    Kiosk(KioskFixture& fixture, const runtime::Catalog& catalog) {
        fixture.close();
        auto kiosk = runtime::Kiosk::start(fixture.store(), catalog, fixture.clock());
        REQUIRE(kiosk.has_value());
        kiosk_ = std::make_unique<runtime::Kiosk>(std::move(*kiosk));
    }
    runtime::Kiosk& as(const char* name) {
        if (kiosk_->stage() != runtime::Stage::sign_in) kiosk_->sign_out();
        auto opened = kiosk_->open_job(
            name, std::make_shared<runtime::storage::Secret>(std::string_view(invented_passphrase)))();
        REQUIRE(opened.has_value());
        kiosk_->signed_in(std::move(*opened));
        return *kiosk_;
    }

  private:
    std::unique_ptr<runtime::Kiosk> kiosk_;
};

std::set<std::string> not_accepted(const runtime::Kiosk& kiosk) {
    std::set<std::string> ids;
    for (const runtime::Offer& offer : kiosk.offers()) {
        if (!offer.accepted) ids.insert(offer.entry->instrument.full_id());
    }
    return ids;
}

runtime::NewSession session_of(const std::string& instrument) {
    return {runtime::new_client_code(), {instrument}, instruments::Mode::staff, "vi", invented_site};
}

}  // namespace

TEST_CASE("a version that no supervisor accepted is not begun, by whomever, until one does") {
    KioskFixture fixture;
    const Installed installed;
    installed.add_a_version();
    const runtime::Catalog catalog = installed.catalog();
    Kiosk kiosk(fixture, catalog);

    for (const char* name : {"coordinator", "supervisor"}) {
        INFO(name);
        runtime::Kiosk& hers = kiosk.as(name);
        CHECK(not_accepted(hers) == std::set<std::string>{"dass-21@2"});
        CHECK(refusal_of(hers.begin(session_of("dass-21@2"))) == KioskRefusal::not_accepted);
        CHECK(hers.unfinished().empty());
    }

    REQUIRE(kiosk.as("supervisor").accept("dass-21@2").has_value());
    runtime::Kiosk& hers = kiosk.as("coordinator");
    CHECK(not_accepted(hers).empty());
    CHECK(hers.begin(session_of("dass-21@2")).has_value());
}

TEST_CASE("a definition that was changed after it was accepted is not begun, nor gone on with") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, runtime::new_client_code());
    REQUIRE(fixture.kiosk().leave().has_value());
    const Installed installed;
    // A comment: what is asked and scored is as it was, and nobody can know that without reading it all.
    installed.change("definitions/dass-21-1.xml", "over the past week", "over the past Week");
    const runtime::Catalog catalog = installed.catalog();
    Kiosk kiosk(fixture, catalog);
    runtime::Kiosk& hers = kiosk.as("coordinator");

    CHECK(not_accepted(hers) == std::set<std::string>{"dass-21@1"});
    CHECK(refusal_of(hers.begin(session_of("dass-21@1"))) == KioskRefusal::not_accepted);
    REQUIRE(hers.unfinished().size() == 1);
    CHECK_FALSE(hers.unfinished().front().known);
    CHECK_FALSE(hers.resume(hers.unfinished().front().visit).has_value());
    CHECK(hers.stage() == runtime::Stage::home);
    CHECK(hers.begin(session_of("assist@3.1")).has_value());
}

TEST_CASE("an occasion leaves out what was changed since it was accepted") {
    KioskFixture fixture;
    const Installed installed;
    installed.change("definitions/treatment-history-1.xml", "</instrument>", "</instrument>\n");
    const runtime::Catalog catalog = installed.catalog();
    Kiosk kiosk(fixture, catalog);
    runtime::Kiosk& hers = kiosk.as("evaluator");
    const auto& occasions = catalog.occasions().occasions;
    const auto survey = std::ranges::find_if(occasions, &instruments::Occasion::anonymous);
    REQUIRE(survey != occasions.end());

    const auto plan = hers.plan("", survey->id);

    REQUIRE(plan.has_value());
    CHECK(plan->left_out == std::vector<std::string>{"treatment-history"});
    CHECK(plan->session.instruments == std::vector<std::string>{"client-satisfaction@1"});
}

TEST_CASE("a definition whose example does not come out is not there at the next start, and is told") {
    KioskFixture fixture;
    const Installed installed;
    installed.change("definitions/dass-21-1.xml", "<expect>depression=0 depression.band=normal anxiety=10",
                     "<expect>depression=0 depression.band=normal anxiety=12");
    const runtime::Catalog catalog = installed.catalog();
    Kiosk kiosk(fixture, catalog);
    runtime::Kiosk& hers = kiosk.as("supervisor");

    CHECK(catalog.find("dass-21") == nullptr);
    CHECK(catalog.find("assist@3.1") != nullptr);
    CHECK(std::ranges::any_of(catalog.problems(), [](const instruments::Problem& problem) {
        return problem.severity == instruments::Severity::error &&
               problem.place.file.ends_with("dass-21-1.xml");
    }));
    CHECK(std::ranges::none_of(
        hers.offers(), [](const runtime::Offer& offer) { return offer.entry->instrument.id == "dass-21"; }));
    CHECK_FALSE(hers.begin(session_of("dass-21@1")).has_value());
}
