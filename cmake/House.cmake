# How our own code is compiled: warnings always, as errors only in presets;
# sanitizers and hardening by option. Libraries of others are not touched.
option(KIOSK_WERROR "Treat warnings as errors" OFF)
option(KIOSK_HARDEN "Stack protector, FORTIFY, full RELRO, checked containers and optionals" OFF)
set(KIOSK_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

# -Wnull-dereference not at -O2, where it blames what GCC 12 inlines of libstdc++ and CLI11.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                    -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual $<$<CONFIG:Debug>:-Wnull-dereference>
                    -Wformat=2 -Wimplicit-fallthrough -Wundef)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 and 14 see the other members of a std::variant as uninitialised when they optimise;
  # clang-tidy and the sanitizers look for the real thing.
  add_compile_options(-Wno-maybe-uninitialized)
  # and overlapping or overrun copies inside its own std::string (GCC bug 105651).
  add_compile_options($<$<CONFIG:Release>:-Wno-restrict> $<$<CONFIG:Release>:-Wno-array-bounds>
                      $<$<CONFIG:Release>:-Wno-stringop-overflow>)
else()
  # clang blames the standard library for what its own std::stable_sort is made of.
  add_compile_options(-Wno-deprecated-declarations)
endif()
if(KIOSK_WERROR)
  add_compile_options(-Werror)
endif()
if(KIOSK_SANITIZE)
  add_compile_options(-fsanitize=${KIOSK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${KIOSK_SANITIZE})
  if(KIOSK_SANITIZE MATCHES "address")
    # At a fixed place: what the sanitizers know of a program is millions of pointers, which each start would
    # otherwise put right, and every test is a start. (The thread sanitizer wants it movable.)
    add_link_options(-no-pie)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
      # The checks make every function so large that clang inlines next to none, not even of std::string: with this the
      # tests take three quarters of the time, and compiling a fifth more.
      add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-mllvm -inline-threshold=1000>")
    endif()
  endif()
  if(KIOSK_SANITIZE STREQUAL "thread")
    # It brings operators new and delete of its own, which come first and stay: those of runtime/private_memory.cpp
    # are not looked at here.
    add_link_options(-Wl,--allow-multiple-definition)
  endif()
endif()
if(KIOSK_HARDEN)
  add_compile_options(-fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fPIE
                      -D_GLIBCXX_ASSERTIONS)
  add_link_options(-pie -Wl,-z,relro,-z,now)
endif()
