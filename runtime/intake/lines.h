// The lines of a file at which the same thing stands, as people want to read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace runtime {

class Lines {
  public:
    void add(int line);
    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] int first() const { return first_.empty() ? 0 : first_.front(); }
    // "line 3", "lines 3, 5", or the first ten "and 12 more".
    [[nodiscard]] std::string text() const;

  private:
    std::vector<int> first_;  // ten at most, however long the file is
    std::int64_t count_ = 0;
};

}  // namespace runtime
