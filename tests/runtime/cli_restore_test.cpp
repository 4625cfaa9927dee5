// `screening backup` and `screening restore`, as a script calls them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;

TEST_CASE("a backup is restored without a passphrase, and by a supervisor with more verified") {
    const CommandLineStore store;
    const auto backup = store.folder() / "the-backup";
    const auto elsewhere = store.folder() / "elsewhere.store";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    store.add_staff("coordinator", "coordinator");
    const auto restore = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"restore", "--in", backup, "--store", elsewhere});
        return tests::screening(more);
    };
    const std::vector<std::string> with_passphrase{"--passphrase-file", store.passphrases()};
    const auto as = [&](const std::string& name) {
        std::vector<std::string> words{"--as", name};
        words.insert(words.end(), with_passphrase.begin(), with_passphrase.end());
        return words;
    };

    const auto plain = restore({});
    const auto unknown = restore(as("coordinator"));
    const auto verified = restore(as("supervisor"));

    INFO(plain.err << unknown.err << verified.err);
    CHECK(plain.status == 0);
    CHECK_THAT(plain.out, ContainsSubstring("--as NAME"));
    // Who was added later is not in it.
    CHECK(unknown.status == 3);
    CHECK(verified.status == 0);
    CHECK_THAT(verified.out, ContainsSubstring("is restored") && !ContainsSubstring("--as NAME"));
    const auto looked_through = tests::screening({"verify", "--store", elsewhere, "--as", "supervisor",
                                                  with_passphrase.front(), with_passphrase.back()});
    CHECK(looked_through.status == 0);
}
