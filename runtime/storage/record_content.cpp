#include "runtime/storage/record_content.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "runtime/storage/failure.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

class Writer {
  public:
    explicit Writer(std::vector<unsigned char>& out) : out_(out) {}

    void number(std::uint64_t value) {
        for (; value >= 0x80U; value >>= 7U)
            out_.push_back(static_cast<unsigned char>(value | 0x80U));
        out_.push_back(static_cast<unsigned char>(value));
    }
    template <class E>
    void word(E value) {
        number(static_cast<std::uint64_t>(value));
    }
    // What was written must outlive the writer.
    void text(std::string_view text) {
        const auto [known, is_new] = known_.emplace(text, known_.size() + 1);
        if (!is_new) return number(known->second);
        number(0);
        number(text.size());
        out_.insert(out_.end(), text.begin(), text.end());
    }
    void optional_text(const std::optional<std::string>& optional) {
        number(optional ? 1 : 0);
        if (optional) text(*optional);
    }
    void moment(const std::optional<Moment>& optional) {
        number(optional ? 1 : 0);
        if (optional) number(static_cast<std::uint64_t>(optional->unix_seconds));
    }

  private:
    std::vector<unsigned char>& out_;
    std::unordered_map<std::string_view, std::uint64_t> known_;
};

class Unpacker {
  public:
    explicit Unpacker(std::span<const unsigned char> bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ == bytes_.size()) damaged();
            const unsigned char byte = bytes_[at_++];
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80U) return value;
        }
        damaged();
    }
    // Of so many that the bytes left could hold them.
    std::size_t count() {
        const std::uint64_t value = number();
        if (value > bytes_.size() - at_) damaged();
        return static_cast<std::size_t>(value);
    }
    template <class E>
    E word(E last) {
        const std::uint64_t value = number();
        if (value > static_cast<std::uint64_t>(last)) damaged();
        return static_cast<E>(value);
    }
    std::string text() {
        const std::uint64_t known = number();
        if (known > texts_.size()) damaged();
        if (known > 0) return std::string(texts_[static_cast<std::size_t>(known) - 1]);
        const std::size_t size = count();
        texts_.emplace_back(reinterpret_cast<const char*>(bytes_.data() + at_), size);
        at_ += size;
        return std::string(texts_.back());
    }
    std::optional<std::string> optional_text() {
        if (number() == 0) return std::nullopt;
        return text();
    }
    // Only what fills the last step is left, if anything.
    [[nodiscard]] bool is_rest_empty() const {
        return std::ranges::all_of(bytes_.subspan(at_), [](unsigned char byte) { return byte == 0; });
    }
    std::optional<Moment> moment() {
        if (number() == 0) return std::nullopt;
        return Moment{static_cast<std::int64_t>(number())};
    }

  private:
    [[noreturn]] static void damaged() { throw Failure(Kind::damaged, "content of a sealed record"); }

    std::span<const unsigned char> bytes_;
    std::size_t at_ = 0;
    std::vector<std::string_view> texts_;
};

void write_session(Writer& out, const SessionSummary& session) {
    out.text(session.id);
    out.text(session.visit);
    out.number(static_cast<std::uint64_t>(session.sequence));
    out.text(session.instrument.id);
    out.text(session.instrument.version);
    out.text(session.instrument.definition_digest);
    out.optional_text(session.client);
    out.text(session.site);
    out.text(session.date);
    out.word(session.mode);
    out.word(session.state);
    out.word(session.consent);
    out.text(session.standing.position);
    out.text(session.standing.language);
    out.moment(session.started);
    out.moment(session.saved);
    out.moment(session.finished);
    out.text(session.staff);
    out.text(session.shown.consent);
    out.text(session.shown.local_names);
}

SessionSummary read_session(Unpacker& in) {
    SessionSummary session;
    session.id = in.text();
    session.visit = in.text();
    session.sequence = in.word(std::numeric_limits<int>::max());
    session.instrument.id = in.text();
    session.instrument.version = in.text();
    session.instrument.definition_digest = in.text();
    session.client = in.optional_text();
    session.anonymous = !session.client;
    session.site = in.text();
    session.date = in.text();
    session.mode = in.word(Mode::imported);
    session.state = in.word(SessionState::discarded);
    session.consent = in.word(Consent::declined);
    session.standing.position = in.text();
    session.standing.language = in.text();
    session.started = in.moment();
    session.saved = in.moment();
    session.finished = in.moment();
    session.staff = in.text();
    session.shown.consent = in.text();
    session.shown.local_names = in.text();
    return session;
}

}  // namespace

std::vector<unsigned char> content_of(const Record& record) {
    std::vector<unsigned char> content;
    content.reserve(content_step);
    Writer out(content);
    write_session(out, record.session);
    out.text(record.occasion);
    out.text(record.wording_digest);
    out.number(record.answers.size());
    for (const StoredAnswer& answer : record.answers) {
        out.text(answer.item);
        out.word(answer.state);
        out.text(answer.value);
        out.text(answer.language);
        out.number(static_cast<std::uint64_t>(answer.counter));
    }
    out.number(record.scorings.size());
    for (const Scoring& scoring : record.scorings) {
        out.text(scoring.scorer);
        out.number(scoring.scores.size());
        for (const Score& score : scoring.scores) {
            out.text(score.name);
            out.text(score.value);
        }
    }
    out.text(record.session.corrects);
    out.text(record.session.reason);
    out.moment(record.session.corrected_at);
    out.text(record.session.corrected_by);
    content.resize((content.size() + content_step - 1) / content_step * content_step);
    return content;
}

Record record_from(std::span<const unsigned char> content) {
    Unpacker in(content);
    Record record;
    record.session = read_session(in);
    record.occasion = in.text();
    record.wording_digest = in.text();
    record.answers.resize(in.count());
    for (StoredAnswer& answer : record.answers) {
        answer.item = in.text();
        answer.state = in.word(AnswerState::refused);
        answer.value = in.text();
        answer.language = in.text();
        answer.counter = static_cast<std::int64_t>(in.number());
    }
    record.session.answers = static_cast<int>(record.answers.size());
    record.scorings.resize(in.count());
    for (Scoring& scoring : record.scorings) {
        scoring.scorer = in.text();
        scoring.scores.resize(in.count());
        for (Score& score : scoring.scores) {
            score.name = in.text();
            score.value = in.text();
        }
    }
    // A record of before there were corrections ends here, with what fills its last step.
    if (content.size() % content_step == 0 && in.is_rest_empty()) return record;
    record.session.corrects = in.text();
    record.session.reason = in.text();
    // A correction of before it was kept apart ends here: its own times and staff were the correction's.
    if (content.size() % content_step == 0 && in.is_rest_empty()) {
        if (record.session.corrects.empty()) return record;
        record.session.corrected_at = record.session.finished;
        record.session.corrected_by = record.session.staff;
        return record;
    }
    record.session.corrected_at = in.moment();
    record.session.corrected_by = in.text();
    // Written again, it could be taken for one of before.
    const bool corrects = !record.session.corrects.empty();
    if (corrects && (!record.session.corrected_at || record.session.corrected_by.empty()))
        throw Failure(Kind::damaged, "a correction without its time or author");
    return record;
}

}  // namespace runtime::storage
