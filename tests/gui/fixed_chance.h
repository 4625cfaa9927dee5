// Chance that falls the same way each time, while this lives: new codes, proposed words, ids. So that a
// picture with words of chance can be compared with another. One at a time.
#pragma once

namespace tests {

class FixedChance {
  public:
    FixedChance();
    ~FixedChance();
    FixedChance(const FixedChance&) = delete;
    FixedChance& operator=(const FixedChance&) = delete;
};

}  // namespace tests
