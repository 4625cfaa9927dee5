// Files made to cost time or memory: small ones that would grow when they are read are
// refused quickly. Each of these took seconds or more before its limit was there.
#include <catch2/catch_test_macros.hpp>
#include <ctime>

#include "tests/instruments/tiny.h"

using namespace instruments;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t time = 0; time < times; ++time)
        all += piece;
    return all;
}

const std::string list_element = "<list id=\"drink\">";

std::string with_entries(std::size_t entries) {
    std::string more;
    for (std::size_t entry = 0; entry < entries; ++entry)
        more += "<entry id=\"e" + std::to_string(entry) + "\"/>";
    return tests::with(tests::tiny_xml(), list_element, list_element + more);
}

using Result = tl::expected<LoadedInstrument, Problems>;

// Generous: the processor's time under sanitizers; a quadratic loop over a megabyte takes far more.
Result read_quickly(const std::string& xml) {
    const std::clock_t begin = std::clock();

    Result result = parse_instrument(xml, "hostile.xml");

    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    CHECK(seconds < 10);
    return result;
}

void refused_quickly(const std::string& xml) {
    const Result result = read_quickly(xml);

    CHECK_FALSE(result);
    if (!result) CHECK(result.error().size() <= 200);
}

// What is said of it, as errors or warnings.
std::string said_of(const Result& result) {
    return tests::lines_of(result ? result->warnings : result.error());
}
bool says(const Result& result, std::string_view words) {
    const std::string said = said_of(result);
    CAPTURE(said);
    return said.find(words) != std::string::npos;
}

// `count` pieces, each with its number in the place of every %.
std::string numbered(std::string_view piece, std::size_t count) {
    std::string all;
    for (std::size_t number = 0; number < count; ++number) {
        for (const char character : piece)
            all += character == '%' ? std::to_string(number) : std::string(1, character);
    }
    return all;
}

struct Parts {
    std::string sources = "<source id=\"ours\" certainty=\"ours\">Invented.</source>";
    std::string modes = "<mode id=\"staff\"/>";
    std::string choices;
    std::size_t entries = 3;
    std::string items;
    std::string rest;  // behind the first section
};

// Invented; the choices `yn` (0 1), the list `l`, the weights `w` and the item `a` are there.
std::string definition(const Parts& parts) {
    return "<instrument id=\"hostile\" version=\"1\" respondent=\"client\" role=\"coordinator\">"
           "<terms>Invented for tests.</terms>" +
           parts.modes + parts.sources +
           "<choices id=\"yn\"><choice code=\"0\"/><choice code=\"1\"/></choices>" + parts.choices +
           "<list id=\"l\">" + numbered("<entry id=\"e%\"/>", parts.entries) +
           "</list><weights id=\"w\" choices=\"yn\" source=\"ours\"><weight code=\"0\" value=\"0\"/>"
           "<weight code=\"1\" value=\"1\"/></weights>"
           "<section id=\"s\"><item id=\"a\" form=\"one\" choices=\"yn\"/>" +
           parts.items + "</section>" + parts.rest + "</instrument>";
}

// A question that looks at ten codes of each of `sets` items: 1,024 answers of each to combine.
Parts many_sets(std::size_t sets, std::size_t askers) {
    Parts parts;
    parts.choices = "<choices id=\"many\">" + numbered("<choice code=\"c%\"/>", 11) + "</choices>";
    parts.items = numbered("<item id=\"m%\" form=\"several\" choices=\"many\"/>", sets);
    std::string condition;
    for (std::size_t set = 0; set < sets; ++set) {
        const std::string has = "has(m" + std::to_string(set) + ", 'c";
        for (int code = 0; code < 10; ++code)
            condition += (condition.empty() ? "" : " or ") + has + std::to_string(code) + "')";
    }
    parts.items += "<item id=\"gate\" form=\"text\" ask-if=\"" + condition + "\"/>";
    parts.items += numbered("<item id=\"y%\" form=\"text\" ask-if=\"answered(gate)\"/>", askers);
    return parts;
}

// Each gate decides about one term: twice as many ways through the skip logic with every gate.
Parts gates(std::size_t count, std::string_view rule, std::size_t scales = 1, std::string_view bands = "") {
    Parts parts;
    parts.items = numbered("<item id=\"g%\" form=\"one\" choices=\"yn\"/>", count) +
                  numbered("<item id=\"t%\" form=\"one\" choices=\"yn\" ask-if=\"g% = '1'\"/>", count);
    parts.rest = numbered("<scale id=\"q%\" combine=\"sum\" source=\"ours\">\n§</scale>", scales);
    const std::string inside = numbered("<term item=\"t%\" weights=\"w\"/>", count) + "<missing rule=\"" +
                               std::string(rule) + "\" source=\"ours\"/>" + std::string(bands);
    const std::string mark = "§";
    for (std::size_t at = parts.rest.find(mark); at != std::string::npos; at = parts.rest.find(mark))
        parts.rest.replace(at, mark.size(), inside);
    return parts;
}

}  // namespace

