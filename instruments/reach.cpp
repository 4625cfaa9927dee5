#include "instruments/reach.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "instruments/compare.h"
#include "instruments/dates.h"

namespace instruments {

namespace {

using Kind = Step::Kind;

bool tells_less(const Step* left, const Step* right) {
    return std::tie(left->kind, left->comparison, left->value) <
           std::tie(right->kind, right->comparison, right->value);
}
bool tells_the_same(const Step* left, const Step* right) {
    return !tells_less(left, right) && !tells_less(right, left);
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

Closure closure(const Instrument& instrument, const std::vector<ItemIndex>& items, std::size_t most) {
    Closure found;
    std::vector<bool> seen(instrument.items.size());
    std::vector<bool> deciding(instrument.items.size());
    std::vector<ItemIndex> open = items;
    constexpr std::size_t items_a_step = 4096;  // clearing what was seen is quick
    found.work = items.size() + instrument.items.size() / items_a_step;
    while (!open.empty() && found.items.size() <= most) {
        const ItemIndex item = open.back();
        open.pop_back();
        if (seen[item]) continue;
        seen[item] = true;
        found.items.push_back(item);
        const Condition& ask_if = instrument.items[item].ask_if;
        found.work += 1 + ask_if.size();
        for (const ItemIndex gate : ask_if.items()) {
            if (!deciding[gate]) found.deciding.push_back(gate);
            deciding[gate] = true;
            if (!seen[gate]) open.push_back(gate);
        }
    }
    std::sort(found.items.begin(), found.items.end());
    std::sort(found.deciding.begin(), found.deciding.end());
    return found;
}

Reach::Reach(const Instrument& instrument)
    : instrument_(instrument), sheet_(instrument.items.size()), asked_(instrument.items.size(), Truth::no) {}

bool Reach::spend(std::size_t work) {
    work_left_ -= std::min(work_left_, work);
    return !is_spent();
}

std::vector<Reach::Looks> Reach::looks_at_each(const Question& question) {
    std::vector<Looks> looks(question.items.size());
    const auto add = [&](ItemIndex item, const Step& step) {
        const auto found = std::lower_bound(question.items.begin(), question.items.end(), item);
        if (found == question.items.end() || *found != item) return;
        looks[static_cast<std::size_t>(found - question.items.begin())].push_back(&step);
    };
    const auto collect = [&](const Condition& condition) {
        if (!spend(condition.size())) return;
        for (const Step& step : condition.steps) {
            switch (step.kind) {
                case Kind::compare:
                case Kind::has:
                case Kind::answered:
                case Kind::refused:
                    add(step.item, step);
                    break;
                case Kind::count:
                    for (const ItemIndex item : step.items)
                        add(item, step);
                    break;
                case Kind::asked:  // tells nothing of an answer
                case Kind::constant:
                case Kind::negate:
                case Kind::both:
                case Kind::either:
                    break;
            }
        }
    };
    for (const ItemIndex item : question.items)
        collect(instrument_.items[item].ask_if);
    for (const Condition* condition : question.conditions)
        collect(*condition);
    for (Looks& of_item : looks) {
        std::sort(of_item.begin(), of_item.end(), tells_less);
        of_item.erase(std::unique(of_item.begin(), of_item.end(), tells_the_same), of_item.end());
    }
    return looks;
}

Reach::Candidates Reach::candidates(const Question& question, ItemIndex index, const Looks& looks) {
    const Item& item = instrument_.items[index];
    Candidates found{index, form_answers(instrument_, item, looks), 1 + item.ask_if.size()};
    const bool in_full = std::binary_search(question.in_full.begin(), question.in_full.end(), index);
    if (question.blanks == Blanks::allowed || (!item.required && !in_full))
        found.answers.emplace_back(Unanswered{});
    if (question.blanks == Blanks::allowed && item.refusable) found.answers.emplace_back(Refused{});
    constexpr std::size_t of_an_answer = 16;  // to make it and to look for its like
    if (spend(found.answers.size() * (of_an_answer + looks.size())) && !in_full) keep_distinct(looks, found);
    return found;
}

void Reach::keep_distinct(const Looks& looks, Candidates& of) {
    std::set<std::vector<int>> signatures;
    std::vector<Answer> distinct;
    for (Answer& answer : of.answers) {
        if (signatures.insert(told(looks, answer)).second) distinct.push_back(std::move(answer));
    }
    of.answers = std::move(distinct);
}

Reach::End Reach::try_all(const Question& question, const Visit& visit) {
    if (question.items.size() > most_items_tried) return End::too_many;
    const std::vector<Looks> looks = looks_at_each(question);
    tried_.clear();
    for (std::size_t position = 0; position < looks.size(); ++position) {
        if (is_spent()) return End::too_many;
        tried_.push_back(candidates(question, question.items[position], looks[position]));
        if (tried_.back().answers.empty()) return End::too_many;
    }
    left_ = question.most;
    visit_work_ = 1 + question.visit_work;
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
        if (left_ == 0 || !spend(visit_work_)) return End::too_many;
        --left_;
        return visit(sheet_, asked_) ? End::all_tried : End::stopped;
    }
    const Candidates& candidates = tried_[depth];
    const ItemIndex item = candidates.item;
    if (!spend(candidates.asking_work)) return End::too_many;
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
