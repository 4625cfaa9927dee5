#include "runtime/storage/recovery.h"

#include <string>

#include "instruments/utf8.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"

namespace runtime::storage {

namespace {

constexpr std::string_view suffix = ".sheet";

}  // namespace

bool looks_like_recovery_sheet(std::string_view name) {
    std::string folded = instruments::to_capitals(name);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '-'; });
    return folded.starts_with("RECOVERYSHEET");
}

Secret as_on_the_sheet(const Secret& typed) {
    Secret words = Secret::zeros(typed.size());
    std::size_t size = 0;
    bool blank = false;
    for (const char c : typed.view()) {
        if (c == ' ') {
            blank = size > 0;
            continue;
        }
        if (blank) words.data()[size++] = ' ';
        blank = false;
        words.data()[size++] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return Secret(words.bytes().first(size));
}

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
