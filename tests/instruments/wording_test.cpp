// Words by key: which are needed, which fit nothing, and how placeholders are filled.
#include "instruments/wording.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/instruments/tiny.h"

using namespace instruments;

namespace {

// Every needed key of the small instrument, its own words invented.
std::string words_xml(std::string_view language = "vi") {
    std::string xml = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<wording instrument="tiny" version="1" language=")xml" +
                      std::string(language) + R"xml(" status="ours">
  <owner>Nobody</owner>
  <licence>Invented</licence>
  <terms>May be   used
    in tests.</terms>
  <text key="title">Trà</text>
  <text key="section.used.question" origin="ours">Which?</text>
  <text key="item.used.{drink}">{drink.name}</text>
  <text key="item.probe">Really none?</text>
  <text key="item.often.{drink}">How often do you drink {drink}?</text>
  <text key="item.worry.{drink}">Has {drink} worried you?</text>
  <text key="item.worry.coffee">Did coffee ({drink.name}) keep you awake?</text>
  <text key="item.worry.{drink}.help">About {drink}.</text>
  <text key="item.needs">What do you need?</text>
  <text key="item.cups">How many cups?</text>
  <text key="item.cups.unit">cups</text>
  <text key="item.since">Since when?</text>
  <text key="item.remarks">Anything else?&#10;   One line
      each.</text>
  <text key="choice.yes_no.yes">Yes</text>
  <text key="choice.yes_no.no">No</text>
  <text key="choice.often.never">Never</text>
  <text key="choice.often.weekly">Weekly</text>
  <text key="choice.often.daily">Daily</text>
  <text key="choice.needs.housing">Housing</text>
  <text key="choice.needs.work">Work</text>
  <text key="choice.needs.none">None of these</text>
  <text key="list.drink.tea">Tea (green, black)</text>
  <text key="list.drink.tea.phrase">tea</text>
  <text key="list.drink.coffee">Coffee (any)</text>
  <text key="list.drink.coffee.phrase">coffee</text>
  <text key="list.drink.other">Other</text>
  <text key="list.drink.other.phrase">other drinks</text>
  <text key="card.often">How often</text>
  <text key="scale.{drink}">{drink}</text>
  <text key="scale.amount">Amount</text>
  <text key="band.low">Low</text>
  <text key="band.high">High</text>
  <text key="band.high.say">A lot of {drink}.</text>
  <text key="finding.strong">Strength</text>
  <text key="finding.strong.not_asked">Not asked</text>
  <text key="finding.strong.much">Much</text>
  <text key="finding.strong.little">Little</text>
  <text key="leaflet.tea">Tea</text>
  <text key="leaflet.tea.harms.1">Stains.</text>
  <text key="leaflet.tea.harms.2">More stains.</text>
  <text key="leaflet.strong">Strong</text>
  <text key="leaflet.strong.advice.1">Drink less.</text>
  <text key="mode.self.warning">Invented.</text>
</wording>
)xml";
    return xml;
}

Wording words(std::string_view xml) {
    auto result = parse_wording(xml, "words.xml");
    if (!result) FAIL(tests::lines_of(result.error()));
    return std::move(result->wording);
}

std::string checked(const std::vector<Wording>& wordings) {
    return tests::lines_of(check_wordings(tests::tiny(), wordings));
}

}  // namespace

TEST_CASE("a wording is read with its head, single blanks and written line breaks") {
    const Wording wording = words(words_xml());

    CHECK(wording.instrument == "tiny");
    CHECK(wording.language == "vi");
    CHECK(wording.terms == "May be used in tests.");
    CHECK(wording.digest.size() == 64);
    CHECK(*wording.find("item.remarks") == "Anything else?\nOne line each.");
    CHECK(wording.ours == std::vector<std::string>{"section.used.question"});
    CHECK(wording.find("item.nothing") == nullptr);
}

TEST_CASE("placeholders become the entry's phrase or its full name") {
    const Instrument tiny = tests::tiny();
    const Wording wording = words(words_xml());
    const auto question = [&](const char* id) {
        return question_of(wording, tiny, tiny.items[tests::item(tiny, id)]);
    };

    CHECK(question("used.tea") == "Tea (green, black)");
    CHECK(question("often.other") == "How often do you drink other drinks?");
    CHECK(question("worry.tea") == "Has tea worried you?");
    CHECK(question("worry.coffee") == "Did coffee (Coffee (any)) keep you awake?");
    CHECK(question("probe") == "Really none?");
    CHECK(name_of(wording, tiny, tiny.scales[0]) == "tea");
    CHECK(choice_text(wording, tiny.choice_lists[0], 1) == "No");
    const Item& worry = tiny.items[tests::item(tiny, "worry.tea")];
    CHECK(text_of(wording, tiny, "item", worry.id, worry.key, worry.entry, "help") == "About tea.");
    CHECK(text_of(wording, tiny, "item", worry.id, worry.key, worry.entry, "unit").empty());
    CHECK(text_of(wording, tiny, "band", "high", "high", tiny.scales[0].entry, "say") == "A lot of tea.");
}

TEST_CASE("words that fit have no problem") {
    CHECK(checked({words(words_xml()), words(words_xml("en"))}).empty());
}

