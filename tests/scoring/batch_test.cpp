// `screening score` from CSV to CSV: columns and problems. Invented rows.
#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <vector>

#include "scoring/csv.h"
#include "tests/scoring/batch_runs.h"

using scoring::BatchOptions;
using scoring::BatchSummary;
using End = BatchSummary::End;
using namespace samples;

namespace {

const std::string normal = "0,normal,0,0,normal,0,0,normal,0,,\n";

}  // namespace

TEST_CASE("the columns come in the contract's order") {
    CHECK(run_dass("id\n").out ==
          "id,depression,depression.band,depression.missing,anxiety,anxiety.band,anxiety.missing,"
          "stress,stress.band,stress.missing,ignored,problem\n");
    const auto assist = run(samples::assist(), "id\n", {BatchOptions::Asked::yes, ""}).out;
    CHECK(assist.starts_with("id,tobacco,tobacco.band,tobacco.missing,tobacco.min,tobacco.max,alcohol,"));
    CHECK(assist.ends_with(",other.max,injecting,ignored,problem,asked\n"));
}

TEST_CASE("columns may stand in any order, and a missing column is an unanswered item") {
    CHECK(run_dass("q2,id,q4,q7,q9,q15,q19\n1,A,1,1,0,0,0\n").rows() == "A,,,7,7,normal,1,,,7,,\n");
    CHECK(run_dass("id\nA\n").rows() == "A,,,7,,,7,,,7,,\n");
}

TEST_CASE("a byte-order mark, CRLF, quotes and a last line without its end are all read") {
    const std::string plain = run_dass(dass_header + "A," + zeros + "\n").out;

    CHECK(run_dass("\xEF\xBB\xBF" + dass_header + "A," + zeros + "\n").out == plain);
    CHECK(run_dass(dass_header + "A," + zeros).out == plain);
    CHECK(run_dass(dass_header + "A," + zeros + "\r\n").out == plain);
    CHECK(run_dass(dass_header + "\"A\",\"0\"," + zeros.substr(2) + "\n").out == plain);
    CHECK(run_dass(dass_header + "\nA," + zeros + "\n\n").out == plain);
    CHECK(plain.ends_with("A," + normal));
}

TEST_CASE("an id is kept as it is, in quotes where it needs them") {
    CHECK(run_dass(dass_header + "\"A, \"\"x\"\"\"," + zeros + "\n").rows() == "\"A, \"\"x\"\"\"," + normal);
    CHECK(run_dass(dass_header + "Mai \xC4\x90\xC3\xA0o," + zeros + "\n").rows() ==
          "Mai \xC4\x90\xC3\xA0o," + normal);
    CHECK(run_dass(dass_header + "," + zeros + "\n").rows() == "," + normal);
}

TEST_CASE("an unknown column refuses the file and offers the nearest name") {
    const auto ran = run_dass("id,q1,Q2,q99x\nA,0,0,0\n");

    CHECK(ran.summary.end == End::refused);
    CHECK(ran.out.empty());
    CHECK(ran.has_problem(
        "in.csv:1:7: error: the name of column 3 is no item of dass-21@1; did you mean 'q2'?"));
    CHECK(ran.has_problem("in.csv:1:10: error: the name of column 4 is no item of dass-21@1"));
}

TEST_CASE("a file without a header is told so in one sentence, without a word of what stands in it") {
    for (const std::string& first : {std::string("INVENTED-7,1,0,3\n"), std::string("INVENTED-7\n"),
                                     std::string("q-invented,Q 1,yes\n")}) {
        const auto ran = run_dass(first + "INVENTED-8,0,0,0\n");

        CAPTURE(first);
        CHECK(ran.summary.end == End::refused);
        REQUIRE(ran.problems.size() == 1);
        CHECK(ran.has_problem("in.csv:1:1: error: this file has no header"));
        CHECK_FALSE(ran.has_problem("INVENTED"));
        CHECK_FALSE(ran.has_problem("Q 1"));
    }
}

TEST_CASE("an unknown column is named by its place, never by what stands there") {
    const auto ran = run_dass("id,INVENTED-7,q1\n");

    CHECK(ran.has_problem("column 2"));
    CHECK_FALSE(ran.has_problem("INVENTED"));
}

