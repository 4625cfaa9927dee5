#include "tests/instruments/tiny.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "instruments/accept.h"

namespace tests {

using namespace instruments;

std::string tiny_xml() {
    return R"xml(<?xml version="1.0" encoding="UTF-8"?>
<!-- Trà và cà phê: nobody was ever asked this. -->
<instrument id="tiny" version="1" respondent="client" role="coordinator">
  <terms>Invented for tests.</terms>
  <mode id="staff"/>
  <mode id="self" warn="yes"/>
  <source id="ours" certainty="ours">Invented for tests.</source>
  <choices id="yes_no">
    <choice code="yes"/>
    <choice code="no"/>
  </choices>
  <choices id="often">
    <choice code="never"/>
    <choice code="weekly"/>
    <choice code="daily"/>
  </choices>
  <choices id="needs">
    <choice code="housing"/>
    <choice code="work"/>
    <choice code="none" exclusive="yes"/>
  </choices>
  <list id="drink">
    <entry id="tea"/>
    <entry id="coffee"/>
    <entry id="other"/>
  </list>
  <weights id="often" choices="often" source="ours">
    <weight code="never" value="0"/>
    <weight code="daily" value="4"/>
    <weight code="weekly" value="2.5"/>
  </weights>
  <card id="often" choices="often" order="daily weekly never"/>
  <section id="used" display="list">
    <item id="used.{drink}" over="drink" form="one" choices="yes_no"/>
  </section>
  <section id="probe">
    <item id="probe" form="one" choices="yes_no" ask-if="count(used.{drink}, 'no') = 3" return-to="used" return-if="yes"/>
  </section>
  <section id="often" card="often">
    <item id="often.{drink}" over="drink" form="one" choices="often" ask-if="used.{drink} = 'yes'"/>
    <item id="worry.{drink}" over="drink" except="other" form="one" choices="often" ask-if="often.{drink} != 'never'"/>
  </section>
  <section id="rest" ask-if="count(used.{drink}, 'no') &lt; 3">
    <item id="needs" form="several" choices="needs"/>
    <item id="cups" form="number" min="0" max="31" decimals="1" ask-if="used.tea = 'yes'"/>
    <item id="since" form="date" earliest="1950-01-01" latest="2026-12-31" partial="yes"/>
    <item id="remarks" form="text" max-length="20" lines="many" required="no" refusable="no"/>
  </section>
  <scale id="{drink}" over="drink" combine="sum" multiply="2" higher="worse" source="ours">
    <term item="often.{drink}" weights="often"/>
    <term item="worry.{drink}" weights="often" except="other"/>
    <missing rule="bounds" source="ours"/>
    <band id="low" from="0" tone="ok" level="1"/>
    <band id="high" from="4" tone="high" level="3">
      <from entry="tea" value="5" source="ours"/>
    </band>
  </scale>
  <scale id="amount" combine="mean" source="ours">
    <term item="cups"/>
    <missing rule="none" source="ours"/>
  </scale>
  <finding id="strong" source="ours">
    <value id="not_asked" when="not asked(cups)"/>
    <value id="much" when="cups &gt; 4" tone="warn" level="2"/>
    <value id="little"/>
  </finding>
  <leaflet id="tea" for-scale="tea" when="high" source="ours">
    <part id="harms" points="2"/>
  </leaflet>
  <leaflet id="strong" for-finding="strong" when="much">
    <part id="advice" points="1"/>
  </leaflet>
  <example id="one" source="ours">
    <answers>used.*=no used.tea=yes often.tea=daily worry.tea=never cups=4.5</answers>
    <expect>tea=8 tea.band=high tea.missing=0 tea.max=8 strong=much amount=</expect>
    <asks>often.tea cups</asks>
    <skips>probe often.coffee</skips>
  </example>
  <limits source="ours">cups=0.0..31.0 since=1950-01-01..2026-12-31 remarks=20</limits>
</instrument>
)xml";
}

std::string lines_of(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems)
        lines += to_line(problem) + "\n";
    return lines;
}

Instrument loaded(std::string_view xml) {
    auto result = parse_instrument(xml, "tiny.xml");
    if (!result) FAIL(lines_of(result.error()));
    return std::move(result->instrument);
}

Instrument tiny() {
    return loaded(tiny_xml());
}

std::string with(std::string xml, std::string_view before, std::string_view after) {
    const std::size_t at = xml.find(before);
    INFO("to be replaced: " << before);
    REQUIRE(at != std::string::npos);
    REQUIRE(xml.find(before, at + 1) == std::string::npos);
    return xml.replace(at, before.size(), after);
}

Marked unmark(std::string_view text) {
    constexpr std::string_view mark = "§";
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {std::string(text), "0:0"};
    int line = 1;
    int column = 1;
    for (const char byte : text.substr(0, at)) {
        if (byte == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    std::string plain(text.substr(0, at));
    plain += text.substr(at + mark.size());
    return {std::move(plain), std::to_string(line) + ":" + std::to_string(column)};
}

ItemIndex item(const Instrument& instrument, std::string_view id) {
    const auto found = instrument.find_item(id);
    INFO("item: " << id);
    REQUIRE(found);
    return found.value_or(0);
}

AnswerSheet sheet_of(const Instrument& instrument, std::string_view answers) {
    AnswerSheet sheet(instrument.items.size());
    std::istringstream words{std::string(answers)};
    for (std::string word; words >> word;) {
        const std::size_t sign = word.find('=');
        const ItemIndex index = item(instrument, word.substr(0, sign));
        const auto answer = answer_from_cell(instrument, instrument.items[index], word.substr(sign + 1));
        INFO("answer: " << word);
        REQUIRE(answer);
        sheet.set(index, *answer);
    }
    return sheet;
}

}  // namespace tests
