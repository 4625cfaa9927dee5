#include "runtime/storage/raw_key.h"

#include <cassert>
#include <string_view>

namespace runtime::storage {

Secret raw_key(const Secret& key) {
    assert(key.size() == 32);
    constexpr std::string_view digits = "0123456789abcdef";
    Secret text = Secret::zeros(67);
    unsigned char* out = text.data();
    *out++ = 'x';
    *out++ = '\'';
    for (const unsigned char byte : key.bytes()) {
        *out++ = static_cast<unsigned char>(digits[byte >> 4U]);
        *out++ = static_cast<unsigned char>(digits[byte & 0xfU]);
    }
    *out = '\'';
    return text;
}

}  // namespace runtime::storage
