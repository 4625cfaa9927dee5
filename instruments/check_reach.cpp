// Conditions that can never be true are refused, those that always are get a warning:
// both are mistakes that no single line shows.
#include <fmt/format.h>

#include "instruments/draft.h"
#include "instruments/reach.h"

namespace instruments {

namespace {

class Checker {
  public:
    explicit Checker(Draft& draft) : draft_(draft), reach_(draft.instrument) {}

    void run() {
        const Instrument& instrument = draft_.instrument;
        const XmlAttribute* said = nullptr;  // a repeated item says it once
        for (std::size_t index = 0; index < instrument.items.size(); ++index) {
            const Draft::Asking& asking = draft_.askings[index];
            const XmlAttribute* at = asking.own != nullptr ? asking.own : asking.section;
            if (at == nullptr || at == said) continue;
            if (!check(instrument.items[index].ask_if, *at,
                       fmt::format("'{}' is never asked", instrument.items[index].id))) {
                said = at;
            }
        }
        std::size_t finding = 0;
        for (const XmlElement& child : draft_.document.root().children) {
            if (child.name == "finding") check_finding(child, instrument.findings[finding++]);
        }
    }

  private:
    void check_finding(const XmlElement& element, const Finding& finding) {
        std::size_t index = 0;
        for (const XmlElement& child : element.children) {
            if (child.name != "value") continue;
            const FindingValue& value = finding.values[index++];
            const XmlAttribute* when = find(child, "when");
            if (when != nullptr) check(value.when, *when, fmt::format("'{}' is never found", value.id));
        }
    }

    // False: something was said.
    bool check(const Condition& condition, const XmlAttribute& at, const std::string& never) {
        if (condition.always() || reach_.is_spent()) return true;
        bool can_be_true = false;
        bool can_be_other = false;
        Closure found = closure(draft_.instrument, condition.items(), most_items_tried);
        reach_.spend(condition.size() + found.work);
        Reach::Question question;
        question.items = std::move(found.items);
        question.conditions = {&condition};
        question.most = most_states;
        question.visit_work = condition.size();
        const Reach::End end = reach_.try_all(question, [&](const AnswerSheet& sheet, const Flow& asked) {
            (evaluate(condition, sheet, asked) == Truth::yes ? can_be_true : can_be_other) = true;
            return !(can_be_true && can_be_other);
        });
        if (reach_.is_spent()) {
            draft_.warn(
                draft_.document.place(at),
                "from here on it was not tried whether a condition can ever be true: together they look "
                "at too many combinations of answers; simpler ones before this leave room");
        }
        if (end != Reach::End::all_tried) return true;  // both were seen, or there is too much to try
        if (!can_be_true) {
            draft_.error(at, fmt::format("this condition can never be true: {}", never));
            return false;
        }
        draft_.warn(draft_.document.place(at), "this condition is always true");
        return false;
    }

    Draft& draft_;
    Reach reach_;
};

}  // namespace

void check_reach(Draft& draft) {
    Checker(draft).run();
}

}  // namespace instruments
