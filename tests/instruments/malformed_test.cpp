// One mistake each, made in a definition that is otherwise right: it is refused, at
// the very character (§), in a sentence that helps.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "tests/instruments/tiny.h"
#include "tests/support/places.h"

using namespace instruments;

namespace {

struct Mistake {
    const char* right;     // a piece of the right definition
    const char* wrong;     // what stands there instead; § where the problem must be
    const char* sentence;  // a part of what must be said
};

const std::vector<Mistake>& mistakes_of_form() {
    static const std::vector<Mistake> table{
        // Before the parser
        {"<!-- Trà", "§<!DOCTYPE x>\n<!-- Trà", "DOCTYPE and other declarations are not allowed"},
        {"<!-- Trà", "§<?php x ?><!-- Trà", "processing instructions are not allowed"},
        {"<!-- Trà và", "<!-- Trà §-- và", "a comment must not contain '--'"},
        {"version=\"1.0\" encoding=\"UTF-8\"", "version=\"§1.1\" encoding=\"UTF-8\"",
         "the XML declaration is version"},
        {"encoding=\"UTF-8\"", "encoding=\"§latin-1\"", "the XML declaration is version"},
        {"</instrument>", "</instrument>\n§<instrument/>", "a file has one root element"},
        {"</instrument>", "</instrument>\n  §words", "text stands outside the root element"},
        {"<terms>Invented for tests.</terms>", "<terms>Tea §& coffee</terms>", "write &amp;"},
        {"<terms>Invented for tests.</terms>", "<terms>Tea §&nbsp; coffee</terms>", "write &amp;"},
        {"<terms>Invented for tests.</terms>", "<terms>§&#0;</terms>", "write &amp;"},
        {"<terms>Invented for tests.</terms>", "<terms>§&#xD800;</terms>", "write &amp;"},
        {"<terms>Invented for tests.</terms>", "<terms>a§]]>b</terms>", "']]&gt;'"},
        {"<terms>Invented for tests.</terms>", "<terms>Trà \xC3\xA9§\x01 b</terms>",
         "control character U+0001"},
        {"<terms>Invented for tests.</terms>", "<terms>Trà §\xC3 b</terms>", "not UTF-8"},
        {"<terms>Invented for tests.</terms>", "<terms>§\xC0\xAF</terms>", "not UTF-8"},
        {"<terms>Invented for tests.</terms>", "<terms>§\xED\xA0\x80</terms>", "not UTF-8"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff\" §id=\"staff\"/>",
         "the attribute 'id' stands here twice"},
        {"<mode id=\"staff\"/>", "<mode id=§staff/>", "must stand in quotes"},
        {"<mode id=\"staff\"/>", "<mode id§/>", "'=' must stand after"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff§<\"/>", "a quote is missing, or write &lt;"},
        {"<mode id=\"self\" warn=\"yes\"/>", "<mode id=\"self\"§warn=\"yes\"/>", "a blank is missing here"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff\"§/ >", "'>' must stand after this '/'"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff\">",
         "</instrument> stands where <mode> of line 5 must be closed"},
        {"    <choice code=\"no\"/>\n  </choices>", "    <choice code=\"no\"/>\n  §</choice>",
         "</choice> stands where <choices> of line 8 must be closed"},
        {"<terms>Invented for tests.</terms>", "<terms><§1>Invented</terms>", "the name of an element"},
        {"<terms>Invented for tests.</terms>",
         "<terms><a><a><a><a><a><a><a><a><a><a><a><a><a><a>§<a></a></a></a></a></a></a></a></a></a></a></a></"
         "a></a></a></a>"
         "</terms>",
         "at most 16 deep"},
        // Shape
        {"<mode id=\"staff\"/>", "§<mod id=\"staff\"/>", "did you mean 'mode'?"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff\" §wern=\"yes\"/>", "did you mean 'warn'?"},
        {"<mode id=\"staff\"/>", "§<mode/>", "<mode> needs the attribute 'id'"},
        {"<terms>Invented for tests.</terms>", "", "needs a <terms>"},
        {"<terms>Invented for tests.</terms>", "§<terms> </terms>", "<terms> is empty"},
        {"<mode id=\"staff\"/>", "<mode id=\"staff\">§trà</mode>", "text cannot stand in <mode>"},
        {"<list id=\"drink\">", "<list id=\"drink\"><!-- one -->\n   §x", "text cannot stand in <list>"},
        {"<card id=\"often\"", "§<source id=\"s\" certainty=\"read\">x</source><card id=\"often\"",
         "<source> must stand before <weights>"},
        {"<missing rule=\"none\" source=\"ours\"/>",
         "<missing rule=\"none\" source=\"ours\"/>§<missing rule=\"none\" source=\"ours\"/>",
         "<scale> has only one <missing>"},
    };
    return table;
}

const std::vector<Mistake>& mistakes_of_meaning() {
    static const std::vector<Mistake> table{
        {"<instrument id=\"tiny\"", "<instrument id=\"§Tiny\"", "is not an id"},
        {"respondent=\"client\"", "respondent=\"§clients\"", "did you mean 'client'?"},
        {"<mode id=\"self\" warn", "<mode id=\"§staff\" warn", "this mode is there already"},
        {"certainty=\"ours\"", "certainty=\"§our\"", "did you mean 'ours'?"},
        {"<choice code=\"weekly\"/>", "<choice code=\"§never\"/>", "the code 'never' is there already"},
        {"<choice code=\"weekly\"/>", "<choice code=\"weekly\"/><choice code=\"§refused\"/>",
         "it cannot be a code"},
        {"<choices id=\"needs\">", "<choices id=\"§often\">", "<choices> 'often' is there already"},
        {"<entry id=\"coffee\"/>", "<entry id=\"§tea\"/>", "the entry 'tea' is there already"},
        {"choices=\"often\" source=\"ours\"", "choices=\"§oftn\" source=\"ours\"", "did you mean 'often'?"},
        {"choices=\"often\" source=\"ours\"", "choices=\"often\" source=\"ours §theirs\"", "is not a source"},
        {"<weight code=\"daily\" value=\"4\"/>", "<weight code=\"§dayly\" value=\"4\"/>",
         "did you mean 'daily'?"},
        {"<weight code=\"daily\" value=\"4\"/>", "<weight code=\"§never\" value=\"4\"/>",
         "has a weight already"},
        {"<weight code=\"daily\" value=\"4\"/>", "<weight code=\"daily\" value=\"§4,5\"/>",
         "is not a number"},
        {"<weights id=\"often\" choices=\"often\" source=\"ours\">\n    <weight code=\"never\" value=\"0\"/>",
         "§<weights id=\"often\" choices=\"often\" source=\"ours\">", "the code 'never' has no weight"},
        {"order=\"daily weekly never\"", "order=\"daily weekly §weakly\"", "did you mean 'weekly'?"},
        {"order=\"daily weekly never\"", "order=\"daily weekly never §daily\"", "is in this order already"},
        {"order=\"daily weekly never\"", "order=\"§daily weekly\"", "'never' is missing in this order"},
        // Items
        {"<item id=\"needs\" form", "<item id=\"§needs.\xC3\xA9\" form", "is not an id"},
        {"<item id=\"needs\" form", "<item id=\"§used.tea\" form",
         "the item 'used.tea' is there already (line 34)"},
        {"<item id=\"needs\" form", "<item id=\"§not\" form", "is a word of conditions"},
        {"<item id=\"needs\" form", "§<item id=\"client\" form", "is a column of every file of answers"},
        {"<item id=\"needs\" form", "<item id=\"§{drink}\" form", "'over' is missing"},
        {"<item id=\"used.{drink}\" over", "<item id=\"§used\" over", "needs {drink} in its id"},
        {"<item id=\"used.{drink}\" over", "<item id=\"used.§{drnk}\" over",
         "has a placeholder other than {drink}"},
        {"over=\"drink\" form=\"one\" choices=\"yes_no\"", "over=\"§dring\" form=\"one\" choices=\"yes_no\"",
         "did you mean 'drink'?"},
        {"except=\"other\" form", "except=\"§oter\" form", "did you mean 'other'?"},
        {"except=\"other\" form", "except=\"§tea coffee other\" form", "'except' leaves no entry"},
        {"form=\"several\" choices", "form=\"§severel\" choices", "did you mean 'several'?"},
        {"<item id=\"needs\" form=\"several\" choices=\"needs\"/>", "§<item id=\"needs\" form=\"several\"/>",
         "needs the attribute 'choices'"},
        {"<item id=\"needs\" form=\"several\" choices=\"needs\"/>",
         "<item id=\"needs\" form=\"several\" choices=\"needs\" §max=\"3\"/>", "belongs to form=\"number\""},
        {"min=\"0\" max=\"31\"", "min=\"32\" max=\"§31\"", "'max' is less than 'min'"},
        {"min=\"0\" max=\"31\"", "min=\"§0.25\" max=\"31\"", "more decimals than the item takes (1)"},
        {"decimals=\"1\"", "decimals=\"§5\"", "a whole number from 0 to 4"},
        {"earliest=\"1950-01-01\"", "earliest=\"§1950-02-30\"", "is not a date"},
        {"latest=\"2026-12-31\"", "latest=\"§1949-12-31\"", "'latest' is before 'earliest'"},
        {"max-length=\"20\"", "max-length=\"§0\"", "a whole number from 1 to 10000"},
        {"required=\"no\"", "required=\"§nope\"", "is one of no, yes"},
        {"return-to=\"used\"", "return-to=\"§ussed\"", "did you mean 'used'?"},
        {"return-if=\"yes\"", "return-if=\"§ja\"", "is not a code of the choices yes_no"},
        {" return-if=\"yes\"", "", "stand together"},
        {"<section id=\"often\" card=\"often\">", "<section id=\"often\" card=\"§offen\">",
         "did you mean 'often'?"},
        {"choices=\"needs\"/>\n    <item id=\"cups\"",
         "choices=\"needs\" card=\"§often\"/>\n    <item id=\"cups\"", "shows other choices"},
        {"<section id=\"rest\" ask-if", "<section id=\"rest\" §display=\"list\" ask-if",
         "display=\"list\" is for items"},
        {"<section id=\"rest\" ask-if", "<section id=\"§used\" ask-if",
         "the section 'used' is there already"},
        // Conditions
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§usd.tea = 'yes'\"", "did you mean 'used.tea'?"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"used.tea = §'yess'\"", "did you mean 'yes'?"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"used.tea §&lt; 'yes'\"", "choices have no order"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§'x' &lt;\"",
         "an item or a function must stand before 'x'"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"used.tea &#61;&#32;§'yess'\"", "did you mean 'yes'?"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§since &gt; '2020-01-01'\"",
         "stands here or later (line 46)"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§cups &gt; 4\"", "stands here or later (line 45)"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§\"", "the condition is empty"},
        {"ask-if=\"used.tea = 'yes'\"", "ask-if=\"§probe = 'yes'\"",
         "can never be true: 'cups' is never asked"},
        {"ask-if=\"used.{drink} = 'yes'\"", "ask-if=\"§used.{drnk} = 'yes'\"", "only {drink} is known"},
        {"ask-if=\"count(used.{drink}, 'no') = 3\"", "ask-if=\"§count(used.{drink}, 'no') = 4\"",
         "can never be true"},
        {"ask-if=\"count(used.{drink}, 'no') &lt; 3\"", "ask-if=\"count(§often.{drink}x, 'no') &lt; 3\"",
         "is not a repeated item"},
        // Scales
        {"item=\"often.{drink}\" weights", "item=\"§ofen.{drink}\" weights", "did you mean 'often.tea'?"},
        {"item=\"worry.{drink}\" weights=\"often\" except=\"other\"",
         "item=\"§worry.{drink}\" weights=\"often\"", "'worry.other' is not an item"},
        {"item=\"worry.{drink}\" weights", "item=\"§often.{drink}\" weights",
         "is a term of this scale already"},
        {"item=\"often.{drink}\" weights=\"often\"", "item=\"used.{drink}\" weights=\"§often\"",
         "are for the choices 'often'"},
        {"<term item=\"cups\"/>", "§<term item=\"used.tea\"/>", "the term needs 'weights'"},
        {"multiply=\"2\"", "multiply=\"§0\"", "a number above 0"},
        {"rule=\"bounds\" source", "rule=\"bounds\" §max=\"1\" source", "belongs to the rule 'prorate'"},
        {"<missing rule=\"bounds\" source=\"ours\"/>", "§<missing rule=\"prorate\" source=\"ours\"/>",
         "needs 'max'"},
        {"<missing rule=\"none\"", "§<missing rule=\"prorate\" max=\"1\"", "less than the scale's 1 terms"},
        {"<band id=\"low\" from=\"0\"", "<band id=\"low\" from=\"§1\"", "which is 0"},
        {"<band id=\"high\" from=\"4\"", "<band id=\"high\" from=\"§0\"", "must begin above 'low' (0)"},
        {"<band id=\"high\" from=\"4\"", "<band id=\"high\" from=\"§17\"", "separates nothing"},
        {"<from entry=\"tea\" value=\"5\"", "<from entry=\"§te\" value=\"5\"", "did you mean 'tea'?"},
        {"<scale id=\"amount\"", "§<scale id=\"tea\"", "'tea' is there already"},
        {"tone=\"high\"", "tone=\"§hi\"", "is one of ok, mild, warn, high, sev"},
        {"tone=\"high\" level=\"3\"", "tone=\"high\" level=\"§4\"", "a whole number from 1 to 3"},
        // Findings, leaflets, examples
        {"<value id=\"little\"/>", "<value id=\"little\" §when=\"cups = 1\"/>",
         "the last value holds otherwise"},
        {"<value id=\"much\" when=\"cups &gt; 4\"", "§<value id=\"much\"",
         "only the last value has no 'when'"},
        {"when=\"cups &gt; 4\"", "when=\"§cups &gt; 31\"", "can never be true: 'much' is never found"},
        {"for-scale=\"tea\"", "for-scale=\"§tee\"", "did you mean 'tea'?"},
        {"when=\"high\"", "when=\"low §hihg\"", "did you mean 'high'?"},
        {"for-finding=\"strong\" when=\"much\"", "for-finding=\"strong\" when=\"§mutch\"",
         "did you mean 'much'?"},
        {"cups=4.5</answers>", "§cubs=4.5</answers>", "did you mean 'cups'?"},
        {"cups=4.5</answers>", "cups=§4.55</answers>", "more decimals than cups takes"},
        {"cups=4.5</answers>", "<!-- trà -->cups=§32</answers>", "out of the range of cups (0 to 31)"},
        {"often.tea=daily", "often.tea=§dayly", "did you mean 'daily'?"},
        {"often.tea=daily", "§often.tee.*=daily", "no item stands under"},
        {"often.tea=daily", "often.*=§dayly", "no item under"},
        {"used.*=no", "used.*=no §used.*=yes", "has an answer here already"},
        {"often.tea=daily", "§often.tea", "must be NAME=CELL"},
        {"tea.max=8", "§tea.mx=8", "did you mean 'tea.max'?"},
        {"tea.max=8", "§amount.max=8", "is not a column of the scores"},
        {"tea.band=high", "tea.band=§hgih", "did you mean 'high'?"},
        {"tea.max=8", "tea.max=§x", "is not a number"},
        {R"(<example id="one" source="ours">
    <answers>used.*=no used.tea=yes often.tea=daily worry.tea=never cups=4.5</answers>
    <expect>tea=8 tea.band=high tea.missing=0 tea.max=8 strong=much amount=</expect>
    <asks>often.tea cups</asks>
    <skips>probe often.coffee</skips>)",
         R"(§<example id="one"><answers>cups=4.5</answers>)", "shows nothing"},
        {"<asks>often.tea cups", "<asks>often.tea §cubs", "did you mean 'cups'?"},
        {"<asks>often.tea cups", "<asks>often.tea §often.tea", "stands in this example's <asks> already"},
        {"<skips>probe often.coffee", "<skips>probe §cups", "stands in this example's <asks> already"},
        {"cups=0.0..31.0", "§cubs=0..31", "did you mean 'cups'?"},
        {"cups=0.0..31.0", "§needs=3", "is answered with choices, which have no limits"},
        {"cups=0.0..31.0", "§cups", "must be ITEM=LEAST..MOST, or ITEM=CHARACTERS of a text, without blanks"},
        {"cups=0.0..31.0", "cups=§0..31", "is not written like the other"},
        {"decimals=\"1\"", "decimals=\"2\"", "'cups' takes 0.00..31.00"},
        {"<asks>often.tea cups", "<asks>§often.* cups", "here each item is named by itself"},
        {"<item id=\"worry.{drink}\" over=\"drink\" except=\"other\"",
         "<item id=\"§often.{drink}\" over=\"drink\" except=\"tea coffee\"",
         "the item 'often.{drink}' is there already"},
        {"cups=0.0..31.0", "cups=0.0..31.0 §cups=0.0..31.0", "stand here already"},
        {"cups=0.0..31.0", "cups=§0.0..311.0", "'cups' takes 0.0..31.0, and here stands '0.0..311.0'"},
        {"max=\"31\"", "max=\"311\"", "'cups' takes 0.0..311.0, and here stands '0.0..31.0'"},
        {"latest=\"2026-12-31\"", "latest=\"2026-12-30\"", "'since' takes 1950-01-01..2026-12-30"},
        {"max-length=\"20\"", "max-length=\"200\"", "'remarks' takes 200, and here stands '20'"},
        {"<limits source=\"ours\">cups=0.0..31.0 ", "§<limits source=\"ours\">",
         "the limits of 'cups' are left out"},
    };
    return table;
}

