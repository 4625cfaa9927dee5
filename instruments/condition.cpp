#include "instruments/condition.h"

#include <algorithm>

namespace instruments {

Truth operator!(Truth value) {
    if (value == Truth::unknown) return value;
    return value == Truth::yes ? Truth::no : Truth::yes;
}

Truth both(Truth left, Truth right) {
    if (left == Truth::no || right == Truth::no) return Truth::no;
    return left == Truth::yes && right == Truth::yes ? Truth::yes : Truth::unknown;
}

Truth either(Truth left, Truth right) {
    if (left == Truth::yes || right == Truth::yes) return Truth::yes;
    return left == Truth::no && right == Truth::no ? Truth::no : Truth::unknown;
}

std::size_t Condition::size() const {
    std::size_t size = steps.size();
    for (const Step& step : steps)
        size += step.items.size();
    return size;
}

std::vector<ItemIndex> Condition::items() const {
    std::vector<ItemIndex> found;
    for (const Step& step : steps) {
        switch (step.kind) {
            case Step::Kind::compare:
            case Step::Kind::has:
            case Step::Kind::asked:
            case Step::Kind::answered:
            case Step::Kind::refused:
                found.push_back(step.item);
                break;
            case Step::Kind::count:
                found.insert(found.end(), step.items.begin(), step.items.end());
                break;
            case Step::Kind::constant:
            case Step::Kind::negate:
            case Step::Kind::both:
            case Step::Kind::either:
                break;
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace instruments
