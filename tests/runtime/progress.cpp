// The counts that a person sees on the way through a questionnaire: a thousand invented
// people through each one that is installed, with refusals, and with the changes that a
// probe asks for. Always the same people.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "runtime/session/session.h"
#include "tests/support/scenario.h"

using instruments::Answer;
using instruments::ItemIndex;
using instruments::Progress;
using runtime::Session;

namespace {

Answer any_answer(const Session& session, ItemIndex index, std::mt19937& random) {
    const instruments::Item& item = session.instrument().items[index];
    if (item.refusable && random() % 12 == 0) return instruments::Refused{};
    if (const auto* list = instruments::choices_of(session.instrument(), item)) {
        const auto choice = random() % list->choices.size();
        if (std::holds_alternative<instruments::SeveralChoices>(item.form)) {
            return instruments::ChosenSet{std::uint64_t{1} << choice};
        }
        return instruments::Chosen{static_cast<std::uint8_t>(choice)};
    }
    if (const auto* number = std::get_if<instruments::NumberForm>(&item.form)) {
        return instruments::Number{random() % 2 == 0 ? number->min : number->max};
    }
    if (const auto* date = std::get_if<instruments::DateForm>(&item.form)) return date->earliest;
    return instruments::Text{"invented"};
}

Progress progress_of(const Session& session) {
    return instruments::progress(session.instrument(), session.answers(), session.asked());
}

// What was counted before each step of a stretch without a change of mind.
struct Walk {
    std::vector<Progress> steps;
    int went_back = 0;   // an answer after which more could come than before, or less was sure
    int bars_fell = 0;   // a block of the bar that got shorter
    int said_wrong = 0;  // a page whose counts are not those of the sheet
};

float filled(const runtime::Block& block) {
    const int all = block.answered + block.most;
    return all == 0 ? 1.F : static_cast<float>(block.answered) / static_cast<float>(all);
}

class Walker {
  public:
    Walker(Session& session, std::mt19937& random, bool look_at_pages)
        : session_(session), random_(random), look_(look_at_pages) {}

    Walk run() {
        begin();
        while (session_.position() != runtime::at_review)
            page();
        return walk_;
    }

  private:
    // From here on: a change of an earlier answer may add questions.
    void begin() {
        walk_.steps = {progress_of(session_)};
        if (look_) blocks_ = session_.page().blocks;
    }

    void page() {
        const std::string before = session_.position();
        if (before != runtime::at_introduction) {
            const auto here = session_.page_items();
            for (const ItemIndex item : here) {
                if (session_.answers()[item].index() != 0) continue;
                REQUIRE_FALSE(session_.apply(runtime::SetAnswer{item, any_answer(session_, item, random_)}));
                compare();
            }
        }
        REQUIRE_FALSE(session_.apply(runtime::Next{}));
        const auto from = session_.instrument().find_item(before);
        const auto to = session_.instrument().find_item(session_.position());
        if (from && to && *to < *from) change_the_first();
    }

    // The probe led back: now something is remembered.
    void change_the_first() {
        const ItemIndex first = session_.page_items().front();
        REQUIRE_FALSE(session_.apply(runtime::SetAnswer{first, instruments::Chosen{0}}));
        begin();
    }

    void compare() {
        const Progress before = walk_.steps.back();
        const Progress now = progress_of(session_);
        walk_.steps.push_back(now);
        const bool forward = now.answered == before.answered + 1 &&
                             now.answered + now.most <= before.answered + before.most &&
                             now.answered + now.fewest >= before.answered + before.fewest;
        if (!forward) ++walk_.went_back;
        if (!look_) return;
        const runtime::Page page = session_.page();
        const bool same = page.answered == now.answered && page.fewest == now.fewest && page.most == now.most;
        if (!same) ++walk_.said_wrong;
        for (std::size_t i = 0; i < page.blocks.size(); ++i) {
            if (filled(page.blocks[i]) + 1e-6F < filled(blocks_[i])) ++walk_.bars_fell;
        }
        blocks_ = page.blocks;
    }

    Session& session_;
    std::mt19937& random_;
    bool look_;
    Walk walk_;
    std::vector<runtime::Block> blocks_;
};

}  // namespace

TEST_CASE("on a thousand routes through each questionnaire the counts never go back and hold the truth") {
    constexpr int routes = 1000;
    constexpr int looked_at = 25;  // every so many, page by page
    for (const runtime::CatalogEntry* entry : tests::catalog().all()) {
        std::mt19937 random(20261125);
        for (int route = 0; route < routes; ++route) {
            INFO(entry->instrument.full_id() << ", route " << route);
            Session session(entry->instrument, entry->words(), "vi", instruments::Mode::self);

            const Walk walk = Walker(session, random, route % looked_at == 0).run();

            const Progress& end = walk.steps.back();
            bool held = true;
            for (const Progress& step : walk.steps) {
                held = held && step.answered + step.fewest <= end.answered &&
                       end.answered <= step.answered + step.most;
            }
            CHECK(walk.went_back == 0);
            CHECK(walk.bars_fell == 0);
            CHECK(walk.said_wrong == 0);
            CHECK(held);
            CHECK(end.fewest == 0);
            CHECK(end.most == 0);
        }
    }
}
