// Something that can be heard: speaks a list of texts, one after the other, by a recording
// where there is one and by a machine's voice otherwise. Knows nothing of pages; what is
// pointed at while a text is spoken is the listener's business.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gui {

struct Utterance {
    std::string words;
    std::string language;
    std::optional<std::filesystem::path> clip;
    std::string outline;  // the control that is pointed at meanwhile; may be empty
};

class Voice {
  public:
    // A text begins, by its number; all are spoken; or it cannot go on.
    struct Heard {
        enum class What { begins, done, failed };
        What what = What::done;
        std::size_t text = 0;
    };
    // Called on the window's thread, and never for what was stopped.
    using Listener = std::function<void(const Heard&)>;

    Voice() = default;
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;
    virtual ~Voice() = default;

    // Whether texts in this language can be spoken without recordings.
    [[nodiscard]] virtual bool speaks(const std::string& language) const = 0;
    // Whether this recording can be played.
    [[nodiscard]] virtual bool plays(const std::filesystem::path& clip) const = 0;
    // Begins, after stopping what was spoken before.
    virtual void speak(std::vector<Utterance> texts, Listener listener) = 0;
    // At once; silence when it returns.
    virtual void stop() = 0;
};

}  // namespace gui
