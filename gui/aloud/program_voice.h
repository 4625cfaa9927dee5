// The voice of this machine: espeak-ng for words, and whatever plays sound files for
// recordings, each as a child process that gets what it speaks on its standard input. No
// word and no file's name ever stands in an argument, where everybody on the machine could
// read it, and no shell is asked. A thread waits for the child, asleep in the kernel.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "gui/aloud/voice.h"

namespace gui {

class ProgramVoice : public Voice {
  public:
    // Runs a task on the window's thread.
    using Post = std::function<void(std::function<void()>)>;

    // Programs are looked for in these folders once, now.
    ProgramVoice(const std::vector<std::filesystem::path>& folders, Post post);
    ~ProgramVoice() override;  // stops; no process is left

    [[nodiscard]] bool speaks(const std::string& language) const override;
    [[nodiscard]] bool plays(const std::filesystem::path& clip) const override;
    void speak(std::vector<Utterance> texts, Listener listener) override;
    void stop() override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gui
