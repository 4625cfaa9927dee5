#include "instruments/reach.h"

#include <algorithm>

#include "instruments/compare.h"
#include "instruments/dates.h"

namespace instruments {

namespace {

using Kind = Step::Kind;

bool looks_at(const Step& step, ItemIndex item) {
    switch (step.kind) {
        case Kind::compare:
        case Kind::has:
        case Kind::asked:
        case Kind::answered:
        case Kind::refused:
            return step.item == item;
        case Kind::count:
            return std::find(step.items.begin(), step.items.end(), item) != step.items.end();
        case Kind::constant:
        case Kind::negate:
        case Kind::both:
        case Kind::either:
            return false;
    }
    return false;
}

// Around each value that a condition names, and both ends: between them nothing changes.
std::vector<Answer> number_answers(const NumberForm& form, const std::vector<const Step*>& looks) {
    std::int64_t step = Decimal::one;
    for (int decimals = 0; decimals < form.decimals; ++decimals)
        step /= 10;
    const auto floored = [step](std::int64_t value) {
        const std::int64_t rest = ((value % step) + step) % step;
        return value - rest;
    };
    std::vector<std::int64_t> values{form.min.ten_thousandths, form.max.ten_thousandths};
    for (const Step* look : looks) {
        if (look->kind != Kind::compare) continue;
        const std::int64_t at = floored(look->value);
        values.insert(values.end(), {at - step, at, at + step});
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::vector<Answer> answers;
    for (const std::int64_t value : values) {
        if (value < form.min.ten_thousandths || value > form.max.ten_thousandths) continue;
        answers.emplace_back(Number{Decimal{value}});
    }
    return answers;
}

std::vector<Answer> date_answers(const DateForm& form, const std::vector<const Step*>& looks) {
    const std::int64_t earliest = first_day(form.earliest);
    const std::int64_t latest = first_day(form.latest);
    std::vector<Answer> answers{form.earliest, form.latest};
    for (const Step* look : looks) {
        if (look->kind != Kind::compare) continue;
        for (const std::int64_t day : {day_before(look->value), look->value, day_after(look->value)}) {
            const Date date = date_of(day);
            if (!is_date(date) || day < earliest || day > latest) continue;
            answers.emplace_back(date);
            if (!form.partial) continue;
            answers.emplace_back(Date{date.year, date.month, 0});
            answers.emplace_back(Date{date.year, 0, 0});
        }
    }
    return answers;
}

// Every subset of the choices that somebody looks at, filled up to one answer that the item takes.
std::vector<Answer> set_answers(const ChoiceList& list, const std::vector<const Step*>& looks) {
    constexpr std::size_t most_looked_at = 10;
    std::uint64_t looked_at = 0;
    for (const Step* look : looks) {
        if (look->kind == Kind::has) looked_at |= std::uint64_t{1} << static_cast<unsigned>(look->value);
    }
    std::vector<std::uint64_t> bits;
    std::uint64_t exclusive = 0;
    std::uint64_t other = 0;  // a choice that nobody looks at
    for (std::size_t choice = 0; choice < list.choices.size(); ++choice) {
        const std::uint64_t bit = std::uint64_t{1} << choice;
        if ((looked_at & bit) != 0) bits.push_back(bit);
        if (list.choices[choice].exclusive) exclusive |= bit;
        if ((looked_at & bit) == 0) other = bit;
    }
    std::vector<Answer> answers;
    if (bits.size() > most_looked_at) return answers;
    for (std::uint64_t subset = 0; subset < (std::uint64_t{1} << bits.size()); ++subset) {
        std::uint64_t set = 0;
        for (std::size_t position = 0; position < bits.size(); ++position) {
            if (((subset >> position) & 1U) != 0) set |= bits[position];
        }
        if (set == 0) set = other;
        const bool alone = (set & (set - 1)) == 0;
        if (set != 0 && (alone || (set & exclusive) == 0)) answers.emplace_back(ChosenSet{set});
    }
    return answers;
}

std::vector<Answer> form_answers(const Instrument& instrument, const Item& item,
                                 const std::vector<const Step*>& looks) {
    if (const auto* number = std::get_if<NumberForm>(&item.form)) return number_answers(*number, looks);
    if (const auto* date = std::get_if<DateForm>(&item.form)) return date_answers(*date, looks);
    if (std::holds_alternative<TextForm>(item.form)) return {Text{"x"}};
    const ChoiceList& list = *choices_of(instrument, item);
    if (std::holds_alternative<SeveralChoices>(item.form)) return set_answers(list, looks);
    std::vector<Answer> answers;
    answers.reserve(list.choices.size());
    for (std::size_t choice = 0; choice < list.choices.size(); ++choice) {
        answers.emplace_back(Chosen{static_cast<std::uint8_t>(choice)});
    }
    return answers;
}

// What the steps that look at an item can tell of this answer.
std::vector<int> told(const std::vector<const Step*>& looks, const Answer& answer) {
    std::vector<int> signature;
    for (const Step* look : looks) {
        switch (look->kind) {
            case Kind::answered:
                signature.push_back(is_answered(answer) ? 1 : 0);
                break;
            case Kind::refused:
                signature.push_back(is_refused(answer) ? 1 : 0);
                break;
            case Kind::count: {
                const auto* chosen = std::get_if<Chosen>(&answer);
                signature.push_back(chosen != nullptr && chosen->choice == look->value ? 1 : 0);
                break;
            }
            case Kind::asked:
                break;
            default:
                signature.push_back(static_cast<int>(compare(*look, answer)));
                break;
        }
    }
    return signature;
}

}  // namespace

std::vector<ItemIndex> closure(const Instrument& instrument, const std::vector<ItemIndex>& items,
                               std::size_t most) {
    std::vector<ItemIndex> found;
    std::vector<bool> seen(instrument.items.size());
    std::vector<ItemIndex> open = items;
    while (!open.empty() && found.size() <= most) {
        const ItemIndex item = open.back();
        open.pop_back();
        if (seen[item]) continue;
        seen[item] = true;
        found.push_back(item);
        for (const ItemIndex gate : instrument.items[item].ask_if.items()) {
            if (!seen[gate]) open.push_back(gate);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Reach::Reach(const Instrument& instrument)
    : instrument_(instrument), sheet_(instrument.items.size()), asked_(instrument.items.size(), Truth::no) {}

Reach::Candidates Reach::candidates(const Question& question, ItemIndex index) {
    const Item& item = instrument_.items[index];
    std::vector<const Step*> looks;
    const auto collect = [&looks, index](const Condition& condition) {
        for (const Step& step : condition.steps) {
            if (looks_at(step, index)) looks.push_back(&step);
        }
    };
    for (const ItemIndex other : question.items)
        collect(instrument_.items[other].ask_if);
    for (const Condition* condition : question.conditions)
        collect(*condition);

    Candidates found{index, form_answers(instrument_, item, looks)};
    const bool in_full = std::binary_search(question.in_full.begin(), question.in_full.end(), index);
    if (question.blanks == Blanks::allowed || (!item.required && !in_full))
        found.answers.emplace_back(Unanswered{});
    if (question.blanks == Blanks::allowed && item.refusable) found.answers.emplace_back(Refused{});
    if (!in_full) keep_distinct(looks, found);
    return found;
}

void Reach::keep_distinct(const std::vector<const Step*>& looks, Candidates& of) {
    std::vector<std::vector<int>> signatures;
    std::vector<Answer> distinct;
    for (Answer& answer : of.answers) {
        std::vector<int> signature = told(looks, answer);
        if (std::find(signatures.begin(), signatures.end(), signature) != signatures.end()) continue;
        signatures.push_back(std::move(signature));
        distinct.push_back(std::move(answer));
    }
    of.answers = std::move(distinct);
}

Reach::End Reach::try_all(const Question& question, const Visit& visit) {
    if (question.items.size() > most_items_tried) return End::too_many;
    tried_.clear();
    for (const ItemIndex item : question.items)
        tried_.push_back(candidates(question, item));
    for (const Candidates& candidates : tried_) {
        if (candidates.answers.empty()) return End::too_many;
    }
    left_ = question.most;
    const End end = descend(0, visit);
    for (const ItemIndex item : question.items) {
        sheet_.clear(item);
        asked_[item] = Truth::no;
    }
    return end;
}

Reach::End Reach::descend(std::size_t depth,
                          const Visit& visit) {  // NOLINT(misc-no-recursion): at most 64 deep
    if (depth == tried_.size()) {
        if (left_ == 0) return End::too_many;
        --left_;
        return visit(sheet_, asked_) ? End::all_tried : End::stopped;
    }
    const Candidates& candidates = tried_[depth];
    const ItemIndex item = candidates.item;
    asked_[item] = evaluate(instrument_.items[item].ask_if, sheet_, asked_);
    if (asked_[item] != Truth::yes) {
        sheet_.clear(item);
        return descend(depth + 1, visit);
    }
    for (const Answer& answer : candidates.answers) {
        sheet_.set(item, answer);
        const End end = descend(depth + 1, visit);
        if (end != End::all_tried) return end;
    }
    sheet_.clear(item);
    return End::all_tried;
}

}  // namespace instruments