TEST_CASE("a long line full of problems is refused quickly") {
    refused_quickly("<a>" + repeated("&", 300'000) + "</a>");
    refused_quickly(repeated("\x01", 300'000));
    refused_quickly("<instrument>" + repeated("<x/>", 60'000) + "</instrument>");
    refused_quickly(repeated("<a>", 100'000));
    refused_quickly("<a " + repeated("x='' ", 20'000) + "/>");
}

TEST_CASE("a list has at most 256 entries") {
    CHECK_FALSE(parse_instrument(with_entries(254), "tiny.xml"));
    const auto result = parse_instrument(with_entries(253), "tiny.xml");
    // Only that every entry is now counted in conditions that expected three.
    CHECK((result || tests::lines_of(result.error()).find("at most") == std::string::npos));
}

TEST_CASE("more items than an instrument can have are refused quickly") {
    const std::string item = "<item id=\"i%.{drink}\" over=\"drink\" form=\"one\" choices=\"yes_no\"/>";
    std::string items;
    for (int number = 0; number < 300; ++number) {
        std::string one = item;
        items += one.replace(one.find('%'), 1, std::to_string(number));
    }
    const std::string xml = tests::with(with_entries(250), "<section id=\"probe\">",
                                        "<section id=\"many\">" + items + "</section><section id=\"probe\">");

    refused_quickly(xml);
}

TEST_CASE("conditions that multiply over a list are refused quickly") {
    const std::string condition = repeated("count(used.{drink}, 'no') &lt; 3 or ", 100) + "used.tea = 'yes'";
    std::string items;
    for (int number = 0; number < 200; ++number) {
        items += "<item id=\"i" + std::to_string(number) +
                 ".{drink}\" over=\"drink\" form=\"one\" choices=\"yes_no\" ask-if=\"" + condition + "\"/>";
    }
    const std::string xml = tests::with(with_entries(250), "<section id=\"probe\">",
                                        "<section id=\"many\">" + items + "</section><section id=\"probe\">");

    refused_quickly(xml);
}

TEST_CASE("what a condition can tell apart is counted when it is made, not only when it is combined") {
    const Result result = read_quickly(definition(many_sets(16, 4000)));

    REQUIRE(result);
    CHECK(says(result, "from here on it was not tried"));
}

TEST_CASE("conditions behind a few that have too many answers to combine are still looked at") {
    Parts parts = many_sets(4, 20);
    CHECK(said_of(read_quickly(definition(parts))).empty());

    parts.items += "<item id=\"never\" form=\"text\" ask-if=\"a = '1' and a = '0'\"/>";
    CHECK(says(read_quickly(definition(parts)), "can never be true: 'never' is never asked"));
}

TEST_CASE("conditions that each have many ways are tried only as long as they are not too many") {
    Parts parts = gates(14, "none", 0);
    std::string condition = repeated("g1 = '1' or ", 200) + "(g0 != '1'";
    for (int gate = 1; gate < 14; ++gate)
        condition += " and g" + std::to_string(gate) + " != '1'";
    parts.items += numbered("<item id=\"y%\" form=\"text\" ask-if=\"" + condition + ")\"/>", 200);

    read_quickly(definition(parts));
}

TEST_CASE("scales with many ways through the skip logic are tried only as long as they are not too many") {
    CHECK(read_quickly(definition(gates(16, "none", 200))));
}

TEST_CASE("a scale whose ways are too many to try says so, and still refuses a band that no score reaches") {
    const auto bands = [](int from) {
        return "<band id=\"low\" from=\"0\" tone=\"ok\"/><band id=\"high\" from=\"" + std::to_string(from) +
               "\" tone=\"high\"/>";
    };
    const auto untried = "too many ways through the skip logic of 'q0' to try them all";

    CHECK(said_of(read_quickly(definition(gates(8, "none", 1, bands(8))))).empty());
    const Result most = read_quickly(definition(gates(18, "none", 1, bands(18))));
    CHECK(most);
    CHECK(says(most, untried));
    const Result over = read_quickly(definition(gates(18, "none", 1, bands(19))));
    CHECK_FALSE(over);
    CHECK(says(over, "the limit 19 separates nothing"));
    CHECK_FALSE(says(read_quickly(definition(gates(18, "none"))), untried));
}

TEST_CASE("a scale with bounds has no more ways than can be tried for each respondent") {
    CHECK(read_quickly(definition(gates(12, "bounds"))));

    const Result result = read_quickly(definition(gates(13, "bounds")));
    CHECK(says(result, "'bounds' would have to try more than"));
    CHECK(says(result, "hostile.xml:2:"));  // the line of its terms
}

TEST_CASE("what scales with bounds may try is counted over all of them") {
    CHECK(read_quickly(definition(gates(6, "bounds", 100))));

    CHECK(says(read_quickly(definition(gates(6, "bounds", 200))), "or fewer scales have this rule"));
}

TEST_CASE("a section's condition is counted for each of its items") {
    const std::string section = "<section id=\"y\" ask-if=\"" + repeated("a = '0' or ", 100) + "a = '1'\">";
    Parts parts;
    parts.entries = 250;
    parts.rest = section + numbered("<item id=\"y%.{l}\" over=\"l\" form=\"text\"/>", 4) + "</section>";
    CHECK(read_quickly(definition(parts)));

    parts.rest = section + numbered("<item id=\"y%.{l}\" over=\"l\" form=\"text\"/>", 250) + "</section>";
    CHECK(says(read_quickly(definition(parts)), "repeat less"));
}

TEST_CASE("the same thing many times is refused quickly") {
    Parts modes;
    modes.modes = repeated("<mode id=\"staff\"/>", 40'000);
    refused_quickly(definition(modes));

    Parts terms;
    terms.rest = "<scale id=\"q\" combine=\"sum\" source=\"ours\">" +
                 repeated("<term item=\"a\" weights=\"w\"/>", 30'000) +
                 "<missing rule=\"none\" source=\"ours\"/></scale>";
    refused_quickly(definition(terms));

    Parts exceptions;
    exceptions.items = "<item id=\"b.{l}\" over=\"l\" form=\"one\" choices=\"yn\"/>";
    exceptions.rest =
        "<scale id=\"{l}\" over=\"l\" combine=\"sum\" source=\"ours\"><term item=\"b.{l}\" weights=\"w\"/>"
        "<missing rule=\"none\" source=\"ours\"/><band id=\"low\" from=\"0\" tone=\"ok\">" +
        repeated("<from entry=\"e1\" value=\"0\" source=\"ours\"/>", 15'000) + "</band></scale>";
    refused_quickly(definition(exceptions));
}

TEST_CASE("names that are looked for among many are refused quickly") {
    const std::string sources = numbered("<source id=\"s%\" certainty=\"ours\">x</source>", 9000);
    Parts known;
    known.sources += sources;
    known.items = "<item id=\"b\" form=\"text\" source=\"" + repeated("s8999 ", 80'000) + "\"/>";
    refused_quickly(definition(known));

    Parts unknown;
    unknown.sources += sources;
    unknown.items = "<item id=\"b\" form=\"text\" source=\"" + numbered("x% ", 60'000) + "\"/>";
    refused_quickly(definition(unknown));

    Parts values;
    values.rest = "<finding id=\"f\" source=\"ours\">" +
                  numbered("<value id=\"v%\" when=\"a = '1'\"/>", 25'000) + "<value id=\"other\"/></finding>";
    refused_quickly(definition(values));

    Parts terms;
    terms.entries = 250;
    terms.items = numbered("<item id=\"b%.{l}\" over=\"l\" form=\"text\"/>", 200);
    terms.rest = "<scale id=\"q\" combine=\"sum\" source=\"ours\">" + repeated("<term item=\"x\"/>", 30'000) +
                 "<missing rule=\"none\" source=\"ours\"/></scale>";
    refused_quickly(definition(terms));

    Parts conditions;
    conditions.entries = 250;
    conditions.items = numbered("<item id=\"b%.{l}\" over=\"l\" form=\"text\"/>", 200);
    conditions.items += numbered(
        "<item id=\"c%\" form=\"text\" ask-if=\"" + repeated("asked(x) or ", 300) + "asked(x)\"/>", 150);
    refused_quickly(definition(conditions));
}

TEST_CASE("entries that terms leave out many times over are read once") {
    Parts parts;
    parts.entries = 250;
    parts.items = "<item id=\"b.{l}\" over=\"l\" form=\"one\" choices=\"yn\"/>";
    parts.rest =
        "<scale id=\"{l}\" over=\"l\" combine=\"sum\" source=\"ours\"><term item=\"b.{l}\" weights=\"w\"/>"
        "<term item=\"a\" weights=\"w\" except=\"" +
        repeated("e249 ", 150'000) + "\"/><missing rule=\"none\" source=\"ours\"/></scale>";
    CHECK(read_quickly(definition(parts)));
}

TEST_CASE("a leaflet's points are counted: each is a text of every wording") {
    Parts parts;
    parts.rest = "<leaflet id=\"f\">" + numbered("<part id=\"p%\" points=\"100\"/>", 1000) + "</leaflet>";
    CHECK(read_quickly(definition(parts)));

    parts.rest = "<leaflet id=\"f\">" + numbered("<part id=\"p%\" points=\"100\"/>", 20'000) + "</leaflet>";
    refused_quickly(definition(parts));
}

TEST_CASE("words that have nothing to do with the definition are refused quickly") {
    Parts parts;
    parts.items = numbered("<item id=\"b%.{l}\" over=\"l\" form=\"text\"/>", 4000);
    const Result result = read_quickly(definition(parts));
    REQUIRE(result);
    const auto words = parse_wording(
        "<wording instrument=\"hostile\" version=\"1\" language=\"en\" status=\"ours\"><owner>x</owner>"
        "<licence>x</licence>" +
            numbered("<text key=\"item.c%\">x</text>", 10'000) + "</wording>",
        "hostile.en.xml");
    REQUIRE(words);
    const std::clock_t begin = std::clock();

    const Problems problems = check_wordings(result->instrument, {words->wording});

    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10);
    CHECK(has_errors(problems));
    CHECK(problems.size() <= most_problems);
}
