// What people do while the program is killed, again and again: each work runs in a process of
// its own until it is, and says through a pipe what was acknowledged; afterwards the store is
// asked whether all of that is there. To add other work: two functions and a line in `works`.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace proof {

// What a process says before it goes on: small enough to be written in one piece.
struct Report {
    std::array<char, 40> name{};  // a session, a person
    int number = 0;               // answers, imports, people
    bool finished = false;
    bool visit_finished = false;

    [[nodiscard]] bool is_of_something() const { return number > 0; }
};
using Reports = std::vector<Report>;

struct Work {
    const char* name;
    // Says once, by a report of nothing, that it begins; ends by itself only when something failed.
    int (*until_killed)(const std::filesystem::path& store, int pipe);
    // What is wrong: empty when all that was reported is there, and the store is whole. `before`: what
    // this work's own check found after the kill before, in the same store.
    std::string (*check)(const std::filesystem::path& store, const Reports& reports, int& before);
    unsigned steps_at_most;         // before it is killed
    unsigned microseconds_of_step;  // about; the kill comes somewhere in it
};

[[nodiscard]] std::span<const Work> works();

}  // namespace proof
