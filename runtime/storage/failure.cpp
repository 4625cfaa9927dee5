#include "runtime/storage/failure.h"

#include <cerrno>

namespace runtime::storage {

StoreError system_error(int error, std::string_view where, const std::filesystem::path& file) {
    using Kind = StoreError::Kind;
    Kind kind = Kind::io;
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            kind = Kind::no_such_file;
            break;
        case EACCES:
        case EPERM:
        case EROFS:
            kind = Kind::read_only;
            break;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            kind = Kind::disk_full;
            break;
        case ENOMEM:
            kind = Kind::out_of_memory;
            break;
        case EEXIST:
            kind = Kind::already_exists;
            break;
        case EISDIR:
        case ELOOP:
        case ENOTEMPTY:
            return {Kind::in_the_way, file.filename().string()};
        default:
            break;
    }
    return {kind, std::string(where) + " (" + std::to_string(error) + ")"};
}

}  // namespace runtime::storage
