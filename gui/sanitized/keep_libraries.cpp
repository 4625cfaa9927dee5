// Sanitizer builds only: libraries that a driver has opened stay loaded until the
// end. Mesa unloads its own before LeakSanitizer looks, and what it still holds
// then cannot be named, let alone told from a leak of ours.
extern "C" int dlclose(void* /*handle*/) {
    return 0;
}
