// FILE.tries: how many wrong passphrases in a row, for each person, and so how long the next
// try has to wait: five are free, then 30 s, doubled with each further one to 15 minutes. A
// try counts, on the disk, before its key is derived: whoever kills the program gains
// nothing. After the right one they cost nothing more, and stay here until the history has them.
// Throws Failure.
//
// Time is that since the machine was started, which nobody sets; the wall's clock is never
// asked. After another start a wait begins anew with it: it may be longer than it had to be,
// never shorter. What this cannot stop: whoever deletes the file, or takes the store to
// another machine, tries as fast as the key derivation allows. See docs/decisions/0008.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace runtime::storage {

inline constexpr int free_tries = 5;
inline constexpr std::chrono::seconds first_wait{30};
inline constexpr std::chrono::seconds longest_wait{900};
// While a client has the tablet: tries of its own, so that no client can make staff wait longer.
inline constexpr int client_tries = 3;
inline constexpr std::chrono::seconds client_wait{300};

struct SinceBoot {
    std::string boot;         // a name of this start of the machine; empty: unknown
    std::chrono::seconds at;  // since then, sleep included
};
[[nodiscard]] SinceBoot since_boot();

class Tries {
  public:
    // A file that is not there, or makes no sense, counts nothing: it must never lock anybody out.
    static Tries read(const std::filesystem::path& file);
    [[nodiscard]] std::string written() const;
    void replace(const std::filesystem::path& file) const;

    // Zero: now.
    [[nodiscard]] std::chrono::seconds wait(const std::string& who, const SinceBoot& now) const;
    void count(const std::string& who, const SinceBoot& now);
    // The last that was counted was the right one: nothing waits any more. The wrong ones before it are
    // unnoted until somebody says that the history has them.
    void was_right(const std::string& who);
    void noted(const std::string& who);
    [[nodiscard]] int counted(const std::string& who) const;  // in a row, up to now
    [[nodiscard]] int unnoted(const std::string& who) const;  // before a right one
    [[nodiscard]] int counted() const;                        // both, of everybody
    [[nodiscard]] int counted_at_restoring() const;           // of these
    [[nodiscard]] std::vector<std::string> boots() const;     // each once, in which somebody tried

    // Counted apart from everybody's own; no person's id.
    static inline const std::string client = "client";
    // With a person's id behind it: hers at restoring a backup, apart from those at sign-in.
    static inline const std::string restoring = "restore.";

  private:
    struct Count {
        int tries = 0;
        std::string boot;
        std::int64_t at = 0;
        int unnoted = 0;
    };
    std::map<std::string, Count> counts_;
};

}  // namespace runtime::storage