TEST_CASE("words that do not fit are said at their key") {
    struct Row {
        const char* right;
        const char* wrong;
        const char* said;
    };
    const std::vector<Row> rows{
        {"  <text key=\"title\">Trà</text>\n", "", "words.xml:2:1: error: the needed key 'title' is missing"},
        {"<text key=\"title\">Trà</text>", "<text key=\"title\">Trà</text><text key=\"titel\">x</text>",
         "words.xml:7:42: error: tiny@1 has no use for the key 'titel'; did you mean 'title'?"},
        {"key=\"item.needs\"", "key=\"item.neds\"", "did you mean 'item.needs'?"},
        {"drink {drink}?", "drink {drnk}?",
         "the placeholder {drnk} in 'item.often.{drink}' stands for nothing; did you "
         "mean 'drink'?"},
        {"How many cups?", "How many cups of {drink}?", "stands for nothing; no placeholder is known here"},
        {"How many cups?", "How many {cups?", "a single brace"},
        {"How many cups?", "How many cups}?", "a single brace"},
        {"<text key=\"leaflet.tea.harms.2\">More stains.</text>", "", "'leaflet.tea.harms.2' is missing"},
        {"<text key=\"mode.self.warning\">Invented.</text>", "", "'mode.self.warning' is missing"},
        {"<text key=\"list.drink.tea.phrase\">tea</text>", "", "'list.drink.tea.phrase' is missing"},
        {"instrument=\"tiny\" version=\"1\"", "instrument=\"tiny\" version=\"2\"",
         "words.xml:2:1: error: the words are for tiny@2, not for tiny@1"},
    };

    for (const Row& row : rows) {
        const std::string lines = checked({words(tests::with(words_xml(), row.right, row.wrong))});

        INFO(row.wrong << "\n" << lines);
        CHECK(lines.find(row.said) != std::string::npos);
    }
}

TEST_CASE("what only one language lacks is a warning") {
    const std::string less = tests::with(words_xml("en"), "<text key=\"item.cups.unit\">cups</text>", "");
    const std::string without_title = tests::with(less, "<text key=\"title\">Trà</text>", "");

    const std::string lines = checked({words(words_xml()), words(without_title)});

    CHECK(lines ==
          "words.xml:2:1: warning: 'en' has no words for 'item.cups.unit', and 'vi' has\n"
          "words.xml:2:1: warning: 'en' has no words for 'title', and 'vi' has\n");
}

TEST_CASE("the same language twice is refused") {
    CHECK(checked({words(words_xml()), words(words_xml())})
              .find("words.xml:2:1: error: there are words in 'vi' already") != std::string::npos);
}

TEST_CASE("a template needs no words where every entry has its own") {
    std::string xml = words_xml();
    xml = tests::with(xml, "<text key=\"item.used.{drink}\">{drink.name}</text>",
                      "<text key=\"item.used.tea\">Tea</text><text key=\"item.used.coffee\">Coffee</text>"
                      "<text key=\"item.used.other\">Other</text>");

    CHECK(checked({words(xml)}).empty());
    CHECK_FALSE(checked({words(tests::with(xml, "<text key=\"item.used.other\">Other</text>", ""))}).empty());
}

TEST_CASE("a text that is not in normal form C is read as if it were, with a warning") {
    const std::string xml = tests::with(words_xml(), "Really none?", "Tra\xCC\x80?");

    const auto result = parse_wording(xml, "words.xml");

    REQUIRE(result);
    CHECK(*result->wording.find("item.probe") == "Tr\xC3\xA0?");
    REQUIRE(result->warnings.size() == 1);
    CHECK(to_line(result->warnings[0]).find("words.xml:10:26: warning: ") == 0);
}

TEST_CASE("a wording that is wrong by itself is refused at the character") {
    struct Row {
        const char* right;
        const char* wrong;
        const char* said;
    };
    const std::vector<Row> rows{
        {"status=\"ours\"", "status=\"§our\"", "did you mean 'ours'?"},
        {"language=\"vi\"", "language=\"§Vietnamese\"", "is not a language"},
        {"<text key=\"title\">", "<text key=\"§item.probe\">", "the key 'item.probe' is there already"},
        {"<text key=\"title\">", "<text key=\"§Title\">", "is not a key"},
        {"<text key=\"title\">", "<text §kay=\"x\" key=\"title\">", "did you mean 'key'?"},
        {"<text key=\"title\">", "§<text>", "needs the attribute 'key'"},
        {"<text key=\"title\">Trà</text>", "§<text key=\"title\"> </text>", "<text> is empty"},
        {"origin=\"ours\"", "origin=\"§theirs\"", "is one of ours"},
        {"<owner>Nobody</owner>", "", "needs a <owner>"},
        {"<owner>Nobody</owner>", "§<owners>Nobody</owners>", "did you mean 'owner'?"},
        {"instrument=\"tiny\"", "instrument=\"§Tiny\"", "is not an id"},
    };

    for (const Row& row : rows) {
        std::string xml = words_xml();
        const bool twice = std::string_view(row.wrong).find("item.probe") != std::string_view::npos;
        if (twice) xml = tests::with(xml, "  <text key=\"item.probe\">Really none?</text>\n", "");
        xml = tests::with(xml, row.right, row.wrong);
        if (twice)
            xml = tests::with(xml, "<text key=\"section.used",
                              "<text key=\"item.probe\">x</text><text key=\"section.used");
        const tests::Marked marked = tests::unmark(xml);
        const auto result = parse_wording(marked.text, "words.xml");
        INFO(row.wrong);
        REQUIRE_FALSE(result);
        const std::string lines = tests::lines_of(result.error());
        INFO(lines);
        CHECK(lines.find(row.said) != std::string::npos);
        if (marked.place != "0:0" && !twice)
            CHECK(lines.find("words.xml:" + marked.place + ":") != std::string::npos);
    }
}
