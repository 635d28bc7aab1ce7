/* cue.h - what stands around a candidate: cues, words near by, names that it is part of. */
#ifndef CUE_H
#define CUE_H

#include "scan.h"

#define CUE_NEAR_BYTES 300 /* how far Near and NotNear look to either side, within the paragraph */

/* Whether one of the words or phrases, with commas between, stands right before at: in any
 * case, or (exactly) each letter as it is given or as a capital. A point may stand between, or (exactly) behind an
 * abbreviation. */
bool cue_before(struct poltag_str text, size_t at, struct poltag_str cues, bool exactly);
/* The same; says where it begins, SIZE_MAX where none does. */
size_t cue_start_before(struct poltag_str text, size_t at, struct poltag_str cues, bool exactly);

/* Whether the word at start is the first of a sentence, a line or a quotation. */
bool cue_begins_sentence(struct poltag_str text, size_t start);

/* Whether the pattern is found near the candidate, outside it. *within, if wanted: whether only the candidate itself has it,
 * and not as all of its words; what stands there is the matcher's last match then. */
enum match_result cue_near(struct matcher *matcher, struct poltag_str text, const struct candidate *c,
			   struct pattern *words, bool *within);

/* Whether a surname at candidates[i] is part of a longer name that no entry knows: behind a capitalised word in the
 * sentence that is neither a title nor a mention, or behind an initial (neither is asked where a cue stands there:
 * cued), or joined to a capitalised word by a hyphen. candidates are in order. */
bool cue_joined(const struct scan *scan, size_t i, bool cued);

#endif
