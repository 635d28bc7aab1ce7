/* form.h - inflected names: how their forms are kept, found and compared.
 *
 * The forms of a name are its words, each inflected one as its stem with its endings in braces (see inflect.h). They are
 * found by the first bytes of the text as they stand there, without folding: what a form may begin with is entered in
 * all its spellings, names of several words with the beginning of their second word too. A name that is written alike
 * in several languages has the forms of each, with FORM_OR between.
 */
#ifndef FORM_H
#define FORM_H

#include "image.h"
#include "key.h"
#include "text.h"

#define FORM_OR '\n' /* stands in no name */

#define FORM_FIRST 8        /* bytes of the first word that are asked, */
#define FORM_FIRST_ASCII 4  /* or so many where it begins with ASCII */
#define FORM_SECOND 4       /* and of the second word */
#define FORM_SECOND_ASCII 2

/* Every form in a list has a mark: of the second byte of the letter right behind those that are asked. Most forms are told
 * from the text by it, without a look at them. FORM_ANY where that may be any letter. */
#define FORM_ANY 0

/* The mark of the word at p, of which so many bytes are asked. */
static inline unsigned form_mark(const char *p, const char *end, size_t asked)
{
	return (size_t)(end - p) > asked + 1 ? (unsigned char)p[asked + 1] & 0x7F : FORM_ANY;
}

/* How many bytes of the word at p are asked, of at most so many: fewer where it ends before. Apostrophes are in it. */
static inline size_t form_asked(const char *p, const char *end, size_t most)
{
	size_t n = 0;

	while (n < most && p + n < end && (text_in_word((unsigned char)p[n]) || p[n] == '\''))
		n++;
	return n;
}

static inline size_t form_first_len(const char *p, const char *end)
{
	if ((unsigned char)*p < 0x80)
		return form_asked(p, end, FORM_FIRST_ASCII);
	if (end - p >= FORM_FIRST && ((unsigned char)p[2] & (unsigned char)p[4] & (unsigned char)p[6]) >= 0x80)
		return FORM_FIRST; /* nearly always */
	return form_asked(p, end, FORM_FIRST);
}

static inline size_t form_second_len(const char *p, const char *end)
{
	return form_asked(p, end, (unsigned char)*p < 0x80 ? FORM_SECOND_ASCII : FORM_SECOND);
}

/* The key of the first bytes, as many as are asked. */
static inline uint64_t form_key(const char *p, size_t len)
{
	return key_mix(key_load(p, len), 0, 0x2545F4914F6CDD1Du);
}

/* Whether a text may have forms in Latin letters, that is, be in Uzbek: many words of other languages begin as they do. The
 * word "va" (and) says so; without it a text of some lines may be, unless it has an English word. */
#define FORM_LATIN_BYTES 4096

bool form_latin_wanted(struct poltag_str text);

/* Whether there may be a form with such a key. */
static inline bool form_maybe(const struct image_header *header, uint64_t key)
{
	size_t bit = (size_t)(key >> 48) % IMAGE_STEM_BITS;

	return header->stems[bit / 64] >> bit % 64 & 1;
}

/* The length of the form of a name that stands at an offset, or 0; in any case: in capitals too. Accents may be missing.
 * turkic: Russian names may have chains, see INFLECT_TURKIC. */
size_t form_match(struct poltag_str forms, struct poltag_str text, size_t at, bool any_case, bool turkic);

/* Whether new forms are among those that a name has. */
bool form_has(struct poltag_str forms, struct poltag_str wanted);

/* Cuts the next word off forms: its stem and its endings, empty where it has but one form. */
void form_word(struct poltag_str *forms, struct poltag_str *stem, struct poltag_str *endings);

/* Where the word that follows the one at p begins, behind white space; NULL where none does. */
const char *form_second(const char *p, const char *end);

#endif
