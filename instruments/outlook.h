// What a condition says now, and what it can still come to say, over every way the
// open answers may fall. `flow` and `progress` are made of it. Each item is taken by
// itself: where two items hang together the outlook may be wider than the truth,
// never narrower.
#pragma once

#include <cstdint>

#include "instruments/flow.h"

namespace instruments {

// A set of truths, one bit each.
class Outlook {
  public:
    Outlook() = default;  // of any value: set it before it is read
    constexpr explicit Outlook(Truth truth)
        : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth))) {}
    static constexpr Outlook of_bits(unsigned bits) { return Outlook(static_cast<std::uint8_t>(bits)); }
    [[nodiscard]] constexpr bool has(Truth truth) const {
        return ((bits_ >> static_cast<unsigned>(truth)) & 1U) != 0;
    }
    constexpr Outlook& operator|=(Outlook other) {
        bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return *this;
    }
    [[nodiscard]] constexpr unsigned bits() const { return bits_; }
    constexpr bool operator==(const Outlook&) const = default;

  private:
    constexpr explicit Outlook(std::uint8_t bits) : bits_(bits) {}

    std::uint8_t bits_;
};

// How it stands with an item: asked now, and whether it can still be asked or skipped.
// No initial values: `stand` sets every one, and clearing a stack of them costs more
// than deciding.
struct Standing {
    Truth now;
    bool may_be_asked;
    bool may_be_skipped;
};

// Decides item by item, in order; `standings` has room for every item.
void stand(const Instrument& instrument, const AnswerSheet& sheet, Standing* standings);

}  // namespace instruments
