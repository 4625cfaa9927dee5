#include "runtime/storage/recovery.h"

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"

namespace runtime::storage {

namespace {

constexpr std::string_view suffix = ".sheet";

}  // namespace

void note_unwritten_sheet(const std::filesystem::path& store) {
    static_cast<void>(at_the_door([&] { write_new(beside(store, suffix), {}); }));
}

void forget_unwritten_sheet(const std::filesystem::path& store) {
    std::error_code ignored;
    std::filesystem::remove(beside(store, suffix), ignored);
}

bool has_unwritten_sheet(const std::filesystem::path& store) {
    std::error_code ignored;  // what cannot be looked for is not there
    return std::filesystem::exists(beside(store, suffix), ignored);
}

}  // namespace runtime::storage
