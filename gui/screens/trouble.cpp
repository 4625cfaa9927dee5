#include "gui/screens/trouble.h"

#include <cassert>

namespace gui {

std::string phrase_of(const runtime::storage::StoreError& error) {
    return "trouble_" + std::string(runtime::storage::name_of(error.kind));
}

std::string phrase_of(runtime::KioskRefusal refusal) {
    switch (refusal) {
        using enum runtime::KioskRefusal;
        case not_now:
            return "refused_not_now";
        case no_instruments:
            return "refused_no_instruments";
        case not_accepted:
            return "refused_not_accepted";
        case not_this_role:
            return "refused_not_this_role";
        case code_missing:
            return "refused_code_missing";
        case code_mistyped:
            return "refused_code_mistyped";
        case code_ambiguous:
            return "refused_code_ambiguous";
        case site_missing:
            return "refused_site_missing";
        case mixed_anonymous:
            return "refused_mixed_anonymous";
        case mode_missing:
            return "refused_mode_missing";
        case mode_not_offered:
            return "refused_mode_not_offered";
        case no_such_occasion:
            return "refused_no_such_occasion";
        case withdrew:
            return "refused_withdrew";
    }
    assert(false);
    return {};
}

std::string phrase_of(const runtime::Trouble& trouble) {
    return std::visit([](const auto& why) { return phrase_of(why); }, trouble);
}

std::string tablet_phrase(runtime::TabletFault fault) {
    switch (fault) {
        case runtime::TabletFault::disk_in_clear:
            return "tablet_disk_in_clear";
        case runtime::TabletFault::swap_in_clear:
            return "tablet_swap_in_clear";
        case runtime::TabletFault::memory_not_locked:
            return "tablet_memory_not_locked";
        case runtime::TabletFault::saves_slowly:
            return "tablet_saves_slowly";
        case runtime::TabletFault::older_store_beside:
            return "tablet_older_store";
    }
    return {};
}

}  // namespace gui
