#include "gui/window.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <png.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl3.h>
#endif

#include "gui/pointer.h"
#include "gui/window_key.h"

namespace gui {

struct Window::State {
    explicit State(Surface& shown) : surface(shown) {}
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Surface& surface;
    GLFWwindow* window = nullptr;
    bool started = false;
    bool drawing = false;
    bool pressed = false;
    bool deaf = false;     // letting go of what comes
    bool repeats = false;  // the key whose character comes next is held down
    PointerSight pointer;
    std::uint64_t fonts_sent = 0;
    std::function<void()> new_scale;

    static State& of(GLFWwindow* window) { return *static_cast<State*>(glfwGetWindowUserPointer(window)); }
    [[nodiscard]] Point finger() const;
    [[nodiscard]] GLFWmonitor* screen() const;
    void follow_size();
    void show_pointer() const;
    void listen();
    void draw();
};

namespace {

// The picture was laid out before its texture existed: its commands learn of it now.
void give_texture(ImDrawData& picture, Fonts& fonts) {
    for (int i = 0; i < picture.CmdListsCount; ++i) {
        for (ImDrawCmd& command : picture.CmdLists[i]->CmdBuffer) {
            command.TextureId = fonts.atlas().TexID;
        }
    }
}

std::string last_sentence() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

tl::expected<void, std::string> write_png(const std::string& file, const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.wide);
    image.height = static_cast<png_uint_32>(pixels.high);
    image.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&image, file.c_str(), 0, pixels.rgb.data(), 0, nullptr) == 0) {
        return tl::unexpected("cannot write " + file + ": " + static_cast<const char*>(image.message));
    }
    return {};
}

}  // namespace

Window::State::~State() {
    if (drawing) {
        static_cast<void>(surface.picture());  // makes its ImGui context the current one
        ImGui_ImplOpenGL3_Shutdown();
    }
    if (window != nullptr) glfwDestroyWindow(window);
    if (started) glfwTerminate();
}

Point Window::State::finger() const {
    double x = 0;
    double y = 0;
    glfwGetCursorPos(window, &x, &y);
    // The window's units and its pixels differ on some desktops.
    int units = 1;
    int pixels = 1;
    glfwGetWindowSize(window, &units, nullptr);
    glfwGetFramebufferSize(window, &pixels, nullptr);
    const float ratio = static_cast<float>(pixels) / static_cast<float>(std::max(1, units));
    const float dp = surface.scale().dp;
    return {static_cast<float>(x) * ratio / dp, static_cast<float>(y) * ratio / dp};
}

void Window::State::follow_size() {
    int wide = 0;
    int high = 0;
    glfwGetFramebufferSize(window, &wide, &high);
    if (wide > 0 && high > 0) surface.resize(wide, high);
}

void Window::State::show_pointer() const {
    const int mode = pointer.hidden() ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL;
    if (glfwGetInputMode(window, GLFW_CURSOR) != mode) glfwSetInputMode(window, GLFW_CURSOR, mode);
}

// The one that the middle of the window lies on; the first where that is none.
GLFWmonitor* Window::State::screen() const {
    int left = 0;
    int top = 0;
    int wide = 0;
    int high = 0;
    glfwGetWindowPos(window, &left, &top);
    glfwGetWindowSize(window, &wide, &high);
    const int x = left + wide / 2;
    const int y = top + high / 2;
    int count = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        int at_x = 0;
        int at_y = 0;
        glfwGetMonitorPos(monitors[i], &at_x, &at_y);
        const GLFWvidmode* const mode = glfwGetVideoMode(monitors[i]);
        if (mode != nullptr && x >= at_x && x < at_x + mode->width && y >= at_y && y < at_y + mode->height)
            return monitors[i];
    }
    return glfwGetPrimaryMonitor();
}

void Window::State::listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetKeyCallback(window, [](GLFWwindow* w, int code, int, int action, int mods) {
        const Key key = key_of(code);
        of(w).repeats = action == GLFW_REPEAT;  // its character comes next
        if (action == GLFW_RELEASE || key == Key::none || of(w).deaf) return;
        of(w).surface.push(KeyDown{key, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_CONTROL) != 0,
                                   action == GLFW_REPEAT});
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
        if (!of(w).deaf) of(w).surface.push(TextTyped{static_cast<char32_t>(character), of(w).repeats});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        State& state = of(w);
        if (action == GLFW_PRESS) {
            state.pointer.pressed();
            state.show_pointer();
        }
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        state.pressed = action == GLFW_PRESS && !state.deaf;
        if (state.pressed) {
            state.surface.push(PointerDown{state.finger()});
        } else if (action == GLFW_RELEASE) {
            state.surface.push(PointerUp{state.deaf ? Point{-1e6F, -1e6F} : state.finger()});
        }
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) {
        State& state = of(w);
        // There is no hovering: a pointer that is not pressed says nothing.
        if (state.pressed) return state.surface.push(PointerMove{state.finger()});
        state.pointer.moved(state.finger());
        state.show_pointer();
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double lines) {
        if (!of(w).deaf) of(w).surface.push(Wheel{of(w).finger(), static_cast<float>(lines)});
    });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).follow_size(); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        if (of(w).surface.held_open()) glfwSetWindowShouldClose(w, GLFW_FALSE);
    });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) {
        if (of(w).new_scale) of(w).new_scale();
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).surface.expose(); });
}

