// A session written as a person would tell it, one step a line, for tests:
//
//     start dass-21 vi            instrument, language, and `self` for a client alone
//     next                        also: back, finish, lang en, goto q3
//     q1 = 2                      sets an answer by its cell; `q1 = refused`, `q1 =` clears
//     toggle needs housing        one of several choices
//     next ! blank_required       a step that must be refused, and why
//     at q2                       the position as it is stored
//     shows q2.alcohol q2.opioids the items on the page, in order
//     state q5.opioids kept_out   answered refused not_answered not_asked kept_out
//     progress 3 1 18             answered, fewest and most still to come
//     score depression.band mild  a column of `screening score`; nothing after it = empty
//
// Blank lines and lines starting with # are skipped. A step that does not hold fails the
// test with its line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/catalog.h"
#include "runtime/session/session.h"

namespace tests {

// The repository's own instruments, loaded once; fails the test when one does not load.
const runtime::Catalog& catalog();

class Scenario {
  public:
    // Runs the steps on the session so far; the first call must `start`.
    void run(std::string_view steps);
    [[nodiscard]] const runtime::Session& session() const { return *session_; }

  private:
    void step(std::string_view line, int number);

    std::optional<runtime::Session> session_;
};

// The name of a refusal as the scenario writes it.
std::string_view name_of(runtime::Refusal refusal);

}  // namespace tests
