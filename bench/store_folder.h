// A folder of its own for the store that a benchmark makes, gone with it; and what every one of them needs.
#pragma once

#include <stdlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include "runtime/storage/store.h"

namespace bench {

class Folder {
  public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path file() const { return path_ / "store.db"; }

  private:
    std::filesystem::path path_;
};

template <class T>
T value(runtime::storage::Stored<T> stored) {
    if (!stored) {
        std::fprintf(stderr, "%s\n", stored.error().detail.c_str());
        std::abort();
    }
    if constexpr (!std::is_void_v<T>) return std::move(*stored);
}

inline runtime::storage::Secret passphrase() {
    return runtime::storage::Secret{std::string_view("an invented passphrase")};
}

}  // namespace bench
