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
