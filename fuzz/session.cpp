// Any damage to the file of a visit in a client's hands: the store opens for staff all the same, with what
// was answered or without, and is whole.
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "fuzz/invented.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace runtime::storage;
    static const fuzz::Folder folder;
    static const fuzz::Folder::Files whole = fuzz::invented_store(folder, fuzz::InHands::yes);
    auto files = whole;
    std::string& session = files.at("a.store.session");
    const std::string before = session;
    session = fuzz::damaged(before, fuzz::text_of(data, size));
    folder.set(files);

    auto store = Store::open(folder.path() / "a.store", fuzz::supervisor, fuzz::passphrase());
    assert(store);
    // Bytes behind the last page are nothing's.
    assert(session != before || !store->lost_a_session());
    const auto report = store->check();
    assert(report && report->whole());
    assert(report->lost.size() == (store->lost_a_session() ? 1U : 0U));
    return 0;
}
