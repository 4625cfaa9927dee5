// What the programme says and decides: its limits, who may change it, what the history tells
// of it, and which words a session points to. All texts are invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/history.h"
#include "runtime/storage/valid.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

using Words = SiteWords::Kind;

std::vector<Event> events_of(Store& store, std::string_view kind) {
    std::vector<Event> found;
    const std::vector<Event> history = store.history().value();
    for (const Event& event : history) {
        if (event.kind == kind) found.push_back(event);
    }
    return found;
}

Stored<void> set_words(Store& store, const SiteWords& words) {
    return store.set_site_words(std::span(&words, 1), now());
}

Stored<void> set_name(Store& store, const LocalName& name) {
    return store.set_local_names(std::span(&name, 1), now());
}

}  // namespace

TEST_CASE("a new store has the defaults, and no words of anybody's", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    REQUIRE(store.settings().value() == Settings{});
    REQUIRE_FALSE(store.settings()->auto_advance);
    REQUIRE_FALSE(store.settings()->read_aloud);
    REQUIRE(store.site_words()->empty());
    REQUIRE(store.local_names()->empty());
}

TEST_CASE("settings are read again as they were written, by everybody", "[storage]") {
    const InventedStore invented;
    const Settings wanted{.programme = "Chương trình giả định",
                          .language = "en",
                          .text_percent = 150,
                          .colours = Colours::high_contrast,
                          .cover_seconds = 90,
                          .lock_seconds = 300,
                          .auto_advance = true,
                          .read_aloud = true,
                          .typing = TypingMethod::vni,
                          .tone_marks = ToneMarks::new_style};
    REQUIRE(invented.open("supervisor").change_settings(wanted, now()));

    for (const char* name : {"coordinator", "evaluator", "supervisor"}) {
        REQUIRE(invented.open(name).settings().value() == wanted);
    }
}

TEST_CASE("idle times are refused one second outside their limits", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto with = [&store](int cover, int lock) {
        Settings settings;
        settings.cover_seconds = cover;
        settings.lock_seconds = lock;
        return store.change_settings(settings, now());
    };

    REQUIRE(with(60, 300));
    REQUIRE(with(300, 60));
    REQUIRE_KIND(with(59, 120), bad_value);
    REQUIRE_KIND(with(301, 120), bad_value);
    REQUIRE_KIND(with(60, 59), bad_value);
    REQUIRE_KIND(with(60, 301), bad_value);
    REQUIRE(store.settings()->cover_seconds == 300);
}

TEST_CASE("a size of text or a language that there is not is refused", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    Settings settings;

    settings.text_percent = 175;
    REQUIRE_KIND(store.change_settings(settings, now()), bad_value);
    settings.text_percent = 200;
    settings.language = "fr";
    REQUIRE_KIND(store.change_settings(settings, now()), bad_value);
    settings.language = "en";
    REQUIRE(store.change_settings(settings, now()));
}

TEST_CASE("a stored setting that this program does not take has its default", "[storage]") {
    const Settings settings = settings_from(
        {{"cover_seconds", "9999"}, {"lock_seconds", "61x"}, {"colours", "plaid"}, {"new", "1"}});

    REQUIRE(settings == Settings{});
}

TEST_CASE("only what changed is an event, and the event has no value", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    Settings settings;
    settings.programme = "An invented programme";
    settings.lock_seconds = 90;

    REQUIRE(store.change_settings(settings, now()));
    REQUIRE(store.change_settings(settings, now()));

    const auto events = events_of(store, "setting.changed");
    REQUIRE(events.size() == 2);
    REQUIRE(events[0].object == "lock_seconds");
    REQUIRE(events[1].object == "programme");
    REQUIRE(store.check()->whole());
}

TEST_CASE("only a supervisor changes what the programme says and decides", "[storage]") {
    const InventedStore invented;

    for (const char* name : {"coordinator", "evaluator"}) {
        Store store = invented.open(name);
        REQUIRE_KIND(store.change_settings({}, now()), not_permitted);
        REQUIRE_KIND(set_words(store, {Words::consent, "", "vi", "invented"}), not_permitted);
        REQUIRE_KIND(set_name(store, {"dass-21", "list", "entry", "vi", "invented"}), not_permitted);
        REQUIRE(store.site_words()->empty());
        REQUIRE(store.local_names()->empty());
    }
}