tl::expected<std::unique_ptr<Window>, std::string> Window::open(Surface& surface, const WindowLook& look) {
    auto state = std::make_unique<State>(surface);
#ifdef GLFW_PLATFORM
    // Wayland gives GLFW no pointer events for a touch; through X11 it does.
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() == GLFW_FALSE) return tl::unexpected("no display can be opened: " + last_sentence());
    state->started = true;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWmonitor* const screen = look.extent == Extent::full_screen ? glfwGetPrimaryMonitor() : nullptr;
    int wide = look.wide;
    int high = look.high;
    if (const GLFWvidmode* mode = screen == nullptr ? nullptr : glfwGetVideoMode(screen)) {
        wide = mode->width;
        high = mode->height;
    }
    state->window = glfwCreateWindow(wide, high, look.title.c_str(), screen, nullptr);
    if (state->window == nullptr) return tl::unexpected("no window with OpenGL 3: " + last_sentence());
    glfwMakeContextCurrent(state->window);
    glfwSwapInterval(0);
    state->listen();
    state->follow_size();
    static_cast<void>(surface.picture());
    state->drawing = ImGui_ImplOpenGL3_Init("#version 150");
    if (!state->drawing) return tl::unexpected(std::string("OpenGL 3 does not work here"));
    // Without a window manager nobody else gives the window the keyboard.
    glfwFocusWindow(state->window);
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::~Window() = default;

void Window::wait(std::optional<Moment> until) {
    if (!until) {
        glfwWaitEvents();
        return;
    }
    const double seconds = std::chrono::duration<double>(*until - std::chrono::steady_clock::now()).count();
    if (seconds > 0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
}

void Window::let_go() {
    state_->deaf = true;
    glfwPollEvents();
    state_->deaf = false;
    // A finger that is still down has nothing to do here any more.
    if (std::exchange(state_->pressed, false)) state_->surface.push(PointerUp{Point{-1e6F, -1e6F}});
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::State::draw() {
    ImDrawData* const picture = surface.picture();
    Fonts& fonts = surface.fonts();
    if (fonts_sent != fonts.generation()) {
        if (fonts_sent == 0) {
            ImGui_ImplOpenGL3_NewFrame();  // makes the shaders and the texture
        } else {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        fonts_sent = fonts.generation();
        give_texture(*picture, fonts);
    }
    int wide = 0;
    int high = 0;
    glfwGetFramebufferSize(window, &wide, &high);
    const Color bg = theme_of(surface.scheme()).bg;
    const auto share = [](std::uint8_t channel) { return static_cast<float>(channel) / 255; };
    glViewport(0, 0, wide, high);
    glClearColor(share(bg.r), share(bg.g), share(bg.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(picture);
}

void Window::show() {
    state_->draw();
    glfwSwapBuffers(state_->window);
}

bool Window::closing() const {
    return glfwWindowShouldClose(state_->window) == GLFW_TRUE;
}

void Window::resize(int wide, int high) {
    glfwSetWindowSize(state_->window, wide, high);
}

void Window::on_new_scale(std::function<void()> told) {
    state_->new_scale = std::move(told);
}

Monitor Window::monitor() const {
    Monitor found;
    if (GLFWmonitor* const screen = state_->screen()) {
        int millimetres = 0;
        glfwGetMonitorPhysicalSize(screen, &millimetres, nullptr);
        found.millimetres_wide = static_cast<float>(millimetres);
        if (const GLFWvidmode* mode = glfwGetVideoMode(screen)) {
            found.pixels_wide = static_cast<float>(mode->width);
            found.pixels_high = static_cast<float>(mode->height);
        }
    }
    glfwGetWindowContentScale(state_->window, &found.window_content_scale, nullptr);
    return found;
}

Pixels Window::pixels() {
    // Drawn anew, because what the front buffer holds is the window system's business.
    state_->draw();
    Pixels pixels;
    glfwGetFramebufferSize(state_->window, &pixels.wide, &pixels.high);
    const std::size_t row = static_cast<std::size_t>(pixels.wide) * 3;
    std::vector<std::uint8_t> rows(row * static_cast<std::size_t>(pixels.high));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, pixels.wide, pixels.high, GL_RGB, GL_UNSIGNED_BYTE, rows.data());
    // OpenGL's first row is the lowest.
    pixels.rgb.reserve(rows.size());
    for (std::size_t end = rows.size(); end > 0; end -= row) {
        const std::uint8_t* const last = rows.data() + end;
        pixels.rgb.insert(pixels.rgb.end(), last - row, last);
    }
    return pixels;
}

tl::expected<void, std::string> Window::screenshot(const std::string& file) {
    return write_png(file, pixels());
}

}  // namespace gui
