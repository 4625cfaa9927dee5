// Who can open the store: passphrases, who leaves, the recovery sheet; backup and restore.
#include <memory>

#include "gui/app.h"
#include "gui/screens/trouble.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace storage = runtime::storage;

namespace {

// It was of where the backup was to go, and not of the store.
std::string backup_phrase(const runtime::Trouble& trouble) {
    using enum storage::StoreError::Kind;
    const auto* const error = std::get_if<storage::StoreError>(&trouble);
    const auto is = [error](storage::StoreError::Kind kind) {
        return error != nullptr && error->kind == kind;
    };
    if (is(no_such_file)) return "backup_gone";
    if (is(read_only)) return "backup_read_only";
    if (is(disk_full)) return "backup_full";
    if (is(io)) return "backup_io";
    return phrase_of(trouble);
}

}  // namespace

// Work on the kiosk off the window's thread, and what follows when it was done.
void App::in_background(std::function<runtime::Done<void>()> work, std::function<void()> then,
                        PhraseOf words) {
    const auto result = std::make_shared<runtime::Done<void>>();
    working_ = true;
    trouble_.clear();
    background_([work = std::move(work), result] { *result = work(); },
                [this, then = std::move(then), words = std::move(words), result] {
                    working_ = false;
                    stale_ = true;
                    if (done(*result, words)) then();
                });
}

void App::on(const wish::SetSites& wish) {
    if (!done(kiosk_.set_sites(wish.name, wish.sites))) return;
    drafts_->supervisor.member = {};
    say("sites_changed", Tone::ok);
}

void App::on(const wish::DisableStaff& wish) {
    in_background([this, name = wish.name] { return kiosk_.disable_staff(name); },
                  [this] {
                      drafts_->supervisor.member = {};
                      say("person_disabled", Tone::ok);
                  });
}

void App::on(const wish::OpenAccount&) {
    drafts_->account.open = kiosk_.stage() == runtime::Stage::home;
}

void App::on(const wish::OfferPassphrase&) {
    trouble_.clear();
    drafts_->account.own.clear();
    drafts_->account.own.open = true;
}

void App::on(const wish::ChangePassphrase&) {
    OwnPassphraseDraft& draft = drafts_->account.own;
    struct Both {
        storage::Secret old_one, new_one;
    };
    const auto both =
        std::make_shared<Both>(Both{storage::Secret(draft.present), storage::Secret(draft.passphrase.first)});
    wipe_typed(draft.present);
    in_background([this, both] { return kiosk_.change_passphrase(both->old_one, both->new_one); },
                  [this] {
                      drafts_->account.own.clear();
                      say("passphrase_changed", Tone::ok);
                  });
}

void App::on(const wish::MakeRecoverySheet&) {
    trouble_.clear();
    // It would go out of force before anybody knows whether the next one is rightly on paper.
    if (storage::is_recovery_sheet(kiosk_.who().name)) return say("sheet_is_made_by_people", Tone::warn);
    const storage::Secret words =
        storage::proposed_passphrase(storage::proposed_words(storage::Role::supervisor));
    wipe_typed(drafts_->paper.words);
    drafts_->paper.words += words.view();
    drafts_->paper.made = false;
}

// Only now, because whatever ends the page before leaves the earlier sheet in force.
void App::on(const wish::SheetWritten&) {
    if (drafts_->paper.made) {
        storage::forget_unwritten_sheet(kiosk_.path());
        return wipe_typed(drafts_->paper.words);
    }
    const auto words = std::make_shared<storage::Secret>(drafts_->paper.words);
    in_background([this, words] { return kiosk_.make_recovery_sheet(*words); },
                  [this] {
                      wipe_typed(drafts_->paper.words);
                      drafts_->paper.made = true;
                      say("recovery_sheet_made", Tone::ok);
                  });
}

void App::on(const wish::GiveUpSheet&) {
    trouble_.clear();
    wipe_typed(drafts_->paper.words);
}

void App::on(const wish::OfferBackup&) {
    drafts_->supervisor.keeping.places = runtime::save_places(runtime::Surroundings::here());
}

void App::on(const wish::BackUp& wish) {
    // A neutral name, with the day; never over another.
    const std::string name = "backup-" + kiosk_.clock().today();
    std::filesystem::path file = wish.folder / name;
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(file, ignored); ++number)
        file = wish.folder / (name + "-" + std::to_string(number));
    const auto made = std::make_shared<KeepingDraft::Made>();
    in_background(
        [this, file, made]() -> runtime::Done<void> {
            auto mark = kiosk_.back_up(file);
            if (!mark) return tl::unexpected(mark.error());
            *made = {file.filename().string(), *std::move(mark)};
            return {};
        },
        [this, made] { drafts_->supervisor.keeping.made = std::move(*made); }, backup_phrase);
}

void App::on(const wish::VerifyStore&) {
    const auto found = std::make_shared<runtime::Verification>();
    in_background(
        [this, found]() -> runtime::Done<void> {
            auto verified = kiosk_.supervision().verify();
            if (!verified) return tl::unexpected(verified.error());
            *found = *std::move(verified);
            return {};
        },
        [this, found] { drafts_->supervisor.keeping.verified = std::move(*found); });
}

void App::on(const wish::OfferRestore&) {
    drafts_->restore.look();
    drafts_->restore.in_an_empty_place = kiosk_.stage() == runtime::Stage::first_start;
}

void App::on(const wish::Restore& wish) {
    if (!store_trouble_ && kiosk_.stage() != runtime::Stage::first_start) return;
    const auto passphrase = std::make_shared<storage::Secret>(drafts_->restore.passphrase);
    wipe_typed(drafts_->restore.passphrase);
    drafts_->restore.error.reset();
    const auto result = std::make_shared<runtime::Done<void>>();
    working_ = true;
    background_(
        [this, wish, passphrase, result] { *result = kiosk_.restore(wish.backup, wish.name, *passphrase); },
        [this, result] {
            working_ = false;
            stale_ = true;
            if (!*result) {
                if (const auto* error = std::get_if<storage::StoreError>(&result->error()))
                    drafts_->restore.error = *error;
                return;
            }
            drafts_->restore.close();
            kiosk_.sign_out();  // where there was no store, there is one to sign in to now
            store_trouble_.reset();
            trouble_.clear();  // it was the trouble of the store that was there
            say("restored", Tone::ok);
        });
}

}  // namespace gui
