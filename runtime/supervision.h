// What a supervisor looks through and decides, beside the visit on the screen: sessions and
// their records, the history, settings, the programme's words. The store refuses everybody
// else. Made for one call; it borrows the open store.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/clock.h"
#include "runtime/storage/store.h"
#include "runtime/verification.h"

namespace runtime {

inline constexpr int list_page = 50;  // rows

// Which events, by the days of the calendar here; inclusive.
struct HistoryWish {
    std::optional<std::string> kind = {};
    std::optional<storage::Date> from = {};
    std::optional<storage::Date> to = {};

    friend bool operator==(const HistoryWish&, const HistoryWish&) = default;
};

class Supervision {
  public:
    Supervision(storage::Store& store, const Catalog& catalog, const Clock& clock)
        : store_(store), catalog_(catalog), clock_(clock) {}

    // Before the first list, until it is done: the sealed records are opened, some at a time.
    [[nodiscard]] storage::Stored<storage::Opening> open_for_list(std::chrono::milliseconds at_most) const;
    // Pages count from 0 and have list_page rows.
    [[nodiscard]] storage::Stored<storage::SessionList> sessions(const storage::SessionFilter& filter,
                                                                 int page) const;
    [[nodiscard]] storage::Stored<storage::HistoryPage> history(const HistoryWish& wish, int page) const;
    // Reading one of a finished visit is an event; one of an anonymous survey is `not_permitted` to
    // everybody. record_view() puts it into words.
    [[nodiscard]] storage::Stored<storage::Record> record(const std::string& session) const;
    // Of that record's client and questionnaire: see results_over_time.h.
    [[nodiscard]] storage::Stored<std::vector<storage::Record>> results_over_time(
        const std::string& session) const;
    [[nodiscard]] storage::Stored<std::string> consent_text(const storage::Record& record) const;

    // For ever; what a client's erasing takes with it is Store's to say.
    [[nodiscard]] storage::Stored<std::int64_t> erase_client(const std::string& code) const;
    [[nodiscard]] storage::Stored<void> erase_record(const std::string& session) const;

    // Who can open records, and of whom she was told: the first page of a supervisor asks her.
    [[nodiscard]] storage::Stored<storage::Readers> readers() const;
    [[nodiscard]] storage::Stored<void> know_readers() const;
    [[nodiscard]] storage::Stored<void> know_history() const;
    // Everything, which takes seconds on a full store: verification.h.
    [[nodiscard]] storage::Stored<Verification> verify() const;

    [[nodiscard]] storage::Stored<void> change_settings(const storage::Settings& settings) const;
    [[nodiscard]] storage::Stored<std::vector<storage::SiteWords>> site_words() const;
    [[nodiscard]] storage::Stored<void> set_site_words(std::span<const storage::SiteWords> words) const;
    [[nodiscard]] storage::Stored<std::vector<storage::LocalName>> local_names() const;
    [[nodiscard]] storage::Stored<void> set_local_names(std::span<const storage::LocalName> names) const;

  private:
    storage::Store& store_;
    const Catalog& catalog_;
    const Clock& clock_;
};

}  // namespace runtime