void check(const Mistake& mistake) {
    const tests::Marked marked = tests::unmark(tests::with(tests::tiny_xml(), mistake.right, mistake.wrong));

    const auto result = parse_instrument(marked.text, "tiny.xml");

    INFO(mistake.wrong);
    REQUIRE_FALSE(result);
    const std::string lines = tests::lines_of(result.error());
    INFO(lines);
    bool said = false;
    for (const Problem& problem : result.error()) {
        if (problem.sentence.find(mistake.sentence) == std::string::npos) continue;
        const std::string place =
            std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column);
        const bool anywhere = marked.place == "0:0";  // nothing is left to point at
        if (anywhere || place == marked.place) said = true;
    }
    INFO("expected at " << marked.place << ": " << mistake.sentence);
    CHECK(said);
}

}  // namespace

TEST_CASE("a definition that is not well formed is refused at the character") {
    for (const Mistake& mistake : mistakes_of_form())
        check(mistake);
}

TEST_CASE("a definition that does not make sense is refused at the character") {
    for (const Mistake& mistake : mistakes_of_meaning())
        check(mistake);
}

TEST_CASE("the definition in which the mistakes are made is right") {
    const auto result = parse_instrument(tests::tiny_xml(), "tiny.xml");

    INFO((result ? std::string{} : tests::lines_of(result.error())));
    REQUIRE(result);
    CHECK(result->warnings.empty());
}

