// What the works of kill_works.cpp, kill_keeping.cpp and kill_alone.cpp share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/storage/store.h"
#include "tests/proof/kill_works.h"

namespace proof {

[[nodiscard]] const runtime::storage::Secret& words();
[[nodiscard]] const runtime::storage::Secret& new_words();  // what a passphrase is changed to
void tell(int pipe, const Report& report);
void tell(int pipe, const std::string& name, int number, bool finished = false);
[[nodiscard]] runtime::storage::Stored<runtime::storage::Store> supervisor(
    const std::filesystem::path& store);
// The supervisor looks through all of it; empty when all is well.
[[nodiscard]] std::string is_whole(runtime::storage::Store& store);
[[nodiscard]] std::string is_whole(const std::filesystem::path& file);
[[nodiscard]] std::vector<runtime::storage::ImportedRecord> three_records(const std::string& client);
// How many records of this client, or of anybody, were imported; nothing when that cannot be told.
[[nodiscard]] std::optional<int> imported(runtime::storage::Store& store,
                                          const std::optional<std::string>& client = {});

int leavings(const std::filesystem::path& file, int pipe);
std::string leavings_kept(const std::filesystem::path& file, const Reports& reports, int& before);
int supervisors(const std::filesystem::path& file, int pipe);
std::string supervisors_see(const std::filesystem::path& file, const Reports& reports, int& before);
int corrections(const std::filesystem::path& file, int pipe);
std::string corrections_hold(const std::filesystem::path& file, const Reports& reports, int& before);
int backups(const std::filesystem::path& file, int pipe);
std::string backups_whole(const std::filesystem::path& file, const Reports& reports, int& before);
int restores(const std::filesystem::path& file, int pipe);
std::string restores_whole(const std::filesystem::path& file, const Reports& reports, int& before);
int hand_overs(const std::filesystem::path& file, int pipe);
std::string hand_overs_kept(const std::filesystem::path& file, const Reports& reports, int& before);
int surveys(const std::filesystem::path& file, int pipe);
std::string surveys_kept(const std::filesystem::path& file, const Reports& reports, int& before);

// --- What hand_overs_kept() asks, each empty when all is well.
// Data key, the supervisor's private key, the key of a client's file: in no file as they are. Before sign-in.
[[nodiscard]] std::string keys_in_clear(const std::filesystem::path& file);
// After sign-in: no file of a client, and no key to one.
[[nodiscard]] std::string left_of_a_hand_over(const std::filesystem::path& file);
[[nodiscard]] std::string more_than_once(const std::filesystem::path& file);

}  // namespace proof
