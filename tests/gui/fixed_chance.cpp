#include "tests/gui/fixed_chance.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace tests {

namespace {

std::uint64_t drawn = 0;

// Another seed for each draw, so that no two of them are alike.
void draw(void* out, std::size_t size) {
    std::array<unsigned char, randombytes_SEEDBYTES> seed{};
    ++drawn;
    std::memcpy(seed.data(), &drawn, sizeof drawn);
    randombytes_buf_deterministic(out, size, seed.data());
}

std::uint32_t draw_number() {
    std::uint32_t number = 0;
    draw(&number, sizeof number);
    return number;
}

const char* name() {
    return "fixed, for tests";
}

randombytes_implementation fixed{.implementation_name = name,
                                 .random = draw_number,
                                 .stir = nullptr,
                                 .uniform = nullptr,
                                 .buf = draw,
                                 .close = nullptr};

}  // namespace

FixedChance::FixedChance() {
    drawn = 0;
    static_cast<void>(sodium_init());  // draws its own from the real one
    randombytes_set_implementation(&fixed);
}

FixedChance::~FixedChance() {
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

}  // namespace tests
