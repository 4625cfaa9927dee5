// For this test program alone, which makes thousands of processes and walks: freed memory is kept
// back for less long (each process that is made copies it), and a report shows eight callers.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "quarantine_size_mb=4:malloc_context_size=8:detect_stack_use_after_return=0";
}
