#include "runtime/storage/handing_out.h"

#include <optional>
#include <utility>

namespace runtime::storage {

HandingOut::HandingOut(DamagedFile& file, Ways ways, const std::function<bool(const Record&)>& each,
                       Salvaged& salvaged)
    : file_(file), ways_(std::move(ways)), each_(each), salvaged_(salvaged), told_(told_by(file)) {
    salvaged_.corrections_known = salvaged_.corrections_known && told_.all_corrections;
}

bool HandingOut::sealed() {
    const Ids ids = sealed_ids(file_);
    salvaged_.all_found = salvaged_.all_found && ids.all;
    for (const std::string& id : ids.there)
        static_cast<void>(open(id));
    for (const std::string& id : ids_told(told_, ids)) {
        if (!open(id)) salvaged_.lost.back().maybe_erased = !told_.all;
    }
    // Only now is it known which stand in the place of which.
    for (const std::string& id : readable_) {
        std::optional<Record> record;
        if (!file_.finds([&](Lookup how) { record = ways_.sealed(id, how); })) {
            lose(id);
        } else if (!give(*record)) {
            return false;
        }
    }
    return true;
}

bool HandingOut::begun(const std::set<std::string>& but_not) {
    const Ids ids = begun_ids(file_);
    salvaged_.all_found = salvaged_.all_found && ids.all;
    for (const std::string& id : ids.there) {
        if (but_not.contains(id)) continue;
        ++salvaged_.found;
        std::optional<Record> record;
        if (file_.finds([&](Lookup how) { record = ways_.begun(id, how); })) {
            read_.insert(id);
            if (!give(*record)) return false;
            continue;
        }
        Salvaged::Lost& lost = lose(id);
        static_cast<void>(file_.reads([&](Connection&) { lost.date = ways_.date(id); }));
    }
    return true;
}

// It is opened twice, because a correction may come after what it corrects: not all of them fit into memory.
bool HandingOut::open(const std::string& id) {
    ++salvaged_.found;
    std::string corrects;
    if (!file_.finds([&](Lookup how) { corrects = ways_.sealed(id, how).session.corrects; })) {
        lose(id).to_others = file_.why() == StoreError::Kind::sealed_to_others;
        return false;
    }
    readable_.push_back(id);
    if (!corrects.empty()) replaced_.insert(corrects);
    return true;
}

bool HandingOut::give(const Record& record) {
    const bool finished = record.session.state == SessionState::finished;
    const bool answered = record.session.state == SessionState::open && !record.answers.empty();
    if (replaced_.contains(record.session.id)) {
        ++salvaged_.corrected;
    } else if (finished && told_.corrected.contains(record.session.id)) {
        Record known_wrong = record;
        known_wrong.session.corrected = true;
        ++salvaged_.taken;
        return each_(known_wrong);
    } else if (finished || answered) {
        ++salvaged_.taken;
        return each_(record);
    } else {
        ++salvaged_.without_answers;
    }
    return true;
}

Salvaged::Lost& HandingOut::lose(const std::string& id) {
    Salvaged::Lost& lost = salvaged_.lost.emplace_back();
    lost.id = id;
    if (const auto sealed = told_.sealed.find(id); sealed != told_.sealed.end()) lost.sealed = sealed->second;
    return lost;
}

}  // namespace runtime::storage
