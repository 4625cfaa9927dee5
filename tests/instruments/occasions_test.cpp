// Lists of occasions: the shipped one, and one mistake each in a list that is otherwise
// right, refused at the very character (§). The programme in it is invented.
#include <catch2/catch_test_macros.hpp>

#include "instruments/occasions.h"
#include "tests/instruments/tiny.h"
#include "tests/support/places.h"

using namespace instruments;

namespace {

const std::string invented = R"(<?xml version="1.0" encoding="UTF-8"?>
<occasions id="invented">
  <source id="ours" certainty="ours">Invented for tests.</source>
  <length instrument="tiny" minutes="3" source="ours"/>
  <length instrument="other" minutes="4" source="ours"/>
  <occasion id="first" respondent="client" role="coordinator" source="ours">
    <name language="vi">Lần đầu</name>
    <name language="en">First time</name>
    <due days="0" grace="7" source="ours"/>
    <ask instrument="tiny"/>
    <ask instrument="other"/>
  </occasion>
  <occasion id="again" respondent="client" role="coordinator" source="ours">
    <name language="vi">Lần sau</name>
    <name language="en">Again</name>
    <due after="first" days="30" every="30" grace="29" source="ours"/>
    <ask instrument="tiny"/>
  </occasion>
  <occasion id="survey" respondent="anonymous" role="evaluator" source="ours">
    <name language="vi">Ý kiến</name>
    <name language="en">Survey</name>
    <ask instrument="other"/>
  </occasion>
</occasions>
)";

struct Mistake {
    const char* right;
    const char* wrong;  // § where the problem must be
    const char* sentence;
};

const std::vector<Mistake> mistakes{
    {"<occasions id=\"invented\">", "<occasions id=\"§In\">", "is not an id"},
    {"<occasions id=\"invented\">", "§<occasions>", "<occasions> needs the attribute 'id'"},
    {"<length instrument=\"tiny\"", "§<lenght instrument=\"tiny\"", "did you mean 'length'?"},
    {"<due days=\"0\"", "<due §day=\"0\" days=\"0\"", "did you mean 'days'?"},
    {"certainty=\"ours\"", "certainty=\"§our\"", "did you mean 'ours'?"},
    {"minutes=\"3\" source=\"ours\"", "minutes=\"3\" source=\"§our\"", "did you mean 'ours'?"},
    {"minutes=\"3\"", "minutes=\"§0\"", "a whole number from 1 to 240, not '0'"},
    {"minutes=\"3\"", "minutes=\"§241\"", "a whole number from 1 to 240, not '241'"},
    {"<length instrument=\"other\"", "<length instrument=\"§tiny\"", "the length of 'tiny' is there already"},
    {"<occasion id=\"again\"", "<occasion id=\"§first\"", "the occasion 'first' is there already"},
    {"respondent=\"anonymous\"", "respondent=\"§anonimous\"", "did you mean 'anonymous'?"},
    {"role=\"evaluator\"", "role=\"§evaluater\"", "did you mean 'evaluator'?"},
    {"<name language=\"en\">First time", "<name language=\"§vi\">First time", "the name in 'vi' is there"},
    {"<name language=\"en\">First time", "<name language=\"§english\">First time", "is not a language"},
    {"<name language=\"en\">First time</name>", "§<name language=\"en\"> </name>", "<name> is empty"},
    {"<due days=\"0\"", "<due days=\"§-1\"", "a whole number from 0 to 3650, not '-1'"},
    {"<due days=\"0\"", "<due days=\"§3651\"", "a whole number from 0 to 3650, not '3651'"},
    {"<due days=\"0\"", "<due days=\"§0.5\"", "a whole number from 0 to 3650"},
    {"every=\"30\"", "every=\"§0\"", "a whole number from 1 to 3650, not '0'"},
    {"grace=\"29\"", "grace=\"§30\"", "the grace of 30 days never ends: it is due again after 30"},
    {"after=\"first\"", "after=\"§firts\"", "no earlier occasion of this list; did you mean 'first'?"},
    {"after=\"first\"", "after=\"§again\"", "'again' cannot follow itself"},
    {"after=\"first\"", "after=\"§survey\"", "'survey' is no earlier occasion of this list"},
    {"<ask instrument=\"other\"/>\n  </occasion>\n  <occasion id=\"again\"",
     "<ask instrument=\"§tiny\"/>\n  </occasion>\n  <occasion id=\"again\"", "'tiny' is asked here already"},
    {"<ask instrument=\"other\"/>\n  </occasion>\n  <occasion id=\"again\"",
     "<ask instrument=\"§othre\"/>\n  </occasion>\n  <occasion id=\"again\"", "did you mean 'other'?"},
    {"<ask instrument=\"other\"/>\n  </occasion>\n</occasions>",
     "§<due days=\"1\" source=\"ours\"/><ask instrument=\"other\"/>\n  </occasion>\n</occasions>",
     "nobody is due here: who answers is anonymous"},
};

std::vector<const Instrument*> pointers(const std::vector<Instrument>& instruments) {
    std::vector<const Instrument*> list;
    list.reserve(instruments.size());
    for (const Instrument& instrument : instruments)
        list.push_back(&instrument);
    return list;
}

