/* A line that is the value of a Pattern field, and behind it the document that it is tried on. Where PCRE2 matches the
 * pattern at a word, the tagger has a mention: what it looks at before it runs a pattern must not leave any out. */
#include "dict.h"
#include "fuzz.h"
#include "text.h"

#define DOCUMENT_BYTES 256

struct wanted {
	size_t start, end;
	bool found;
};

static int no_callout(pcre2_callout_block *block, void *context)
{
	(void)block;
	(void)context;
	return 0;
}

static int compare(void *context, const struct poltag_mention *m)
{
	struct wanted *wanted = context;

	wanted->found |= m->start == wanted->start && m->end == wanted->end;
	return 0;
}

/* Whether a match there has to be a mention. */
static bool counts(const struct text *text, size_t at)
{
	unsigned char byte = (unsigned char)text->norm.data[at];

	return text_in_word(byte) && byte < 0xE0 && (at == 0 || text_is_space(text->norm.data[at - 1]));
}

/* Tries the pattern the slow way, at every word of the text. */
static void check_mentions(struct poltag_dict *dict, const struct text *text, struct matcher *matcher)
{
	struct poltag_options options = { .nested = true };
	struct poltag_tagger *tagger;

	FUZZ_CHECK(poltag_tagger_new(dict, &options, &tagger, NULL) == POLTAG_OK);
	for (size_t i = 0; i < text->norm.len; i++) {
		struct wanted wanted = { text_source_start(text, i), 0, false };
		size_t end;

		if (!counts(text, i) ||
		    matcher_match(matcher, &dict->written[0].pattern, text->norm, i, &end) != MATCH_FOUND || end <= i)
			continue;
		wanted.end = text_source_end(text, end);
		if (text->n_breaks || memchr(text->norm.data + i, '\n', end - i))
			continue; /* may cut a sign in two, or be more than one paragraph */
		FUZZ_CHECK(poltag_tag(tagger, text->source, compare, &wanted, NULL) == POLTAG_OK && wanted.found);
	}
	poltag_tagger_free(tagger);
}

static void try_document(struct poltag_dict *dict, struct poltag_str document)
{
	struct text text = { 0 };
	struct matcher matcher;

	FUZZ_CHECK(matcher_init(&matcher, no_callout, NULL, NULL) == POLTAG_OK);
	FUZZ_CHECK(text_read(&text, &dict->code_points, document, NULL) == POLTAG_OK);
	check_mentions(dict, &text, &matcher);
	text_free(&text);
	matcher_free(&matcher);
	FUZZ_CHECK(fuzz_tag(dict, document) == POLTAG_OK);
}

/* A dictionary of one entry with the pattern in that field. */
static void try_field(const char *field, struct poltag_str pattern, struct poltag_str document)
{
	struct buf records = { 0 };
	struct poltag_dict *dict;
	size_t size;
	void *image;

	buf_printf(&records, "Id: a\nType: ORG\nName: Aa\n%s: ", field);
	buf_add_str(&records, pattern);
	image = fuzz_build(buf_str(&records), &size);
	if (image) {
		FUZZ_CHECK(poltag_dict_from_memory(image, size, &dict, NULL) == POLTAG_OK);
		if (dict->n_written)
			try_document(dict, document);
		else
			FUZZ_CHECK(fuzz_tag(dict, STR("Aa")) == POLTAG_OK);
		poltag_dict_free(dict);
		poltag_free(image);
	}
	buf_free(&records);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct poltag_str rest = { (const char *)data, size }, pattern;
	const char *end = size ? memchr(data, '\n', size) : NULL;

	pattern = str_make(rest.data, end ? (size_t)(end - rest.data) : size);
	rest = str_from_offset(rest, end ? pattern.len + 1 : size);
	rest.len = rest.len < DOCUMENT_BYTES ? rest.len : DOCUMENT_BYTES;
	try_field("Pattern", pattern, rest);
	try_field("Unless", pattern, rest);
	return 0;
}
