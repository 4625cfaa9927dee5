#include "tests/support/screening.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "scoring/csv.h"
#include "tests/support/places.h"

namespace tests {

namespace fs = std::filesystem;

namespace {

constexpr unsigned nobody = 65534;

int opened(const fs::path& file, int flags) {
    return ::open(file.c_str(), flags | O_CREAT | O_CLOEXEC, 0600);
}

// In the child, between fork and exec.
void arrange(const Circumstances& wish, int in, int out, int err) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (wish.output_closed) {
        ::close(STDOUT_FILENO);
    } else if (wish.output_pipe_closed) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0) _exit(126);
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
    } else {
        ::dup2(out, STDOUT_FILENO);
    }
    if (wish.file_limit) {
        const rlimit limit{*wish.file_limit, *wish.file_limit};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(126);
    }
    if (wish.as_nobody && ::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) _exit(126);
}

}  // namespace

Said screening(const std::vector<std::string>& arguments, const Circumstances& circumstances) {
    const TemporaryFolder folder;
    write_file(folder.path() / "in", circumstances.input);
    std::vector<std::string> words = {tests::binary_dir() + "/screening"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const int in = opened(folder.path() / "in", O_RDONLY);
    const int out =
        opened(circumstances.output_to.empty() ? folder.path() / "out" : fs::path(circumstances.output_to),
               O_WRONLY);
    const int err = opened(folder.path() / "err", O_WRONLY);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        arrange(circumstances, in, out, err);
        ::setsid();  // no terminal to ask for a passphrase
        ::execv(argv.front(), argv.data());
        _exit(127);
    }
    for (const int descriptor : {in, out, err})
        ::close(descriptor);
    int ended = 0;
    REQUIRE(::waitpid(child, &ended, 0) == child);
    Said said;
    said.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -WTERMSIG(ended);
    if (circumstances.output_to.empty()) said.out = read_file(folder.path() / "out");
    said.err = read_file(folder.path() / "err");
    return said;
}

std::string read_file(const fs::path& file) {
    // In one piece: letter by letter takes a hundred times as long in a program that is not optimised.
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return std::move(content).str();
}

void write_file(const fs::path& file, std::string_view content) {
    std::ofstream stream(file, std::ios::binary);
    stream << content;
    stream.close();
    REQUIRE(stream.good());
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
    }
    return files;
}

std::vector<std::string> header_of(const std::string& csv) {
    std::istringstream stream(csv);
    scoring::CsvReader reader(stream);
    REQUIRE(reader.next() == scoring::CsvReader::Next::record);
    return {reader.cells().begin(), reader.cells().end()};
}

std::vector<Row> rows_of(const std::string& csv) {
    const std::vector<std::string> header = header_of(csv);
    std::istringstream stream(csv);
    scoring::CsvReader reader(stream);
    REQUIRE(reader.next() == scoring::CsvReader::Next::record);
    std::vector<Row> rows;
    while (reader.next() == scoring::CsvReader::Next::record) {
        REQUIRE(reader.cells().size() == header.size());
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = std::string(reader.cells()[i]);
    }
    return rows;
}

CommandLineStore::CommandLineStore() {
    // Two lines: calls that set another passphrase read the second.
    write_file(passphrases(), "practice practice practice practice\npractice practice practice practice\n");
    const Said made = screening({"store", "create", "--practice", "--store", file(), "--name", "supervisor",
                                 "--passphrase-file", passphrases()});
    INFO(made.err);
    REQUIRE(made.status == 0);
}

Said CommandLineStore::run(std::vector<std::string> arguments, const Circumstances& circumstances) const {
    for (const std::string& word :
         {std::string("--store"), file().string(), std::string("--as"), std::string("supervisor"),
          std::string("--passphrase-file"), passphrases().string()})
        arguments.push_back(word);
    return screening(arguments, circumstances);
}

Said CommandLineStore::run_as(const std::string& name, std::vector<std::string> arguments) const {
    for (const std::string& word : {std::string("--store"), file().string(), std::string("--as"), name,
                                    std::string("--passphrase-file"), passphrases().string()})
        arguments.push_back(word);
    return screening(arguments);
}

void CommandLineStore::accept(const std::string& instrument) const {
    const Said said = run({"accept", instrument});
    INFO(said.err);
    REQUIRE(said.status == 0);
}

void CommandLineStore::add_staff(const std::string& name, const std::string& role) const {
    const Said said = run({"staff", "add", "--name", name, "--role", role});
    INFO(said.err);
    REQUIRE(said.status == 0);
}

}  // namespace tests
