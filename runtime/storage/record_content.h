// What of a record is sealed, as bytes and back: everything that Record has. A text stands
// once and is then named by its number, so that the long names of a questionnaire cost
// little; zeros fill the last step, so that a length does not tell which questionnaire it
// was, nor how many of its questions were asked.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "runtime/storage/records.h"

namespace runtime::storage {

// Every questionnaire that is installed fits into one step with all of its questions
// answered; a long text of somebody's own may take another.
inline constexpr std::size_t content_step = 4096;

// The caller wipes it.
[[nodiscard]] std::vector<unsigned char> content_of(const Record& record);
// Throws Failure `damaged` when the bytes are not such content.
[[nodiscard]] Record record_from(std::span<const unsigned char> content);

}  // namespace runtime::storage
