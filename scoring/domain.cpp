#include "scoring/domain.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "instruments/dates.h"

namespace scoring {

using instruments::Answer;
using instruments::Comparison;
using instruments::DateForm;
using instruments::Instrument;
using instruments::Item;
using instruments::NumberForm;
using instruments::SeveralChoices;
using instruments::Step;

namespace {

std::uint64_t bit(std::int64_t choice) {
    return std::uint64_t{1} << static_cast<unsigned>(choice);
}

std::uint64_t first_bits(std::size_t count) {
    return count >= 64 ? ~std::uint64_t{0} : bit(static_cast<int>(count)) - 1;
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::uint64_t exclusive_choices(const Instrument& instrument, const Item& item) {
    std::uint64_t exclusive = 0;
    const auto& choices = choices_of(instrument, item)->choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].exclusive) exclusive |= bit(static_cast<int>(i));
    }
    return exclusive;
}

Truths either_way(bool can_hold, bool can_fail) {
    return static_cast<Truths>((can_hold ? can_be_yes : 0) | (can_fail ? can_be_no : 0));
}

}  // namespace

Truths compare_numbers(const Domain& domain, Comparison comparison, std::int64_t value) {
    const bool on_grid = value % domain.step == 0 || domain.low == value;
    const bool within = domain.low <= value && value <= domain.high && on_grid;
    const bool fixed = domain.low == domain.high;
    switch (comparison) {
        case Comparison::equal:
            return either_way(within, !(within && fixed));
        case Comparison::unequal:
            return either_way(!(within && fixed), within);
        case Comparison::less:
            return either_way(domain.low < value, domain.high >= value);
        case Comparison::at_most:
            return either_way(domain.low <= value, domain.high > value);
        case Comparison::more:
            return either_way(domain.high > value, domain.low <= value);
        case Comparison::at_least:
            return either_way(domain.high >= value, domain.low < value);
    }
    return 0;
}

Domain all_answers(const Instrument& instrument, const Item& item) {
    Domain domain;
    if (const auto* list = choices_of(instrument, item)) domain.may = first_bits(list->choices.size());
    if (const auto* number = std::get_if<NumberForm>(&item.form)) {
        domain.low = number->min.ten_thousandths;
        domain.high = number->max.ten_thousandths;
        domain.step = instruments::Decimal::one;
        for (int i = 0; i < number->decimals; ++i)
            domain.step /= 10;
    }
    if (const auto* date = std::get_if<DateForm>(&item.form)) {
        domain.low = instruments::first_day(date->earliest);
        domain.high = instruments::last_day(date->latest);
    }
    return domain;
}

Domain only(const Answer& answer) {
    Domain domain;
    if (const auto* chosen = std::get_if<instruments::Chosen>(&answer))
        domain.may = domain.must = bit(chosen->choice);
    if (const auto* set = std::get_if<instruments::ChosenSet>(&answer))
        domain.may = domain.must = set->choices;
    if (const auto* number = std::get_if<instruments::Number>(&answer)) {
        domain.low = domain.high = number->value.ten_thousandths;
    }
    if (const auto* date = std::get_if<instruments::Date>(&answer)) {
        domain.low = instruments::first_day(*date);
        domain.high = instruments::last_day(*date);
    }
    domain.is_answer = true;
    return domain;
}

Truths holds(const Item& item, const Domain& domain, std::int64_t choice) {
    const std::uint64_t wanted = bit(choice);
    const bool surely = std::holds_alternative<SeveralChoices>(item.form) ? (domain.must & wanted) != 0
                                                                          : domain.may == wanted;
    return either_way((domain.may & wanted) != 0, !surely);
}

Truths truths(const Item& item, const Domain& domain, const Step& step) {
    if (step.kind == Step::Kind::has) return holds(item, domain, step.value);
    if (!std::holds_alternative<instruments::OneChoice>(item.form)) {
        const Truths all = compare_numbers(domain, step.comparison, step.value);
        // A date given without its day stays so: what its day would decide is unknown for good.
        return domain.is_answer && !std::has_single_bit(all) ? can_be_unknown : all;
    }
    const Truths equal = holds(item, domain, step.value);
    if (step.comparison == Comparison::equal) return equal;
    return either_way((equal & can_be_no) != 0, (equal & can_be_yes) != 0);
}

