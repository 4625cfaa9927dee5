// A program that keeps its memory private: freed blocks are wiped, and a crash leaves nothing.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "runtime/private_memory.h"
#include "tests/support/own_memory.h"

namespace {

// In a process of its own, because it is for good.
int status_of(int (*work)()) {
    const pid_t child = fork();
    if (child == 0) _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a private process is not dumped, and no other looks into it", "[private]") {
    const auto dumpable = [] { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); };
    CHECK(status_of(dumpable) == 1);  // as every process begins

    CHECK(status_of([] {
              runtime::keep_memory_private();
              rlimit core{1, 1};
              getrlimit(RLIMIT_CORE, &core);
              return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && core.rlim_cur == 0 && core.rlim_max == 0 ? 7
                                                                                                         : 8;
          }) == 7);
}

TEST_CASE("what is freed is wiped; without that it would still be there", "[private]") {
    // "an invented answer, planted to be found", inverted.
    const std::string needle =
        tests::inverted("an invented ") + tests::inverted("answer, planted to be found");

    auto words = std::make_unique<std::string>(tests::inverted(needle));
    CHECK(tests::times_in_memory(needle) >= 1);
    words.reset();
    CHECK(tests::times_in_memory(needle) == 0);

    // malloc's first words of a freed block are its own: what is looked for stands behind them.
    char* block = static_cast<char*>(std::malloc(needle.size() + 64));
    REQUIRE(block != nullptr);
    for (std::size_t i = 0; i < needle.size(); ++i)
        block[64 + i] = static_cast<char>(~needle[i]);
    std::free(block);
    CHECK(tests::times_in_memory(needle) >= 1);
}
