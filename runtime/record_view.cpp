#include "runtime/record_view.h"

#include <utility>

#include "runtime/record_sheet.h"
#include "runtime/session/session.h"

namespace runtime {

namespace {

// Without the definition there are only the codes.
std::vector<ReviewLine> codes_of(const storage::Record& record) {
    std::vector<ReviewLine> lines;
    for (const storage::StoredAnswer& answer : record.answers) {
        ReviewLine line;
        line.question = answer.item;
        line.answer = answer.value;
        line.refused = answer.state == storage::AnswerState::refused;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

RecordView record_view(const storage::Record& record, const Catalog& catalog, const std::string& language,
                       const LanguageTags& tags) {
    const storage::InstrumentRef& ref = record.session.instrument;
    RecordView view;
    view.session = record.session;
    view.title = ref.id + "@" + ref.version;
    const CatalogEntry* entry = catalog.find(view.title);
    view.known = entry != nullptr && entry->instrument.digest == ref.definition_digest;
    if (!view.known) {
        view.answers = codes_of(record);
        return view;
    }
    const Wordings words = entry->words();
    const std::string& spoken = words.contains(language) ? language : words.begin()->first;
    view.title = entry->title(language, tags);
    const auto read = entry->wordings.find(record.session.standing.language);
    view.words_changed = !record.wording_digest.empty() &&
                         (read == entry->wordings.end() || read->second.digest != record.wording_digest);

    Session session(entry->instrument, words, spoken, instruments::Mode::staff);
    session.restore(sheet_of(entry->instrument, record.answers), at_review);
    if (record.session.state == storage::SessionState::declined ||
        record.session.state == storage::SessionState::planned) {
        return view;
    }
    view.answers = session.page(tags).review;
    if (record.session.state != storage::SessionState::finished) return view;
    view.result = result_view(entry->instrument, words, language, session.answers(), tags);
    view.scores_differ =
        !record.scorings.empty() &&
        record.scorings.back().scores != scoring_of(entry->instrument, session.answers()).scores;
    return view;
}

}  // namespace runtime
