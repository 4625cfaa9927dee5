// A store with any damage to its file, its header first of all, or with any bytes as its journal: it opens
// whole, or is refused as what it is; nothing else leaves.
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "fuzz/invented.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace runtime::storage;
    static const fuzz::Folder folder;
    static const fuzz::Folder::Files whole = fuzz::invented_store(folder, fuzz::InHands::no);
    if (size == 0) return 0;
    const std::string_view input = fuzz::text_of(data + 1, size - 1);
    auto files = whole;
    const bool journal = data[0] % 2 == 1;
    if (journal) {
        files["a.store-journal"] = input;
    } else {
        files["a.store"] = fuzz::damaged(whole.at("a.store"), input);
    }
    folder.set(files);

    auto store = Store::open(folder.path() / "a.store", fuzz::supervisor, fuzz::passphrase());
    if (!store) {
        using Kind = StoreError::Kind;
        const Kind kind = store.error().kind;
        assert(kind == Kind::damaged || kind == Kind::not_a_store || kind == Kind::from_the_future);
        return 0;
    }
    const auto report = store->check();
    assert(report && report->whole());
    return 0;
}
