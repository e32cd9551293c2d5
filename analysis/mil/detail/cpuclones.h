#pragma once

/// One function compiled for several vector units, the best of which is chosen when the program starts. Only for plain
/// loops: what it calls is not cloned unless it is inlined.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(TESSERA_NO_CLONES)
#define TESSERA_CPU_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2,fma", "default")))
#else
#define TESSERA_CPU_CLONES
#endif
