// Instruments that forbid going back. None that ships does, so shipped definitions are
// changed here; invented answers.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "instruments/load.h"
#include "runtime/session/session.h"
#include "tests/support/places.h"
#include "tests/support/scenario.h"

using instruments::Chosen;
using instruments::GoingBack;
using runtime::Back;
using runtime::GoTo;
using runtime::Next;
using runtime::Refusal;
using runtime::Session;
using runtime::SetAnswer;

namespace {

// The shipped definition with back="VALUE" on its root; without it when VALUE is empty.
tl::expected<instruments::LoadedInstrument, instruments::Problems> read(const std::string& name,
                                                                        const std::string& value) {
    std::ostringstream text;
    text << std::ifstream(tests::source_dir() + "/instruments/definitions/" + name + ".xml").rdbuf();
    std::string xml = text.str();
    const auto place = xml.find(" respondent=");
    REQUIRE(place != std::string::npos);
    if (!value.empty()) xml.insert(place, " back=\"" + value + "\"");
    return instruments::parse_instrument(xml, name + ".xml");
}

instruments::Instrument forward_only(const std::string& name) {
    auto loaded = read(name, "no");
    REQUIRE(loaded);
    return std::move(loaded->instrument);
}

Session session_of(const instruments::Instrument& instrument,
                   instruments::Mode mode = instruments::Mode::staff) {
    return {instrument, tests::catalog().find(instrument.id)->words(), "vi", mode};
}

void answer(Session& session, const char* item, std::uint8_t choice) {
    REQUIRE_FALSE(session.apply(SetAnswer{*session.instrument().find_item(item), Chosen{choice}}));
}

// All of Q1 with this answer, and the name of the other substance's item left out.
void answer_list(Session& session, std::uint8_t choice) {
    for (const auto item : session.page_items())
        REQUIRE_FALSE(session.apply(SetAnswer{item, Chosen{choice}}));
}

}  // namespace

TEST_CASE("a definition says whether going back is allowed; without a word it is") {
    CHECK(read("dass-21-1", "")->instrument.going_back == GoingBack::allowed);
    CHECK(read("dass-21-1", "yes")->instrument.going_back == GoingBack::allowed);
    CHECK(read("dass-21-1", "no")->instrument.going_back == GoingBack::forbidden);
    CHECK_FALSE(read("dass-21-1", "never"));
}

TEST_CASE("where going back is forbidden neither Back nor a jump leads to an earlier answer") {
    const auto instrument = forward_only("dass-21-1");
    Session session = session_of(instrument);
    REQUIRE_FALSE(session.apply(Next{}));
    answer(session, "q1", 2);
    answer(session, "q1", 1);  // until it is gone on from it can be changed
    REQUIRE_FALSE(session.apply(Next{}));

    CHECK(session.apply(Back{}) == Refusal::no_way_back);
    CHECK(session.apply(GoTo{*instrument.find_item("q1")}) == Refusal::no_way_back);
    CHECK(session.position() == "q2");
    CHECK_FALSE(session.page().can_go_back);
    CHECK(session.apply(SetAnswer{*instrument.find_item("q1"), Chosen{0}}) == Refusal::not_on_this_page);
}

TEST_CASE("where going back is forbidden the review shows no earlier answer, and no way to one") {
    const auto instrument = forward_only("dass-21-1");
    Session session = session_of(instrument);
    REQUIRE_FALSE(session.apply(Next{}));
    for (int i = 1; i <= 21; ++i) {
        answer(session, ("q" + std::to_string(i)).c_str(), 1);
        REQUIRE_FALSE(session.apply(Next{}));
    }
    REQUIRE(session.position() == runtime::at_review);

    const runtime::Page page = session.page();
    CHECK(page.review.empty());
    CHECK(page.review_of_blanks);
    CHECK_FALSE(page.can_go_back);
    CHECK(session.apply(Back{}) == Refusal::no_way_back);
}

TEST_CASE("where going back is forbidden there is no rail of what was answered") {
    const auto instrument = forward_only("assist-3.1");
    Session forward = session_of(instrument);
    Session free = session_of(tests::catalog().find("assist")->instrument);
    for (Session* session : {&forward, &free}) {
        REQUIRE_FALSE(session->apply(Next{}));
        answer_list(*session, 0);
        while (session->position() != "q2.tobacco") {
            if (session->position() == "q1.other.name") {
                REQUIRE_FALSE(
                    session->apply(SetAnswer{session->page_items().front(), instruments::Text{"invented"}}));
            }
            REQUIRE_FALSE(session->apply(Next{}));
        }
    }

    CHECK(forward.page().rail.empty());
    CHECK_FALSE(free.page().rail.empty());
}

TEST_CASE("a probe leads back although going back is forbidden, and what stays answered is passed over") {
    const auto instrument = forward_only("assist-3.1");
    Session session = session_of(instrument);
    REQUIRE_FALSE(session.apply(Next{}));
    answer_list(session, 1);
    REQUIRE_FALSE(session.apply(Next{}));
    REQUIRE(session.position() == "q1.probe");
    answer(session, "q1.probe", 0);
    REQUIRE_FALSE(session.apply(Next{}));
    REQUIRE(session.position() == "q1.tobacco");

    answer(session, "q1.alcohol", 0);
    REQUIRE_FALSE(session.apply(Next{}));

    CHECK(session.position() == "q2.alcohol");
    CHECK(session.apply(Back{}) == Refusal::no_way_back);
}

TEST_CASE("alone, where going back is forbidden, a probe asks every row again, and then goes on") {
    const auto instrument = forward_only("assist-3.1");
    Session session = session_of(instrument, instruments::Mode::self);
    REQUIRE_FALSE(session.apply(Next{}));
    while (session.position() != "q1.probe") {
        answer_list(session, 1);
        REQUIRE_FALSE(session.apply(Next{}));
    }
    answer(session, "q1.probe", 0);
    REQUIRE_FALSE(session.apply(Next{}));

    int rows = 0;
    while (session.position().starts_with("q1.") && session.position() != "q1.probe") {
        if (session.position() == "q1.alcohol") answer_list(session, 0);
        REQUIRE_FALSE(session.apply(Next{}));
        ++rows;
    }

    CHECK(rows == 10);
    CHECK(session.position() == "q2.alcohol");
}

TEST_CASE("a restart finds the same place in an instrument that forbids going back") {
    const auto instrument = forward_only("dass-21-1");
    Session session = session_of(instrument);
    REQUIRE_FALSE(session.apply(Next{}));
    answer(session, "q1", 2);
    REQUIRE_FALSE(session.apply(Next{}));
    answer(session, "q2", 3);  // not gone on from yet

    Session again = session_of(instrument);
    again.restore(instruments::AnswerSheet(session.answers()), session.position());

    CHECK(again.position() == "q2");
    answer(again, "q2", 0);
    CHECK(again.apply(Back{}) == Refusal::no_way_back);
}
