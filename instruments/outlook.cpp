#include "instruments/outlook.h"

#include <array>
#include <cassert>
#include <memory>

#include "instruments/compare.h"
#include "instruments/expression.h"

namespace instruments {

namespace {

constexpr unsigned no_bit = 1U << static_cast<unsigned>(Truth::no);
constexpr unsigned yes_bit = 1U << static_cast<unsigned>(Truth::yes);
constexpr unsigned unknown_bit = 1U << static_cast<unsigned>(Truth::unknown);

// Kleene's logic, set by set: yes only if both can be yes, and so on.
constexpr Outlook both(Outlook left, Outlook right) {
    const unsigned l = left.bits();
    const unsigned r = right.bits();
    unsigned bits = (l | r) & no_bit;
    bits |= l & r & yes_bit;
    if (((l & unknown_bit) != 0 && (r & (yes_bit | unknown_bit)) != 0) ||
        ((r & unknown_bit) != 0 && (l & (yes_bit | unknown_bit)) != 0)) {
        bits |= unknown_bit;
    }
    return Outlook::of_bits(bits);
}
constexpr Outlook negate(Outlook value) {
    const unsigned bits = value.bits();
    return Outlook::of_bits((bits & unknown_bit) | ((bits & no_bit) != 0 ? yes_bit : 0U) |
                            ((bits & yes_bit) != 0 ? no_bit : 0U));
}
constexpr Outlook either(Outlook left, Outlook right) {
    return negate(both(negate(left), negate(right)));
}

struct View {
    Truth now;
    Outlook later;
};
constexpr Outlook nothing = Outlook::of_bits(0);

// May this question stay without an answer for good?
bool may_stay_open(const Item& item) {
    return item.refusable || !item.required;
}

class Looker {
  public:
    Looker(const Instrument& instrument, const AnswerSheet& sheet, const Standing* standings)
        : instrument_(instrument), sheet_(sheet), standings_(standings) {}

    [[nodiscard]] View look(const Condition& condition) const {
        if (condition.always()) return {Truth::yes, Outlook(Truth::yes)};
        if (condition.steps.size() == 1) return leaf(condition.steps.front());
        std::array<View, stack_depth> stack;
        std::size_t top = 0;
        for (const Step& step : condition.steps) {
            switch (step.kind) {
                case Step::Kind::negate:
                    stack[top - 1] = {!stack[top - 1].now, negate(stack[top - 1].later)};
                    break;
                case Step::Kind::both:
                    --top;
                    stack[top - 1] = {instruments::both(stack[top - 1].now, stack[top].now),
                                      both(stack[top - 1].later, stack[top].later)};
                    break;
                case Step::Kind::either:
                    --top;
                    stack[top - 1] = {instruments::either(stack[top - 1].now, stack[top].now),
                                      either(stack[top - 1].later, stack[top].later)};
                    break;
                default:
                    assert(top < stack_depth);
                    stack[top++] = leaf(step);
                    break;
            }
        }
        return stack[0];
    }

  private:
    [[nodiscard]] View leaf(const Step& step) const {
        if (step.kind == Step::Kind::constant) return {step.truth, Outlook(step.truth)};
        if (step.kind == Step::Kind::count) return count(step);
        const Standing& standing = standings_[step.item];
        const Answer& answer = sheet_[step.item];
        const bool is_asked = standing.now == Truth::yes;
        switch (step.kind) {
            case Step::Kind::asked: {
                View view{truth_of(is_asked), nothing};
                if (standing.may_be_asked) view.later |= Outlook(Truth::yes);
                if (standing.may_be_skipped) view.later |= Outlook(Truth::no);
                return view;
            }
            case Step::Kind::answered:
                return given(step, is_answered(answer), is_asked && is_answered(answer));
            case Step::Kind::refused:
                return given(step, is_refused(answer), is_asked && is_refused(answer));
            default:
                return comparison(step);
        }
    }

    // answered() and refused(): `fits` whether the answer on the sheet, if it counts, makes it true.
    [[nodiscard]] View given(const Step& step, bool fits, bool now) const {
        const Standing& standing = standings_[step.item];
        const Item& item = instrument_.items[step.item];
        View view{truth_of(now), nothing};
        if (standing.may_be_skipped) view.later |= Outlook(Truth::no);
        if (!standing.may_be_asked) return view;
        if (sheet_[step.item].index() != 0) {
            view.later |= Outlook(truth_of(fits));
        } else if (step.kind == Step::Kind::answered) {
            view.later |= Outlook::of_bits(yes_bit | (may_stay_open(item) ? no_bit : 0U));
        } else {
            view.later |= Outlook::of_bits(no_bit | (item.refusable ? yes_bit : 0U));
        }
        return view;
    }

