#include "runtime/intake/lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace runtime {

namespace {

constexpr std::size_t named_max = 10;

}  // namespace

void Lines::add(int line) {
    ++count_;
    if (first_.size() < named_max) first_.push_back(line);
}

std::string Lines::text() const {
    const auto more = count_ - static_cast<std::int64_t>(first_.size());
    return fmt::format("line{} {}{}", count_ == 1 ? "" : "s", fmt::join(first_, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : "");
}

}  // namespace runtime
