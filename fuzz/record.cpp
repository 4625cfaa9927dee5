// Any bytes as a sealed record: it does not open; and, for who has its key, as what is in
// one: a record, which can be written and read again, or a failure that says so.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/storage/failure.h"
#include "runtime/storage/record_content.h"
#include "runtime/storage/sealed_record.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace runtime::storage;
    const std::span<const unsigned char> bytes(data, size);
    try {
        const std::vector<unsigned char> again = content_of(record_from(bytes));
        assert(content_of(record_from(again)) == again);
    } catch (const Failure& failure) {
        static_cast<void>(failure);
    }

    KeyPair reader;
    reader.private_key = Secret::zeros(32);
    Bytes content;
    const std::size_t half = size < 80 ? size : 80;
    assert(open_sealed("id", bytes.subspan(half), bytes.first(half), reader, content));
    assert(content.empty());
    return 0;
}
