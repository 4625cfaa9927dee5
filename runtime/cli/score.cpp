// `screening score`: a CSV of answers in, a CSV of results out. The work is done by
// scoring/batch; here are the files, and what is said when one fails.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>

#include "runtime/cli/find_instrument.h"
#include "runtime/cli/sentences.h"
#include "scoring/batch.h"

namespace runtime::cli {

namespace {

namespace fs = std::filesystem;
using scoring::BatchSummary;

struct Wish {
    std::string instrument;
    std::string in = "-";
    std::string out = "-";
    bool asked = false;
};

// Where the results go: standard output, a device or pipe that is written as it is, or a
// regular file, which is replaced only when everything is there.
class Target {
  public:
    static tl::expected<Target, FileTrouble> open(const std::string& name) {
        Target target;
        std::error_code error;
        const fs::file_status status = fs::status(name, error);
        if (name == "-") {
            target.stream(STDOUT_FILENO);
        } else if (fs::is_directory(status)) {
            return tl::unexpected(FileTrouble{name, EISDIR});
        } else if (fs::exists(status) && !fs::is_regular_file(status)) {
            const int descriptor = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
            if (descriptor < 0) return tl::unexpected(FileTrouble{name, errno});
            target.stream(descriptor);  // open until the program ends
        } else {
            // Through a link to what it points at, so that the link stays one.
            auto file = WholeFile::create(fs::exists(status) ? fs::canonical(name, error) : fs::path(name));
            if (!file) return tl::unexpected(FileTrouble{name, file.error().error});
            target.whole_ = std::make_unique<WholeFile>(std::move(*file));
        }
        target.name_ = name == "-" ? "standard output" : name;
        return target;
    }

    std::ostream& stream() { return whole_ ? whole_->stream() : *stream_; }

    // Nothing, or why it could not be written.
    std::optional<FileTrouble> publish() {
        if (!whole_) {
            stream_->flush();
            return buffer_->error() == 0 ? std::nullopt : std::optional(FileTrouble{name_, buffer_->error()});
        }
        auto done = whole_->complete();
        if (done) done = whole_->publish();
        return done ? std::nullopt : std::optional(FileTrouble{name_, done.error().error});
    }

  private:
    void stream(int descriptor) {
        buffer_ = std::make_unique<DescriptorBuffer>(descriptor);
        stream_ = std::make_unique<std::ostream>(buffer_.get());
    }

    std::string name_;
    std::unique_ptr<WholeFile> whole_;
    std::unique_ptr<DescriptorBuffer> buffer_;
    std::unique_ptr<std::ostream> stream_;
};

std::string rows(std::int64_t count) {
    return fmt::format("{} row{}", count, count == 1 ? "" : "s");
}

Status conclude(Console& console, const BatchSummary& summary, Target& target, const std::string& in) {
    switch (summary.end) {
        case BatchSummary::End::refused:
            return console.fail(Status::problems, fmt::format("{}: nothing was scored.", in));
        case BatchSummary::End::cut_short:
            return console.fail(Status::problems,
                                fmt::format("{}: nothing after {} can be read, so the result is not whole.",
                                            in, rows(summary.rows)));
        case BatchSummary::End::unreadable:
            return console.fail(Status::could_not, fmt::format("{}: it could not be read to its end.", in));
        case BatchSummary::End::unwritable:
        case BatchSummary::End::whole:
            break;
    }
    if (const auto trouble = target.publish()) return console.fail(Status::could_not, sentence(*trouble));
    if (summary.rows_with_problems == 0) return Status::done;
    return console.fail(Status::problems,
                        fmt::format("{} of {} could not be scored; the column 'problem' says why.",
                                    summary.rows_with_problems, rows(summary.rows)));
}

Status score(Program& program, const Wish& wish) {
    const auto entry = find_instrument(program, wish.instrument);
    if (!entry) return entry.error();
    std::ifstream file;
    if (wish.in != "-") {
        if (const auto reason = unreadable(wish.in)) {
            return program.console.fail(Status::could_not, fmt::format("{}: {}.", wish.in, *reason));
        }
        file.open(wish.in, std::ios::binary);
    }
    // Through links too: the answers would be gone, and the scores in their place.
    std::error_code ignored;  // what cannot be compared is not there yet
    if (fs::equivalent(wish.in, wish.out, ignored)) {
        return program.console.fail(
            Status::usage,
            fmt::format("{}: this is the file with the answers. Give --out another name.", wish.out));
    }
    std::ios::sync_with_stdio(false);
    std::istream& in = wish.in == "-" ? std::cin : file;
    auto target = Target::open(wish.out);
    if (!target) return program.console.fail(Status::could_not, sentence(target.error()));
    scoring::BatchOptions options;
    if (wish.asked) options.asked = scoring::BatchOptions::Asked::yes;
    if (wish.in != "-") options.file = wish.in;
    const BatchSummary summary = scoring::score_csv(
        entry->instrument, in, target->stream(), options,
        [&program](const instruments::Problem& problem) { program.console.problem(problem); });
    return conclude(program.console, summary, *target, options.file);
}

}  // namespace

void add_score(Program& program) {
    CLI::App* command = program.app.add_subcommand("score", "Score a CSV of answers");
    const auto wish = std::make_shared<Wish>();
    command->add_option("INSTRUMENT", wish->instrument, "An id, id@version, or a definition's path")
        ->required();
    command->add_option("--in", wish->in, "Answers; - or nothing: standard input")->type_name("CSV");
    command->add_option("--out", wish->out, "Results; - or nothing: standard output")->type_name("CSV");
    command->add_flag("--asked", wish->asked,
                      "Add the column of the items that each respondent would be asked");
    command->callback([&program, wish] { program.run = [&program, wish] { return score(program, *wish); }; });
}

}  // namespace runtime::cli
