// A day at the kiosk with planted words, all invented: what clients say, their codes, why a record was put
// right, passphrases and the words of a recovery sheet. Whoever looks for them afterwards finds none of them
// anywhere, but in an export of everything.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "runtime/export/disguise.h"
#include "tests/proof/disk.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"

namespace proof {

// By these the planted words begin, each kind by another one; and the passphrase that all staff have in the
// fixture.
namespace canary {
inline constexpr const char* said = "CANARY-said-to-staff";
inline constexpr const char* put_right = "CANARY-put-right-afterwards";
inline constexpr const char* alone = "CANARY-said-alone";
inline constexpr const char* comment = "CANARY-of-an-anonymous-survey";
inline constexpr const char* imported = "CANARY-that-was-imported";
inline constexpr const char* erased = "CANARY-that-was-erased";
inline constexpr const char* reason = "CANARY-why-it-was-put-right";
inline constexpr const char* code = "CANARY-CODE-1";
inline constexpr const char* code_alone = "CANARY-CODE-2";
inline constexpr const char* code_erased = "CANARY-CODE-3";
inline constexpr const char* passphrase = "CANARY words of who leaves";
inline constexpr const char* new_passphrase = "CANARY words of the supervisor";
// A sheet's words are small letters.
inline constexpr const char* recovery_words = "canary words on a sheet of paper";
}  // namespace canary

[[nodiscard]] const std::vector<std::string>& all_planted();

// The whole day at a copy of the invented store, with everything that was written in it. Each file that can
// be made on the way is made: the client's own, the copy under a new data key, card, export, backup.
struct CanaryDay {
    explicit CanaryDay(runtime::Level level);

    tests::KioskFixture fixture;
    tests::TemporaryFolder scratch;
    std::filesystem::path folder = scratch.path() / "day";
    std::filesystem::path file = copy_store(fixture.store(), folder);
    Disk disk{folder};
    std::string card_says{};   // as a program of poppler reads it; empty where none is installed
    std::size_t salvaged = 0;  // records with planted words, handed out of a damaged copy
};

}  // namespace proof
