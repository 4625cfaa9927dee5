// What a person asked for on a screen, beyond answering: screens return these and
// change nothing. App carries them out after the frame, in order.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "gui/phrases.h"
#include "runtime/session/intent.h"
#include "runtime/storage/records.h"
#include "runtime/storage/settings.h"

namespace gui {

namespace wish {
struct OpenDisplay {};  // the sheet on which one chooses how it looks
struct NextScheme {};
struct OpenAccount {};  // of whoever is signed in
struct Cover {};        // hide the page from whoever comes near
struct Listen {};       // to this page; or no longer
struct CreateStore {};  // with what stands in the first start's draft
struct SignIn {};
struct SignOut {};
// What is chosen already on the new-session page; empty: nothing.
struct Plan {
    std::string instrument = {};
    std::string client = {};
    std::string occasion = {};
};
struct RegisterClient {
    std::string site;
};
struct GiveUpPlan {};
struct Begin {};  // what the new-session page says
struct Resume {
    std::string visit;
};
struct SeeResults {  // of what is finished of it
    std::string visit;
};
struct Agree {};
struct Decline {};
struct Tell {
    runtime::Intent intent;
};
struct TrySaving {};
struct Leave {};       // keep everything, back home
struct Discard {};     // destroy what this session was answered
struct HandBack {};    // from the client to staff: whoever goes on signs in first
struct ShowClient {};  // the result as the client sees it; the way back is HandBack
struct OfferCard {};   // where the client's card could go
struct PrintCard {};
struct SaveCard {
    std::filesystem::path folder;
};
struct FinishVisit {};
struct NextRespondent {};  // another sheet of the same anonymous survey
struct GoOn {};            // after an interruption: the same person has the tablet again
struct GoOnLater {};       // after an interruption: that person is not here
struct AddStaff {};
struct AddSite {};
struct SetSites {
    std::string name;
    std::vector<std::string> sites;
};
struct DisableStaff {
    std::string name;
};
struct OfferPassphrase {};   // the sheet for another of one's own
struct ChangePassphrase {};  // one's own
struct MakeRecoverySheet {};
struct SheetWritten {};  // it is on paper: never to be seen again
struct GiveUpSheet {};   // it is not, and its words go
struct KnowReaders {};   // all who can open records are known to her who is signed in
struct KnowHistory {};   // she was told that the history is not as she left it
struct OfferBackup {};   // where a backup could go
struct BackUp {
    std::filesystem::path folder;
};
struct VerifyStore {};
struct OfferRestore {};  // which backups there are
struct Restore {         // with the passphrase in its draft
    std::filesystem::path backup;
    std::string name;  // whose passphrase it is
};
struct Accept {
    std::string instrument;  // full id
};
struct OpenRecord {
    std::string session;  // id; opening one is in the history
};
struct CorrectRecord {
    std::string record;  // id
    std::string reason;
};
struct Withdraw {
    std::string client;  // code
};
struct EraseClient {
    std::string client;  // code
};
struct EraseRecord {
    std::string record;  // id
};
struct ChangeSettings {
    runtime::storage::Settings settings;
};
struct SaveWords {
    std::vector<runtime::storage::SiteWords> words;
};
struct SaveNames {
    std::vector<runtime::storage::LocalName> names;
};
struct LookAgain {};  // something that the view depends on was chosen
}  // namespace wish

using Wish =
    std::variant<wish::OpenDisplay, wish::NextScheme, wish::Cover, wish::CreateStore, wish::SignIn,
                 wish::SignOut, wish::Plan, wish::GiveUpPlan, wish::Begin, wish::Resume, wish::SeeResults,
                 wish::Agree, wish::Decline, wish::Tell, wish::TrySaving, wish::Leave, wish::Discard,
                 wish::HandBack, wish::ShowClient, wish::FinishVisit, wish::NextRespondent, wish::GoOn,
                 wish::GoOnLater, wish::AddStaff, wish::AddSite, wish::Accept, wish::OpenRecord,
                 wish::ChangeSettings, wish::SaveWords, wish::SaveNames, wish::RegisterClient,
                 wish::OfferCard, wish::PrintCard, wish::SaveCard, wish::Withdraw, wish::EraseClient,
                 wish::EraseRecord, wish::Listen, wish::SetSites, wish::DisableStaff, wish::OpenAccount,
                 wish::OfferPassphrase, wish::ChangePassphrase, wish::MakeRecoverySheet, wish::SheetWritten,
                 wish::GiveUpSheet, wish::OfferBackup, wish::BackUp, wish::VerifyStore, wish::CorrectRecord,
                 wish::OfferRestore, wish::Restore, wish::LookAgain, wish::KnowReaders, wish::KnowHistory>;
using Wishes = std::vector<Wish>;

}  // namespace gui
