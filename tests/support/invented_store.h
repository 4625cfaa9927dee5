// A practice store (cheap key derivation) in a folder of its own for tests of storage:
// invented staff, two invented sites and two accepted instruments, of which storage knows
// no more than their names.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/store.h"
#include "tests/support/temporary_folder.h"

namespace tests {

inline const runtime::storage::Site north = "invented-district/north";
inline const runtime::storage::Site south = "invented-district/south";
inline const runtime::storage::Date today = "2026-02-28";
inline const runtime::storage::InstrumentRef dass{"dass-21", "1", "digest-of-dass"};
inline const runtime::storage::InstrumentRef survey{"client-satisfaction", "1", "digest-of-survey"};

// Each call is a second later.
runtime::storage::Moment now();
// Everyone's own, made from the name.
runtime::storage::Secret passphrase_of(std::string_view name);

class InventedStore {
  public:
    // With staff: a supervisor, "coordinator" and "evaluator" at north, "elsewhere", a
    // coordinator at south.
    InventedStore();

    [[nodiscard]] runtime::storage::Store open(std::string_view name) const;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] std::filesystem::path beside(std::string_view suffix) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
    std::filesystem::path file_;
};

// A visit of an invented client with one begun session of dass-21; its id.
std::string begun_session(runtime::storage::Store& store, const std::string& client = "INVENTED-1");
runtime::storage::AnswerChange answer(std::string item, std::string value);
runtime::storage::AnswerChange refusal(std::string item);
runtime::storage::AnswerChange cleared(std::string item);
void save(runtime::storage::Store& store, const std::string& session,
          const std::vector<runtime::storage::AnswerChange>& changes, const std::string& position = "q1",
          const std::string& language = "vi");
runtime::storage::Scoring invented_scores();
std::vector<runtime::storage::Record> all_records(runtime::storage::Store& store);

// Runs `child` in a process of its own, which ends with its result; the pid.
int in_child(const std::function<int()>& child);
// Waits for it: its status, or minus the signal that ended it.
int status_of(int child);

}  // namespace tests

// The kind of the error in a Stored<T>, or a failed test when it holds a value.
#define REQUIRE_KIND(expression, expected_kind)                                                \
    do {                                                                                       \
        const auto& result_of_call = (expression);                                             \
        REQUIRE_FALSE(result_of_call.has_value());                                             \
        REQUIRE(runtime::storage::name_of(result_of_call.error().kind) ==                      \
                runtime::storage::name_of(runtime::storage::StoreError::Kind::expected_kind)); \
    } while (false)