TEST_CASE("several mistakes are reported together, in the order of the file") {
    std::string xml = tests::with(tests::tiny_xml(), "used.tea = 'yes'", "usd.tea = 'yes'");
    xml = tests::with(xml, "cups &gt; 4", "cubs &gt; 4");

    const auto result = parse_instrument(xml, "tiny.xml");

    REQUIRE_FALSE(result);
    REQUIRE(result.error().size() == 2);
    CHECK(result.error()[0].sentence.find("usd.tea") != std::string::npos);
    CHECK(result.error()[1].sentence.find("cubs") != std::string::npos);
}

TEST_CASE("a condition that is always true gets a warning") {
    const std::string once =
        tests::with(tests::tiny_xml(), "<section id=\"rest\" ask-if=\"count(used.{drink}, 'no') &lt; 3\">",
                    "<section id=\"rest\">");
    const auto marked = tests::unmark(
        tests::with(once, "choices=\"needs\"/>\n    <item",
                    "choices=\"needs\" ask-if=\"§asked(used.tea) or refused(probe)\"/>\n    <item"));

    const auto result = parse_instrument(marked.text, "tiny.xml");

    INFO((result ? std::string{} : tests::lines_of(result.error())));
    REQUIRE(result);
    REQUIRE(result->warnings.size() == 1);
    CHECK(to_line(result->warnings[0]) ==
          "tiny.xml:" + marked.place + ": warning: this condition is always true");
}

TEST_CASE("a file that is no file, or too large, is refused") {
    CHECK_FALSE(load_instrument("no/such/file.xml"));
    CHECK_FALSE(load_instrument(tests::source_dir()));
    CHECK_FALSE(load_instrument("/dev/zero"));
    CHECK_FALSE(parse_instrument("", "empty.xml"));
    CHECK_FALSE(parse_instrument(std::string(1024 * 1024 + 1, ' '), "large.xml"));
    CHECK_FALSE(parse_instrument(std::string("<instrument/>") + '\0', "nul.xml"));
}

TEST_CASE("a byte-order mark and Windows line ends change nothing") {
    std::string xml = "\xEF\xBB\xBF";
    for (const char byte : tests::tiny_xml()) {
        if (byte == '\n') xml += '\r';
        xml += byte;
    }

    const Instrument instrument = tests::loaded(xml);

    CHECK(instrument.items.size() == tests::tiny().items.size());
    CHECK(instrument.terms == "Invented for tests.");
}
