// Carries out a play on a surface, by the same events as a finger or a keyboard
// makes. A tap or an expectation waits a while for what it names, since a worker
// may still be at it; when it does not come, the play has failed.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gui/play/script.h"
#include "gui/surface.h"

namespace gui {

// What only a window can do; without one these steps do nothing but say so.
struct PlayStage {
    std::function<void(int wide, int high)> resize;
    std::function<tl::expected<void, std::string>(const std::string& file)> screenshot;
};

class Play {
  public:
    Play(std::vector<Step> steps, PlayStage stage, std::ostream& out);

    // Called when the picture is settled: does the next step if its time has come.
    void step(Surface& surface, Moment now);
    // When step() wants to be called again without an event.
    [[nodiscard]] std::optional<Moment> deadline() const;
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    enum class Done { yes, later };
    Done carry_out(const Step& step, Surface& surface, Moment began, Moment now);
    Done tap(const std::string& name, Surface& surface, Moment now);
    void fail(const Step& step, const Surface& surface, const std::string& why);

    std::vector<Step> steps_;
    PlayStage stage_;
    std::ostream& out_;
    std::size_t next_ = 0;
    std::optional<Moment> step_began_;
    int revealed_ = 0;  // how often this step has brought its control into view
    std::optional<Moment> again_at_;
    bool ended_ = false;
    bool failed_ = false;
};

// One line per control: name, label, rectangle, enabled, selected.
void print_controls(const Surface& surface, std::ostream& out);

}  // namespace gui
