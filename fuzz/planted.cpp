// The control of the other targets: a reader with a planted mistake. It believes a length that it is given,
// as none of ours may; a kept input shows that the sanitizer stops it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t said = data[0];
    const auto room = std::make_unique<std::uint8_t[]>(size - 1);
    std::copy_n(data + 1, size - 1, room.get());
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < said; ++i)
        sum = static_cast<std::uint8_t>(sum + room[i]);
    return sum == 255 ? -1 : 0;
}
