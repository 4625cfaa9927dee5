#include "scoring/prove.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/scoring/samples.h"
#include "tests/support/places.h"

namespace {

instruments::Instrument with_example(const std::string& expect) {
    return samples::small(R"(
        <section id="s"><item id="i1" form="one" choices="yn"/></section>
        <scale id="t" combine="sum" multiply="1" higher="worse" source="ours">
          <term item="i1" weights="v"/><missing rule="none" source="ours"/>
          <band id="low" from="0" tone="ok"/><band id="high" from="1" tone="high"/>
        </scale>
        <example id="yes" source="ours"><answers>i1=yes</answers><expect>)" +
                          expect + "</expect></example>");
}

}  // namespace

TEST_CASE("every shipped definition's examples come out as expected") {
    int definitions = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(tests::source_dir() + "/instruments/definitions")) {
        if (entry.path().extension() != ".xml") continue;
        const auto loaded = scoring::load_proved(entry.path());
        for (const auto& problem : loaded ? instruments::Problems{} : loaded.error())
            UNSCOPED_INFO(to_line(problem));
        CHECK(loaded.has_value());
        ++definitions;
    }
    CHECK(definitions >= 3);
}

TEST_CASE("an example that holds raises no problem") {
    CHECK(scoring::prove(with_example("t=1 t.band=high t.missing=0")).empty());
}

TEST_CASE("an example that does not hold is a problem at its line, with both cells") {
    const auto instrument = with_example("t=0 t.band=high");

    const auto problems = scoring::prove(instrument);

    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.line == instrument.examples[0].line);
    CHECK(problems[0].sentence == "the example yes expects t to be '0', and it comes out '1'");
}

TEST_CASE("an example that expects an empty cell fails on a full one") {
    const auto problems = scoring::prove(with_example("t="));

    REQUIRE(problems.size() == 1);
    CHECK(problems[0].sentence == "the example yes expects t to be empty, and it comes out '1'");
}

TEST_CASE("an example says what its answers lead to and past, or it does not hold") {
    const auto proved = [](const std::string& asks, const std::string& skips) {
        return scoring::prove(samples::small(R"(
            <section id="s">
              <item id="i1" form="one" choices="yn"/>
              <item id="i2" form="one" choices="yn" ask-if="i1 = 'yes'"/>
              <item id="i3" form="one" choices="yn" ask-if="i1 = 'no'"/>
              <item id="i4" form="one" choices="yn" ask-if="i2 = 'yes'"/>
            </section>
            <example id="yes"><answers>i1=yes</answers><asks>)" +
                                             asks + "</asks><skips>" + skips + "</skips></example>"));
    };
    CHECK(proved("i1 i2", "i3").empty());

    const auto wrong = proved("i3 i4", "i2");

    REQUIRE(wrong.size() == 3);
    CHECK(wrong[0].sentence == "the example yes asks i3, and it is skipped");
    CHECK(wrong[1].sentence == "the example yes asks i4, and it depends on an answer that is not given");
    CHECK(wrong[2].sentence == "the example yes skips i2, and it is asked");
}

TEST_CASE("a definition has no more examples than can be scored in a moment") {
    const auto proved = [](int examples) {
        std::string body = R"(<section id="s"><item id="i1" form="one" choices="yn"/></section>)";
        for (int scale = 0; scale < 1000; ++scale) {
            body += "<scale id=\"t" + std::to_string(scale) +
                    R"(" combine="sum" source="ours"><term item="i1" weights="v"/>
                       <missing rule="none" source="ours"/></scale>)";
        }
        for (int example = 0; example < examples; ++example) {
            body += "<example id=\"e" + std::to_string(example) +
                    "\"><answers>i1=yes</answers><expect>t0=1</expect></example>";
        }
        return scoring::prove(samples::small(body));
    };
    CHECK(proved(500).empty());

    const auto problems = proved(1000);

    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.line > 0);
    CHECK(problems[0].sentence.find("is one too many") != std::string::npos);
}
