// Any bytes as the file of wrong tries: nobody is kept out for longer than the longest wait, and what
// was counted can be written and read again.
#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "fuzz/folder.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/tries.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace runtime::storage;
    static const fuzz::Folder folder;
    const auto file = folder.path() / "store.tries";
    fuzz::Folder::write(file, fuzz::text_of(data, size));
    Tries tries = Tries::read(file);
    const SinceBoot now{"this-boot", std::chrono::seconds(100000)};
    for (const std::string who : {"lan", "client", ""}) {
        assert(tries.wait(who, now) <= longest_wait);
        for (int each = 0; each < client_tries; ++each)
            tries.count(who, now);
        assert(tries.wait(who, now) <= longest_wait);
    }
    fuzz::Folder::write(file, tries.written());
    assert(Tries::read(file).written() == tries.written());
    return 0;
}
