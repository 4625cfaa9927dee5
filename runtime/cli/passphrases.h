// Passphrases for one call: asked on the terminal without echo, or the lines of
// --passphrase-file. Never an argument, never from the environment, never printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "runtime/cli/console.h"
#include "runtime/storage/permit.h"
#include "runtime/storage/records.h"
#include "runtime/storage/secret.h"

namespace runtime::cli {

class Passphrases {
  public:
    // `file` empty: the terminal.
    Passphrases(Console& console, std::string file) : console_(console), file_(std::move(file)) {}

    // The passphrase of somebody who has one: the next line of the file.
    [[nodiscard]] tl::expected<storage::Secret, Status> present(const std::string& name);
    // A new one: the next line of the file, or typed twice. Refused when it is too weak. At the
    // terminal so many random words are proposed first.
    [[nodiscard]] tl::expected<storage::Secret, Status> chosen(const std::string& name, storage::Role role,
                                                               storage::Purpose purpose);

    // The words of a recovery sheet: on the terminal and nowhere else, so that they do not end in the file
    // to which the output goes. Without a terminal none can be shown.
    [[nodiscard]] static bool can_show();
    // False: it did not take them all.
    [[nodiscard]] static bool show_recovery_sheet(const storage::Secret& words);

  private:
    [[nodiscard]] tl::expected<storage::Secret, Status> next_line(const std::string& whose);
    [[nodiscard]] tl::expected<storage::Secret, Status> ask(const std::string& prompt,
                                                            const storage::Secret& proposal = {});

    Console& console_;
    std::string file_;
    std::optional<storage::Secret> content_;  // of the file
    std::size_t read_ = 0;                    // how much of it was taken
    int lines_ = 0;
};

}  // namespace runtime::cli
