#include "gui/screens/restoring.h"

#include <utility>

#include "gui/screens/trouble.h"
#include "gui/widgets/button.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

void choose_person(RestoreDraft& draft, const std::string& name, Frame& frame) {
    draft.name = name;
    draft.error.reset();
    wipe_typed(draft.passphrase);
    frame.focus("restore.passphrase");
    frame.again();
}

void back_to_the_list(RestoreDraft& draft) {
    draft.chosen.reset();
    draft.name.clear();
    draft.error.reset();
    wipe_typed(draft.passphrase);
}

void choose(RestoreDraft& draft, Frame& frame) {
    Sheet sheet(frame, "restore", frame.say("restore"), SheetForm::side);
    const bool done = sheet.closed();
    {
        ScrollArea area(frame, "restore", sheet.content());
        Column column(frame, area.content());
        column.text(frame.say("restore_which"), quiet(frame));
        column.gap(20);
        for (std::size_t i = 0; i < draft.found->size(); ++i) {
            const runtime::FoundBackup& backup = draft.found->at(i);
            const bool stick = backup.place.kind == runtime::SavePlace::Kind::stick;
            const std::string where = stick ? frame.say("restore_from_stick", {backup.place.name})
                                            : frame.say("restore_from_documents");
            const RowLook look{
                .detail = where, .before = stick ? Icon::usb : Icon::file, .line_above = i > 0};
            const Rect r = column.take(list_row_height(frame, backup.name, column.width(), look));
            if (list_row(frame, "restore.file." + std::to_string(i + 1), backup.name, r, look)) {
                draft.chosen = i;
                if (backup.people.names.size() == 1 && backup.people.sheet.empty())
                    choose_person(draft, backup.people.names.front(), frame);
                frame.again();
            }
        }
        if (draft.found->empty())
            column.gap(banner(frame, column.rest(), frame.say("restore_none"), {.tone = Tone::warn}));
        area.end_at(column.y() + 8);
    }
    if (!done) return;
    draft.close();
    frame.again();
}

// What is said of the store elsewhere is said of the backup here.
std::string words_of(const storage::StoreError& error, Frame& frame) {
    using enum storage::StoreError::Kind;
    if (error.wait > std::chrono::seconds(60))
        return frame.say("tries_wait_minutes", {std::to_string((error.wait.count() + 59) / 60)});
    if (error.wait > std::chrono::seconds(0)) return frame.say("tries_wait_a_minute");
    switch (error.kind) {
        case no_such_file:
            return frame.say("restore_gone");
        case damaged:
        case keys_missing:
            return frame.say("restore_damaged");
        case not_permitted:
            return frame.say("restore_supervisors_only");
        case practice_backup:
            return frame.say("restore_practice");
        case other_store:
            return frame.say(error.detail == storage::unknown_store ? "restore_unknown_store"
                                                                    : "restore_other_store");
        default:
            return frame.say(phrase_of(error));
    }
}

// Whoever can open the backup; who is a supervisor is not written on it.
void people(const storage::BackupPeople& people, RestoreDraft& draft, bool working, Frame& frame,
            Column& column) {
    bool first = true;
    const auto row = [&](const std::string& control, const std::string& name, const std::string& label,
                         Icon icon) {
        const RowLook look{.before = icon,
                           .after = draft.name == name ? Icon::check : Icon::none,
                           .line_above = !first,
                           .selected = draft.name == name};
        first = false;
        const Rect r = column.take(list_row_height(frame, label, column.width(), look));
        if (list_row(frame, control, label, r, look) && !working) choose_person(draft, name, frame);
    };
    for (const std::string& name : people.names)
        row("restore.by." + control_word(name), name, name, Icon::person);
    if (!people.sheet.empty())
        row("restore.sheet", people.sheet, frame.say("recovery_sheet_use"), Icon::document);
}

// True: whoever was chosen typed a passphrase and wants it done.
bool passphrase(const storage::BackupPeople& people, RestoreDraft& draft, bool working, Frame& frame,
                Column& column) {
    column.gap(20);
    const std::string label = draft.name == people.sheet ? frame.say("recovery_sheet_words")
                                                         : frame.say("passphrase_of", {draft.name});
    const FieldTouch field =
        column.field("restore.passphrase", draft.passphrase,
                     {.form = FieldForm::password, .label = label, .icon = Icon::lock, .enabled = !working});
    if (field.changed) draft.error.reset();
    if (!working && std::exchange(draft.tried, false) && draft.error) frame.focus("restore.passphrase");
    column.gap(20);
    const bool pressed = button(frame, "restore.yes", frame.say(working ? "restoring" : "restore_yes"),
                                column.take(frame.tall(height::button)), {.enabled = !working});
    if (!(pressed || field.submitted) || working) return false;
    if (!draft.passphrase.empty()) return true;
    frame.focus("restore.passphrase");
    return false;
}

void ask(RestoreDraft& draft, bool working, Frame& frame, Wishes& wishes) {
    const runtime::FoundBackup& backup = draft.found->at(draft.chosen.value_or(0));
    Sheet sheet(frame, "restore", frame.say("restore_really"), SheetForm::side);
    const bool done = sheet.closed() && !working;
    {
        ScrollArea area(frame, "restore", sheet.content());
        Column column(frame, area.content());
        column.text(
            frame.say(draft.in_an_empty_place ? "restore_here_text" : "restore_really_text", {backup.name}),
            quiet(frame));
        column.gap(20);
        if (draft.error) {
            column.gap(banner(frame, column.rest(), words_of(*draft.error, frame),
                              {.tone = Tone::high, .strong = true}));
            column.gap(16);
        }
        if (backup.people.names.empty()) {
            column.gap(banner(frame, column.rest(), frame.say("trouble_not_a_backup"), {.tone = Tone::warn}));
        } else {
            people(backup.people, draft, working, frame, column);
            if (!draft.name.empty() && passphrase(backup.people, draft, working, frame, column)) {
                wishes.emplace_back(wish::Restore{backup.file, draft.name});
                draft.tried = true;
                frame.again();
            }
        }
        area.end_at(column.y() + 16);
    }
    if (!done) return;
    back_to_the_list(draft);
    frame.again();
}

}  // namespace

void RestoreDraft::look() {
    close();
    found = runtime::found_backups(runtime::save_places(runtime::Surroundings::here()));
}

void RestoreDraft::close() {
    back_to_the_list(*this);
    found.reset();
}

void restore_sheets(RestoreDraft& draft, bool working, Frame& frame, Wishes& wishes) {
    if (!draft.found) return;
    if (draft.chosen) {
        ask(draft, working, frame, wishes);
    } else {
        choose(draft, frame);
    }
}

}  // namespace gui
