// A practice store in a folder of its own, with an invented supervisor, coordinator and
// evaluator, one invented site and every instrument accepted; and the kiosk on it, which
// can be killed and started again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "runtime/kiosk.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_folder.h"

namespace tests {

inline constexpr const char* invented_site = "invented-district/invented-ward";
inline constexpr const char* invented_passphrase = "four invented words here";

class KioskFixture {
  public:
    KioskFixture();  // fails the test when the store cannot be made

    runtime::Kiosk& kiosk() { return *kiosk_; }
    void sign_in(const std::string& name);
    // What a power cut does: the program is gone, only the files are left.
    void restart();
    void close() { kiosk_.reset(); }  // the store can be opened by itself
    // Plans a session and agrees; stands at its first page.
    void begin(const std::vector<std::string>& instruments, const std::string& client = "INVENTED-1",
               instruments::Mode mode = instruments::Mode::staff, const std::string& language = "vi");
    // Answers by cell and goes on, for every page until the review.
    void answer_everything_with_first_choice();
    [[nodiscard]] const std::filesystem::path& store() const { return store_; }
    tests::ManualClock& clock() { return clock_; }

  private:
    TemporaryFolder folder_;
    std::filesystem::path store_;
    tests::ManualClock clock_;
    std::optional<runtime::Kiosk> kiosk_;
};

// Why it was refused; fails the test when it was not.
runtime::KioskRefusal refusal_of(const runtime::Done<void>& done);

}  // namespace tests
