// What a client reads who answers alone: no interviewer's words, no earlier answer. Told as
// scenarios (tests/support/scenario.h); invented people.
#include <catch2/catch_test_macros.hpp>

#include "runtime/session/session.h"
#include "tests/support/scenario.h"

using instruments::Mode;
using runtime::Session;

namespace {

Session begun(const char* instrument, const char* language, Mode mode) {
    const auto* entry = tests::catalog().find(instrument);
    REQUIRE(entry != nullptr);
    return {entry->instrument, entry->words(), language, mode};
}

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

void answer(Session& session, const std::string& id, const std::string& cell) {
    const instruments::Instrument& instrument = session.instrument();
    const auto item = instrument.find_item(id);
    REQUIRE(item);
    const auto parsed = instruments::answer_from_cell(instrument, instrument.items[*item], cell);
    REQUIRE(parsed);
    REQUIRE_FALSE(session.apply(runtime::SetAnswer{*item, *parsed}));
}

// At question 2 about a substance that the list does not have, and that the respondent named.
Session at_the_other_substance(Mode mode) {
    Session session = begun("assist", "vi", mode);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    while (session.position() != "q1.other.name") {
        for (const runtime::QuestionView& row : session.page().questions)
            answer(session, row.id, row.id == "q1.other" ? "yes" : "no");
        REQUIRE_FALSE(session.apply(runtime::Next{}));
    }
    answer(session, "q1.other.name", "lá khát");
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    REQUIRE(session.position() == "q2.other");
    return session;
}

}  // namespace

TEST_CASE("alone, nobody reads what an interviewer would say, nor a promise that only the site can make") {
    for (const char* instrument : {"assist@3.0", "assist@3.1"}) {
        const std::string vi = begun(instrument, "vi", Mode::self).page().introduction;
        const std::string en = begun(instrument, "en", Mode::self).page().introduction;
        INFO(instrument);
        for (const char* words : {"Tôi sẽ hỏi", "cho tôi biết", "phỏng vấn", "đưa thẻ", "bí mật"})
            CHECK_FALSE(has(vi, words));
        for (const char* words : {"I am going", "let me know", "interview", "show", "confidential"})
            CHECK_FALSE(has(en, words));
        // What the answers depend on is still said.
        CHECK(has(vi, "trong ba tháng vừa qua"));
        CHECK(has(vi, "theo chỉ định của bác sĩ"));
        CHECK(has(en, "as prescribed"));
    }
}

TEST_CASE("who asks reads the instrument's own introduction aloud") {
    CHECK(has(begun("assist", "vi", Mode::staff).page().introduction, "bí mật tuyệt đối"));
    CHECK(has(begun("assist", "en", Mode::staff).page().introduction, "strictly confidential"));
}

TEST_CASE("alone on a tablet, a line of ours says to touch where the form says to circle") {
    const std::string staff = begun("dass-21", "vi", Mode::staff).page().introduction;
    const std::string alone = begun("dass-21", "vi", Mode::self).page().introduction;

    CHECK(alone.starts_with(staff));
    CHECK(has(alone, "chạm vào câu trả lời"));
    CHECK_FALSE(has(staff, "chạm"));
    CHECK(has(begun("dass-21", "en", Mode::self).page().introduction, "touch the answer"));
}

TEST_CASE("later questions tell who asks which other substance was named; alone they tell nobody") {
    CHECK(at_the_other_substance(Mode::staff).page().questions.front().help ==
          "Chất đã ghi ở câu 1: lá khát");
    CHECK(at_the_other_substance(Mode::self).page().questions.front().help == "Chất đã ghi ở câu 1.");
}

TEST_CASE("alone, the rows of a list come one a page under their question; who asks has them together") {
    Session alone = begun("assist", "vi", Mode::self);
    Session asked = begun("assist", "vi", Mode::staff);
    REQUIRE_FALSE(alone.apply(runtime::Next{}));
    REQUIRE_FALSE(asked.apply(runtime::Next{}));
    const runtime::Page together = asked.page();
    REQUIRE(together.list);
    REQUIRE(together.questions.size() == 10);

    for (const runtime::QuestionView& row : together.questions) {
        const runtime::Page page = alone.page();
        INFO(row.id);
        CHECK_FALSE(page.list);
        REQUIRE(page.questions.size() == 1);
        CHECK(page.questions.front().id == row.id);
        CHECK(page.section_question == together.section_question);
        CHECK(page.rail.empty());
        CHECK(alone.apply(runtime::Next{}) == runtime::Refusal::blank_required);
        answer(alone, row.id, "no");
        REQUIRE_FALSE(alone.apply(runtime::Next{}));
    }
    CHECK(alone.position() == "q1.probe");
}

TEST_CASE("alone, the probe leads back to the first row, and every row comes again") {
    Session session = begun("assist", "vi", Mode::self);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    while (session.position() != "q1.probe") {
        answer(session, session.position(), "no");
        REQUIRE_FALSE(session.apply(runtime::Next{}));
    }
    CHECK_FALSE(session.page().sent_back);
    answer(session, "q1.probe", "yes");
    REQUIRE_FALSE(session.apply(runtime::Next{}));

    CHECK(session.position() == "q1.tobacco");
    // Why it comes again is said, until one of the rows is another one now.
    REQUIRE(session.page().sent_back);
    CHECK(session.page().sent_back->answer == "Có, tôi đã từng dùng");
    CHECK(session.page().sent_back->question.find("chưa từng dùng") != std::string::npos);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    CHECK(session.position() == "q1.alcohol");
    CHECK(session.page().sent_back);
    REQUIRE_FALSE(session.apply(runtime::Back{}));
    CHECK(session.position() == "q1.tobacco");
    answer(session, "q1.tobacco", "yes");
    CHECK_FALSE(session.page().sent_back);
}

TEST_CASE("a substance that was not named is called as before") {
    Session session = begun("assist", "vi", Mode::staff);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    for (const runtime::QuestionView& row : session.page().questions)
        answer(session, row.id, row.id == "q1.other" ? "yes" : "no");
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    REQUIRE_FALSE(session.apply(runtime::Next{}));

    CHECK(session.page().questions.front().help == "Chất đã ghi ở câu 1.");
}

TEST_CASE("every instrument says in a sentence what it asks about, in every language") {
    for (const runtime::CatalogEntry* entry : tests::catalog().all()) {
        for (const auto& [language, wording] : entry->wordings) {
            INFO(entry->instrument.full_id() << " " << language);
            CHECK(wording.find("about") != nullptr);
        }
    }
}
