// The words that passphrases are proposed from, and the proposals.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "runtime/storage/passphrase.h"
#include "runtime/storage/passphrase_words.h"

using namespace runtime::storage;

TEST_CASE("passphrases are proposed from at least 2,048 short words without marks, each there once",
          "[storage]") {
    const auto& words = passphrase_words();

    CHECK(words.size() >= 2048);
    CHECK(std::ranges::is_sorted(words));
    CHECK(std::ranges::adjacent_find(words) == words.end());
    for (const std::string_view word : words) {
        CAPTURE(word);
        CHECK(word.size() >= 2);
        CHECK(word.size() <= 6);
        CHECK(std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }));
        // Letters of no Vietnamese syllable.
        CHECK(word.find_first_of("fjwz") == std::string_view::npos);
    }
}

TEST_CASE("no word of the list offends, or speaks of drugs and illness", "[storage]") {
    const auto& words = passphrase_words();

    for (const std::string_view word :
         {"lon",   "cac", "dit",   "buoi", "dam",  "diem",  "cut",  "phe",  "chich", "nghien", "ruou",
          "thuoc", "hut", "phien", "ngu",  "dien", "khung", "chet", "giet", "benh",  "moi"}) {
        CAPTURE(word);
        CHECK(std::ranges::find(words, word) == words.end());
    }
}

TEST_CASE("a proposal has four words, a supervisor's six, and is always taken", "[storage]") {
    const auto& words = passphrase_words();
    CHECK(proposed_words(Role::coordinator) == 4);
    CHECK(proposed_words(Role::evaluator) == 4);
    CHECK(proposed_words(Role::supervisor) == 6);

    for (int round = 0; round < 2000; ++round) {
        const int wanted = round % 2 == 0 ? 4 : 6;
        const Secret proposal = proposed_passphrase(wanted);

        const std::string text(proposal.view());
        REQUIRE_FALSE(refuse_passphrase(proposal).has_value());
        REQUIRE(std::ranges::count(text, ' ') == wanted - 1);
        std::size_t from = 0;
        for (int word = 0; word < wanted; ++word) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            const std::string each = text.substr(from, to - from);
            CAPTURE(each);
            REQUIRE(std::ranges::binary_search(words, std::string_view(each)));
            from = to + 1;
        }
    }
}

TEST_CASE("no two proposals are the same, and every part of the list is drawn from", "[storage]") {
    std::set<std::string> seen;
    std::set<char> first_letters;

    for (int round = 0; round < 2000; ++round) {
        const Secret proposal = proposed_passphrase(4);
        seen.emplace(proposal.view());
        first_letters.insert(proposal.view().front());
    }

    CHECK(seen.size() == 2000);
    for (const std::string_view word : passphrase_words())
        first_letters.erase(word.front());
    CHECK(first_letters.empty());
    const Secret last = proposed_passphrase(6);
    CHECK(last.size() >= passphrase_characters_min);
}
