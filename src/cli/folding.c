/* Folding short texts. */
#include "folding.h"

#include "grow.h"

#include <string.h>

bool folding_init(struct folding *folding)
{
	*folding = (struct folding){ 0 };
	return poltag_folder_new(&folding->folder, NULL) == POLTAG_OK;
}

void folding_free(struct folding *folding)
{
	poltag_folder_free(folding->folder);
	free(folding->words);
	*folding = (struct folding){ 0 };
}

size_t folding_text(struct folding *folding, struct poltag_str text, char *room, size_t size)
{
	struct poltag_str folded;

	if (poltag_fold(folding->folder, text, true, &folded, NULL) != POLTAG_OK) {
		folding->no_memory = true;
		return 0;
	}
	if (folded.len > size) {
		for (folded.len = size; folded.len && ((unsigned char)folded.data[folded.len] & 0xC0) == 0x80;)
			folded.len--;
	}
	if (folded.len)
		memcpy(room, folded.data, folded.len);
	return folded.len;
}

static int add_word(void *context, const struct poltag_word *word)
{
	struct folding *folding = context;

	return !GROW_ADD(folding, words, *word);
}

void folding_words(struct folding *folding, struct poltag_str text)
{
	folding->n_words = 0;
	if (poltag_words(folding->folder, text, add_word, folding, NULL) != POLTAG_OK)
		folding->no_memory = true;
}

static int take_first(void *context, const struct poltag_word *word)
{
	*(enum poltag_letters *)context = word->letters;
	return 1;
}

enum poltag_letters folding_letters(struct folding *folding, struct poltag_str text)
{
	enum poltag_letters letters = POLTAG_NO_CASE;

	if (poltag_words(folding->folder, text, take_first, &letters, NULL) == POLTAG_NO_MEMORY)
		folding->no_memory = true;
	return letters;
}
