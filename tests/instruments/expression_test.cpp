// The language of conditions: what it understands, what it says about mistakes, and
// what a condition is worth on a sheet.
#include "instruments/expression.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/flow.h"
#include "tests/instruments/tiny.h"

using namespace instruments;

namespace {

Scope everything(const Instrument& instrument) {
    return {&instrument, instrument.items.size(), std::nullopt};
}

std::string said(std::string_view text, const Scope& scope) {
    const auto condition = compile(text, scope);
    if (condition) return "fine";
    std::string all;
    for (const ExpressionProblem& problem : condition.error()) {
        all += std::to_string(problem.at) + ": " + problem.sentence + "\n";
    }
    return all;
}

Truth truth(const Instrument& instrument, std::string_view text, std::string_view answers) {
    INFO(text << " with " << answers << ": " << said(text, everything(instrument)));
    const auto condition = compile(text, everything(instrument));
    REQUIRE(condition);
    const AnswerSheet sheet = tests::sheet_of(instrument, answers);
    return evaluate(*condition, sheet, flow(instrument, sheet));
}

}  // namespace

TEST_CASE("a condition is worth what the answers that count make it") {
    struct Row {
        const char* condition;
        const char* answers;
        Truth expected;
    };
    constexpr Truth yes = Truth::yes;
    constexpr Truth no = Truth::no;
    constexpr Truth unknown = Truth::unknown;
    const std::vector<Row> rows{
        {"used.tea = 'yes'", "used.tea=yes", yes},
        {"used.tea = 'yes'", "used.tea=no", no},
        {"used.tea != 'yes'", "used.tea=no", yes},
        {"used.tea = 'yes'", "", unknown},
        {"used.tea = 'yes'", "used.tea=refused", unknown},
        {"used.tea != 'yes'", "used.tea=refused", unknown},
        // What is not asked is unknown, whatever stands on the sheet.
        {"often.tea = 'daily'", "used.tea=no often.tea=daily", unknown},
        {"often.tea = 'daily'", "used.tea=yes often.tea=daily", yes},
        // Several choices
        {"has(needs, 'work')", "needs=housing;work", yes},
        {"has(needs, 'work')", "needs=housing", no},
        {"has(needs, 'work')", "", unknown},
        // Numbers, both sides of the limit
        {"cups > 4", "used.tea=yes cups=4", no},
        {"cups > 4", "used.tea=yes cups=4.1", yes},
        {"cups >= 4", "used.tea=yes cups=4", yes},
        {"cups >= 4", "used.tea=yes cups=3.9", no},
        {"cups < 4", "used.tea=yes cups=4", no},
        {"cups < 4.0001", "used.tea=yes cups=4", yes},
        {"cups <= 4", "used.tea=yes cups=4", yes},
        {"cups <= 4", "used.tea=yes cups=4.1", no},
        {"cups = 4.5", "used.tea=yes cups=4.5", yes},
        {"cups != 4.5", "used.tea=yes cups=4.5", no},
        {"cups > -1", "used.tea=yes cups=0", yes},
        // Dates; a missing part is unknown only where it decides
        {"since < '2020-05-02'", "since=2020-05-01", yes},
        {"since < '2020-05-01'", "since=2020-05-01", no},
        {"since < '2020-06-01'", "since=2020-05", yes},
        {"since < '2020-05-01'", "since=2020-05", no},
        {"since < '2020-05-15'", "since=2020-05", unknown},
        {"since = '2020-05-15'", "since=2020", unknown},
        {"since = '2020-05-15'", "since=2021", no},
        {"since != '2020-05-15'", "since=2021", yes},
        {"since >= '2020-12-31'", "since=2021", yes},
        // Counting never is unknown
        {"count(used.{drink}, 'no') = 0", "", yes},
        {"count(used.{drink}, 'no') = 2", "used.tea=no used.other=no used.coffee=refused", yes},
        {"count(used.{drink}, 'no') > 2", "used.tea=no used.other=no", no},
        {"count(worry.{drink}, 'daily') = 0", "used.tea=no worry.tea=daily", yes},
        // The three that never are unknown
        {"asked(cups)", "", no},
        {"asked(cups)", "used.tea=yes", yes},
        {"answered(used.tea)", "", no},
        {"answered(used.tea)", "used.tea=refused", no},
        {"answered(used.tea)", "used.tea=no", yes},
        {"answered(cups)", "used.tea=no cups=3", no},
        {"refused(used.tea)", "used.tea=refused", yes},
        {"refused(used.tea)", "used.tea=no", no},
        {"refused(cups)", "used.tea=no cups=refused", no},
        {"answered(remarks)", "remarks=words", yes},
        // Kleene
        {"used.tea = 'yes' and used.coffee = 'yes'", "used.tea=no", no},
        {"used.tea = 'yes' and used.coffee = 'yes'", "used.tea=yes", unknown},
        {"used.tea = 'yes' or used.coffee = 'yes'", "used.tea=yes", yes},
        {"used.tea = 'yes' or used.coffee = 'yes'", "used.tea=no", unknown},
        {"not used.tea = 'yes'", "used.tea=no", yes},
        {"not used.tea = 'yes'", "", unknown},
        {"not not used.tea = 'yes'", "used.tea=yes", yes},
        // `and` binds closer than `or`, `not` closest
        {"used.tea = 'yes' or used.coffee = 'yes' and used.other = 'yes'", "used.tea=yes used.coffee=no",
         yes},
        {"(used.tea = 'yes' or used.coffee = 'yes') and used.other = 'yes'", "used.tea=yes used.other=no",
         no},
        {"not used.tea = 'yes' or used.coffee = 'yes'", "used.tea=yes used.coffee=yes", yes},
        {"not (used.tea = 'yes' or used.coffee = 'yes')", "used.tea=yes used.coffee=yes", no},
    };
    const Instrument instrument = tests::tiny();

    for (const Row& row : rows) {
        INFO(row.condition << " with " << row.answers);
        CHECK(truth(instrument, row.condition, row.answers) == row.expected);
    }
}

