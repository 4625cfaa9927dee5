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
    constexpr Outlook() = default;
    constexpr explicit Outlook(Truth truth)
        : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth))) {}
    static constexpr Outlook of_bits(unsigned bits) {
        Outlook outlook;
        outlook.bits_ = static_cast<std::uint8_t>(bits);
        return outlook;
    }
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
    std::uint8_t bits_ = 0;
};

// How it stands with an item: asked now, and whether it can still be asked or skipped.
struct Standing {
    Truth now = Truth::no;
    bool may_be_asked = false;
    bool may_be_skipped = false;
};

// Decides item by item, in order; `standings` has room for every item.
void stand(const Instrument& instrument, const AnswerSheet& sheet, Standing* standings);

}  // namespace instruments
