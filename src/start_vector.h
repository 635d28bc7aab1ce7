/* start_vector.h - the vector codes that this compiler can make. */
#ifndef START_VECTOR_H
#define START_VECTOR_H

#include "start.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define START_HAVE_X86 1
uint64_t start_classify_sse2(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts);
uint64_t start_classify_avx2(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts);
uint64_t start_classify_avx512(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts);
size_t start_list_avx512(const uint64_t *starts, size_t n, uint32_t *list);
#endif

#if defined(__aarch64__) && defined(__ARM_NEON)
#define START_HAVE_NEON 1
uint64_t start_classify_neon(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts);
#endif

#endif
