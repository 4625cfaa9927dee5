// The walks through what is seldom seen: who can open the store, the backup and the recovery sheet, what
// is destroyed, a client alone who stops, and the first start.
#include "tests/gui/walks.h"

#include <algorithm>
#include <cstdlib>

#include "runtime/practice.h"
#include "runtime/storage/store.h"
#include "tests/support/temporary_folder.h"

namespace tests {

void walk_of_keeping(Tablet& tablet, const Look& look) {
    tablet.sign_in("coordinator");
    tablet.tap("client.INVENTED-3");
    look("a client with a session left half way");
    tablet.tap("withdraw");
    look("withdraw?");
    tablet.tap("withdraw.yes");
    tablet.hands().wait(std::chrono::seconds(5));
    look("a client who withdrew");
    tablet.tap("person");
    tablet.tap("sign-out.passphrase");
    tablet.tap("own.change");
    look("one's own passphrase, blank");
    tablet.tap("own.close");
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.sign_in("supervisor");
    tablet.tap("part.staff");
    tablet.tap("member.evaluator");
    look("a member of staff");
    tablet.tap("member.disable");
    look("take away the right to sign in?");
    tablet.tap("disable.no");
    tablet.tap("member.close");
    tablet.tap("staff.add");
    tablet.tap("add");
    look("new staff, blank");
    tablet.tap("new-staff.close");
    tablet.tap("part.sites");
    tablet.tap("add");
    look("sites, blank");
    tablet.tap("part.settings");
    tablet.tap("settings.contact");
    tablet.tap("settings.contact.vi");
    tablet.hands().type("Invented words");
    tablet.tap("person");
    look("sign out, unsaved?");
    tablet.tap("sign-out.no");
    tablet.tap("settings.back");
    tablet.tap("unsaved.yes");
    tablet.tap("keeping.backup");
    look("where the backup goes");
    tablet.tap("backup.close");
    tablet.tap("keeping.verify");
    look("the store, checked");
    tablet.tap("verified.close");
    tablet.tap("keeping.sheet");
    look("a new recovery sheet?");
    tablet.tap("sheet.yes");
    look("recovery sheet");
    const std::string words = proposal_on(tablet.surface());
    tablet.tap("written");
    tablet.tap("part.sessions");
    look("sessions, somebody withdrew");
    tablet.tap("filter.period");
    look("period");
    tablet.tap("filter.period.from.day");
    tablet.hands().type("31");
    tablet.tap("filter.period.apply");
    look("period, days that are none");
    tablet.tap("filter.period.close");
    tablet.tap("erase.client.INVENTED-3");
    look("erase?");
    tablet.tap("erase.no");
    tablet.tap("person");
    tablet.tap("sign-out.yes");
    tablet.tap("staff.supervisor");
    tablet.tap("recovery");
    look("sign-in with a recovery sheet");
    tablet.tap("passphrase");
    tablet.hands().type(words);
    tablet.tap("sign-in");
    look("who can open records?");
}

void walk_of_a_damaged_store(Tablet& tablet, const Look& look) {
    const TemporaryFolder documents;
    ::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1);
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("keeping.backup");
    const auto names = tablet.hands().names();
    // Sticks of this machine come first; the documents are the last place.
    const auto last = std::find_if(names.rbegin(), names.rend(),
                                   [](const std::string& name) { return name.starts_with("backup.save."); });
    REQUIRE(last != names.rend());
    tablet.tap(std::string(*last));

    tablet.damage_store();
    tablet.sign_in("coordinator");
    look("a store that does not open");
    tablet.tap("restore");
    look("which backup");
    tablet.tap("restore.file.1");
    look("a backup in its place?");
    ::unsetenv("XDG_DOCUMENTS_DIR");
}

void walk_of_a_client_alone(Tablet& tablet, const Look& look) {
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.tap("instrument.assist");
    tablet.tap("client.new");
    tablet.tap("mode.self");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    look("consent, alone");
    tablet.tap("leave");
    look("leave consent, alone?");
    tablet.tap("leave.stay");
    tablet.tap("agree");
    look("introduction of DASS-21, alone");
    for (int i = 0; i <= 21; ++i) {
        if (i == 1) look("question of DASS-21, alone");
        if (i == 2) {
            tablet.restart();
            tablet.sign_in("coordinator");
            look("interrupted");
            tablet.tap("next");
        }
        if (i == 3) {
            tablet.fill_disk();
            tablet.tap("option.q3.1");
            look("question, not saved, alone");
            tablet.clear_disk();
        }
        if (i > 0) tablet.tap("option.q" + std::to_string(i) + ".1");
        tablet.tap("next");
    }
    look("review, nothing blank, alone");
    tablet.tap("next");
    look("introduction of ASSIST, alone");
    tablet.tap("next");
    look("list, alone");
    tablet.tap("leave");
    look("stop here?");
    tablet.tap("leave.discard");
    look("delete the answers?");
    tablet.tap("discard.yes");
    look("answers deleted");
    tablet.tap("unlock");
    look("sign-in after a client");
    for (int i = 0; i < 3; ++i) {
        tablet.tap("staff.coordinator");
        tablet.hands().type("not the passphrase");
        tablet.tap("sign-in");
    }
    look("three wrong passphrases of a client's");
}

void walk_to_results_over_time(Tablet& tablet, const Look& look) {
    tablet.sign_in("coordinator");
    // INVENTED-2 has been asked once.
    for (const char* code : {"3", "1"}) {
        tablet.clock().advance_seconds(60);
        tablet.tap("client.search");
        tablet.hands().type("INVENTED-2");
        tablet.hands().key(gui::Key::enter);
        tablet.tap("start");
        tablet.tap("instrument.dass-21");
        tablet.tap("mode.staff");
        tablet.tap("next");
        tablet.tap("agree");
        tablet.finish_dass(code);
        if (tablet.has("leave")) tablet.tap("leave");
    }
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("session.2");
    for (const float lines : {-16.F, -8.F}) {
        tablet.surface().push(gui::Wheel{{700, 500}, lines});
        tablet.hands().look();
        look(lines < -10 ? "results over time" : "results over time, further down");
    }
}

namespace {

void back_up_another_tablet(const std::filesystem::path& out, Tablet& tablet) {
    namespace storage = runtime::storage;
    const TemporaryFolder other;
    const auto file = other.path() / "store.db";
    REQUIRE(runtime::make_practice_store(file, tablet.kiosk().catalog(), tablet.clock()));
    const auto held = storage::StoreFile::hold(file);
    REQUIRE(held);
    auto store = storage::Store::open(*held, "supervisor", storage::Secret(runtime::practice_passphrase));
    REQUIRE(store);
    REQUIRE(store->back_up(out, tablet.clock().now()));
}

}  // namespace

void walk_of_the_first_start(Tablet& tablet, const Look& look) {
    look("first start");
    tablet.tap("create");
    look("first start, blank");

    const TemporaryFolder documents;
    ::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1);
    back_up_another_tablet(documents.path() / "backup-2026-11-21", tablet);
    tablet.tap("restore");
    look("first start, which backup");
    tablet.tap("restore.file.1");
    look("first start, from a backup?");
    ::unsetenv("XDG_DOCUMENTS_DIR");
}

}  // namespace tests
