// One process that speaks: started with something on its standard input and nothing else,
// waited for by one thread, and killed by any other at once. Never a zombie: whoever waits
// also buries it, and only then is its number given back.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace gui {

class Child {
  public:
    // Words to be read, or a file that stands as the standard input itself.
    using Input = std::variant<std::string, std::filesystem::path>;

    // Blocks until it has ended. Started only if `wanted` still says so once nobody can kill() any more
    // without meeting it. False: not started, or did not end well.
    bool run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
             const Input& input, const std::function<bool()>& wanted);
    // Whatever run() has started ends now. Let `wanted` be false before.
    void kill();

  private:
    std::mutex mutex_;
    pid_t alive_ = 0;
};

}  // namespace gui
