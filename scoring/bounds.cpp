#include "scoring/bounds.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>
#include <vector>

#include "scoring/domain.h"

namespace scoring {

using instruments::AnswerSheet;
using instruments::Condition;
using instruments::Flow;
using instruments::Instrument;
using instruments::Item;
using instruments::ItemIndex;
using instruments::Scale;
using instruments::Step;
using instruments::Truth;

namespace {

// An item that the scale waits for: its possible answers, and whether it may be asked.
struct Slot {
    Domain domain;
    Truths asked = can_be_yes;
};

constexpr bool is_settled(Truths truths) {
    return std::has_single_bit(truths);
}
// Asked or not is what counts: a condition that is no and one that is unknown both skip the item.
constexpr bool asks_or_not(Truths truths) {
    return truths == can_be_yes || (truths & can_be_yes) == 0;
}

Truths opposite(Truths truths) {
    return static_cast<Truths>((truths & can_be_unknown) | ((truths & can_be_yes) != 0 ? can_be_no : 0) |
                               ((truths & can_be_no) != 0 ? can_be_yes : 0));
}

// Kleene's `and` on sets: what it may come to, taking one truth of each side.
Truths both(Truths left, Truths right) {
    const bool no = ((left | right) & can_be_no) != 0;
    const bool yes = (left & right & can_be_yes) != 0;
    constexpr Truths not_no = can_be_yes | can_be_unknown;
    const bool unknown = ((left & can_be_unknown) != 0 && (right & not_no) != 0) ||
                         ((right & can_be_unknown) != 0 && (left & not_no) != 0);
    return static_cast<Truths>((no ? can_be_no : 0) | (yes ? can_be_yes : 0) |
                               (unknown ? can_be_unknown : 0));
}

Truths either(Truths left, Truths right) {
    return opposite(both(opposite(left), opposite(right)));
}

// Every completion of one scale, visited by parts.
class Completions {
  public:
    Completions(const Instrument& instrument, const Scale& scale, std::span<Slot> slots)
        : instrument_(instrument), scale_(scale), slots_(slots) {}

    void visit() {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const Condition& condition = item(i).ask_if;
            std::size_t end = condition.steps.size();
            slots_[i].asked = condition.always() ? can_be_yes : truths_of(condition, end);
        }
        for (const auto& term : scale_.terms) {
            const std::size_t slot = slot_of(term.item);
            if (!asks_or_not(slots_[slot].asked)) return branch(slot);
        }
        count_this();
    }

    [[nodiscard]] std::optional<Range> range() const {
        if (without_score_ || !found_) return std::nullopt;
        return range_;
    }

  private:
    const Item& item(std::size_t slot) const { return instrument_.items[scale_.waits_for[slot]]; }

    std::size_t slot_of(ItemIndex index) const {
        const auto found = std::ranges::lower_bound(scale_.waits_for, index);
        assert(found != scale_.waits_for.end() && *found == index);
        return static_cast<std::size_t>(found - scale_.waits_for.begin());
    }

    // Reads the postfix expression that ends before `end`, and leaves `end` at its start.
    Truths truths_of(const Condition& condition, std::size_t& end) const {
        const Step& step = condition.steps[--end];
        switch (step.kind) {
            case Step::Kind::negate:
                return opposite(truths_of(condition, end));
            case Step::Kind::both:
            case Step::Kind::either: {
                const Truths right = truths_of(condition, end);
                const Truths left = truths_of(condition, end);
                return step.kind == Step::Kind::both ? both(left, right) : either(left, right);
            }
            default:
                return truths_of(step);
        }
    }

    Truths truths_of(const Step& step) const {
        switch (step.kind) {
            case Step::Kind::constant:
                return just(step.truth);
            case Step::Kind::refused:  // a completion answers whatever it asks
                return can_be_no;
            case Step::Kind::count:
                return truths_of_count(step);
            case Step::Kind::asked:
            case Step::Kind::answered: {
                const Truths asked = slots_[slot_of(step.item)].asked;
                return static_cast<Truths>((asked & can_be_yes) |
                                           ((asked & ~can_be_yes) != 0 ? can_be_no : 0));
            }
            default: {
                const std::size_t i = slot_of(step.item);
                const Truths asked = slots_[i].asked;
                const Truths value =
                    (asked & can_be_yes) != 0 ? truths(item(i), slots_[i].domain, step) : Truths{0};
                return static_cast<Truths>(value | ((asked & ~can_be_yes) != 0 ? can_be_unknown : 0));
            }
        }
    }

