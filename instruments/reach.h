// Trying out: every way in which the items that something looks at can stand. Used
// for conditions that can never be true and for the least and greatest score of a
// scale. It tries every answer that a condition could tell apart, through the skip
// logic, so what it says holds for every sheet; where there are too many ways it
// says so and nothing else. What one Reach does, all its questions together, is
// counted where it is done and bounded.
#pragma once

#include <functional>
#include <vector>

#include "instruments/answers.h"
#include "instruments/flow.h"
#include "instruments/instrument.h"

namespace instruments {

inline constexpr std::size_t most_items = 65535;

// The items and everything that decides whether they are asked, ascending. It may be cut
// short once there are more than `most`.
struct Closure {
    std::vector<ItemIndex> items;
    std::vector<ItemIndex> deciding;  // those of them that a condition of one of them looks at
    std::size_t work = 0;             // what finding them cost
};
[[nodiscard]] Closure closure(const Instrument& instrument, const std::vector<ItemIndex>& items,
                              std::size_t most = most_items);
inline constexpr std::size_t most_items_tried = 64;  // the depth of the search
// In steps of conditions; some tens of nanoseconds each.
inline constexpr std::size_t most_work_tried = 20'000'000;

class Reach {
  public:
    explicit Reach(const Instrument& instrument);

    enum class Blanks : std::uint8_t {
        allowed,  // any item may stay without an answer or be refused
        none,     // complete: every asked item has an answer, optional ones may stay blank
    };
    enum class End : std::uint8_t { all_tried, stopped, too_many };

    struct Question {
        std::vector<ItemIndex> items;              // as closure() gives them
        std::vector<const Condition*> conditions;  // that look at them, besides their own
        std::vector<ItemIndex> in_full;  // ascending: every choice counts by itself (it has a weight)
        Blanks blanks = Blanks::allowed;
        std::size_t most = 0;        // ways at most
        std::size_t visit_work = 0;  // what one visit costs
    };
    // Calls `visit` for every way; it stops when `visit` returns false.
    using Visit = std::function<bool(const AnswerSheet&, const Flow&)>;
    End try_all(const Question& question, const Visit& visit);

    // Counts what is done for a question outside of try_all(). False: nothing more is tried.
    bool spend(std::size_t work);
    [[nodiscard]] bool is_spent() const { return work_left_ == 0; }

  private:
    struct Candidates {
        ItemIndex item = 0;
        std::vector<Answer> answers;
        std::size_t asking_work = 0;  // what deciding whether it is asked costs
    };
    using Looks = std::vector<const Step*>;
    // By item of the question: the steps that look at it, of those that tell the same one.
    [[nodiscard]] std::vector<Looks> looks_at_each(const Question& question);
    [[nodiscard]] Candidates candidates(const Question& question, ItemIndex item, const Looks& looks);
    static void keep_distinct(const Looks& looks, Candidates& of);
    End descend(std::size_t depth, const Visit& visit);

    const Instrument& instrument_;
    AnswerSheet sheet_;
    Flow asked_;
    std::vector<Candidates> tried_;
    std::size_t left_ = 0;  // ways, of this question
    std::size_t visit_work_ = 0;
    std::size_t work_left_ = most_work_tried;
};

}  // namespace instruments
