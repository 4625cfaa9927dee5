// What Store and StoreFile are made of, for the files that implement them. Throws Failure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/storage/files.h"
#include "runtime/storage/history.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sqlite.h"
#include "runtime/storage/store.h"

namespace runtime::storage {

struct StoreFile::Held {
    std::filesystem::path file;
    FileLock lock;

    [[nodiscard]] std::filesystem::path keys() const { return beside(file, ".keys"); }
};

struct Store::Opened {
    std::filesystem::path file;
    FileLock lock;
    Secret data_key;
    Connection connection;
    Who who;
    Purpose purpose = Purpose::real;

    [[nodiscard]] std::filesystem::path keys() const { return beside(file, ".keys"); }

    // `not_permitted` unless this person's role, and sites, may.
    void allow(Action action) const;
    void allow_at(Action action, std::string_view site) const;
    void happened(const Happening& happening, Moment at) { append_event(connection, who, happening, at); }

    void need_site(std::string_view site);
    std::vector<Site> sites_of(std::string_view staff_id);
    // The acceptance that holds now for exactly this definition; `not_accepted`.
    std::int64_t acceptance_of(const InstrumentRef& instrument);
    // The client's row, registered if need be.
    std::string client_id(std::string_view code, const Site& site, const Date& on, Moment at);
    // Nothing is written for a session without a client or without a visit.
    void save_done_card(std::string_view session_id, const Care& care);
    void save_undone_card(std::string_view session_id);

    std::optional<VisitSummary> find_visit(std::string_view visit_id, bool& open);
    SessionSummary summary(std::string_view session_id);
    // With its digest, made from the salt of its row.
    Record record(std::string_view session_id, Digest* digest = nullptr);
    struct Reached {
        std::string state;
        Site site;
        bool anonymous = false;
        bool in_open_visit = false;
    };
    Reached reach(std::string_view session_id);
    // This person may run it, and it stands in this state; else throws.
    void reach_to_run(std::string_view session_id, SessionState state);
    void end_session(std::string_view session_id, SessionState state, Consent consent, Moment at);
    // Ends it without a record: its answers are deleted.
    void give_up(std::string_view session_id, SessionState end, const std::string& consent_text, Moment at);
    void insert_site(const Site& site, Moment at);  // nothing when it is there already
    void insert_imported(const ImportedRecord& record, Moment at);
    // Each finished record of a client against its digest in the history.
    bool records_are_as_written();
    void insert_scoring(std::string_view session_id, std::int64_t number, const Scoring& scoring);
};

// Every page, then whether it is a store that this program can use; migrates it.
Connection connect(const std::filesystem::path& file, const Secret& data_key);

// A row of select_session or select_session_list.
[[nodiscard]] SessionSummary summary_of(const Statement& row);

// As the values are written in the store.
[[nodiscard]] std::string_view name_of(Mode mode);
[[nodiscard]] std::string_view name_of(SessionState state);
[[nodiscard]] std::string_view name_of(Consent consent);
[[nodiscard]] std::string_view name_of(AnswerState state);

}  // namespace runtime::storage