    // Whether this item has the counted code.
    Truths has_code(std::size_t slot, const Step& step) const {
        const Truths asked = slots_[slot].asked;
        const Truths value =
            (asked & can_be_yes) != 0 ? holds(item(slot), slots_[slot].domain, step.value) : Truths{0};
        return static_cast<Truths>(value | ((asked & ~can_be_yes) != 0 ? can_be_no : 0));
    }

    Truths truths_of_count(const Step& step) const {
        Domain counted;
        for (const ItemIndex index : step.items) {
            const Truths code = has_code(slot_of(index), step);
            counted.low += code == can_be_yes ? 1 : 0;
            counted.high += (code & can_be_yes) != 0 ? 1 : 0;
        }
        return compare_numbers(counted, step.comparison, step.limit);
    }

    // Splits whatever leaves it open whether the slot's item is asked, and visits the parts.
    void branch(std::size_t slot) {
        while (true) {
            const Step& step = open_step(item(slot).ask_if);
            const std::size_t next = open_slot(step);
            if (asks_or_not(slots_[next].asked)) return visit_parts(next, step);
            slot = next;  // first, whether that item itself is asked
        }
    }

    // A comparison rather than a count: it settles more at once.
    const Step& open_step(const Condition& condition) const {
        const Step* open = nullptr;
        for (const Step& step : condition.steps) {
            if (step.kind == Step::Kind::negate || step.kind == Step::Kind::both ||
                step.kind == Step::Kind::either) {
                continue;
            }
            if (is_settled(truths_of(step))) continue;
            if (step.kind != Step::Kind::count) return step;
            if (open == nullptr) open = &step;
        }
        assert(open != nullptr);
        return *open;
    }

    std::size_t open_slot(const Step& step) const {
        if (step.kind != Step::Kind::count) return slot_of(step.item);
        const auto open = std::ranges::find_if(
            step.items, [&](ItemIndex index) { return !is_settled(has_code(slot_of(index), step)); });
        assert(open != step.items.end());
        return slot_of(*open);
    }

    void visit_parts(std::size_t slot, const Step& step) {
        const Domain whole = slots_[slot].domain;
        const Parts parts = split(instrument_, item(slot), whole, step);
        for (int i = 0; i < parts.count; ++i) {
            slots_[slot].domain = parts.part.at(static_cast<std::size_t>(i));
            visit();
        }
        slots_[slot].domain = whole;
    }

    // Which terms are asked is settled; each falls on its own.
    void count_this() {
        Wide least = 0;
        Wide greatest = 0;
        std::int64_t asked = 0;
        for (const auto& term : scale_.terms) {
            const Slot& slot = slots_[slot_of(term.item)];
            if (slot.asked != can_be_yes) continue;
            const Points points = points_over(term, slot.domain);
            least += points.least;
            greatest += points.greatest;
            ++asked;
        }
        const bool mean = scale_.combine == instruments::Combine::mean;
        if (mean && asked == 0) {
            without_score_ = true;
            return;
        }
        const Wide multiply = scale_.multiply.ten_thousandths;
        widen({least * multiply, mean ? asked : 1}, {greatest * multiply, mean ? asked : 1});
    }

    void widen(const Exact& least, const Exact& greatest) {
        if (!found_ || least.less_than(range_.least)) range_.least = least;
        if (!found_ || range_.greatest.less_than(greatest)) range_.greatest = greatest;
        found_ = true;
    }

    const Instrument& instrument_;
    const Scale& scale_;
    std::span<Slot> slots_;
    Range range_;
    bool found_ = false;
    bool without_score_ = false;
};

}  // namespace

std::optional<Range> bounds(const Instrument& instrument, const Scale& scale, const AnswerSheet& sheet,
                            const Flow& asked) {
    std::array<Slot, 48> few;
    std::vector<Slot> many;
    std::span<Slot> slots(few);
    if (scale.waits_for.size() > few.size()) {
        many.resize(scale.waits_for.size());
        slots = many;
    }
    slots = slots.first(scale.waits_for.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const ItemIndex index = scale.waits_for[i];
        const bool counts = asked[index] == Truth::yes && instruments::is_answered(sheet[index]);
        slots[i].domain = counts ? only(sheet[index]) : all_answers(instrument, instrument.items[index]);
    }
    Completions completions(instrument, scale, slots);
    completions.visit();
    return completions.range();
}

}  // namespace scoring
