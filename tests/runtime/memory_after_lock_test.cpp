// What a client said and the client's code are not in the program's memory once staff are signed
// out or another client has the tablet, whatever the screen showed before: everything that can be written to
// is looked through.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "instruments/accept.h"
#include "runtime/client_code.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/own_memory.h"

using namespace runtime;

namespace {

constexpr const char* said = "an invented substance, planted to be found";
constexpr const char* code = "PLANTED-INVENTED-CLIENT-0001";

// Not in one piece anywhere but where it was planted.
const std::string& needle_of_answer() {
    static const std::string needle = tests::inverted(said);
    return needle;
}
const std::string& needle_of_code() {
    static const std::string needle = tests::inverted(code);
    return needle;
}

void answer_by_cell(Kiosk& kiosk, const char* item, const char* cell) {
    const instruments::Instrument& instrument = kiosk.session().instrument();
    const auto index = instrument.find_item(item);
    REQUIRE(index.has_value());
    auto answer = instruments::answer_from_cell(instrument, instrument.items[*index], cell);
    REQUIRE(answer.has_value());
    REQUIRE_FALSE(kiosk.apply(SetAnswer{*index, std::move(*answer)}));
}

// A code from elsewhere, longer than ours: in a string's own block of memory.
void register_client(tests::KioskFixture& fixture) {
    {
        const Kiosk gone = std::move(fixture.kiosk());
    }
    {
        auto store = storage::Store::open(fixture.store(), "coordinator",
                                          storage::Secret(std::string_view(tests::invented_passphrase)));
        REQUIRE(store.has_value());
        REQUIRE(store->register_client(code, tests::invented_site, fixture.clock().today(),
                                       fixture.clock().now()));
    }
    fixture.restart();
}

// A session of ASSIST in which a substance was named.
void name_a_substance(tests::KioskFixture& fixture) {
    fixture.sign_in("coordinator");
    fixture.begin({"assist@3.1"}, code);
    Kiosk& kiosk = fixture.kiosk();
    const auto stands_here = [&kiosk](std::string_view item) {
        const Page page = kiosk.page();
        return std::ranges::any_of(page.questions,
                                   [&](const QuestionView& question) { return question.id == item; });
    };
    for (int pages = 0; pages < 20 && !stands_here("q1.other.name"); ++pages) {
        for (const QuestionView& question : kiosk.page().questions) {
            const bool of_interest = question.id == "q1.other";
            answer_by_cell(kiosk, question.id.c_str(), of_interest ? "yes" : "no");
        }
        REQUIRE_FALSE(kiosk.apply(Next{}));
    }
    answer_by_cell(kiosk, "q1.other.name", said);
}

}  // namespace

TEST_CASE("after signing out neither answer nor client's code is in memory, before it they are",
          "[private]") {
    tests::KioskFixture fixture;
    needle_of_answer();
    needle_of_code();
    register_client(fixture);
    name_a_substance(fixture);
    CHECK(tests::times_in_memory(needle_of_answer()) > 0);
    CHECK(tests::times_in_memory(needle_of_code()) > 0);

    fixture.kiosk().sign_out();

    CHECK(tests::times_in_memory(needle_of_answer()) == 0);
    CHECK(tests::times_in_memory(needle_of_code()) == 0);
}

TEST_CASE("in another client's hands neither answer nor client's code is in memory", "[private]") {
    tests::KioskFixture fixture;
    needle_of_answer();
    needle_of_code();
    register_client(fixture);
    name_a_substance(fixture);
    REQUIRE(fixture.kiosk().leave());
    REQUIRE(std::ranges::any_of(fixture.kiosk().clients(),
                                [](const ClientCase& each) { return each.client.code == code; }));
    CHECK(tests::times_in_memory(needle_of_code()) > 0);

    fixture.begin({"dass-21@1"}, new_client_code(), instruments::Mode::self);

    REQUIRE(fixture.kiosk().in_clients_hands());
    CHECK(tests::times_in_memory(needle_of_answer()) == 0);
    CHECK(tests::times_in_memory(needle_of_code()) == 0);
}
