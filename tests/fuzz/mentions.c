/* Tagging a document, and what must hold of every mention. */
#include "fuzz.h"
#include "utf8.h"

struct walk {
	struct poltag_str document;
	struct poltag_options options;
	size_t n;
	size_t start, end; /* of the mention before, in bytes */
};

void *fuzz_build(struct poltag_str records, size_t *size)
{
	struct poltag_builder *builder;
	void *image = NULL;

	FUZZ_CHECK(poltag_builder_new(NULL, NULL, &builder, NULL) == POLTAG_OK);
	if (poltag_builder_add_text(builder, "fuzz.rec", records, NULL) == POLTAG_OK &&
	    poltag_builder_finish(builder, NULL) == POLTAG_OK)
		poltag_builder_image(builder, &image, size, NULL);
	poltag_builder_free(builder);
	return image;
}

/* Reads every byte, so that a sanitizer sees a string that is not there. */
static void touch(struct poltag_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		volatile char byte = text.data[i];

		(void)byte;
	}
}

/* The slow way to count: from the beginning, by its definition. */
static size_t count_units(struct poltag_str document, size_t byte, enum poltag_unit unit)
{
	const unsigned char *p = (const unsigned char *)document.data, *at = p + byte, *end = p + document.len;
	size_t units = 0;

	while (p < at) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		units += unit == POLTAG_UTF16 && c > 0xFFFF ? 2 : 1;
	}
	FUZZ_CHECK(p == at); /* a mention does not begin or end inside a code point */
	return units;
}

static void check_losers(const struct poltag_mention *m, size_t start, size_t end, size_t len)
{
	for (size_t i = 0; i < m->n_losers; i++) {
		const struct poltag_loser *loser = &m->losers[i];

		FUZZ_CHECK(loser->start < loser->end && loser->end <= len);
		FUZZ_CHECK(loser->start < end && loser->end > start);
		FUZZ_CHECK(loser->reason >= 0 && loser->reason < POLTAG_REASONS && loser->type < POLTAG_TYPES);
		touch(loser->id);
		touch(loser->name);
		touch(loser->file);
	}
}

static int visit(void *context, const struct poltag_mention *m)
{
	struct walk *w = context;
	size_t start = (size_t)(m->text.data - w->document.data), end = start + m->text.len;

	FUZZ_CHECK(m->text.data >= w->document.data && start < end && end <= w->document.len);
	if (w->options.unit == POLTAG_BYTES) {
		FUZZ_CHECK(m->start == start && m->end == end);
	} else {
		FUZZ_CHECK(m->start == count_units(w->document, start, w->options.unit));
		FUZZ_CHECK(m->end == count_units(w->document, end, w->options.unit));
	}
	if (w->options.nested)
		FUZZ_CHECK(w->n == 0 || start > w->start || (start == w->start && end < w->end));
	else
		FUZZ_CHECK(start >= w->end);
	FUZZ_CHECK(m->type < POLTAG_TYPES && m->n_candidates != 1);
	FUZZ_CHECK(m->n_candidates == 0 || str_is(m->id, "?"));
	check_losers(m, start, end, w->document.len);
	touch(m->text);
	touch(m->name);
	touch(m->id);
	touch(m->country);
	touch(m->rule);
	touch(m->file);
	touch(m->pattern);
	for (size_t i = 0; i < m->n_candidates; i++)
		touch(m->candidates[i]);
	w->start = start;
	w->end = end;
	w->n++;
	return 0;
}

static enum poltag_status tag(struct poltag_dict *dict, struct walk *w)
{
	struct poltag_tagger *tagger;
	struct poltag_error error;
	enum poltag_status status;

	FUZZ_CHECK(poltag_tagger_new(dict, &w->options, &tagger, &error) == POLTAG_OK);
	status = poltag_tag(tagger, w->document, visit, w, &error);
	if (status == POLTAG_OK) {
		size_t n = w->n;

		w->n = w->start = w->end = 0; /* a tagger that has been used says the same */
		FUZZ_CHECK(poltag_tag(tagger, w->document, visit, w, &error) == POLTAG_OK && w->n == n);
		FUZZ_CHECK(poltag_tagger_summary(tagger).mentions == n);
	} else {
		FUZZ_CHECK(error.status == status && error.message[0]);
	}
	poltag_tagger_free(tagger);
	return status;
}

enum poltag_status fuzz_tag(struct poltag_dict *dict, struct poltag_str document)
{
	struct walk bytes = { .document = document, .options = { .explain = true, .lang = "uz-Cyrl" } };
	struct walk units = { .document = document, .options = { .unit = document.len % 2 ? POLTAG_CHARS : POLTAG_UTF16 } };
	struct walk nested = { .document = document, .options = { .nested = true, .explain = true } };
	enum poltag_status status = tag(dict, &bytes);

	if (status == POLTAG_OK)
		status = tag(dict, &units);
	if (status == POLTAG_OK)
		status = tag(dict, &nested);
	if (status == POLTAG_OK)
		FUZZ_CHECK(units.n == bytes.n && nested.n >= bytes.n);
	return status;
}
