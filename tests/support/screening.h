// Runs the real program `screening` and hands back what it said. The circumstances that
// a test needs (a closed stream, a full disk, another user) are set in the child only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace tests {

struct Circumstances {
    std::string input{};                        // on standard input
    std::string output_to{};                    // a file or device instead of our capture
    bool output_closed = false;                 // no standard output at all
    bool output_pipe_closed = false;            // a pipe that nobody reads
    std::optional<std::uint64_t> file_limit{};  // no file grows beyond this many bytes: a full disk
    bool as_nobody = false;                     // when the tests run as root, whom no folder refuses
};

struct Said {
    int status = -1;
    std::string out;
    std::string err;
};

Said screening(const std::vector<std::string>& arguments, const Circumstances& circumstances = {});

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view content);
// Every file under the folder with its content, by relative name.
std::map<std::string, std::string> files_in(const std::filesystem::path& folder);

// A CSV as rows of cells by column name.
using Row = std::map<std::string, std::string>;
std::vector<Row> rows_of(const std::string& csv);
std::vector<std::string> header_of(const std::string& csv);

// A practice store in a folder of its own, made with the program. Its supervisor is
// `supervisor`; every passphrase is the same invented one.
class CommandLineStore {
  public:
    CommandLineStore();

    // The arguments, and after them --store, --as supervisor and --passphrase-file.
    Said run(std::vector<std::string> arguments, const Circumstances& circumstances = {}) const;
    Said run_as(const std::string& name, std::vector<std::string> arguments) const;
    void accept(const std::string& instrument) const;
    void add_staff(const std::string& name, const std::string& role) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path file() const { return folder() / "practice.store"; }
    [[nodiscard]] std::filesystem::path passphrases() const { return folder() / "passphrases"; }

  private:
    TemporaryFolder folder_;
};

}  // namespace tests
