#include "gui/loop.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "gui/play/play.h"

namespace gui {

namespace {

// So long a picture may stand still, as while an answer is saved, before what is touched meanwhile is
// no longer taken for what comes next.
constexpr std::chrono::milliseconds stood_still{1000};

}  // namespace

struct Loop::Tasks {
    std::mutex mutex;
    std::vector<std::function<void()>> waiting;
};

Loop::Loop(Surface& surface, Window& window)
    : surface_(surface), window_(window), tasks_(std::make_unique<Tasks>()) {}
Loop::~Loop() = default;

void Loop::post(std::function<void()> task) {
    {
        const std::lock_guard lock(tasks_->mutex);
        tasks_->waiting.push_back(std::move(task));
    }
    Window::wake();
}

bool Loop::run_tasks() {
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(tasks_->mutex);
        tasks.swap(tasks_->waiting);
    }
    for (const auto& task : tasks) {
        task();
    }
    return !tasks.empty();
}

void Loop::run(const Surface::Draw& draw) {
    using Clock = std::chrono::steady_clock;
    std::optional<std::uint64_t> shown;
    stopped_ = false;
    while (!stopped_ && !window_.closing()) {
        if (sleep_.woke(time_asleep()) && woken_) {
            woken_();
            surface_.touch_up();
        }
        if (run_tasks()) surface_.touch_up();
        const Moment begun = Clock::now();
        const Moment guarded = surface_.guarded_until();
        surface_.settle(begun, draw);
        if (surface_.guarded_until() != guarded) surface_.put_off_guard(Clock::now() - begun);
        if (Clock::now() - begun > stood_still) {
            window_.let_go();
        }
        if (shown != surface_.fingerprint() || surface_.take_exposed()) {
            window_.show();
            shown = surface_.fingerprint();
            ++counts_.pictures;
        }
        if (first_) {
            std::exchange(first_, nullptr)();
            surface_.touch_up();  // what it changed must stand before anybody touches it
            continue;
        }
        if (stopped_) return;
        std::optional<Moment> until = surface_.deadline();
        if (play_ != nullptr) {
            play_->step(surface_, Clock::now());
            if (play_->ended()) return;
            const auto again = play_->deadline();
            if (again) until = until ? std::min(*until, *again) : *again;
            // A step that made events is carried out before anything is waited for.
            if (surface_.has_events()) continue;
        }
        window_.wait(until);
        ++counts_.wakes;
    }
}

}  // namespace gui
