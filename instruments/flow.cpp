#include "instruments/flow.h"

#include <array>
#include <cassert>

#include "instruments/compare.h"
#include "instruments/expression.h"

namespace instruments {

namespace {

Truth count(const Step& step, const AnswerSheet& sheet, const Flow& asked) {
    std::int64_t having = 0;
    for (const ItemIndex item : step.items) {
        if (item >= asked.size() || asked[item] != Truth::yes) continue;
        const auto* chosen = std::get_if<Chosen>(&sheet[item]);
        if (chosen != nullptr && chosen->choice == step.value) ++having;
    }
    return compare(having, step.comparison, step.limit);
}

Truth leaf(const Step& step, const AnswerSheet& sheet, const Flow& asked) {
    if (step.kind == Step::Kind::constant) return step.truth;
    if (step.kind == Step::Kind::count) return count(step, sheet, asked);
    const bool is_asked = step.item < asked.size() && asked[step.item] == Truth::yes;
    const Answer& answer = sheet[step.item];
    switch (step.kind) {
        case Step::Kind::asked:
            return truth_of(is_asked);
        case Step::Kind::answered:
            return truth_of(is_asked && is_answered(answer));
        case Step::Kind::refused:
            return truth_of(is_asked && is_refused(answer));
        default:
            return is_asked ? compare(step, answer) : Truth::unknown;
    }
}

}  // namespace

Truth evaluate(const Condition& condition, const AnswerSheet& sheet, const Flow& asked) {
    if (condition.always()) return Truth::yes;
    std::array<Truth, stack_depth>
        stack;  // NOLINT(*-init-variables): the loader bounds the depth, every cell is set before it is read
    std::size_t top = 0;
    for (const Step& step : condition.steps) {
        switch (step.kind) {
            case Step::Kind::negate:
                stack[top - 1] = !stack[top - 1];
                break;
            case Step::Kind::both:
                --top;
                stack[top - 1] = both(stack[top - 1], stack[top]);
                break;
            case Step::Kind::either:
                --top;
                stack[top - 1] = either(stack[top - 1], stack[top]);
                break;
            default:
                assert(top < stack_depth);
                stack[top++] = leaf(step, sheet, asked);
                break;
        }
    }
    return stack[0];
}

State state_of(const Flow& asked, const AnswerSheet& sheet, ItemIndex item) {
    const Answer& answer = sheet[item];
    const bool given = is_answered(answer) || is_refused(answer);
    if (asked[item] != Truth::yes) return given ? State::kept_out : State::not_asked;
    if (is_answered(answer)) return State::answered;
    return is_refused(answer) ? State::refused : State::not_answered;
}

}  // namespace instruments
