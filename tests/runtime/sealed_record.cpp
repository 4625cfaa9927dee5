// The envelope of a finished record, and what is in it, without a store. Every record is invented.
#include "runtime/storage/sealed_record.h"

#include <sodium.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "runtime/storage/failure.h"
#include "runtime/storage/record_content.h"

using namespace runtime::storage;

namespace {

const std::string id = "11111111-1111-4111-8111-111111111111";
const std::string other_id = "22222222-2222-4222-8222-222222222222";

KeyPair key_pair() {
    KeyPair keys{{}, Secret::zeros(32)};
    crypto_box_keypair(keys.public_key.data(), keys.private_key.data());
    return keys;
}

Bytes bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

// What this reader finds in it by the sealed key of that number.
std::optional<Unopened> opened(const SealedRecord& record, const KeyPair& reader, Bytes& content,
                               std::size_t key = 0) {
    return open_sealed(record.id, record.body, record.keys.at(key).sealed, reader, content);
}

Record invented_record() {
    Record record;
    SessionSummary& session = record.session;
    session.id = id;
    session.visit = other_id;
    session.sequence = 2;
    session.instrument = {"dass-21", "1", std::string(64, 'd')};
    session.client = "INVENTED-1";
    session.site = "invented-district/north";
    session.date = "2026-02-28";
    session.mode = Mode::self;
    session.state = SessionState::finished;
    session.consent = Consent::agreed;
    session.standing.language = "vi";
    session.started = Moment{1'772'000'000};
    session.finished = Moment{-1};
    session.staff = "coordinator";
    session.shown = {std::string(64, 'c'), ""};
    record.occasion = "intake";
    record.wording_digest = "words";
    record.answers = {{"q1", AnswerState::answered, "2", "vi", 1},
                      {"q2", AnswerState::refused, "", "en", 7},
                      {"note", AnswerState::answered, std::string("a\0b", 3), "vi", 8}};
    record.session.answers = 3;
    record.scorings = {{"1", {{"depression", "14"}, {"depression.band", ""}}}, {"2", {}}};
    return record;
}

}  // namespace

TEST_CASE("each recipient of a sealed record reads it, and nobody else", "[storage][sealed]") {
    const KeyPair first = key_pair();
    const KeyPair second = key_pair();
    const KeyPair stranger = key_pair();
    const std::array<PublicKey, 2> recipients{first.public_key, second.public_key};

    const SealedRecord record = seal(id, bytes("invented content"), recipients);

    Bytes content;
    REQUIRE(record.keys.size() == 2);
    REQUIRE(record.keys.at(1).recipient == second.public_key);
    REQUIRE_FALSE(opened(record, first, content, 0).has_value());
    REQUIRE(content == bytes("invented content"));
    content.clear();
    REQUIRE_FALSE(opened(record, second, content, 1).has_value());
    REQUIRE(content == bytes("invented content"));
    for (const std::size_t key : {0U, 1U})
        REQUIRE(opened(record, stranger, content, key) == Unopened::not_for_this_key);
    REQUIRE(opened(record, first, content, 1) == Unopened::not_for_this_key);
}

TEST_CASE("what is sealed does not stand in it, and is sealed otherwise every time", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};

    const SealedRecord once = seal(id, bytes("CANARY"), recipients);
    const SealedRecord again = seal(id, bytes("CANARY"), recipients);

    const std::string_view canary = "CANARY";
    REQUIRE(std::ranges::search(once.body, canary).empty());
    REQUIRE(once.body != again.body);
    REQUIRE(once.keys.front().sealed != again.keys.front().sealed);
}

TEST_CASE("a sealed record with an altered byte anywhere is not opened", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};
    const SealedRecord good = seal(id, bytes("invented content"), recipients);
    Bytes content;

    for (std::size_t at = 0; at < good.body.size(); ++at) {
        SealedRecord bad = good;
        bad.body[at] ^= 1U;
        INFO("byte " << at);
        REQUIRE(opened(bad, reader, content).has_value());
    }
    for (std::size_t at = 0; at < good.keys.front().sealed.size(); ++at) {
        SealedRecord bad = good;
        bad.keys.front().sealed.at(at) ^= 1U;
        INFO("byte of the key " << at);
        REQUIRE(opened(bad, reader, content) == Unopened::not_for_this_key);
    }
}

TEST_CASE("a sealed record cut short anywhere, or longer, is not opened", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};
    const SealedRecord good = seal(id, bytes("invented content"), recipients);
    Bytes content;

    for (std::size_t size = 0; size < good.body.size(); ++size) {
        SealedRecord cut = good;
        cut.body.resize(size);
        INFO("of " << size << " bytes");
        REQUIRE(opened(cut, reader, content) == Unopened::altered);
    }
    SealedRecord longer = good;
    longer.body.push_back(0);
    REQUIRE(opened(longer, reader, content) == Unopened::altered);
    const auto key = std::span(good.keys.front().sealed);
    REQUIRE(open_sealed(id, good.body, key.first(79), reader, content) == Unopened::not_for_this_key);
    REQUIRE(open_sealed(id, good.body, {}, reader, content) == Unopened::not_for_this_key);
}

