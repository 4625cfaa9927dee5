// What a guess at a passphrase costs, and whether keys stay in memory.
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "runtime/storage/key.h"
#include "runtime/storage/secret.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;

namespace {

// What the system says of the memory that lies there, in two letters each: "lo" it stays out of swap, "dd"
// it is in no dump.
std::string flags_of_memory_at(const void* place) {
    std::ifstream maps("/proc/self/smaps");
    const auto address = reinterpret_cast<std::uintptr_t>(place);
    bool here = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        char dash = 0;
        if (std::istringstream range(line); range >> std::hex >> from >> dash >> to && dash == '-')
            here = from <= address && address < to;
        if (here && line.starts_with("VmFlags:")) return line + " ";
    }
    return {};
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool with_address_sanitizer = true;
#elif defined(__has_feature)
constexpr bool with_address_sanitizer = __has_feature(address_sanitizer);
#else
constexpr bool with_address_sanitizer = false;
#endif

}  // namespace

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

TEST_CASE("a secret lies in memory that is in no dump, and in no swap where the system allows it",
          "[storage]") {
    const Secret key = Secret::random(32);
    const std::string elsewhere(32, 'x');

    const std::string flags = flags_of_memory_at(key.view().data());

    CHECK(flags.find(" dd ") != std::string::npos);
    CHECK(flags_of_memory_at(elsewhere.data()).find(" dd ") == std::string::npos);
    // A program with sanitizers has a mlock() that does nothing.
    if (can_lock_memory() && !with_address_sanitizer) CHECK(flags.find(" lo ") != std::string::npos);
}
