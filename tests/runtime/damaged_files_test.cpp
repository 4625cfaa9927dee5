// Damaged definitions in the folder where the program looks for them: none is offered, each is
// named with its place, and neither the folder nor the store is another than before.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <memory>

#include "runtime/kiosk.h"
#include "tests/support/damaged_xml.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"

namespace fs = std::filesystem;

TEST_CASE("five hundred damaged definitions are named with their places, and nothing else happens") {
    const std::string right =
        tests::read_file(tests::source_dir() + "/instruments/definitions/referral-record-1.xml");
    const auto damaged = tests::DamagingXml(right).all();
    const std::size_t step = damaged.size() / 510;
    REQUIRE(step > 0);
    const tests::TemporaryFolder folder;
    fs::create_directory(folder.path() / "definitions");
    std::map<std::string, const tests::DamagedXml*> by_file;
    for (std::size_t at = 0; at < damaged.size(); at += step) {
        const fs::path file = folder.path() / "definitions" / (std::to_string(at) + ".xml");
        tests::write_file(file, damaged[at].xml);
        by_file[file.string()] = &damaged[at];
    }
    REQUIRE(by_file.size() >= 500);
    const auto definitions = tests::files_in(folder.path());
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder copy;
    for (const char* suffix : {"", ".keys"})
        fs::copy_file(fixture.store().string() + suffix, copy.path() / ("store" + std::string(suffix)));
    const auto store = tests::files_in(copy.path());

    const auto catalog = runtime::Catalog::load(folder.path());
    {
        const tests::ManualClock clock;
        auto kiosk = runtime::Kiosk::start(copy.path() / "store", catalog, clock);
        REQUIRE(kiosk.has_value());
        auto opened = kiosk->open_job("coordinator", std::make_shared<runtime::storage::Secret>(
                                                         std::string_view(tests::invented_passphrase)))();
        REQUIRE(opened.has_value());
        kiosk->signed_in(std::move(*opened));
        CHECK(kiosk->offers().empty());
    }

    CHECK(catalog.all().empty());
    std::map<std::string, bool> told;
    for (const instruments::Problem& problem : catalog.problems()) {
        const auto found = by_file.find(problem.place.file);
        if (found == by_file.end()) continue;
        told[problem.place.file] =
            told[problem.place.file] ||
            (problem.place.line == found->second->line && problem.place.column == found->second->column);
    }
    CHECK(told.size() == by_file.size());
    for (const auto& [file, at_the_place] : told) {
        INFO(by_file[file]->how << " at " << by_file[file]->place());
        CHECK(at_the_place);
    }
    CHECK(tests::files_in(folder.path()) == definitions);
    const auto after = tests::files_in(copy.path());
    for (const auto& [file, content] : store) {
        INFO(file);
        CHECK(after.at(file) == content);
    }
}
