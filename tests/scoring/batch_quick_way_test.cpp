// The quick way of `screening score` through flat instruments gives what the general way gives. Invented
// rows.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "tests/scoring/batch_runs.h"

using scoring::BatchOptions;
using namespace samples;

TEST_CASE("plain rows and rows in quotes, the quick way and the general one, score alike") {
    std::mt19937 random(7);  // NOLINT(*-msc51-cpp): the same every time
    std::string plain = dass_header;
    std::string quoted = dass_header;
    for (int row = 0; row < 3000; ++row) {
        plain += std::to_string(row);
        quoted += "\"" + std::to_string(row) + "\"";
        for (int i = 0; i < 21; ++i) {
            // From rows with every answer to rows with none, so that each count of answers comes.
            const bool blank = random() % 8 < static_cast<unsigned>(row % 9);
            const bool refused = row % 50 == 0 && random() % 10 == 0;
            const std::string cell = refused ? "refused" : blank ? "" : std::to_string(random() % 4);
            plain += "," + cell;
            quoted += "," + cell;
        }
        plain += row % 3 == 0 ? "\r\n" : "\n";
        quoted += "\n";
    }
    for (const auto asked : {BatchOptions::Asked::no, BatchOptions::Asked::yes}) {
        const auto quick = run_dass(plain, {asked, ""});
        const auto general = run_dass(quoted, {asked, ""});

        CHECK(quick.summary.rows == 3000);
        CHECK(general.summary.rows == 3000);
        CHECK(quick.out == general.out);
    }
}

TEST_CASE("the quick way keeps more different outcomes apart than it has room for") {
    std::string body = R"(<weights id="far" choices="ab" source="ours"><weight code="a" value="1"/>
                          <weight code="b" value="100"/><weight code="c" value="-0.0123"/></weights><section id="s">)";
    std::string terms;
    std::string plain = "id";
    for (int i = 0; i < 12; ++i) {
        const std::string id = "i" + std::to_string(i);
        body += "<item id=\"" + id + "\" form=\"one\" choices=\"ab\"/>";
        terms += "<term item=\"" + id + "\" weights=\"far\"/>";
        plain += "," + id;
    }
    const auto instrument = samples::small(
        body + "</section><scale id=\"t\" combine=\"mean\" multiply=\"1\" higher=\"worse\" source=\"ours\">" +
        terms +
        "<missing rule=\"prorate\" max=\"11\" source=\"ours\"/><band id=\"low\" from=\"-1\" "
        "tone=\"ok\"/></scale>");
    std::string quoted = plain + "\n";
    plain += "\n";
    std::mt19937 random(11);  // NOLINT(*-msc51-cpp): the same every time
    for (int row = 0; row < 2000; ++row) {
        plain += "A";
        quoted += "\"A\"";
        for (int i = 0; i < 12; ++i) {
            const std::string cell(1, " abc"[random() % 4]);
            plain += cell == " " ? "," : "," + cell;
            quoted += cell == " " ? "," : "," + cell;
        }
        plain += "\n";
        quoted += "\n";
    }

    CHECK(run(instrument, plain).out == run(instrument, quoted).out);
}

TEST_CASE("lines are counted on through plain rows") {
    std::string csv = dass_header;
    for (int i = 0; i < 5000; ++i)
        csv += "A," + zeros + "\n";
    csv += "B,9" + zeros.substr(1) + "\n";

    CHECK(run_dass(csv).has_problem("in.csv:5002:3: error:"));
}
