#include "instruments/compare.h"

#include "instruments/dates.h"

namespace instruments {

namespace {

Truth compare_date(const Step& step, const Date& date) {
    const std::int64_t first = first_day(date);
    const std::int64_t last = last_day(date);
    if (step.comparison == Comparison::equal || step.comparison == Comparison::unequal) {
        const bool possible = first <= step.value && step.value <= last;
        if (possible && first != last) return Truth::unknown;
        return truth_of(possible == (step.comparison == Comparison::equal));
    }
    // The order comparisons grow or fall with the day: both ends agreeing decides.
    const Truth early = compare(first, step.comparison, step.value);
    return early == compare(last, step.comparison, step.value) ? early : Truth::unknown;
}

}  // namespace

Truth compare(std::int64_t left, Comparison comparison, std::int64_t right) {
    switch (comparison) {
        case Comparison::equal:
            return truth_of(left == right);
        case Comparison::unequal:
            return truth_of(left != right);
        case Comparison::less:
            return truth_of(left < right);
        case Comparison::at_most:
            return truth_of(left <= right);
        case Comparison::more:
            return truth_of(left > right);
        case Comparison::at_least:
            return truth_of(left >= right);
    }
    return Truth::unknown;
}

Truth compare(const Step& step, const Answer& answer) {
    if (const auto* chosen = std::get_if<Chosen>(&answer)) {
        return step.kind == Step::Kind::compare ? compare(chosen->choice, step.comparison, step.value)
                                                : Truth::unknown;
    }
    if (const auto* several = std::get_if<ChosenSet>(&answer)) {
        if (step.kind != Step::Kind::has) return Truth::unknown;
        return truth_of(((several->choices >> static_cast<unsigned>(step.value)) & 1U) != 0);
    }
    if (const auto* number = std::get_if<Number>(&answer)) {
        return compare(number->value.ten_thousandths, step.comparison, step.value);
    }
    if (const auto* date = std::get_if<Date>(&answer)) return compare_date(step, *date);
    return Truth::unknown;
}

}  // namespace instruments
