// The rules of scales beyond those of the shipped instruments, on small invented ones.
#include <catch2/catch_test_macros.hpp>

#include "instruments/flow.h"
#include "tests/scoring/samples.h"

using samples::scale;
using samples::small;

namespace {

constexpr std::string_view three_items = R"(
<section id="s">
  <item id="i1" form="one" choices="ab"/>
  <item id="i2" form="one" choices="ab"/>
  <item id="i3" form="one" choices="ab"/>
</section>)";

instruments::Instrument with_scale(std::string_view attributes, std::string_view rule,
                                   std::string_view bands) {
    return small(
        std::string(three_items) + "<scale id=\"t\" " + std::string(attributes) +
        R"( higher="worse" source="ours"><term item="i1" weights="w"/><term item="i2" weights="w"/><term item="i3" weights="w"/>)" +
        std::string(rule) + std::string(bands) + "</scale>");
}

constexpr std::string_view bands =
    R"(<band id="low" from="-100" tone="ok"/><band id="high" from="2.5" tone="high"/>)";

}  // namespace

TEST_CASE("weights may be fractions and below zero, and the sum is multiplied") {
    const auto instrument =
        with_scale("combine=\"sum\" multiply=\"0.1\"", R"(<missing rule="none" source="ours"/>)",
                   R"(<band id="low" from="-100" tone="ok"/><band id="high" from="0.6" tone="high"/>)");

    CHECK(scale(instrument, "i1=b i2=b i3=a", "t") == "0.6 high 0");
    CHECK(scale(instrument, "i1=b i2=b i3=c", "t") == "0.4 low 0");
    CHECK(scale(instrument, "i1=c i2=c i3=c", "t") == "-0.3 low 0");
}

TEST_CASE("with the rule none any missing answer leaves no score") {
    const auto instrument =
        with_scale("combine=\"sum\" multiply=\"1\"", R"(<missing rule="none" source="ours"/>)", bands);

    CHECK(scale(instrument, "i1=a i2=a i3=a", "t") == "3 high 0");
    CHECK(scale(instrument, "i1=a i2=a", "t") == "- - 1");
    CHECK(scale(instrument, "i1=a i2=a i3=refused", "t") == "- - 1");
    CHECK(scale(instrument, "", "t") == "- - 3");
}

TEST_CASE("a mean is exact at its cut-off, and thirds are written with four decimals") {
    const auto instrument =
        with_scale("combine=\"mean\" multiply=\"1\"", R"(<missing rule="none" source="ours"/>)", bands);

    CHECK(scale(instrument, "i1=b i2=b i3=b", "t") == "2.5 high 0");
    CHECK(scale(instrument, "i1=b i2=b i3=a", "t") == "2 low 0");
    CHECK(scale(instrument, "i1=a i2=a i3=c", "t") == "0.3333 low 0");
    CHECK(scale(instrument, "i1=c i2=c i3=a", "t") == "-0.3333 low 0");
}

TEST_CASE("a mean with a missing answer is the mean of the others") {
    const auto instrument = with_scale("combine=\"mean\" multiply=\"1\"",
                                       R"(<missing rule="prorate" max="2" source="ours"/>)", bands);

    CHECK(scale(instrument, "i1=a i2=b", "t") == "1.75 low 1");
    CHECK(scale(instrument, "i1=b", "t") == "2.5 high 2");
    CHECK(scale(instrument, "", "t") == "- - 3");
}

TEST_CASE("prorating stops above its number, and where a missing answer would decide what is asked") {
    const auto instrument = small(R"(
        <section id="s">
          <item id="gate" form="one" choices="yn"/>
          <item id="i1" form="one" choices="ab" ask-if="gate = 'yes'"/>
          <item id="i2" form="one" choices="ab"/>
        </section>
        <scale id="t" combine="sum" multiply="1" higher="worse" source="ours">
          <term item="i1" weights="w"/><term item="i2" weights="w"/>
          <missing rule="prorate" max="1" source="ours"/><band id="low" from="-100" tone="ok"/>
        </scale>)");

    CHECK(scale(instrument, "gate=yes i1=a", "t") == "2 low 1");
    CHECK(scale(instrument, "gate=no i2=a", "t") == "1 low 0");
    CHECK(scale(instrument, "i2=a", "t") == "- - 1");
    CHECK(scale(instrument, "gate=refused i2=a", "t") == "- - 1");
}

