// The one real window: GLFW and OpenGL 3. Turns the system's events into ours,
// shows a surface's picture, and writes it to a PNG. Decides nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "gui/surface.h"

namespace gui {

enum class Extent { window, full_screen };

struct WindowLook {
    int wide = 1280;
    int high = 800;
    Extent extent = Extent::window;
    // What stands in the title bar and the task list: never whose session it is.
    std::string title = "Kiosk";
};

// A picture in memory: rows from the top, three bytes a pixel.
struct Pixels {
    int wide = 0;
    int high = 0;
    std::vector<std::uint8_t> rgb;
};

class Window {
  public:
    // Nothing but a sentence for people can go wrong with: no display, no OpenGL 3.
    static tl::expected<std::unique_ptr<Window>, std::string> open(Surface& surface, const WindowLook& look);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Sleeps until an event, a wake() or the moment; none: for as long as it takes.
    void wait(std::optional<Moment> until);
    // What was touched and typed while the picture stood still was meant for that picture: it is not
    // heard, and a finger that was put down before is lifted beside everything.
    void let_go();
    // Callable from any thread: ends a wait.
    static void wake();

    void show();  // the surface's last picture
    [[nodiscard]] bool closing() const;
    void resize(int wide, int high);
    [[nodiscard]] Monitor monitor() const;
    // Told when the window stands on a screen of another density, or its system was set to one.
    void on_new_scale(std::function<void()> told);
    // The surface's last picture, as the window shows it.
    [[nodiscard]] Pixels pixels();
    // The same as a PNG.
    [[nodiscard]] tl::expected<void, std::string> screenshot(const std::string& file);

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gui