TEST_CASE("words are kept for the programme and for a site, and taken back when empty", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    REQUIRE(set_words(store, {Words::consent, "", "vi", "  Chữ giả định.\n\nĐoạn hai. \n"}));
    REQUIRE(set_words(store, {Words::consent, north, "vi", "Of the north"}));
    REQUIRE(set_words(store, {Words::contact, north, "vi", "Invented person, room 1"}));

    const auto words = store.site_words().value();
    REQUIRE(words.size() == 3);
    REQUIRE(words[0] == SiteWords{Words::consent, "", "vi", "Chữ giả định.\n\nĐoạn hai."});
    REQUIRE(words[1].site == north);
    REQUIRE(set_words(store, {Words::consent, north, "vi", " \n "}));
    REQUIRE(store.site_words()->size() == 2);
}

TEST_CASE("words of no site, too long or with control characters are refused, all or none", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string longest(consent_characters_max, 'a');

    REQUIRE(set_words(store, {Words::consent, "", "vi", longest}));
    REQUIRE_KIND(set_words(store, {Words::consent, "", "vi", longest + "a"}), bad_value);
    REQUIRE_KIND(set_words(store, {Words::contact, "", "vi", "a\tb"}), bad_value);
    REQUIRE_KIND(set_words(store, {Words::contact, "", "vi", "\xff"}), bad_value);
    const std::vector<SiteWords> second_is_bad{{Words::contact, "", "vi", "good"},
                                               {Words::contact, "no/where", "vi", "bad"}};
    REQUIRE_KIND(store.set_site_words(second_is_bad, now()), no_such_site);
    REQUIRE(store.site_words()->size() == 1);
}

TEST_CASE("the history tells that words changed, and which consent text, but not the words", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE(set_words(store, {Words::consent, north, "vi", "Secret wording"}));
    REQUIRE(set_words(store, {Words::consent, north, "vi", "Secret wording"}));
    REQUIRE(set_words(store, {Words::contact, "", "vi", "Secret person"}));
    REQUIRE(set_name(store, {"dass-21", "list", "entry", "vi", "secret name"}));

    REQUIRE(events_of(store, "consent.changed").size() == 1);
    REQUIRE(events_of(store, "consent.changed").front().object == north);
    REQUIRE(events_of(store, "contact.changed").size() == 1);
    REQUIRE(events_of(store, "local_names.changed").front().object == "dass-21");
    const std::vector<Event> history = store.history().value();
    for (const Event& event : history) {
        REQUIRE(event.object.find("ecret") == std::string::npos);
    }
}

TEST_CASE("a session points to the words that its client saw, after they were changed too", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    REQUIRE(set_words(store, {Words::consent, "", "vi", "The first text"}));
    REQUIRE(set_name(store, {"dass-21", "list", "entry", "vi", "first name"}));
    const ShownWords shown{digest_of_words("The first text"),
                           digest_of_words(written_out("dass-21", store.local_names().value()))};
    const auto visit =
        store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass, dass}}, now());
    REQUIRE(store.begin_session(visit->sessions[0].id, {"q1", "vi"}, now(), shown));
    REQUIRE(store.decline_session(visit->sessions[1].id, now(), shown.consent));
    REQUIRE(store.finish_session(visit->sessions[0].id, invented_scores(), now()));

    REQUIRE(set_words(store, {Words::consent, "", "vi", "The second text"}));
    REQUIRE(set_name(store, {"dass-21", "list", "entry", "vi", ""}));

    const Record record = store.session(visit->sessions[0].id, now()).value();
    REQUIRE(record.session.shown == shown);
    REQUIRE(store.shown_words(shown.consent).value() == "The first text");
    REQUIRE(store.shown_words(shown.local_names).value() == "list entry vi first name\n");
    REQUIRE(store.shown_words("").value().empty());
    REQUIRE(store.session(visit->sessions[1].id, now())->session.shown.consent == shown.consent);
    REQUIRE(store.check()->whole());
}

TEST_CASE("a record without words of the site keeps the digest of the first release", "[storage]") {
    Record record;
    record.session.id = "an invented record";
    record.session.instrument = dass;
    record.session.client = "INVENTED-1";
    record.session.site = north;
    record.session.date = today;
    record.scorings.push_back(invented_scores());
    const std::vector<unsigned char> salt(32, 7);

    const std::string before = hexadecimal(digest_of(record, salt));
    record.session.shown.consent = digest_of_words("a text");
    const std::string after = hexadecimal(digest_of(record, salt));

    REQUIRE(before == "cb2fa2eca6e0f5802d5271a9b7d018bf907a12fc511a2497b503b09b997253f6");
    REQUIRE(after != before);
}
