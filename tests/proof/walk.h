// A coordinator who goes through DASS-21 with an invented client, from sign-in to the
// finished visit, trying again where a step fails; she notes what the kiosk told her was
// saved. Afterwards the store is asked whether all of that is there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "runtime/kiosk.h"
#include "tests/support/manual_clock.h"

namespace proof {

// What somebody was told is saved.
struct Promise {
    std::string session{};                         // empty: none was begun yet
    std::map<std::string, std::string> answers{};  // cell by item
    bool finished = false;                         // the questionnaire
    bool visit_finished = false;
};

// Puts a copy of this store (FILE and FILE.keys) into the folder; whatever was there goes.
std::filesystem::path copy_store(const std::filesystem::path& store, const std::filesystem::path& folder);

// What she answers to an item, as a cell.
[[nodiscard]] std::string intended_cell(std::string_view item);

// Who enters the answers: the coordinator, or the client alone, with the tablet handed over and back.
enum class Alone : std::uint8_t { no, yes };

class Walk {
  public:
    explicit Walk(std::filesystem::path store, Alone alone = Alone::no)
        : store_(std::move(store)), alone_(alone) {}

    // Goes on from wherever the store stands; false when a step failed `tries` times in a row.
    [[nodiscard]] bool run(int tries);
    // Called whenever she was told something.
    void on_promise(std::function<void(const Promise&)> told) { told_ = std::move(told); }
    [[nodiscard]] const Promise& promise() const { return promise_; }
    // The program ends, as when it is closed.
    void close() { kiosk_.reset(); }

  private:
    [[nodiscard]] bool step();
    [[nodiscard]] bool answer_page();
    void note();

    std::filesystem::path store_;
    Alone alone_;
    tests::ManualClock clock_;
    std::optional<runtime::Kiosk> kiosk_;
    Promise promise_;
    std::function<void(const Promise&)> told_;
};

// What is wrong with the store, measured by the promise: a loss, an invented answer, damage.
// Empty when nothing is.
[[nodiscard]] std::string broken_promise(const std::filesystem::path& store, const Promise& promise);

}  // namespace proof