TEST_CASE("a record in the place of another, or under its key, is not opened", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};
    const SealedRecord one = seal(id, bytes("one"), recipients);
    const SealedRecord two = seal(other_id, bytes("two"), recipients);
    Bytes content;

    REQUIRE(open_sealed(id, two.body, two.keys.front().sealed, reader, content) == Unopened::altered);
    REQUIRE(open_sealed(id, one.body, two.keys.front().sealed, reader, content) == Unopened::altered);
    REQUIRE_FALSE(open_sealed(other_id, two.body, two.keys.front().sealed, reader, content).has_value());
}

TEST_CASE("a sealed record of a later format says so", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};
    SealedRecord record = seal(id, bytes("invented content"), recipients);
    Bytes content;

    record.body[2] = 2;
    REQUIRE(opened(record, reader, content) == Unopened::from_the_future);
    record.body[2] = 0;
    REQUIRE(opened(record, reader, content) == Unopened::altered);
}

TEST_CASE("a reader seals a record's key on to one more, a stranger cannot", "[storage][sealed]") {
    const KeyPair reader = key_pair();
    const KeyPair newcomer = key_pair();
    const KeyPair stranger = key_pair();
    const std::array<PublicKey, 1> recipients{reader.public_key};
    const SealedRecord record = seal(id, bytes("invented content"), recipients);

    const auto key = seal_on(record.keys.front().sealed, reader, newcomer.public_key);

    REQUIRE(key.has_value());
    Bytes content;
    REQUIRE(key->recipient == newcomer.public_key);
    REQUIRE_FALSE(open_sealed(id, record.body, key->sealed, newcomer, content).has_value());
    REQUIRE_FALSE(seal_on(record.keys.front().sealed, stranger, stranger.public_key).has_value());
}

TEST_CASE("a recipient's key that everybody could open is refused", "[storage][sealed]") {
    const std::array<PublicKey, 1> zero{};

    REQUIRE_THROWS_AS(seal(id, bytes("x"), zero), Failure);
}

TEST_CASE("the content of a record reads back as it was", "[storage][sealed]") {
    const Record record = invented_record();

    const Record back = record_from(content_of(record));

    const SessionSummary& session = back.session;
    REQUIRE(session.id == id);
    REQUIRE(session.visit == other_id);
    REQUIRE(session.sequence == 2);
    REQUIRE(session.instrument == record.session.instrument);
    REQUIRE(session.client == "INVENTED-1");
    REQUIRE_FALSE(session.anonymous);
    REQUIRE(session.site == record.session.site);
    REQUIRE(session.date == "2026-02-28");
    REQUIRE(session.mode == Mode::self);
    REQUIRE(session.state == SessionState::finished);
    REQUIRE(session.consent == Consent::agreed);
    REQUIRE(session.standing.language == "vi");
    REQUIRE(session.started->unix_seconds == 1'772'000'000);
    REQUIRE_FALSE(session.saved.has_value());
    REQUIRE(session.finished->unix_seconds == -1);
    REQUIRE(session.staff == "coordinator");
    REQUIRE(session.shown == record.session.shown);
    REQUIRE(session.answers == 3);
    REQUIRE(back.occasion == "intake");
    REQUIRE(back.wording_digest == "words");
    REQUIRE(back.answers == record.answers);
    REQUIRE(back.scorings.size() == 2);
    REQUIRE(back.scorings.front().scores == record.scorings.front().scores);
    REQUIRE(back.scorings.back().scorer == "2");
}

TEST_CASE("an anonymous record reads back without a client", "[storage][sealed]") {
    Record record = invented_record();
    record.session.client.reset();

    const Record back = record_from(content_of(record));

    REQUIRE(back.session.anonymous);
    REQUIRE_FALSE(back.session.client.has_value());
}

TEST_CASE("a record's length tells neither how much was answered nor of what", "[storage][sealed]") {
    Record little = invented_record();
    little.answers.clear();
    little.scorings.clear();
    Record much = invented_record();
    much.answers.clear();
    // As many as ASSIST asks at most, with its longest words.
    for (int item = 0; item < 80; ++item) {
        much.answers.push_back({"q5." + std::to_string(item) + ".hallucinogen", AnswerState::answered,
                                item % 2 == 0 ? "daily_or_almost_daily" : "yes_not_past_3_months", "vi",
                                item});
    }
    for (int score = 0; score < 52; ++score)
        much.scorings.front().scores.push_back({"hallucinogens.m" + std::to_string(score), "39"});

    REQUIRE(content_of(little).size() == content_step);
    REQUIRE(content_of(much).size() == content_step);
    much.answers.front().value = std::string(content_step, 'x');
    REQUIRE(content_of(much).size() == 2 * content_step);
}

TEST_CASE("bytes that are no content of a record are refused, wherever they end", "[storage][sealed]") {
    const Bytes good = content_of(invented_record());
    const auto end = std::find_if(good.rbegin(), good.rend(), [](unsigned char byte) { return byte != 0; });
    const auto used = static_cast<std::size_t>(good.rend() - end);

    for (std::size_t size = 0; size < used; ++size) {
        INFO("of " << size << " bytes");
        REQUIRE_THROWS_AS(record_from(std::span(good).first(size)), Failure);
    }
    REQUIRE(record_from(std::span(good).first(used)).session.id == id);
    REQUIRE_THROWS_AS(record_from(Bytes(content_step, 0xff)), Failure);
    // A length that is larger than everything there is.
    REQUIRE_THROWS_AS(record_from(Bytes{0, 0xff, 0xff, 0xff, 0xff, 0x7f, 'x'}), Failure);
}
