#include "tests/support/scenario.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <vector>

namespace tests {

using runtime::Refusal;
using runtime::Session;

namespace {

std::vector<std::string> words_of(std::string_view line) {
    std::istringstream in{std::string(line)};
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i)
        text += (i > from ? " " : "") + words[i];
    return text;
}

instruments::ItemIndex item_of(const Session& session, const std::string& id) {
    const auto item = session.instrument().find_item(id);
    INFO("item " << id);
    REQUIRE(item.has_value());
    return *item;
}

std::string_view name_of(instruments::State state) {
    switch (state) {
        case instruments::State::answered:
            return "answered";
        case instruments::State::refused:
            return "refused";
        case instruments::State::not_answered:
            return "not_answered";
        case instruments::State::not_asked:
            return "not_asked";
        case instruments::State::kept_out:
            return "kept_out";
    }
    return "?";
}

std::string score_cell(const Session& session, const std::string& column) {
    const auto columns = scoring::columns(session.instrument());
    std::vector<std::string> cells;
    scoring::append_cells(session.instrument(), session.result(), cells);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == column) return cells[i];
    }
    FAIL("no score column " << column);
    return {};
}

std::optional<runtime::Intent> intent_of(const Session& session, const std::vector<std::string>& words) {
    if (words[0] == "next") return runtime::Next{};
    if (words[0] == "back") return runtime::Back{};
    if (words[0] == "finish") return runtime::Finish{};
    if (words[0] == "lang") return runtime::SwitchLanguage{words.at(1)};
    if (words[0] == "goto") return runtime::GoTo{item_of(session, words.at(1))};
    if (words[0] == "toggle") {
        const instruments::ItemIndex item = item_of(session, words.at(1));
        const auto* list = instruments::choices_of(session.instrument(), session.instrument().items[item]);
        REQUIRE(list != nullptr);
        const auto choice = list->find(words.at(2));
        REQUIRE(choice.has_value());
        return runtime::Toggle{item, *choice};
    }
    if (words.size() >= 2 && words[1] == "=") {
        const instruments::ItemIndex item = item_of(session, words[0]);
        auto answer = instruments::answer_from_cell(session.instrument(), session.instrument().items[item],
                                                    joined(words, 2));
        INFO("cell " << joined(words, 2));
        REQUIRE(answer.has_value());
        return runtime::SetAnswer{item, *answer};
    }
    return std::nullopt;
}

}  // namespace

const runtime::Catalog& catalog() {
    static const runtime::Catalog loaded = [] {
        runtime::Catalog all = runtime::Catalog::load(tests::source_dir() + "/instruments");
        for (const instruments::Problem& problem : all.problems())
            WARN(instruments::to_line(problem));
        return all;
    }();
    return loaded;
}

std::string_view name_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::not_on_this_page:
            return "not_on_this_page";
        case Refusal::not_asked:
            return "not_asked";
        case Refusal::not_accepted:
            return "not_accepted";
        case Refusal::blank_required:
            return "blank_required";
        case Refusal::at_the_start:
            return "at_the_start";
        case Refusal::no_such_language:
            return "no_such_language";
        case Refusal::not_at_the_review:
            return "not_at_the_review";
        case Refusal::already_finished:
            return "already_finished";
        case Refusal::no_way_back:
            return "no_way_back";
        case Refusal::not_saved:
            return "not_saved";
    }
    return "?";
}

void Scenario::run(std::string_view steps) {
    std::istringstream in{std::string(steps)};
    int number = 0;
    for (std::string line; std::getline(in, line);)
        step(line, ++number);
}

void Scenario::step(std::string_view line, int number) {
    std::vector<std::string> words = words_of(line);
    if (words.empty() || words[0].front() == '#') return;
    INFO("scenario line " << number << ": " << line);

    if (words[0] == "start") {
        const runtime::CatalogEntry* entry = catalog().find(words.at(1));
        REQUIRE(entry != nullptr);
        const auto mode =
            words.size() > 3 && words[3] == "self" ? instruments::Mode::self : instruments::Mode::staff;
        session_.emplace(entry->instrument, entry->words(), words.size() > 2 ? words[2] : "vi", mode);
        return;
    }
    REQUIRE(session_.has_value());
    const runtime::Session& session = *session_;
    if (words[0] == "at") {
        REQUIRE(session.position() == words.at(1));
    } else if (words[0] == "shows") {
        std::vector<std::string> shown;
        for (const runtime::QuestionView& question : session.page().questions)
            shown.push_back(question.id);
        REQUIRE(joined(shown, 0) == joined(words, 1));
    } else if (words[0] == "state") {
        const instruments::ItemIndex item = item_of(session, words.at(1));
        REQUIRE(name_of(instruments::state_of(session.asked(), session.answers(), item)) == words.at(2));
    } else if (words[0] == "progress") {
        const runtime::Page page = session.page();
        REQUIRE(page.answered == std::stoi(words.at(1)));
        REQUIRE(page.fewest == std::stoi(words.at(2)));
        REQUIRE(page.most == std::stoi(words.at(3)));
    } else if (words[0] == "score") {
        REQUIRE(score_cell(session, words.at(1)) == joined(words, 2));
    } else {
        std::string expected;
        if (words.size() >= 3 && words[words.size() - 2] == "!") {
            expected = words.back();
            words.resize(words.size() - 2);
        }
        const auto intent = intent_of(session, words);
        REQUIRE(intent.has_value());
        const auto refusal = session_->apply(*intent);
        REQUIRE((refusal ? name_of(*refusal) : std::string_view()) == expected);
    }
}

}  // namespace tests
