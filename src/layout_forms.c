/* Writing the forms of inflected names: each once, and under every key that one of its forms may be found by. */
#include "layout.h"

#include "error.h"
#include "form.h"
#include "inflect.h"
#include "utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* A name's forms and a key that finds them. */
struct entered {
	uint64_t key;
	uint32_t body; /* offset of the forms in their section */
	unsigned mark; /* see form.h */
};

/* What a form begins with, as it may stand in a text. */
struct beginning {
	const char *word;
	size_t len, known; /* what follows the known bytes may go on otherwise */
	size_t plain;      /* where its last letter that lacks its accent ends, or 0 */
};

struct forms {
	struct layout *layout;
	struct entered *entered;
	size_t n_entered, room_entered;
	uint32_t body;
	uint64_t *stems; /* of the header */
};

/* How a name may be written. */
enum spelling { SPELLED_AS_IT_IS, SPELLED_CAPITALISED, SPELLED_CAPITALS, SPELLINGS };

/* Adds letters in a spelling, their accents kept or not. Returns where the last letter that lacks its accent ends, or 0. */
static size_t spell(struct buf *out, struct poltag_str letters, enum spelling spelling, bool plain, bool first_word)
{
	const unsigned char *p = (const unsigned char *)letters.data, *begin = p, *end = p + letters.len;
	size_t lacking = 0;

	while (p < end) {
		bool raised = spelling == SPELLED_CAPITALS || (spelling == SPELLED_CAPITALISED && p == begin && first_word);
		unsigned char bytes[4];
		char room[8];
		const char *without;
		int32_t c;

		p += utf8_decode(p, end, &c);
		without = plain ? code_point_plain(c, room) : NULL;
		if (without)
			utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &c);
		buf_add(out, bytes, utf8_encode(raised ? utf8proc_toupper(c) : c, bytes));
		if (without)
			lacking = out->len;
	}
	return lacking;
}

/* The mark of a word of which all is known up to an offset. A letter that may have an accent or lack it has none. */
static unsigned mark_of(const struct beginning *b, size_t asked, size_t most)
{
	const char *p = b->word + asked, *known = b->word + b->known;
	char room[8];
	int32_t c;

	if (asked < most || (unsigned char)*b->word < 0x80 || asked >= b->known || asked < b->plain ||
	    utf8_decode((const unsigned char *)p, (const unsigned char *)known, &c) != 2 || code_point_plain(c, room))
		return FORM_ANY;
	return form_mark(b->word, known, asked);
}

static bool enter(struct forms *f, uint64_t key, unsigned mark)
{
	struct entered entered = { key, f->body, mark };

	return ARRAY_ADD(f, entered, entered);
}

/* Calls add for each beginning that a form of the word may have in the text. False without memory. */
static bool each_beginning(struct poltag_str stem, struct poltag_str endings, enum spelling spelling, bool plain, bool first,
			   bool (*add)(void *, const struct beginning *), void *context)
{
	struct buf word = { 0 }, chains = { 0 };
	bool good = true, more = true, is_chain = endings.len && endings.data[0] == '+';

	if (is_chain) {
		if (stem.len < FORM_FIRST) /* what begins a chain, or nothing, is part of what is asked */
			inflect_chain_starts(&chains, str_from_offset(endings, 1));
		endings = chains.len ? buf_str(&chains) : STR("");
	}
	while (more && good) {
		const char *comma = endings.len ? memchr(endings.data, ',', endings.len) : NULL;
		struct poltag_str ending = str_make(endings.data, comma ? (size_t)(comma - endings.data) : endings.len);
		size_t known, lacking, more_lacking;

		word.len = 0;
		lacking = spell(&word, stem, spelling, plain, first);
		known = word.len;
		more_lacking = spell(&word, ending, spelling, plain, false);
		if (word.len && !word.failed)
			good = add(context, &(struct beginning){ word.data, word.len, is_chain ? known : word.len,
								 more_lacking ? more_lacking : lacking });
		more = comma;
		if (more)
			endings = str_from_offset(endings, ending.len + 1);
	}
	good &= !word.failed && !chains.failed;
	buf_free(&word);
	buf_free(&chains);
	return good;
}

/* The words of a name while its keys are made. */
struct keying {
	struct forms *forms;
	struct poltag_str stem, endings; /* of the second word */
	enum spelling spelling;
	bool plain, has_second;
	uint64_t first;
};

