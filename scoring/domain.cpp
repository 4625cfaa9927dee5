#include "scoring/domain.h"

#include <algorithm>
#include <bit>
#include <chrono>

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

std::int64_t to_yyyymmdd(const instruments::Date& date) {
    return std::int64_t{date.year} * 10'000 + std::int64_t{date.month} * 100 + date.day;
}

// The calendar has gaps between yyyymmdd numbers: the next day that exists, from this number on.
std::int64_t day_from(std::int64_t number) {
    std::int64_t year = number / 10'000;
    std::int64_t month = number / 100 % 100;
    std::int64_t day = number % 100;
    if (day == 0) day = 1;
    if (month == 0) month = day = 1;
    const std::chrono::year_month_day_last last{
        std::chrono::year(static_cast<int>(year)),
        std::chrono::month_day_last(
            std::chrono::month(static_cast<unsigned>(std::min<std::int64_t>(month, 12))))};
    if (month <= 12 && day > static_cast<unsigned>(last.day())) {
        day = 1;
        ++month;
    }
    if (month > 12) {
        ++year;
        month = day = 1;
    }
    return year * 10'000 + month * 100 + day;
}

bool is_empty(const Item& item, const Domain& domain) {
    if (domain.low > domain.high) return true;
    const auto* date = std::get_if<DateForm>(&item.form);
    return date != nullptr && !date->partial && day_from(domain.low) > domain.high;
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
        domain.low = to_yyyymmdd(date->earliest);
        domain.high = to_yyyymmdd(date->latest);
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
    if (const auto* date = std::get_if<instruments::Date>(&answer))
        domain.low = domain.high = to_yyyymmdd(*date);
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
    if (!std::holds_alternative<instruments::OneChoice>(item.form))
        return compare_numbers(domain, step.comparison, step.value);
    const Truths equal = holds(item, domain, step.value);
    if (step.comparison == Comparison::equal) return equal;
    return either_way((equal & can_be_no) != 0, (equal & can_be_yes) != 0);
}

namespace {

void add_interval(Parts& parts, const Item& item, Domain domain, std::int64_t low, std::int64_t high) {
    domain.low = std::max(domain.low, low);
    domain.high = std::min(domain.high, high);
    if (!is_empty(item, domain)) parts.part.at(static_cast<std::size_t>(parts.count++)) = domain;
}

Parts split_interval(const Item& item, const Domain& domain, Comparison comparison, std::int64_t value) {
    Parts parts;
    const std::int64_t at_or_below = floor_to(value, domain.step);
    const std::int64_t below = at_or_below == value ? value - domain.step : at_or_below;
    const std::int64_t above = at_or_below + domain.step;
    const std::int64_t at_or_above = below + domain.step;
    switch (comparison) {
        case Comparison::less:
        case Comparison::at_least:
            add_interval(parts, item, domain, domain.low, below);
            add_interval(parts, item, domain, at_or_above, domain.high);
            break;
        case Comparison::at_most:
        case Comparison::more:
            add_interval(parts, item, domain, domain.low, at_or_below);
            add_interval(parts, item, domain, above, domain.high);
            break;
        case Comparison::equal:
        case Comparison::unequal:
            add_interval(parts, item, domain, domain.low, below);
            if (at_or_below == value) add_interval(parts, item, domain, value, value);
            add_interval(parts, item, domain, above, domain.high);
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
bool settle(Domain& domain, std::uint64_t exclusive) {
    const std::uint64_t alone = domain.must & exclusive;
    if (alone != 0) {
        if (domain.must != alone || !std::has_single_bit(alone)) return false;
        domain.may = alone;
    } else if (domain.must != 0) {
        domain.may &= ~exclusive;
    }
    if (std::has_single_bit(domain.may)) domain.must = domain.may;
    return domain.may != 0;
}

Parts split_several(const Domain& domain, std::int64_t choice, std::uint64_t exclusive) {
    Parts parts;
    Domain with = domain;
    with.must |= bit(choice);
    if (settle(with, exclusive)) parts.part.at(static_cast<std::size_t>(parts.count++)) = with;
    Domain without = domain;
    without.may &= ~bit(choice);
    if (settle(without, exclusive)) parts.part.at(static_cast<std::size_t>(parts.count++)) = without;
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

namespace {

void widen(Points& points, bool& first, std::int64_t least, std::int64_t greatest) {
    points.least = first ? least : std::min(points.least, least);
    points.greatest = first ? greatest : std::max(points.greatest, greatest);
    first = false;
}

// Of several choices: one exclusive choice, or all that surely are chosen with any of the others.
Points points_of_several(const instruments::Term& term, const Domain& domain, std::uint64_t exclusive) {
    Points points;
    bool first = true;
    Points together;  // of the choices that must or, growing the range, may be taken
    Points single;    // the best single choice, where none must be taken and none pays
    bool any = domain.must != 0;
    bool first_single = true;
    bool took_least = any;
    bool took_greatest = any;
    for (std::uint64_t rest = domain.may; rest != 0; rest &= rest - 1) {
        const auto choice = static_cast<std::size_t>(std::countr_zero(rest));
        const std::int64_t weight = term.weights.at(choice).ten_thousandths;
        const std::uint64_t mask = rest & (~rest + 1);
        if ((domain.must & mask) != 0) {
            together.least += weight;
            together.greatest += weight;
        } else if ((exclusive & mask) != 0) {
            widen(points, first, weight, weight);
        } else {
            widen(single, first_single, weight, weight);
            if (weight < 0) together.least += weight;
            if (weight > 0) together.greatest += weight;
            took_least = took_least || weight < 0;
            took_greatest = took_greatest || weight > 0;
            any = true;
        }
    }
    if (any) {
        widen(points, first, took_least ? together.least : single.least,
              took_greatest ? together.greatest : single.greatest);
    }
    return points;
}

}  // namespace

Points points_over(const Instrument& instrument, const instruments::Term& term, const Domain& domain) {
    const Item& item = instrument.items[term.item];
    if (term.weights.empty()) return {domain.low, domain.high};
    if (std::holds_alternative<SeveralChoices>(item.form)) {
        return points_of_several(term, domain, exclusive_choices(instrument, item));
    }
    Points points;
    bool first = true;
    for (std::uint64_t rest = domain.may; rest != 0; rest &= rest - 1) {
        const std::int64_t weight =
            term.weights.at(static_cast<std::size_t>(std::countr_zero(rest))).ten_thousandths;
        widen(points, first, weight, weight);
    }
    return points;
}

}  // namespace scoring
