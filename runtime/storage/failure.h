// How this folder fails inside: by throwing Failure. And its door: at_the_door() runs a
// call and turns what was thrown into a StoreError, so that nothing thrown leaves the folder.
#pragma once

#include <chrono>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "runtime/storage/error.h"

namespace runtime::storage {

// `detail` names a place in our code and a result, never a value of anybody's.
class Failure : public std::exception {
  public:
    explicit Failure(StoreError::Kind kind, std::string detail = {}, std::chrono::seconds wait = {})
        : error_{kind, std::move(detail), wait} {}
    explicit Failure(StoreError error) : error_(std::move(error)) {}
    [[nodiscard]] const StoreError& error() const { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return error_.detail.c_str(); }

  private:
    StoreError error_;
};

// What the system said of a file. A folder, a loop of links or the like where a file of ours is to be is
// `in_the_way`, with the file's name as its detail; else that is `where`.
[[nodiscard]] StoreError system_error(int error, std::string_view where, const std::filesystem::path& file);

template <class F>
auto at_the_door(F&& call) -> Stored<std::invoke_result_t<F>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            std::forward<F>(call)();
            return {};
        } else {
            return std::forward<F>(call)();
        }
    } catch (const Failure& failure) {
        return tl::make_unexpected(failure.error());
    } catch (const std::bad_alloc&) {
        return tl::make_unexpected(StoreError{StoreError::Kind::out_of_memory, {}});
    } catch (const std::filesystem::filesystem_error& error) {
        return tl::make_unexpected(system_error(error.code().value(), "file system", error.path1()));
    }
}

}  // namespace runtime::storage
