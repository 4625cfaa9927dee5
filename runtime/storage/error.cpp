#include "runtime/storage/error.h"

namespace runtime::storage {

std::string_view name_of(StoreError::Kind kind) {
    using Kind = StoreError::Kind;
    switch (kind) {
        case Kind::no_such_file:
            return "no_such_file";
        case Kind::already_exists:
            return "already_exists";
        case Kind::keys_missing:
            return "keys_missing";
        case Kind::no_such_name:
            return "no_such_name";
        case Kind::wrong_passphrase:
            return "wrong_passphrase";
        case Kind::too_many_tries:
            return "too_many_tries";
        case Kind::weak_passphrase:
            return "weak_passphrase";
        case Kind::same_passphrase:
            return "same_passphrase";
        case Kind::not_a_store:
            return "not_a_store";
        case Kind::damaged:
            return "damaged";
        case Kind::from_the_future:
            return "from_the_future";
        case Kind::in_use:
            return "in_use";
        case Kind::in_the_way:
            return "in_the_way";
        case Kind::half_restored:
            return "half_restored";
        case Kind::disk_full:
            return "disk_full";
        case Kind::read_only:
            return "read_only";
        case Kind::io:
            return "io";
        case Kind::out_of_memory:
            return "out_of_memory";
        case Kind::not_permitted:
            return "not_permitted";
        case Kind::name_taken:
            return "name_taken";
        case Kind::no_such_site:
            return "no_such_site";
        case Kind::not_accepted:
            return "not_accepted";
        case Kind::no_such_record:
            return "no_such_record";
        case Kind::sealed_to_others:
            return "sealed_to_others";
        case Kind::wrong_state:
            return "wrong_state";
        case Kind::bad_value:
            return "bad_value";
        case Kind::ambiguous_code:
            return "ambiguous_code";
        case Kind::last_supervisor:
            return "last_supervisor";
        case Kind::oneself:
            return "oneself";
        case Kind::not_a_backup:
            return "not_a_backup";
        case Kind::other_store:
            return "other_store";
        case Kind::practice_backup:
            return "practice_backup";
    }
    return "unknown";
}

}  // namespace runtime::storage