TEST_CASE("a mistake in a condition is said at its place") {
    struct Row {
        const char* condition;  // § where the problem must be
        const char* sentence;
    };
    const std::vector<Row> rows{
        {"§", "the condition is empty"},
        {"   §", "the condition is empty"},
        {"used.tea = 'yes' §used.coffee = 'yes'", "cannot follow here"},
        {"used.tea = 'yes'§)", "')' cannot follow here"},
        {"(used.tea = 'yes'§", "')' must stand before the end"},
        {"used.tea = 'yes' and§", "must stand before the end"},
        {"§and used.tea = 'yes'", "must stand before 'and'"},
        {"used.tea §'yes'", "a comparison"},
        {"used.tea =§", "a code, number or date must stand before the end"},
        {"used.tea = §yes", "a code stands in single quotes: 'yes'"},
        {"used.tea = §'yes", "this quote is never closed"},
        {"used.tea §== 'yes'", "write '=' to compare"},
        {"used.tea = 'yes' §&& used.coffee = 'yes'", "write 'and'"},
        {"used.tea = 'yes' §|| used.coffee = 'yes'", "write 'or'"},
        {"§!used.tea = 'yes'", "write 'not'"},
        {"used.tea = §\"yes\"", "single quotes"},
        {"used.tea tr§à = 'yes'", "cannot stand here"},
        {"used.tea = §'Yes'", "did you mean 'yes'?"},
        {"§ussed.tea = 'yes'", "did you mean 'used.tea'?"},
        {"§used.{drink} = 'yes'", "the item is not repeated over a list"},
        {"§needs = 'work'", "write has(needs, 'CODE')"},
        {"§remarks = 'x'", "only asked(remarks), answered(remarks)"},
        {"has(§used.tea, 'yes')", "has() looks at items of several choices"},
        {"has(needs§)", "',' must stand before ')'"},
        {"has(needs, §work)", "a code in single quotes"},
        {"has(needs, §'wrk')", "did you mean 'work'?"},
        {"count(§used.tea, 'no') = 1", "is not a repeated item"},
        {"count(§used.{drnk}, 'no') = 1", "did you mean 'used.{drink}'?"},
        {"count(used.{drink}, §'nein') = 1", "is not a code of used.tea"},
        {"count(used.{drink}, 'no') = §1.5", "is not a whole number"},
        {"count(used.{drink}, 'no') = §-1", "is not a whole number"},
        {"count(used.{drink}, 'no') §and", "a comparison"},
        {"§askd(cups)", "did you mean 'asked'?"},
        {"asked(§'cups')", "an item must stand before 'cups'"},
        {"asked(cups§", "')' must stand before the end"},
        {"cups > §'4'", "is not a number"},
        {"cups > §99999999999999999999", "is not a number"},
        {"cups > §4.00001", "is not a number"},
        {"cups > §-", "is not a number"},
        {"since > §2020-01-01", "is not a date"},
        {"since > §'2020-01'", "is not a date"},
        {"since > §'2021-02-29'", "is not a date"},
    };
    const Instrument instrument = tests::tiny();

    for (const Row& row : rows) {
        const std::string text(row.condition);
        const std::size_t at = text.find("§");
        const std::string plain = text.substr(0, at) + text.substr(at + std::string_view("§").size());

        const std::string problems = said(plain, everything(instrument));

        INFO(row.condition << "\n" << problems);
        CHECK(problems.find(std::to_string(at) + ": ") != std::string::npos);
        CHECK(problems.find(row.sentence) != std::string::npos);
    }
}

