// A full disk: while it lives, every write to a file fails.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace tests {

class NoMoreWrites {
  public:
    NoMoreWrites() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit none = before_;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    NoMoreWrites(const NoMoreWrites&) = delete;
    NoMoreWrites& operator=(const NoMoreWrites&) = delete;
    ~NoMoreWrites() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

}  // namespace tests
