// How a finished document leaves the program: to a printer, through the standard input of
// CUPS' `lp`, or as a file where a person chose to have one. Never over a temporary file.
// Names are neutral: the job and the file are called "card".
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "runtime/export/whole_file.h"

namespace runtime {

struct SavePlace {
    enum class Kind : std::uint8_t { stick, documents };
    Kind kind = Kind::documents;
    std::string name;  // the stick's; empty for the documents
    std::filesystem::path folder;
};

// Where to look. `here()` is this machine, for the person who runs the program.
struct Surroundings {
    std::vector<std::filesystem::path> media;  // folders whose folders are sticks
    std::filesystem::path documents;
    std::vector<std::filesystem::path> programs;  // where `lp` may be

    [[nodiscard]] static Surroundings here();
};

// Sticks first; only those that can be written to.
[[nodiscard]] std::vector<SavePlace> save_places(const Surroundings& surroundings);

[[nodiscard]] std::optional<std::filesystem::path> printing_program(const Surroundings& surroundings);
// Waits until the program has taken it. False: it could not be started, said no (no printer), or took longer
// than this and was ended: a printer that hangs must not keep the tablet.
[[nodiscard]] bool print(const std::filesystem::path& program, std::string_view document,
                         std::chrono::milliseconds longest = std::chrono::seconds(30));

// As card.pdf, or card-2.pdf and so on where that is taken; whole or not at all. Where it is then.
[[nodiscard]] tl::expected<std::filesystem::path, FileTrouble> save_card(const std::filesystem::path& folder,
                                                                         std::string_view document);

}  // namespace runtime