TEST_CASE("a file whose lines end in CR alone is told so, without a word of what stands in it") {
    const auto ran = run_dass("id,q1\rINVENTED-7,1\rINVENTED-8,2\r");

    CHECK(ran.summary.end == End::refused);
    REQUIRE(ran.problems.size() == 1);
    CHECK(ran.has_problem("end in CR alone"));
    CHECK_FALSE(ran.has_problem("INVENTED"));
}

TEST_CASE("an id that a spreadsheet would run gets an apostrophe, and a number stays one") {
    const auto id = [](const std::string& cell) {
        const std::string rows = run_dass("id,q1\n" + cell + ",0\n").rows();
        return rows.substr(0, rows.find(",,,7,,,7"));
    };

    CHECK(id("=1+1") == "'=1+1");
    CHECK(id(" @x") == "' @x");
    CHECK(id("\"\"\"=1+1\"") == "\"'\"\"=1+1\"");
    CHECK(id("\xEF\xBC\x9D"
             "1") ==
          "'\xEF\xBC\x9D"
          "1");
    CHECK(id("-A") == "'-A");
    CHECK(id("-5") == "-5");
    CHECK(id("A=1") == "A=1");
    CHECK(id("'A") == "'A");
}

TEST_CASE("an id that an export wrote stands in the results as it stood there") {
    const auto id = [](const std::string& text) {
        const std::string rows = run_dass("id,q1\n" + scoring::safe_cell(text) + ",0\n").rows();
        return rows.substr(0, rows.find(",,,7,,,7"));
    };

    for (const char* text : {"=1+1", "'=1+1", "''=1+1", " @x", "-5", "'-5", "LB-1", "'A"})
        CHECK(id(text) == scoring::safe_cell(text));
}

TEST_CASE("a text as long as its item takes may have the apostrophe that an export put before it") {
    const auto rows_with_problems = [](const std::string& cell) {
        return run(samples::assist(), "id,q1.other,q1.other.name\nA,yes," + cell + "\n")
            .summary.rows_with_problems;
    };

    CHECK(rows_with_problems(scoring::safe_cell("=" + std::string(99, 'x'))) == 0);
    CHECK(rows_with_problems(scoring::safe_cell("=" + std::string(100, 'x'))) == 1);
    CHECK(rows_with_problems("'" + std::string(100, 'x')) == 1);
}

TEST_CASE("an id with a control character is refused, and its row has none") {
    const auto ran = run_dass(std::string("id,q1\nA\0B,0\nC,0\n", 16));

    CHECK(ran.summary.rows_with_problems == 1);
    CHECK(ran.has_problem("in.csv:2:1: error: the id has a control character in it"));
    CHECK(ran.out.find('\0') == std::string::npos);
    CHECK(ran.rows().ends_with("C,,,7,,,7,,,6,,\n"));
}

TEST_CASE("a code with blanks around it or in capitals is told so, without the code") {
    const auto ran = run(samples::assist(), "id,q1.tobacco\nA, yes\nB,Yes\nC,YES \nD,  \nE,maybe\n");

    CHECK(ran.summary.rows_with_problems == 5);
    CHECK(ran.has_problem(
        "in.csv:2:3: error: the answer is not a code of q1.tobacco (yes, no); take away the blanks"));
    CHECK(ran.has_problem("(yes, no); write it in small letters"));
    CHECK(ran.has_problem("take away the blanks around it and write it in small letters"));
    CHECK(ran.has_problem("it has nothing but blanks"));
    CHECK(ran.problems.back() == "in.csv:6:3: error: the answer is not a code of q1.tobacco (yes, no)");
    CHECK_FALSE(ran.has_problem("maybe"));
}

TEST_CASE("decimals after a comma are told what to write") {
    const auto ran =
        run(samples::assist(),
            "id,q8,q8.days_per_month\nA,yes_past_3_months,\"4,5\"\nB,yes_past_3_months,\"4,,5\"\n");

    CHECK(ran.summary.rows_with_problems == 2);
    CHECK(
        ran.has_problem("in.csv:2:21: error: the answer is not a number, which q8.days_per_month takes; "
                        "write its decimals after a point"));
    CHECK(ran.problems.back().ends_with("takes"));
    CHECK(run(samples::assist(), "id,q8,q8.days_per_month\nA,yes_past_3_months,4.5\n")
              .summary.rows_with_problems == 0);
}

