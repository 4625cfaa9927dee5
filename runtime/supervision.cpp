#include "runtime/supervision.h"

#include <charconv>
#include <ctime>

namespace runtime {

using storage::Stored;

namespace {

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// The first moment of a day here, or of one some days later.
storage::Moment beginning_of(const storage::Date& date, int days_later) {
    std::tm day{};
    day.tm_year = number(std::string_view(date).substr(0, 4)) - 1900;
    day.tm_mon = number(std::string_view(date).substr(5, 2)) - 1;
    day.tm_mday = number(std::string_view(date).substr(8, 2)) + days_later;
    day.tm_isdst = -1;
    return {static_cast<std::int64_t>(std::mktime(&day))};
}

std::int64_t offset_of(int page) {
    return std::int64_t{page} * list_page;
}

}  // namespace

Stored<storage::Opening> Supervision::open_for_list(std::chrono::milliseconds at_most) const {
    return store_.open_for_list(at_most);
}

Stored<storage::SessionList> Supervision::sessions(const storage::SessionFilter& filter, int page) const {
    return store_.sessions(filter, offset_of(page), list_page, clock_.now());
}

Stored<storage::HistoryPage> Supervision::history(const HistoryWish& wish, int page) const {
    storage::HistoryFilter filter{.kind = wish.kind};
    if (wish.from) filter.from = beginning_of(*wish.from, 0);
    if (wish.to) filter.until = beginning_of(*wish.to, 1);
    return store_.history(filter, offset_of(page), list_page);
}

Stored<storage::Record> Supervision::record(const std::string& session) const {
    auto record = store_.session(session, clock_.now());
    if (record && record->session.anonymous) {
        return tl::unexpected(storage::StoreError{storage::StoreError::Kind::not_permitted, "anonymous"});
    }
    return record;
}

Stored<std::vector<storage::Record>> Supervision::results_over_time(const std::string& session) const {
    return store_.results_over_time(session, clock_.now());
}

Stored<std::string> Supervision::consent_text(const storage::Record& record) const {
    return store_.shown_words(record.session.shown.consent);
}

Stored<std::int64_t> Supervision::erase_client(const std::string& code) const {
    return store_.erase_client(code, clock_.now());
}

Stored<void> Supervision::erase_record(const std::string& session) const {
    return store_.erase_record(session, clock_.now());
}

Stored<storage::Readers> Supervision::readers() const {
    return store_.readers();
}

Stored<void> Supervision::know_readers() const {
    return store_.know_readers(clock_.now());
}

Stored<void> Supervision::know_history() const {
    return store_.know_history(clock_.now());
}

Stored<Verification> Supervision::verify() const {
    return runtime::verify(store_, catalog_, clock_.now());
}

Stored<void> Supervision::change_settings(const storage::Settings& settings) const {
    return store_.change_settings(settings, clock_.now());
}

Stored<std::vector<storage::SiteWords>> Supervision::site_words() const {
    return store_.site_words();
}

Stored<void> Supervision::set_site_words(std::span<const storage::SiteWords> words) const {
    return store_.set_site_words(words, clock_.now());
}

Stored<std::vector<storage::LocalName>> Supervision::local_names() const {
    return store_.local_names();
}

Stored<void> Supervision::set_local_names(std::span<const storage::LocalName> names) const {
    return store_.set_local_names(names, clock_.now());
}

}  // namespace runtime
