// A record of an invented client, and what puts it right.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/support/invented_store.h"

namespace tests {

// A finished and sealed record of this client, answered with 2, with its case card; its id.
inline std::string sealed_record(runtime::storage::Store& store, const std::string& client) {
    const std::string session = begun_session(store, client);
    save(store, session, {answer("q1", "2")});
    REQUIRE(store.finish_session(session, invented_scores(), now(), {2, true}));
    REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
    return session;
}

inline runtime::storage::Correction correction_of(const std::string& record) {
    return {.record = record,
            .reason = "invented: the wrong answer was touched",
            .language = "vi",
            .answers = {{"q1", runtime::storage::AnswerState::answered, "3", "vi", 2}},
            .scoring = invented_scores(),
            .care = {3, false}};
}

inline std::vector<runtime::storage::Record> read_for(runtime::storage::Store& store,
                                                      runtime::storage::Reading reading) {
    std::vector<runtime::storage::Record> records;
    REQUIRE(store.each_record(
        {}, reading,
        [&](const runtime::storage::Record& record) {
            records.push_back(record);
            return true;
        },
        now()));
    return records;
}

}  // namespace tests
