#include "tests/support/own_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>

namespace tests {

namespace {

// The shadow of a sanitizer maps terabytes of nothing.
constexpr std::uint64_t most = 1ULL << 30;
constexpr std::size_t step = 1 << 20;

bool stands_at(const char* at, const std::string& inverted) {
    for (std::size_t i = 0; i < inverted.size(); ++i) {
        if (static_cast<char>(~at[i]) != inverted[i]) return false;
    }
    return true;
}

}  // namespace

std::string inverted(std::string bytes) {
    for (char& byte : bytes)
        byte = static_cast<char>(~byte);
    return bytes;
}

std::size_t times_in_memory(const std::string& inverted) {
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    static char window[step + 4096];
    const int first = static_cast<unsigned char>(~inverted.front());
    const auto size = static_cast<ssize_t>(inverted.size());
    std::size_t found = 0;
    std::ifstream maps("/proc/self/maps");
    std::string line;
    while (std::getline(maps, line)) {
        std::istringstream in(line);
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        char dash = 0;
        std::string rights;
        in >> std::hex >> begin >> dash >> end >> rights;
        if (rights.size() < 2 || rights[1] != 'w' || end - begin > most) continue;
        for (std::uint64_t at = begin; at < end; at += step) {
            // One that begins in this step may end in the next.
            const ssize_t got = pread(memory, window, step + inverted.size() - 1, static_cast<off_t>(at));
            const char* end_of_window = window + std::max<ssize_t>(got, 0);
            for (const char* i = window; end_of_window - i >= size; ++i) {
                i = static_cast<const char*>(
                    std::memchr(i, first, static_cast<std::size_t>(end_of_window - i - size + 1)));
                if (i == nullptr) break;
                const auto place = at + static_cast<std::uint64_t>(i - window);
                const auto self = reinterpret_cast<std::uint64_t>(window);
                if (place + inverted.size() > self && place < self + sizeof window) continue;
                if (stands_at(i, inverted)) ++found;
            }
            std::memset(window, 0, sizeof window);
        }
    }
    close(memory);
    return found;
}

}  // namespace tests
