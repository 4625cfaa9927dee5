// A hundred thousand events, aimed at what is on the screen, with the sanitizers on: nothing breaks,
// nobody sees what is not theirs, nothing that was said to be saved is gone. The seed tells it all
// again: MONKEY_SEED=7. MONKEY_EVENTS=10000000 is the long form (tests/long monkey).
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/gui/monkey.h"

namespace {

unsigned number(const char* name, unsigned otherwise) {
    const char* given = std::getenv(name);
    return given == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

std::string lines(const std::vector<std::string>& faults) {
    std::string all;
    for (const std::string& fault : faults)
        all += fault + "\n";
    return all;
}

// A quarter each, so that every core has its own.
void play(unsigned seed) {
    const unsigned events = number("MONKEY_EVENTS", 100'000) / 4;
    seed = number("MONKEY_SEED", seed);
    tests::Monkey monkey(seed);

    monkey.play(static_cast<int>(events));

    WARN("seed " << seed << ": " << monkey.sign_ins() << " sign-ins, " << monkey.cuts_in_questions()
                 << " cuts in a questionnaire (" << monkey.cuts_in_corrections()
                 << " of them in a correction), " << monkey.looks_at_client() << " looks at a client alone");
    INFO(lines(monkey.faults()));
    CHECK(monkey.faults().empty());
    CHECK(monkey.sign_ins() > 10);
    CHECK(monkey.cuts_in_questions() > 0);
    CHECK(monkey.looks_at_client() > 0);
}

}  // namespace

TEST_CASE("nothing that is touched shows or breaks what it must not: one", "[monkey]") {
    play(20260228);
}
TEST_CASE("nothing that is touched shows or breaks what it must not: two", "[monkey]") {
    play(7);
}
TEST_CASE("nothing that is touched shows or breaks what it must not: three", "[monkey]") {
    play(1'795'000'000);
}
TEST_CASE("nothing that is touched shows or breaks what it must not: four", "[monkey]") {
    play(42);
}

TEST_CASE("a seed tells the monkey's way again", "[monkey][control]") {
    const auto trail = [](unsigned seed) {
        tests::Monkey monkey(seed);
        monkey.play(1'000);
        return monkey.trail();
    };
    const std::size_t first = trail(1);

    CHECK(trail(1) == first);
    CHECK(trail(2) != first);
}

TEST_CASE("the monkey comes to pages of staff, and would say so", "[monkey][control]") {
    tests::Monkey monkey(42);
    monkey.suspect_everybody();

    monkey.play(1'000);

    REQUIRE_FALSE(monkey.faults().empty());
    CHECK(monkey.faults().front().find("a client sees a page of staff") != std::string::npos);
}