static bool add_second(void *context, const struct beginning *b)
{
	const struct keying *k = context;
	size_t len = form_second_len(b->word, b->word + b->len);

	return enter(k->forms, key_join(k->first, key_load(b->word, len)), mark_of(b, len, FORM_SECOND));
}

static bool add_first(void *context, const struct beginning *b)
{
	struct keying *k = context;
	size_t len = form_first_len(b->word, b->word + b->len);
	size_t bit;

	k->first = form_key(b->word, len);
	bit = (size_t)(k->first >> 48) % IMAGE_STEM_BITS;
	k->forms->stems[bit / 64] |= UINT64_C(1) << bit % 64;
	if (!k->has_second)
		return enter(k->forms, k->first, mark_of(b, len, FORM_FIRST));
	return each_beginning(k->stem, k->endings, k->spelling, k->plain, false, add_second, k);
}

static bool key_language(struct forms *f, struct poltag_str forms)
{
	struct keying k = { .forms = f };
	struct poltag_str stem, endings;
	bool good = true;

	form_word(&forms, &stem, &endings);
	k.has_second = forms.len > 0;
	if (k.has_second)
		form_word(&forms, &k.stem, &k.endings);
	for (int i = 0; i < SPELLINGS && good; i++)
		for (int plain = 0; plain < 2 && good; plain++) {
			k.spelling = (enum spelling)i;
			k.plain = plain;
			good = each_beginning(stem, endings, k.spelling, plain, true, add_first, &k);
		}
	return good;
}

static int by_key(const void *first, const void *second)
{
	const struct entered *a = first, *b = second;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->body != b->body)
		return a->body < b->body ? -1 : 1;
	return (a->mark > b->mark) - (a->mark < b->mark);
}

/* Puts them in order, each once. */
static void put_in_order(struct forms *f)
{
	size_t n = 0;

	qsort(f->entered, f->n_entered, sizeof *f->entered, by_key);
	for (size_t i = 0; i < f->n_entered; i++)
		if (n == 0 || by_key(&f->entered[n - 1], &f->entered[i]) != 0)
			f->entered[n++] = f->entered[i];
	f->n_entered = n;
}

/* Writes each name's forms in each of its languages once, and enters their keys. */
static bool write_bodies(struct forms *f)
{
	const struct poltag_builder *b = f->layout->builder;
	struct buf *out = &f->layout->sections[IMAGE_FORMS];

	for (size_t i = 0; i < b->n_names; i++) {
		const struct built_name *name = &b->names[i];
		struct poltag_str rest = built_forms(name);

		while (rest.len && !b->entries[name->entry].replaced) {
			struct poltag_str forms = str_cut(&rest, FORM_OR);

			f->body = (uint32_t)out->len;
			image_write_number(out, f->layout->places[i]);
			image_write_number(out, f->layout->offsets[name->entry]);
			image_write_number(out, name->kind);
			image_write_number(out, name->flags);
			image_write_str(out, forms);
			if (!key_language(f, forms))
				return false;
		}
	}
	f->layout->header.forms_end = out->len;
	return !out->failed;
}

/* The table of keys: the upper half of each, and the offset of the list of its forms. */
static void write_table(struct forms *f)
{
	struct buf *out = &f->layout->sections[IMAGE_FORMS];
	size_t n_slots = f->n_entered + f->n_entered / 4 + 4, end;
	uint64_t *table = layout_clear(f->layout, IMAGE_STEMS, n_slots * 8);

	for (size_t i = 0; i < f->n_entered && table; i = end) {
		uint64_t key = f->entered[i].key, item = key >> 32 << 32 | (out->len + 1);
		size_t slot = image_slot(key, n_slots);

		for (end = i; end < f->n_entered && f->entered[end].key == key;)
			end++;
		image_write_number(out, end - i);
		for (size_t k = i; k < end; k++) {
			image_write_number(out, f->entered[k].body);
			image_write_number(out, f->entered[k].mark);
		}
		while (table[slot])
			slot = slot + 1 == n_slots ? 0 : slot + 1;
		table[slot] = item;
	}
}

enum poltag_status layout_forms(struct layout *l)
{
	struct forms f = { .layout = l, .stems = l->header.stems };
	bool good = write_bodies(&f);

	if (good && f.n_entered) {
		put_in_order(&f);
		write_table(&f);
	}
	free(f.entered);
	if (!good)
		return error_memory(l->error);
	return l->sections[IMAGE_FORMS].len < UINT32_MAX ? POLTAG_OK : error_set(l->error, POLTAG_VALUE, "more than 4 GB of forms");
}
