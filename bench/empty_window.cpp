// The smallest program with a window and OpenGL: opens, clears one picture, shows it and
// ends. What bench/start.sh compares the kiosk's start with.
#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>

int main() {
    if (glfwInit() == GLFW_FALSE) return 3;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1280, 800, "empty", nullptr, nullptr);
    if (window == nullptr) return 3;
    glfwMakeContextCurrent(window);
    glClearColor(0.95F, 0.96F, 0.97F, 1.F);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);
    glFinish();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}
