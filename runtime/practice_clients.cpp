#include "runtime/practice_clients.h"

#include <array>
#include <string>
#include <vector>

#include "runtime/acceptance.h"
#include "runtime/due.h"
#include "runtime/level_of_care.h"
#include "runtime/record_sheet.h"
#include "runtime/session/session.h"

namespace runtime {

using storage::Stored;

namespace {

struct Invented {
    const char* code;
    bool second_site;
    int days_ago;  // registered, and at the intake
    int answered;  // so many instruments of the intake; the others were declined
};
// The follow-up comes 30 days after the intake and has seven days of grace.
constexpr std::array clients{
    Invented{"INVENTED-1", false, 0, 0},  Invented{"INVENTED-2", false, 40, 3},
    Invented{"INVENTED-3", false, 30, 3}, Invented{"INVENTED-4", false, 26, 3},
    Invented{"INVENTED-5", true, 5, 1},   Invented{"INVENTED-6", true, 120, 0},
};

// Some way through the questionnaire: now this choice, now that.
instruments::AnswerSheet invented_answers(const CatalogEntry& entry) {
    Session session(entry.instrument, entry.words(), "vi", instruments::Mode::staff);
    constexpr int pages_at_most = 200;
    std::size_t count = 0;
    for (int page = 0; page < pages_at_most && session.position() != at_review; ++page) {
        const Page now = session.page();
        for (const QuestionView& question : now.questions) {
            ++count;
            instruments::Answer answer = instruments::Refused{};
            if (question.options.size() == 2) {
                answer = instruments::Chosen{static_cast<std::uint8_t>(count % 5 == 2 ? 0 : 1)};
            } else if (!question.options.empty()) {
                answer = instruments::Chosen{static_cast<std::uint8_t>(count % question.options.size())};
            }
            static_cast<void>(session.apply(SetAnswer{question.item, std::move(answer)}));
        }
        static_cast<void>(session.apply(Next{}));
    }
    return session.answers();
}

Stored<void> answered(storage::Store& store, const storage::SessionSummary& session,
                      const CatalogEntry& entry, storage::Moment at) {
    const storage::Standing standing{at_review, "vi"};
    const instruments::AnswerSheet sheet = invented_answers(entry);
    std::vector<storage::AnswerChange> changes;
    for (std::size_t item = 0; item < sheet.size(); ++item) {
        auto change = change_of(entry.instrument, sheet, static_cast<instruments::ItemIndex>(item));
        if (change.given) changes.push_back(std::move(change));
    }
    const storage::Scoring scoring = scoring_of(entry.instrument, sheet);
    return store.begin_session(session.id, standing, at)
        .and_then([&] { return store.save(session.id, changes, standing, at); })
        .and_then([&] {
            return store.finish_session(session.id, scoring, at, care_of(entry.instrument, sheet, scoring));
        });
}

Stored<void> intake(storage::Store& store, const Catalog& catalog, const Invented& client,
                    const storage::Site& site, const storage::Date& date, storage::Moment at) {
    const instruments::Occasion* occasion = catalog.occasions().find("intake");
    if (occasion == nullptr) return {};
    storage::NewVisit visit{client.code, site, date, storage::Mode::staff, "vi", {}, occasion->id};
    std::vector<const CatalogEntry*> entries;
    for (const instruments::Occasion::Asked& asked : occasion->asks) {
        entries.push_back(catalog.find(asked.instrument));
        visit.instruments.push_back(ref_of(entries.back()->instrument));
    }
    const auto started = store.start_visit(visit, at);
    if (!started) return tl::unexpected(started.error());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const storage::SessionSummary& session = started->sessions[i];
        const bool declined = static_cast<int>(i) >= client.answered;
        auto done =
            declined ? store.decline_session(session.id, at) : answered(store, session, *entries[i], at);
        if (!done) return done;
    }
    return store.finish_visit(started->id, at);
}

}  // namespace

Stored<void> add_practice_clients(storage::Store& store, const Catalog& catalog, const Clock& clock,
                                  const storage::Site& first, const storage::Site& second) {
    constexpr std::int64_t seconds_of_day = 24 * 60 * 60;
    for (const Invented& client : clients) {
        const storage::Site& site = client.second_site ? second : first;
        const storage::Date date = days_after(clock.today(), -client.days_ago);
        const storage::Moment at{clock.now().unix_seconds - client.days_ago * seconds_of_day};
        if (auto known = store.register_client(client.code, site, date, at); !known)
            return tl::unexpected(known.error());
        if (client.answered == 0) continue;
        if (auto done = intake(store, catalog, client, site, date, at); !done) return done;
    }
    return {};
}

}  // namespace runtime
