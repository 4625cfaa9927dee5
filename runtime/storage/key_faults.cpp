// Store: whether the key file has a slot for each who may sign in, and for nobody else.
#include <algorithm>
#include <map>
#include <string>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

std::vector<KeyFault> Store::Opened::key_faults() {
    std::vector<KeyFault> faults;
    std::vector<Slot> slots = keyring().present();
    std::map<std::string, std::string> active;  // names by id
    auto staff = connection.prepare(sql::select_all_staff);
    while (staff.step()) {
        if (staff.number("active") != 1) continue;
        const std::string name = staff.text("name");
        active.emplace(staff.text("id"), name);
        const auto slot = std::ranges::find(slots, staff.text("id"), &Slot::person);
        if (slot == slots.end()) {
            faults.push_back({KeyFault::Kind::missing, name});
            continue;
        }
        if (slot->name != name || !std::ranges::equal(slot->public_key, staff.blob("public_key")))
            faults.push_back({KeyFault::Kind::altered, name});
        slots.erase(slot);
    }
    for (const Slot& slot : slots) {
        // A second one of hers, or one of nobody's.
        const auto hers = active.find(slot.person);
        faults.push_back(hers != active.end() ? KeyFault{KeyFault::Kind::altered, hers->second}
                                              : KeyFault{KeyFault::Kind::nobodys, slot.name});
    }
    return faults;
}

}  // namespace runtime::storage
