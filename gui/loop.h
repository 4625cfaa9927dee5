// Runs a surface in a window and sleeps whenever nothing happens: no frame and no
// wake-up until an event, a worker's result, or the next deadline. Several frames
// may be laid out for one touch, but only a settled picture that differs from the
// one on the screen is drawn.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "gui/surface.h"
#include "gui/suspend.h"
#include "gui/window.h"

namespace gui {

class Play;

class Loop {
  public:
    Loop(Surface& surface, Window& window);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    // Returns when the window is closed, stop() was called, or the play ended.
    void run(const Surface::Draw& draw);
    void stop() { stopped_ = true; }

    // From any thread: the task is run on the window's thread before its next frame.
    void post(std::function<void()> task);

    // The play's steps are carried out whenever the picture is settled.
    void follow(Play& play) { play_ = &play; }
    // Once, after the first picture is on the screen.
    void after_first_picture(std::function<void()> task) { first_ = std::move(task); }

    // Whenever the machine was suspended meanwhile, before anything else is drawn.
    void after_sleep(std::function<void()> task) { woken_ = std::move(task); }

    struct Counts {
        std::uint64_t pictures = 0;  // drawn and shown
        std::uint64_t wakes = 0;     // times the loop was woken
    };
    [[nodiscard]] Counts counts() const { return counts_; }

  private:
    struct Tasks;
    bool run_tasks();

    Surface& surface_;
    Window& window_;
    Play* play_ = nullptr;
    bool stopped_ = false;
    Counts counts_;
    std::function<void()> first_;
    std::function<void()> woken_;
    SleepWatch sleep_{time_asleep()};
    std::unique_ptr<Tasks> tasks_;
};

}  // namespace gui
