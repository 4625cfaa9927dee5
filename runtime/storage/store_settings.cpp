// Store: what the programme says and decides. Words are kept for good under their digest
// once they are in force, because sessions point to them.
#include <algorithm>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

SettingRows setting_rows(Connection& connection) {
    SettingRows stored;
    auto rows = connection.prepare(sql::select_settings);
    while (rows.step())
        stored.emplace(rows.text("name"), rows.text("value"));
    return stored;
}

std::vector<LocalName> all_local_names(Connection& connection) {
    std::vector<LocalName> names;
    auto rows = connection.prepare(sql::select_local_names);
    while (rows.step()) {
        names.push_back({rows.text("instrument"), rows.text("list"), rows.text("entry"),
                         rows.text("language"), rows.text("names")});
    }
    return names;
}

std::vector<unsigned char> bytes_of(const std::string& text) {
    return {text.begin(), text.end()};
}

void keep_shown(Connection& connection, const std::string& words) {
    if (words.empty()) return;
    connection.prepare(sql::keep_shown_words)
        .bind(":digest", digest_of_words(words))
        .bind(":words", words)
        .run();
}

std::string words_now(Connection& connection, const SiteWords& which) {
    auto row = connection.prepare(sql::select_words_of_site);
    row.bind(":kind", name_of(which.kind)).bind(":site", which.site).bind(":language", which.language);
    return row.step() ? row.text("words") : std::string();
}

void put_words(Connection& connection, const SiteWords& words) {
    auto change = connection.prepare(words.words.empty() ? sql::delete_site_words : sql::save_site_words);
    change.bind(":kind", name_of(words.kind)).bind(":site", words.site).bind(":language", words.language);
    if (!words.words.empty()) change.bind(":words", words.words);
    change.run();
}

std::string names_now(Connection& connection, const LocalName& which) {
    auto row = connection.prepare(sql::select_local_name);
    row.bind(":instrument", which.instrument)
        .bind(":list", which.list)
        .bind(":entry", which.entry)
        .bind(":language", which.language);
    return row.step() ? row.text("names") : std::string();
}

void put_names(Connection& connection, const LocalName& name) {
    auto change = connection.prepare(name.names.empty() ? sql::delete_local_name : sql::save_local_name);
    change.bind(":instrument", name.instrument)
        .bind(":list", name.list)
        .bind(":entry", name.entry)
        .bind(":language", name.language);
    if (!name.names.empty()) change.bind(":names", name.names);
    change.run();
}

}  // namespace

Stored<Settings> Store::settings() {
    return at_the_door([&] {
        opened_->allow(Action::read_settings);
        return settings_from(setting_rows(opened_->connection));
    });
}

Stored<void> Store::change_settings(const Settings& settings, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::change_settings);
        if (!within_limits(settings)) throw Failure(Kind::bad_value, "settings");
        Settings checked = settings;
        checked.programme = checked_words(settings.programme, programme_characters_max, Lines::one);
        Transaction transaction(store.connection);
        const SettingRows before = rows_of(settings_from(setting_rows(store.connection)));
        for (const auto& [name, value] : rows_of(checked)) {
            if (before.at(name) == value) continue;
            store.connection.prepare(sql::save_setting).bind(":name", name).bind(":value", value).run();
            store.happened(
                {"setting.changed", name, store.digest_of_value("setting", {name, before.at(name)}),
                 store.digest_of_value("setting", {name, value})},
                at);
        }
        transaction.commit();
    });
}

Stored<std::vector<SiteWords>> Store::site_words() {
    return at_the_door([&] {
        opened_->allow(Action::read_settings);
        std::vector<SiteWords> all;
        auto rows = opened_->connection.prepare(sql::select_site_words);
        while (rows.step()) {
            const auto kind =
                rows.text("kind") == "consent" ? SiteWords::Kind::consent : SiteWords::Kind::contact;
            all.push_back({kind, rows.text("site"), rows.text("language"), rows.text("words")});
        }
        return all;
    });
}

Stored<void> Store::set_site_words(std::span<const SiteWords> words, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::change_settings);
        Transaction transaction(store.connection);
        for (SiteWords each : words) {
            const bool consent = each.kind == SiteWords::Kind::consent;
            if (each.language.empty()) throw Failure(Kind::bad_value, "language");
            if (!each.site.empty()) store.need_site(each.site);
            each.words = checked_words(each.words, consent ? consent_characters_max : contact_characters_max,
                                       Lines::many);
            const std::string before = words_now(store.connection, each);
            if (before == each.words) continue;
            put_words(store.connection, each);
            if (consent) keep_shown(store.connection, each.words);
            // Which consent text held when is for anybody to check; of whom to call, only that it changed.
            Happening happening{consent ? "consent.changed" : "contact.changed", each.site};
            const auto digest = [&](const std::string& held) {
                if (consent) return bytes_of(digest_of_words(held));
                return held.empty() ? std::vector<unsigned char>()
                                    : store.digest_of_value("contact", {each.site, each.language, held});
            };
            happening.before = digest(before);
            happening.after = digest(each.words);
            store.happened(happening, at);
        }
        transaction.commit();
    });
}

Stored<std::vector<LocalName>> Store::local_names() {
    return at_the_door([&] {
        opened_->allow(Action::read_settings);
        return all_local_names(opened_->connection);
    });
}

Stored<void> Store::set_local_names(std::span<const LocalName> names, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::change_settings);
        Transaction transaction(store.connection);
        const std::vector<LocalName> before = all_local_names(store.connection);
        std::vector<std::string> changed;
        for (LocalName each : names) {
            if (each.instrument.empty() || each.list.empty() || each.entry.empty() || each.language.empty()) {
                throw Failure(Kind::bad_value, "local name");
            }
            each.names = checked_words(each.names, local_names_characters_max, Lines::one);
            if (names_now(store.connection, each) == each.names) continue;
            put_names(store.connection, each);
            if (std::ranges::find(changed, each.instrument) == changed.end())
                changed.push_back(each.instrument);
        }
        const std::vector<LocalName> after = all_local_names(store.connection);
        for (const std::string& instrument : changed) {
            const std::string now = written_out(instrument, after);
            keep_shown(store.connection, now);
            store.happened(
                {"local_names.changed", instrument,
                 bytes_of(digest_of_words(written_out(instrument, before))), bytes_of(digest_of_words(now))},
                at);
        }
        transaction.commit();
    });
}

Stored<std::string> Store::shown_words(std::string_view digest) {
    return at_the_door([&] {
        opened_->allow(Action::read_settings);
        auto row = opened_->connection.prepare(sql::select_shown_words);
        row.bind(":digest", digest);
        return row.step() ? row.text("words") : std::string();
    });
}

}  // namespace runtime::storage