namespace {

void add_interval(Parts& parts, Domain domain, std::int64_t low, std::int64_t high) {
    domain.low = std::max(domain.low, low);
    domain.high = std::min(domain.high, high);
    if (domain.low <= domain.high) parts.part.at(static_cast<std::size_t>(parts.count++)) = domain;
}

// The nearest values on both sides that an item of this form can have, and whether the value itself is one.
struct Neighbours {
    std::int64_t below = 0;
    std::int64_t above = 0;
    bool on_grid = true;
};

Neighbours neighbours(const Item& item, const Domain& domain, std::int64_t value) {
    if (std::holds_alternative<DateForm>(item.form)) {
        return {instruments::day_before(value), instruments::day_after(value), true};
    }
    const std::int64_t floor = floor_to(value, domain.step);
    return {floor == value ? value - domain.step : floor, floor + domain.step, floor == value};
}

Parts split_interval(const Item& item, const Domain& domain, Comparison comparison, std::int64_t value) {
    Parts parts;
    const auto [below, above, on_grid] = neighbours(item, domain, value);
    switch (comparison) {
        case Comparison::less:
        case Comparison::at_least:
            add_interval(parts, domain, domain.low, below);
            add_interval(parts, domain, on_grid ? value : above, domain.high);
            break;
        case Comparison::at_most:
        case Comparison::more:
            add_interval(parts, domain, domain.low, on_grid ? value : below);
            add_interval(parts, domain, above, domain.high);
            break;
        case Comparison::equal:
        case Comparison::unequal:
            add_interval(parts, domain, domain.low, below);
            if (on_grid) add_interval(parts, domain, value, value);
            add_interval(parts, domain, above, domain.high);
            break;
    }
    return parts;
}

Parts split_one(const Domain& domain, std::int64_t choice) {
    Parts parts;
    for (const std::uint64_t some : {domain.may & bit(choice), domain.may & ~bit(choice)}) {
        if (some == 0) continue;
        Domain& part = parts.part.at(static_cast<std::size_t>(parts.count++));
        part = domain;
        part.may = some;
    }
    return parts;
}

// An exclusive choice stands alone, and at least one is chosen.
bool is_possible(const Domain& domain, std::uint64_t exclusive) {
    return domain.may != 0 && ((domain.must & exclusive) == 0 || std::has_single_bit(domain.must));
}

Parts split_several(const Domain& domain, std::int64_t choice, std::uint64_t exclusive) {
    Parts parts;
    Domain with = domain;
    with.must |= bit(choice);
    if (is_possible(with, exclusive)) parts.part.at(static_cast<std::size_t>(parts.count++)) = with;
    Domain without = domain;
    without.may &= ~bit(choice);
    if (is_possible(without, exclusive)) parts.part.at(static_cast<std::size_t>(parts.count++)) = without;
    return parts;
}

}  // namespace

Parts split(const Instrument& instrument, const Item& item, const Domain& domain, const Step& step) {
    if (std::holds_alternative<SeveralChoices>(item.form)) {
        return split_several(domain, step.value, exclusive_choices(instrument, item));
    }
    if (std::holds_alternative<instruments::OneChoice>(item.form)) return split_one(domain, step.value);
    return split_interval(item, domain, step.comparison, step.value);
}

Points points_over(const instruments::Term& term, const Domain& domain) {
    if (term.weights.empty()) return {domain.low, domain.high};
    Points points{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (std::uint64_t rest = domain.may; rest != 0; rest &= rest - 1) {
        const auto choice = static_cast<std::size_t>(std::countr_zero(rest));
        points.least = std::min(points.least, term.weights.at(choice).ten_thousandths);
        points.greatest = std::max(points.greatest, term.weights.at(choice).ten_thousandths);
    }
    return points;
}

}  // namespace scoring
