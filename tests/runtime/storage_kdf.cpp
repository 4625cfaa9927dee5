// What a guess at a passphrase costs, and whether keys stay in memory.
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/key.h"
#include "runtime/storage/secret.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;

TEST_CASE("a key takes half a second at least, with as few passes as that takes", "[storage]") {
    CHECK(passes_for(0.5) == 1);
    CHECK(passes_for(0.499) == 2);
    // One pass alone is less than half a second, and two are what a rounding down left out.
    CHECK(passes_for(0.375) == 2);
    CHECK(passes_for(0.251) == 2);
    CHECK(passes_for(0.249) == 3);
    CHECK(passes_for(0.75) == 1);
    for (double one_pass = 0.01; one_pass < 0.75; one_pass += 0.007) {
        INFO(one_pass);
        const double seconds = static_cast<double>(passes_for(one_pass)) * one_pass;
        CHECK(seconds >= 0.5);
        CHECK(seconds < 1.0);
    }
    CHECK(passes_for(0.0001) == 64);
}

TEST_CASE("it is known whether the system lets keys be locked in memory", "[storage][tablet]") {
    constexpr rlim_t much = rlim_t{1024} * 1024;
    constexpr uid_t nobody = 65534;
    const auto locks_with = [](rlim_t bytes) {
        return tests::status_of(tests::in_child([bytes] {
            const rlimit limit{bytes, bytes};
            if (::setrlimit(RLIMIT_MEMLOCK, &limit) != 0) return 77;
            // Who may do everything is not bound by the limit.
            if (::getuid() == 0 && ::setuid(nobody) != 0) return 77;
            return can_lock_memory() ? 1 : 0;
        }));
    };
    if (can_lock_memory()) CHECK(locks_with(much) == 1);
    CHECK(locks_with(0) == 0);
}
