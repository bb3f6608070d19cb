/// Hot loops for the processor at hand.
#pragma once

/// Compiles a function once for each level of x86-64 and lets the processor choose when the program starts. Small
/// loops over plain arrays only, so that they vectorise; without contraction all levels give the same bits. Clang's
/// clones stay at the base level, and the sanitizers start too late for the choice: there the function is compiled
/// once.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define QIAO_TARGET_CLONES                                                                                             \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "arch=x86-64-v2", "default")))
#else
#define QIAO_TARGET_CLONES
#endif
