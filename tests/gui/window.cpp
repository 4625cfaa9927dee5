// The real window, under whatever display there is; without one these are skipped.

#include "gui/window.h"

#include <GLFW/glfw3.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "gui/loop.h"
#include "gui/play/play.h"
#include "gui/widgets/button.h"
#include "tests/gui/gallery.h"

using gui::Loop;
using gui::Surface;
using gui::Window;
using tests::Gallery;
using namespace std::chrono_literals;

namespace {

bool no_display() {
    const char* display = std::getenv("DISPLAY");
    return display == nullptr || *display == '\0';
}

std::vector<gui::Step> play_of(std::string_view script) {
    auto steps = gui::read_play(script);
    REQUIRE(steps);
    return std::move(*steps);
}

}  // namespace

TEST_CASE("an idle window draws no picture and does not wake", "[window][alone]") {
    if (no_display()) SKIP("no DISPLAY");
    Surface surface;
    auto window = Window::open(surface, {});
    INFO((window ? "" : window.error()));
    REQUIRE(window);
    Loop loop(surface, **window);
    Gallery gallery;
    // What the loop did in a stretch of time, the wake-up that asks for it not counted.
    const auto counts_after = [&](std::chrono::milliseconds time) {
        std::this_thread::sleep_for(time);
        std::promise<Loop::Counts> counts;
        loop.post([&] { counts.set_value(loop.counts()); });
        return counts.get_future().get();
    };
    Loop::Counts before;
    Loop::Counts after;
    std::thread clock([&] {
        // The window system's first events come when they come, on a busy machine late.
        before = counts_after(200ms);
        for (int round = 0; round < 20; ++round) {
            const Loop::Counts now = counts_after(200ms);
            const bool quiet = now.pictures == before.pictures && now.wakes == before.wakes + 1;
            before = now;
            if (quiet) break;
        }
        after = counts_after(10s);
        loop.post([&] { loop.stop(); });
    });

    loop.run([&](gui::Frame& frame) { gallery.draw(frame); });
    clock.join();

    CHECK(before.pictures > 0);
    CHECK(after.pictures == before.pictures);
    CHECK(after.wakes == before.wakes + 1);
}

TEST_CASE("a play runs in the real window, turns it and photographs it", "[window]") {
    if (no_display()) SKIP("no DISPLAY");
    Surface surface;
    auto window = Window::open(surface, {});
    INFO((window ? "" : window.error()));
    REQUIRE(window);
    Loop loop(surface, **window);
    Gallery gallery;
    const auto file = std::filesystem::temp_directory_path() / "kiosk-window-test.png";
    std::ostringstream out;
    gui::Play play(play_of("tap option.q2.3\nkey Enter\nsize 800x600\nshot " + file.string() + "\n"),
                   {.resize = [&](int wide, int high) { (*window)->resize(wide, high); },
                    .screenshot = [&](const std::string& name) { return (*window)->screenshot(name); }},
                   out);
    loop.follow(play);

    loop.run([&](gui::Frame& frame) { gallery.draw(frame); });

    INFO(out.str());
    CHECK(!play.failed());
    CHECK(gallery.chosen == 3);
    CHECK(gallery.nexts == 1);
    CHECK(surface.pixels_wide() == 800);
    std::ifstream png(file, std::ios::binary);
    std::string head(24, '\0');
    png.read(head.data(), 24);
    CHECK(head.substr(1, 3) == "PNG");
    CHECK(head.substr(16, 8) == std::string("\0\0\x03\x20\0\0\x02\x58", 8));
    std::filesystem::remove(file);
}

TEST_CASE("a window that a client holds is not closed by the desktop", "[window]") {
    if (no_display()) SKIP("no DISPLAY");
    Surface surface;
    auto window = Window::open(surface, {});
    INFO((window ? "" : window.error()));
    REQUIRE(window);
    GLFWwindow* const desktop = glfwGetCurrentContext();
    const auto close = [&] {
        // As GLFW does when the desktop asks: the flag, then the callback.
        glfwSetWindowShouldClose(desktop, GLFW_TRUE);
        const auto callback = glfwSetWindowCloseCallback(desktop, nullptr);
        glfwSetWindowCloseCallback(desktop, callback);
        callback(desktop);
    };

    surface.hold_open(true);
    close();
    CHECK_FALSE((*window)->closing());

    surface.hold_open(false);
    close();
    CHECK((*window)->closing());
}

TEST_CASE("what was touched while the picture stood still acts on nothing", "[window]") {
    if (no_display()) SKIP("no DISPLAY");
    const bool stood_still = GENERATE(false, true);
    Surface surface;
    auto window = Window::open(surface, {});
    INFO((window ? "" : window.error()));
    REQUIRE(window);
    int touched = 0;
    const auto draw = [&touched](gui::Frame& frame) {
        frame.page("one");
        if (button(frame, "one", "One", frame.window())) ++touched;
    };
    const auto settle = [&] { surface.settle(std::chrono::steady_clock::now(), draw); };
    GLFWwindow* const desktop = glfwGetCurrentContext();
    // As GLFW does for a finger.
    const auto finger = [desktop](int action) {
        const auto callback = glfwSetMouseButtonCallback(desktop, nullptr);
        glfwSetMouseButtonCallback(desktop, callback);
        callback(desktop, GLFW_MOUSE_BUTTON_LEFT, action, 0);
    };
    glfwSetCursorPos(desktop, 100, 100);
    settle();
    std::this_thread::sleep_for(400ms);  // no touch counts right after a page came
    settle();

    finger(GLFW_PRESS);
    settle();
    if (stood_still) (*window)->let_go();
    settle();
    finger(GLFW_RELEASE);
    settle();

    CHECK(touched == (stood_still ? 0 : 1));
}

TEST_CASE("a picture that cannot be written is a sentence, not a crash", "[window]") {
    if (no_display()) SKIP("no DISPLAY");
    Surface surface;
    auto window = Window::open(surface, {});
    INFO((window ? "" : window.error()));
    REQUIRE(window);
    surface.settle(gui::Moment(1h), [](gui::Frame&) {});

    const auto written = (*window)->screenshot("/no/such/folder/one.png");

    REQUIRE(!written);
    CHECK(written.error().find("/no/such/folder/one.png") != std::string::npos);
}