    [[nodiscard]] View comparison(const Step& step) const {
        const Standing& standing = standings_[step.item];
        const Answer& answer = sheet_[step.item];
        const Truth counted = compare(step, answer);
        View view{standing.now == Truth::yes ? counted : Truth::unknown, nothing};
        if (standing.may_be_skipped) view.later |= Outlook(Truth::unknown);
        if (!standing.may_be_asked) return view;
        if (answer.index() != 0) {
            view.later |= Outlook(counted);
        } else {
            const bool stays = may_stay_open(instrument_.items[step.item]);
            view.later |= Outlook::of_bits(yes_bit | no_bit | (stays ? unknown_bit : 0U));
        }
        return view;
    }

    [[nodiscard]] View count(const Step& step) const {
        std::int64_t now = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
        for (const ItemIndex item : step.items) {
            const Standing& standing = standings_[item];
            const Answer& answer = sheet_[item];
            const auto* chosen = std::get_if<Chosen>(&answer);
            const bool has_code = chosen != nullptr && chosen->choice == step.value;
            if (has_code && standing.now == Truth::yes) ++now;
            if (has_code && !standing.may_be_skipped) ++least;
            if (standing.may_be_asked && (has_code || answer.index() == 0)) ++most;
        }
        View view{compare(now, step.comparison, step.limit), nothing};
        for (std::int64_t having = least; having <= most; ++having) {
            view.later |= Outlook(compare(having, step.comparison, step.limit));
        }
        return view;
    }

    const Instrument& instrument_;
    const AnswerSheet& sheet_;
    const Standing* standings_;
};

}  // namespace

void stand(const Instrument& instrument, const AnswerSheet& sheet, Standing* standings) {
    const Looker looker(instrument, sheet, standings);
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        const View view = looker.look(instrument.items[item].ask_if);
        standings[item] = {view.now, view.later.has(Truth::yes),
                           view.later.has(Truth::no) || view.later.has(Truth::unknown)};
    }
}

Flow flow(const Instrument& instrument, const AnswerSheet& sheet) {
    Flow asked;
    flow(instrument, sheet, asked);
    return asked;
}

void flow(const Instrument& instrument, const AnswerSheet& sheet, Flow& into) {
    const std::size_t items = instrument.items.size();
    assert(sheet.size() == items);
    into.resize(items);
    // Room on the stack for every instrument of a usual size.
    constexpr std::size_t usual = 512;
    std::array<Standing, usual> local;  // NOLINT(*-init-variables): set item by item before it is read
    std::unique_ptr<Standing[]> large;  // NOLINT(*-avoid-c-arrays)
    Standing* standings = local.data();
    if (items > usual) {
        large = std::make_unique<Standing[]>(items);  // NOLINT(*-avoid-c-arrays)
        standings = large.get();
    }
    stand(instrument, sheet, standings);
    for (std::size_t item = 0; item < items; ++item) {
        const Standing& standing = standings[item];
        into[item] = standing.now == Truth::yes ? Truth::yes
                     : standing.may_be_asked    ? Truth::unknown
                                                : Truth::no;
    }
}

Progress progress(const Instrument& instrument, const AnswerSheet& sheet, const Flow& asked) {
    std::vector<Standing> standings(instrument.items.size());
    stand(instrument, sheet, standings.data());
    Progress progress;
    int may_drop = 0;
    for (std::size_t item = 0; item < standings.size(); ++item) {
        const Standing& standing = standings[item];
        const bool must = standing.may_be_asked && !standing.may_be_skipped;
        const bool given = sheet[static_cast<ItemIndex>(item)].index() != 0;
        if (given && asked[item] == Truth::yes) {
            ++progress.answered;
            if (!must) ++may_drop;
        } else {
            progress.fewest += must ? 1 : 0;
            progress.most += standing.may_be_asked ? 1 : 0;
        }
    }
    // An answer given before the question that decides about it may still fall out.
    progress.fewest = std::max(0, progress.fewest - may_drop);
    return progress;
}

}  // namespace instruments
