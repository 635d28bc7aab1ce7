/* story.h - which documents tell the same story: near-copies, such as a wire report that several papers print.
 *
 * A document's signature is a min-hash of its shingles, the runs of four words: one hash of each shingle, of which each of 63
 * bins, chosen by the hash, keeps the smallest ("one permutation hashing": P. Li, A. Owen, C.-H. Zhang, NIPS 2012; min-hash:
 * A. Broder, "On the resemblance and containment of documents", 1997). The share of bins that two signatures have in common estimates
 * the share of shingles that the documents have. Candidates are found by bands of three bins that are alike. */
#ifndef STORY_H
#define STORY_H

#include "../poltag.h"

#define STORY_BINS 63

/* The signature of a text. Of fewer than STORY_BINS shingles it is that of the whole text, so that short ones must be the same. */
struct story_signature {
	uint32_t bins[STORY_BINS];
};

void story_sign(struct poltag_str text, struct story_signature *signature);

/* The documents so far, one of each story. */
struct stories;

struct stories *stories_new(void);
void stories_free(struct stories *stories);

/* Whether a document tells no story that was told before; then it is remembered. Two tell the same when at least half of
 * their bins are alike. *fresh is the answer. False without memory. */
bool stories_add(struct stories *stories, const struct story_signature *signature, bool *fresh);

#endif