TEST_CASE("terms that are skipped add nothing to a sum and do not count in a mean") {
    const auto of = [](std::string_view combine) {
        return small(R"(
            <section id="s">
              <item id="gate" form="one" choices="yn"/>
              <item id="i1" form="one" choices="ab" ask-if="gate = 'yes'"/>
              <item id="i2" form="one" choices="ab" ask-if="gate = 'yes'"/>
              <item id="i3" form="one" choices="ab"/>
            </section>
            <scale id="t" combine=")" +
                     std::string(combine) + R"(" multiply="1" higher="worse" source="ours">
              <term item="i1" weights="w"/><term item="i2" weights="w"/><term item="i3" weights="w"/>
              <missing rule="none" source="ours"/><band id="low" from="-100" tone="ok"/>
            </scale>)");
    };

    CHECK(scale(of("sum"), "gate=no i1=b i2=b i3=b", "t") == "2.5 low 0");
    CHECK(scale(of("mean"), "gate=no i1=b i2=b i3=b", "t") == "2.5 low 0");
    CHECK(scale(of("mean"), "gate=yes i1=a i2=a i3=b", "t") == "1.5 low 0");
}

TEST_CASE("a mean over no asked term is no score, and nothing is missing") {
    const auto instrument = small(R"(
        <section id="s">
          <item id="gate" form="one" choices="yn"/>
          <item id="i1" form="one" choices="ab" ask-if="gate = 'yes'"/>
        </section>
        <scale id="t" combine="mean" multiply="1" higher="worse" source="ours">
          <term item="i1" weights="w"/>
          <missing rule="bounds" source="ours"/><band id="low" from="-100" tone="ok"/>
        </scale>)");

    CHECK(scale(instrument, "gate=no", "t") == "- - 0 - -");
    CHECK(scale(instrument, "gate=yes i1=a", "t") == "1 low 0 1 1");
    CHECK(scale(instrument, "gate=yes", "t") == "- low 1 -1 2.5");
    CHECK(scale(instrument, "", "t") == "- - 1 - -");
}

TEST_CASE("a number adds its own value") {
    const auto instrument = small(R"(
        <section id="s">
          <item id="n" form="number" min="0" max="10" decimals="1"/>
          <item id="i1" form="one" choices="ab"/>
        </section>
        <scale id="t" combine="sum" multiply="1" higher="worse" source="ours">
          <term item="n"/><term item="i1" weights="w"/>
          <missing rule="bounds" source="ours"/><band id="low" from="-1" tone="ok"/><band id="high" from="0.3" tone="high"/>
        </scale>)");

    CHECK(scale(instrument, "n=0.1 i1=b", "t") == "2.6 high 0 2.6 2.6");
    CHECK(scale(instrument, "n=1.2 i1=c", "t") == "0.2 low 0 0.2 0.2");
    CHECK(scale(instrument, "n=1.3 i1=c", "t") == "0.3 high 0 0.3 0.3");
    CHECK(scale(instrument, "n=1", "t") == "- - 1 0 3.5");
    CHECK(scale(instrument, "i1=a", "t") == "- high 1 1 11");
}

TEST_CASE("the text of a score has at most four decimals, half away from zero, and no trailing zeros") {
    CHECK(scoring::score_text(0) == "0");
    CHECK(scoring::score_text(-0.00001) == "0");
    CHECK(scoring::score_text(42) == "42");
    CHECK(scoring::score_text(18.0 + 2.0 / 3) == "18.6667");
    CHECK(scoring::score_text(0.00005) == "0.0001");
    CHECK(scoring::score_text(-0.00005) == "-0.0001");
    CHECK(scoring::score_text(-1.5) == "-1.5");
    CHECK(scoring::score_text(0.0625) == "0.0625");
    CHECK(scoring::score_text(100) == "100");
    CHECK(scoring::score_text(99999999999.5) == "99999999999.5");
    CHECK(scoring::score_text(1e15) == "1000000000000000");
}
