// A throw-away store to learn and to demonstrate with: invented staff, sites and clients
// that say so, visits behind them and due dates before them, every questionnaire accepted,
// and a session left half way. It lies in a private folder in memory where the system has
// one, and goes with the program; what a killed one left behind goes when the next starts.
#pragma once

#include <filesystem>
#include <string_view>

#include "runtime/catalog.h"
#include "runtime/clock.h"
#include "runtime/storage/error.h"
#include "runtime/storage/passphrase.h"

namespace runtime {

// For the coordinator, the evaluator and the supervisor of a practice store.
inline constexpr std::string_view practice_passphrase = storage::practice_passphrase;

// A folder of its own that nobody else can look into; removed with everything in it when it goes.
class PracticeFolder {
  public:
    // Clears away what killed programs left. `within` is where to make it; empty: the system's place.
    static storage::Stored<PracticeFolder> make(const std::filesystem::path& within = {});

    PracticeFolder(PracticeFolder&& other) noexcept;
    PracticeFolder& operator=(PracticeFolder&&) = delete;
    PracticeFolder(const PracticeFolder&) = delete;
    PracticeFolder& operator=(const PracticeFolder&) = delete;
    ~PracticeFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    PracticeFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::filesystem::path path_;
    int lock_ = -1;  // held while this program lives
};

// Makes the practice store at this path.
[[nodiscard]] storage::Stored<void> make_practice_store(const std::filesystem::path& file,
                                                        const Catalog& catalog, const Clock& clock);

}  // namespace runtime