TEST_CASE("a column that stands twice or has no name refuses the file") {
    CHECK(run_dass("id,q1,q2,q1\n")
              .has_problem("in.csv:1:10: error: the column 'q1' stands here a second time"));
    CHECK(run_dass("id,id\n").has_problem("second time"));
    CHECK(run_dass("id,q1,\n").has_problem("in.csv:1:7: error: this column has no name"));
    CHECK(run_dass("id,q1,\n").summary.end == End::refused);
}

TEST_CASE("a file with semicolons for commas is told so") {
    CHECK(run_dass("id;q1;q2\nA;0;0\n").has_problem("not separated by commas"));
}

TEST_CASE("an empty file is refused") {
    CHECK(run_dass("").summary.end == End::refused);
    CHECK(run_dass("").has_problem("empty"));
    CHECK(run_dass("\xEF\xBB\xBF").has_problem("empty"));
}

TEST_CASE("a file without ids is scored in its order, with a warning") {
    const auto ran = run_dass("q1\n0\n");

    CHECK(ran.summary.is_clean());
    CHECK(ran.rows() == ",,,7,,,7,,,6,,\n");
    CHECK(ran.has_problem("warning: there is no column 'id'"));
}

TEST_CASE("a wrong code leaves its row unscored and named, and the other rows scored") {
    const auto ran =
        run_dass(dass_header + "A," + zeros + "\nB,0,4" + zeros.substr(3) + "\nC," + zeros + "\n");

    CHECK(ran.rows() ==
          "A," + normal + "B,,,,,,,,,,,\"the answer is not a code of q2 (0, 1, 2, 3)\"\n" + "C," + normal);
    CHECK(ran.summary.rows == 3);
    CHECK(ran.summary.rows_with_problems == 1);
    CHECK(ran.summary.end == End::whole);
    CHECK(ran.problems ==
          std::vector<std::string>{"in.csv:3:5: error: the answer is not a code of q2 (0, 1, 2, 3)"});
}

TEST_CASE("every wrong cell of a row is named, and no answer is repeated in what is said") {
    const auto ran = run_dass(dass_header + "A,hemmelig,0" + zeros.substr(3) + "\nB,0,0,x" +
                              zeros.substr(5, 34) + ",99\n");

    CHECK(ran.summary.rows_with_problems == 2);
    CHECK(ran.problems.size() == 3);
    CHECK(ran.out.find("hemmelig") == std::string::npos);
    CHECK(ran.out.find("q3") != std::string::npos);
    CHECK(ran.out.find("q21") != std::string::npos);
    for (const auto& problem : ran.problems)
        CHECK(problem.find("hemmelig") == std::string::npos);
}

TEST_CASE("a row with too few or too many cells is a problem with its line") {
    const auto ran = run_dass("id,q1,q2\nA,0\nB,0,0,0\nC,0,0\n");

    CHECK(ran.summary.rows_with_problems == 2);
    CHECK(ran.has_problem("in.csv:2:1: error: this row has 2 cells, and the header has 3"));
    CHECK(ran.has_problem("in.csv:3:1: error: this row has 4 cells, and the header has 3"));
    CHECK(ran.rows().ends_with("C,,,7,,,6,,,6,,\n"));
}

TEST_CASE("broken UTF-8 is a problem with its line, and its row has no id") {
    const auto ran = run_dass("id,q1\nA,0\nB\xFF,0\nC,0\n");

    CHECK(ran.summary.rows_with_problems == 1);
    CHECK(ran.has_problem("in.csv:3:2: error: this is not UTF-8"));
    CHECK(ran.out.find('\xFF') == std::string::npos);
    CHECK(ran.rows().ends_with("C,,,7,,,7,,,6,,\n"));
}

TEST_CASE("a quote that is never closed cuts the file short, after the rows before it") {
    const auto ran = run_dass("id,q1\nA,0\nB,\"0\nC,0\n");

    CHECK(ran.summary.end == End::cut_short);
    CHECK(ran.has_problem("in.csv:3:3: error: the quote that opens this cell is never closed"));
    CHECK(ran.rows() == "A,,,7,,,7,,,6,,\n");
}

