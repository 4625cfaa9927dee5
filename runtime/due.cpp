#include "runtime/due.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <optional>

#include "instruments/dates.h"

namespace runtime {

using instruments::Occasion;
using storage::CaseCard;
using storage::Date;

namespace {

std::chrono::sys_days day_of(const Date& date) {
    const auto parsed = instruments::parse_date(date);
    assert(parsed && parsed->day != 0);
    return std::chrono::year_month_day{std::chrono::year(parsed->year),
                                       std::chrono::month(static_cast<unsigned>(parsed->month)),
                                       std::chrono::day(static_cast<unsigned>(parsed->day))};
}

// What one client did on one occasion.
class Progress {
  public:
    Progress(const Occasion& occasion, std::span<const CaseCard> cards, const std::set<std::string>& askable)
        : occasion_(occasion) {
        for (const Occasion::Asked& asked : occasion.asks) {
            if (!askable.contains(asked.instrument)) continue;
            asks_.push_back({&asked, last_done(asked.instrument, cards)});
        }
    }

    // When the last of its instruments was done; nothing while one is missing.
    [[nodiscard]] std::optional<Date> completed() const {
        std::optional<Date> last;
        for (const Ask& ask : asks_) {
            if (!ask.done) return std::nullopt;
            last = std::max(last.value_or(*ask.done), *ask.done);
        }
        return last;
    }

    // Counted from `base`: the occasion that this one follows, or the registration.
    [[nodiscard]] std::optional<Due> due(const Date& base, const Date& today) const {
        const instruments::DueRule& rule = *occasion_.due;
        std::optional<Date> first;
        for (const Ask& ask : asks_) {
            const auto on = due_on(ask, base);
            if (on) first = std::min(first.value_or(*on), *on);
        }
        if (!first) return std::nullopt;
        Due due{.occasion = occasion_.id, .on = *first, .instruments = {}};
        const Date last = days_after(*first, rule.grace);
        due.state = today > last ? DueState::overdue : today >= *first ? DueState::due : DueState::later;
        due.days = days_between(today, *first);
        // What falls due within the same grace is asked in one go.
        for (const Ask& ask : asks_) {
            const auto on = due_on(ask, base);
            if (!on || *on > last) continue;
            due.instruments.push_back(ask.asked->instrument);
            due.minutes += ask.asked->minutes;
        }
        return due;
    }

  private:
    struct Ask {
        const Occasion::Asked* asked;
        std::optional<Date> done;
    };

    [[nodiscard]] std::optional<Date> last_done(const std::string& instrument,
                                                std::span<const CaseCard> cards) const {
        std::optional<Date> last;
        for (const CaseCard& card : cards) {
            // What was done for another occasion, or for none, is not this one.
            if (card.occasion != occasion_.id || card.instrument != instrument || !card.done_on) continue;
            last = std::max(last.value_or(*card.done_on), *card.done_on);
        }
        return last;
    }

    [[nodiscard]] std::optional<Date> due_on(const Ask& ask, const Date& base) const {
        const instruments::DueRule& rule = *occasion_.due;
        if (!ask.done || *ask.done < base) return days_after(base, rule.days);
        if (!rule.every) return std::nullopt;
        return days_after(*ask.done, *rule.every);
    }

    const Occasion& occasion_;
    std::vector<Ask> asks_;
};

}  // namespace

Date days_after(const Date& date, int days) {
    const std::chrono::year_month_day day = day_of(date) + std::chrono::days(days);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

int days_between(const Date& from, const Date& to) {
    return static_cast<int>((day_of(to) - day_of(from)).count());
}

bool long_away(const storage::ClientSummary& client, const Date& today) {
    return days_between(client.last_contact, today) > card_days_after_last_contact;
}

std::vector<Due> due_for(const instruments::OccasionList& list, const storage::ClientSummary& client,
                         std::span<const CaseCard> cards, const Date& today,
                         const std::set<std::string>& askable) {
    std::vector<Due> all;
    if (client.withdrew || long_away(client, today)) return all;
    for (const Occasion& occasion : list.occasions) {
        if (!occasion.due) continue;
        std::optional<Date> base = client.registered_on;
        if (occasion.due->after) {
            base = Progress(list.occasions[*occasion.due->after], cards, askable).completed();
        }
        if (!base) continue;
        if (auto due = Progress(occasion, cards, askable).due(*base, today)) all.push_back(std::move(*due));
    }
    return all;
}

}  // namespace runtime
