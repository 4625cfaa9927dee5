#include "gui/screens/person.h"

#include "runtime/storage/recovery.h"

namespace gui {

std::string person_words(const std::string& name, const Frame& frame) {
    if (name.empty()) return frame.say("name_not_shown");
    return runtime::storage::is_recovery_sheet(name) ? frame.say("recovery_sheet") : name;
}

}  // namespace gui
