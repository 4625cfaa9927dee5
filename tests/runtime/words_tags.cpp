// Words that are missing in one language are shown in the other, behind them a tag that says so; the voice
// gets no tag, and is the one of the words. Wordings are shipped ones with lines taken out.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/record_view.h"
#include "runtime/result_view.h"
#include "runtime/session/session.h"
#include "runtime/spoken.h"
#include "tests/support/scenario.h"

using runtime::LanguageTags;

namespace {

const LanguageTags tags{{"vi", " [vi]"}, {"en", " [en]"}};

// DASS-21 with these lines missing in English.
runtime::CatalogEntry without(std::initializer_list<const char*> keys) {
    runtime::CatalogEntry entry = *tests::catalog().find("dass-21");
    for (const char* key : keys)
        REQUIRE(entry.wordings.at("en").texts.erase(key) == 1);
    return entry;
}

std::string vietnamese(const runtime::CatalogEntry& entry, const std::string& key) {
    const std::string* text = entry.wordings.at("vi").find(key);
    REQUIRE(text != nullptr);
    return *text;
}

runtime::Session at_first_question(const runtime::CatalogEntry& entry, const std::string& language) {
    runtime::Session session(entry.instrument, entry.words(), language, instruments::Mode::staff);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    return session;
}

instruments::AnswerSheet all_zero(const instruments::Instrument& instrument) {
    instruments::AnswerSheet sheet(instrument.items.size());
    for (std::size_t i = 0; i < instrument.items.size(); ++i)
        sheet.set(static_cast<instruments::ItemIndex>(i), instruments::Chosen{0});
    return sheet;
}

}  // namespace

TEST_CASE("an answer without English words is in Vietnamese with its tag; the others have none") {
    const runtime::CatalogEntry entry = without({"choice.degree.1"});
    const runtime::Session session = at_first_question(entry, "en");

    const auto options = session.page(tags).questions.front().options;

    CHECK(options.at(1).label == vietnamese(entry, "choice.degree.1") + " [vi]");
    CHECK(options.at(0).label == "Did not apply to me at all");
    CHECK(session.page().questions.front().options.at(1).label == vietnamese(entry, "choice.degree.1"));
}

TEST_CASE("a question that is all in the other language says so once") {
    const runtime::CatalogEntry entry =
        without({"item.q1", "choice.degree.0", "choice.degree.1", "choice.degree.2", "choice.degree.3"});

    const auto question = at_first_question(entry, "en").page(tags).questions.front();

    CHECK(question.other_language == "vi");
    CHECK(question.text == vietnamese(entry, "item.q1"));
    CHECK(question.options.at(2).label == vietnamese(entry, "choice.degree.2"));
}

TEST_CASE("title, introduction and time frame have their own tags") {
    const runtime::CatalogEntry entry = without({"title", "introduction"});
    const runtime::Session session(entry.instrument, entry.words(), "en", instruments::Mode::staff);

    const runtime::Page page = session.page(tags);

    CHECK(page.title == vietnamese(entry, "title") + " [vi]");
    CHECK(page.introduction == vietnamese(entry, "introduction") + " [vi]");
    CHECK(entry.title("en", tags) == page.title);
    CHECK(entry.title("en") == vietnamese(entry, "title"));
}

TEST_CASE("scales, bands, and what is said of them have their tags in a result") {
    const runtime::CatalogEntry entry =
        without({"scale.anxiety", "band.normal", "band.normal.say", "band.normal.action", "result.note"});

    const auto result =
        runtime::result_view(entry.instrument, entry.words(), "en", all_zero(entry.instrument), tags);

    const auto anxiety = std::ranges::find(result.scales, "anxiety", &runtime::ScaleView::id);
    REQUIRE(anxiety != result.scales.end());
    CHECK(anxiety->name == vietnamese(entry, "scale.anxiety") + " [vi]");
    CHECK(anxiety->bands.at(0).label == vietnamese(entry, "band.normal") + " [vi]");
    CHECK(anxiety->bands.at(1).label == "Mild");
    CHECK(anxiety->say == vietnamese(entry, "band.normal.say") + " [vi]");
    CHECK(anxiety->action == vietnamese(entry, "band.normal.action") + " [vi]");
    CHECK(result.note == vietnamese(entry, "result.note") + " [vi]");
    CHECK(result.scales.front().name == "Depression");
}

TEST_CASE("a questionnaire without any English words has its tag on the title alone") {
    runtime::CatalogEntry entry = *tests::catalog().find("dass-21");
    entry.wordings.erase("en");

    const auto result =
        runtime::result_view(entry.instrument, entry.words(), "en", all_zero(entry.instrument), tags);

    CHECK(result.title == vietnamese(entry, "title") + " [vi]");
    CHECK(result.scales.front().name == vietnamese(entry, "scale.depression"));
    CHECK(entry.title("en", tags) == vietnamese(entry, "title") + " [vi]");
}

TEST_CASE("each text is spoken in the language that it is in, without a tag") {
    const runtime::CatalogEntry entry = without({"choice.degree.1", "section.past_week.period"});
    const runtime::Session session = at_first_question(entry, "en");

    const auto parts = runtime::spoken_parts(session.page(), entry.instrument, entry.words());

    REQUIRE(parts.size() == 6);
    for (const runtime::SpokenPart& part : parts) {
        INFO(part.words);
        const bool lacks_english = part.words == vietnamese(entry, "choice.degree.1") ||
                                   part.words == vietnamese(entry, "section.past_week.period");
        CHECK(part.language == (lacks_english ? "vi" : "en"));
        CHECK(part.words.find("[vi]") == std::string::npos);
    }
    CHECK(std::ranges::count(parts, "vi", &runtime::SpokenPart::language) == 2);
}
