#include "instruments/range.h"

#include <algorithm>

namespace instruments {

namespace {

Range term_range(const Instrument& instrument, const Term& term) {
    if (term.weights.empty()) {
        const auto& form = std::get<NumberForm>(instrument.items[term.item].form);
        return {form.min, form.max};
    }
    const auto [least, greatest] = std::minmax_element(term.weights.begin(), term.weights.end());
    return {*least, *greatest};
}

std::optional<Decimal> points(const Term& term, const Answer& answer) {
    if (const auto* number = std::get_if<Number>(&answer)) return number->value;
    if (const auto* chosen = std::get_if<Chosen>(&answer)) return term.weights[chosen->choice];
    return std::nullopt;
}

// Half away from zero, as scores are written.
std::int64_t divided(std::int64_t value, std::int64_t by) {
    const std::int64_t half = by / 2;
    return value >= 0 ? (value + half) / by : (value - half) / by;
}

Decimal scored(const Scale& scale, std::int64_t sum, std::int64_t asked) {
    if (scale.combine == Combine::mean && asked > 1) sum = divided(sum, asked);
    const bool whole = scale.multiply.ten_thousandths % Decimal::one == 0;
    if (whole) return {sum * (scale.multiply.ten_thousandths / Decimal::one)};
    return {divided(sum * scale.multiply.ten_thousandths, Decimal::one)};
}

}  // namespace

std::optional<Tried> range_of(const Instrument& instrument, const Scale& scale, Reach& reach,
                              std::size_t most) {
    Reach::Question question;
    std::vector<ItemIndex> gates;
    for (const Term& term : scale.terms) {
        question.in_full.push_back(term.item);
        const Condition& ask_if = instrument.items[term.item].ask_if;
        question.visit_work += 1 + ask_if.size();
        for (const ItemIndex gate : ask_if.items())
            gates.push_back(gate);
        question.conditions.push_back(&ask_if);
    }
    if (!reach.spend(question.visit_work)) return std::nullopt;
    std::sort(question.in_full.begin(), question.in_full.end());
    Closure gating = closure(instrument, gates, most_items_tried);
    if (!reach.spend(gating.work)) return std::nullopt;
    question.items = std::move(gating.items);
    question.blanks = Reach::Blanks::none;
    question.most = most;

    std::vector<Range> own;
    own.reserve(scale.terms.size());
    for (const Term& term : scale.terms)
        own.push_back(term_range(instrument, term));
    std::optional<Range> found;
    std::size_t ways = 0;
    const Reach::End end = reach.try_all(question, [&](const AnswerSheet& sheet, const Flow& asked) {
        ++ways;
        std::int64_t least = 0;
        std::int64_t greatest = 0;
        std::int64_t count = 0;
        for (std::size_t index = 0; index < scale.terms.size(); ++index) {
            const Term& term = scale.terms[index];
            if (evaluate(instrument.items[term.item].ask_if, sheet, asked) != Truth::yes) continue;
            ++count;
            const bool is_gate = std::binary_search(question.items.begin(), question.items.end(), term.item);
            const auto fixed = is_gate ? points(term, sheet[term.item]) : std::nullopt;
            least += fixed.value_or(own[index].min).ten_thousandths;
            greatest += fixed.value_or(own[index].max).ten_thousandths;
        }
        if (count == 0 && scale.combine == Combine::mean) return true;  // a mean of nothing is no score
        Decimal low = scored(scale, least, count);
        Decimal high = scored(scale, greatest, count);
        if (high < low) std::swap(low, high);
        if (!found) found = Range{low, high};
        found->min = std::min(found->min, low);
        found->max = std::max(found->max, high);
        return true;
    });
    if (end == Reach::End::too_many) return std::nullopt;
    return Tried{found.value_or(Range{}), ways};
}

Range widest_range(const Instrument& instrument, const Scale& scale) {
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    bool first = true;
    for (const Term& term : scale.terms) {
        const Range own = term_range(instrument, term);
        if (scale.combine == Combine::mean) {
            least = first ? own.min.ten_thousandths : std::min(least, own.min.ten_thousandths);
            greatest = first ? own.max.ten_thousandths : std::max(greatest, own.max.ten_thousandths);
        } else {
            least += std::min<std::int64_t>(0, own.min.ten_thousandths);
            greatest += std::max<std::int64_t>(0, own.max.ten_thousandths);
        }
        first = false;
    }
    Decimal low = scored(scale, least, 1);
    Decimal high = scored(scale, greatest, 1);
    if (high < low) std::swap(low, high);
    return {low, high};
}

}  // namespace instruments
