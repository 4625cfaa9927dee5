// A result of shipped instruments, from answers written in one line.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "instruments/accept.h"
#include "runtime/result_view.h"
#include "tests/support/scenario.h"

namespace tests {

// "q1.*=no q1.opioids=yes": answers by their cells, a group before its exceptions.
inline runtime::ResultView viewed(const std::string& instrument_id, const std::string& answers,
                                  const std::string& language = "en") {
    const auto* entry = catalog().find(instrument_id);
    REQUIRE(entry != nullptr);
    const auto& instrument = entry->instrument;
    instruments::AnswerSheet sheet(instrument.items.size());
    std::istringstream words{answers};
    std::string word;
    while (words >> word) {
        const std::size_t equals = word.find('=');
        const std::string id = word.substr(0, equals);
        for (std::size_t i = 0; i < instrument.items.size(); ++i) {
            const auto& item = instrument.items[i];
            const bool group = id.ends_with('*') && item.id.starts_with(id.substr(0, id.size() - 1));
            if (!group && item.id != id) continue;
            const auto answer = instruments::answer_from_cell(instrument, item, word.substr(equals + 1));
            if (group && !answer) continue;
            INFO(word);
            REQUIRE(answer.has_value());
            sheet.set(static_cast<instruments::ItemIndex>(i), *answer);
        }
    }
    return runtime::result_view(instrument, entry->words(), language, sheet);
}

inline const runtime::ScaleView& scale(const runtime::ResultView& result, const std::string& id) {
    const auto found = std::ranges::find(result.scales, id, &runtime::ScaleView::id);
    REQUIRE(found != result.scales.end());
    return *found;
}

// DASS-21: seven answers for one scale that add up to `sum`, 0 everywhere else.
inline std::string dass_with(const std::vector<int>& items, int sum, int refused = 0) {
    std::string answers;
    for (int i = 1; i <= 21; ++i) {
        int value = 0;
        if (std::ranges::find(items, i) != items.end()) {
            if (refused > 0) {
                --refused;
                answers += "q" + std::to_string(i) + "=refused ";
                continue;
            }
            value = std::min(3, sum);
            sum -= value;
        }
        answers += "q" + std::to_string(i) + "=" + std::to_string(value) + " ";
    }
    return answers;
}

inline const std::vector<int> depression{3, 5, 10, 13, 16, 17, 21};
inline const std::vector<int> anxiety{2, 4, 7, 9, 15, 19, 20};
inline const std::vector<int> stress{1, 6, 8, 11, 12, 14, 18};

}  // namespace tests