TEST_CASE("all mistakes of meaning in a condition are said") {
    const Instrument instrument = tests::tiny();

    const auto condition = compile("usd.tea = 'yes' and used.tea = 'ys' or cups = x", everything(instrument));

    REQUIRE_FALSE(condition);
    CHECK(condition.error().size() == 3);
}

TEST_CASE("a condition can be deep, but not without end") {
    const Instrument instrument = tests::tiny();
    const auto nested = [](int depth, const std::string& open, const std::string& close) {
        std::string text;
        for (int level = 0; level < depth; ++level)
            text += open;
        text += "used.tea = 'yes'";
        for (int level = 0; level < depth; ++level)
            text += close;
        return text;
    };

    CHECK(said(nested(deepest_expression - 1, "(", ")"), everything(instrument)) == "fine");
    CHECK(said(nested(deepest_expression, "(", ")"), everything(instrument)).find("deep") !=
          std::string::npos);
    CHECK(said(nested(deepest_expression, "not ", ""), everything(instrument)).find("deep") !=
          std::string::npos);
    CHECK(said(std::string(longest_expression + 1, '('), everything(instrument)).find("characters") !=
          std::string::npos);
}

TEST_CASE("the deepest condition has room to be evaluated") {
    const Instrument instrument = tests::tiny();
    std::string text;
    for (int level = 0; level < deepest_expression - 1; ++level)
        text += "used.tea = 'no' or used.coffee = 'yes' and (";
    text += "used.tea = 'no' or used.coffee = 'yes' and used.other = 'yes'";
    text += std::string(static_cast<std::size_t>(deepest_expression) - 1, ')');

    CHECK(truth(instrument, text, "used.tea=yes used.coffee=yes used.other=yes") == Truth::yes);
    CHECK(truth(instrument, text, "used.tea=yes used.coffee=yes used.other=no") == Truth::no);
}

TEST_CASE("a condition keeps its text with the entry in the place of its placeholder") {
    const Instrument instrument = tests::tiny();

    const Condition& condition = instrument.items[tests::item(instrument, "often.coffee")].ask_if;
    const Condition& probe = instrument.items[tests::item(instrument, "probe")].ask_if;
    const Condition& cups = instrument.items[tests::item(instrument, "cups")].ask_if;

    CHECK(condition.text == "used.coffee = 'yes'");
    CHECK(probe.text == "count(used.{drink}, 'no') = 3");
    CHECK(cups.text == "count(used.{drink}, 'no') < 3 and used.tea = 'yes'");
    CHECK(cups.items() == std::vector<ItemIndex>{0, 1, 2});
}