TEST_CASE("refusals count as missing") {
    CHECK(run_dass(dass_header + "A,refused,refused,refused" + zeros.substr(5) + "\n").rows() ==
          "A,0,normal,1,0,normal,1,0,normal,1,,\n");
}

TEST_CASE("asked and ignored are ids in the definition's order") {
    const auto ran =
        run(samples::assist(),
            "id,q1.tobacco,q1.alcohol,q1.cannabis,q1.cocaine,q1.amphetamines,q1.inhalants,q1.sedatives,"
            "q1.hallucinogens,q1.opioids,q1.other,q3.opioids,q2.opioids,q6.alcohol,q8\n"
            "A,no,no,no,no,no,no,no,no,yes,no,weekly,never,no_never,no_never\n",
            {BatchOptions::Asked::yes, ""});

    CHECK(ran.out.ends_with(
        ",never,q3.opioids q6.alcohol,,"
        "q1.tobacco q1.alcohol q1.cannabis q1.cocaine q1.amphetamines q1.inhalants q1.sedatives "
        "q1.hallucinogens q1.opioids q1.other q2.opioids q6.opioids q7.opioids q8\n"));
}

TEST_CASE("with --asked the output lists every item of an instrument that skips nothing") {
    const auto ran = run_dass(dass_header + "A," + zeros + "\n", {BatchOptions::Asked::yes, ""});

    CHECK(ran.rows().starts_with("A,0,normal,0,0,normal,0,0,normal,0,,,q1 q2 q3 q4 "));
    CHECK(ran.rows().ends_with(" q20 q21\n"));
}

TEST_CASE("a stream that fails is no fault of the file") {
    std::istringstream in(dass_header + "A," + zeros + "\n");
    std::ostringstream out;
    out.setstate(std::ios::badbit);

    CHECK(scoring::score_csv(samples::dass(), in, out, {}, [](const auto&) {}).end == End::unwritable);
    in.setstate(std::ios::badbit);
    std::ostringstream other;
    CHECK(scoring::score_csv(samples::dass(), in, other, {}, [](const auto&) {}).end == End::unreadable);
}

TEST_CASE("of a header's problems 200 are listed, and the last one says whether there are more") {
    const auto unknown = [](int columns) {
        std::string header = "id";
        for (int column = 0; column < columns; ++column)
            header += ",x";
        return run_dass(header + "\n");
    };
    const std::string more = "(further problems are not listed)";

    CHECK(unknown(200).problems.size() == 200);
    CHECK_FALSE(unknown(200).has_problem(more));
    CHECK(unknown(201).problems.size() == 200);
    CHECK(unknown(201).problems.back().ends_with(more));
    CHECK(unknown(5000).problems.size() == 200);
    CHECK(unknown(5000).problems.back().ends_with("listed)"));
}

TEST_CASE("a header with too many columns refuses the file, and a row with too many ends it there") {
    const std::string commas(10'000, ',');

    const auto header = run_dass("id" + commas + "\n");
    const auto row = run_dass("id,q1\nA,0\nB" + commas + "\nC,0\n");

    CHECK(header.summary.end == End::refused);
    CHECK(header.out.empty());
    CHECK(header.has_problem("in.csv:1:10003: error: this line has more than 10,000 columns"));
    CHECK(row.summary.end == End::cut_short);
    CHECK(row.summary.rows == 1);
    CHECK(row.has_problem("in.csv:3:10002: error: this line has more than 10,000 columns"));
}

TEST_CASE("what is wrong with the writing of a cell is told with its item, also over several lines") {
    const std::string header = "id,q1,q2\n";

    CHECK(run_dass(header + "A,0,1\"\n").has_problem("in.csv:2:6: error: q2: a quote stands inside"));
    CHECK(run_dass(header + "A,0\"1,1\n").has_problem("in.csv:2:4: error: q1: a quote stands inside"));
    CHECK(run_dass(header + "A\"1,0,1\n").has_problem("in.csv:2:2: error: a quote stands inside"));
    CHECK(run_dass(header + "\"A\nB\",0\"1,1\n").has_problem("in.csv:3:5: error: q1: a quote stands inside"));
    CHECK(run_dass(header + "A,\"\xFF\n\",1\n").has_problem("in.csv:2:4: error: q1: this is not UTF-8"));
}
