// What the program says: results to standard output, sentences about errors to standard
// error, and the exit status of the contract. A result that could not be written is an
// error like any other: a full disk or a closed pipe never passes for success.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "instruments/problem.h"

namespace runtime::cli {

enum class Status : std::uint8_t {
    done = 0,
    problems = 1,   // the input has problems; each was printed, nothing is half done
    usage = 2,      // called wrongly
    could_not = 3,  // no such file, wrong passphrase, store in use, disk full …
};

class Console {
  public:
    // Makes sure that the three standard streams exist: else the next file that is opened,
    // which may be the store, would get the number of a closed one and be printed into.
    Console();

    // Buffered; a failure is remembered and told by finish().
    void print(std::string_view text);
    void flush();
    // Whether everything so far stands where it was printed to.
    [[nodiscard]] bool shown();
    // What the command was called for is done, and what is printed only reports it: if that cannot be
    // printed, finish() says this sentence, and the status stays. Without it the output is the result.
    void did(std::string sentence) { did_ = std::move(sentence); }
    void warn(std::string_view sentence);
    void problem(const instruments::Problem& problem);
    // Prints the sentence and hands the status back.
    [[nodiscard]] Status fail(Status status, std::string_view sentence);

    // The last call: writes what is left. A failed write makes any status could_not, unless did().
    [[nodiscard]] Status finish(Status status);

    // How wide text may be, and whether it may be emphasised: only on a terminal.
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] std::string heading(std::string_view text) const;

  private:
    std::string buffer_;
    int error_ = 0;  // errno of the first failed write
    std::string did_;
    int width_ = 88;
    bool emphasis_ = false;
};

}  // namespace runtime::cli