std::vector<Instrument> installed() {
    std::vector<Instrument> two(2);
    two[0].id = "tiny";
    two[1].id = "other";
    return two;
}

}  // namespace

TEST_CASE("a list of occasions is read whole") {
    const auto loaded = parse_occasions(invented, "invented.xml");

    INFO((loaded ? std::string{} : tests::lines_of(loaded.error())));
    REQUIRE(loaded);
    const OccasionList& list = loaded->list;
    REQUIRE(list.occasions.size() == 3);
    CHECK(list.occasions[0].name("vi") == "Lần đầu");
    CHECK(list.occasions[0].name("en") == "First time");
    CHECK_FALSE(list.occasions[0].name("fr").empty());
    CHECK(list.occasions[0].asks.at(1).instrument == "other");
    CHECK(list.occasions[0].asks.at(1).minutes == 4);
    CHECK_FALSE(list.occasions[0].due->after);
    CHECK_FALSE(list.occasions[0].due->every);
    CHECK(list.occasions[1].due->after == 0);
    CHECK(list.occasions[1].due->every == 30);
    CHECK(list.occasions[1].due->grace == 29);
    CHECK(list.occasions[2].anonymous);
    CHECK_FALSE(list.occasions[2].due);
    CHECK(list.find("again") == &list.occasions[1]);
    CHECK(list.find("never") == nullptr);
}

TEST_CASE("a mistake in a list of occasions is refused where it stands") {
    for (const Mistake& mistake : mistakes) {
        const auto marked = tests::unmark(tests::with(invented, mistake.right, mistake.wrong));
        INFO(mistake.wrong);

        const auto loaded = parse_occasions(marked.text, "invented.xml");

        REQUIRE_FALSE(loaded);
        const std::string lines = tests::lines_of(loaded.error());
        INFO(lines);
        CHECK(lines.find("invented.xml:" + marked.place + ": error: ") != std::string::npos);
        CHECK(lines.find(mistake.sentence) != std::string::npos);
    }
}

TEST_CASE("an occasion without a name in a language of the others is refused, and one with more") {
    const auto fewer =
        tests::unmark(tests::with(tests::with(invented, "<name language=\"en\">Again</name>", ""),
                                  "<occasion id=\"again\"", "§<occasion id=\"again\""));
    const auto more = tests::unmark(
        tests::with(tests::with(invented, "Again</name>", "Again</name><name language=\"fr\">Encore</name>"),
                    "<occasion id=\"again\"", "§<occasion id=\"again\""));

    const auto one = parse_occasions(fewer.text, "x.xml");
    const auto other = parse_occasions(more.text, "x.xml");

    REQUIRE_FALSE(one);
    CHECK(to_line(one.error().front()) == "x.xml:" + fewer.place + ": error: 'again' has no name in 'en'");
    REQUIRE_FALSE(other);
    CHECK(to_line(other.error().front()) ==
          "x.xml:" + more.place + ": error: 'again' has a name in 'fr', 'first' has not");
}

TEST_CASE("every instrument of an occasion is installed and for the same people") {
    const std::string clients_only = tests::with(
        invented, R"(  <occasion id="survey" respondent="anonymous" role="evaluator" source="ours">
    <name language="vi">Ý kiến</name>
    <name language="en">Survey</name>
    <ask instrument="other"/>
  </occasion>
)",
        "");
    const auto list = parse_occasions(clients_only, "x.xml")->list;
    const std::vector<Instrument> right = installed();
    std::vector<Instrument> missing = installed();
    missing[1].id = "others";
    std::vector<Instrument> anonymous = installed();
    anonymous[1].anonymous = true;
    std::vector<Instrument> evaluators = installed();
    evaluators[1].role = Role::evaluator;

    CHECK(check_occasions(list, pointers(right)).empty());
    const auto said = [&list](const std::vector<Instrument>& instruments) {
        return tests::lines_of(check_occasions(list, pointers(instruments)));
    };
    CHECK(said(missing).find("x.xml:11:22: error: 'other' is no instrument that is installed; did you mean "
                             "'others'?") != std::string::npos);
    CHECK(said(anonymous).find("'other' is anonymous, 'first' is not") != std::string::npos);
    CHECK(said(evaluators).find("'other' is not the coordinator's") != std::string::npos);
}

TEST_CASE("the shipped occasions are intake, monthly follow-up and evaluation, named in both languages") {
    const auto loaded = load_occasions(tests::source_dir() + "/instruments/occasions/ward-programme.xml");

    INFO((loaded ? std::string{} : tests::lines_of(loaded.error())));
    REQUIRE(loaded);
    CHECK(loaded->warnings.empty());
    REQUIRE(loaded->list.occasions.size() == 3);
    std::vector<std::string> ids;
    for (const Occasion& occasion : loaded->list.occasions) {
        ids.push_back(occasion.id);
        CHECK(occasion.names.size() == 2);
    }
    CHECK(ids == std::vector<std::string>{"intake", "follow-up", "evaluation"});
    const Occasion& intake = loaded->list.occasions[0];
    REQUIRE(intake.asks.size() == 3);
    CHECK(intake.asks[0].instrument == "assist");
    CHECK(intake.asks[1].instrument == "dass-21");
    CHECK(intake.asks[2].instrument == "referral-record");
    CHECK(loaded->list.occasions[1].due->every == 30);
}
