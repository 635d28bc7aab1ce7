/* What a document adds to the counts. */
#include "count.h"

#include "counts.h"
#include "document_date.h"
#include "escape.h"
#include "story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct state {
	struct counts counts; /* of the document */
	struct bytes key;
};

static void begin(struct writing *writing)
{
	struct state *state = writing->state;

	if (!state)
		state = writing->state = calloc(1, sizeof *state);
	if (!state)
		writing->out->failed = true;
	else
		counts_clear(&state->counts);
}

/* An entity is the same when its type, id, name and country are. Of several possible ones the name is the text. */
static void add(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	struct state *state = writing->state;
	struct bytes *key;

	if (!state)
		return;
	key = &state->key;
	bytes_clear(key);
	bytes_text(key, poltag_type_name(mention->type));
	bytes_byte(key, '\t');
	escape_tsv(key, mention->id);
	bytes_byte(key, '\t');
	escape_tsv(key, mention->name.len ? mention->name : text);
	bytes_byte(key, '\t');
	escape_tsv(key, mention->country);
	if (key->failed || !counts_add(&state->counts, bytes_str(key), 1, 1))
		writing->out->failed = true;
}

static void add_day(struct writing *writing)
{
	const struct document *document = writing->document;
	struct poltag_str day = document->date;
	char found[DOCUMENT_DATE_ROOM];

	if (!day.len) {
		document_date(document->name, document->text, found);
		day = span_of(found);
	}
	escape_tsv(writing->out, span_make(day.data, day.len < sizeof found - 1 ? day.len : sizeof found - 1));
}

static void add_signature(struct writing *writing)
{
	struct story_signature signature;
	char hex[9];

	story_sign(writing->document->text, &signature);
	for (size_t i = 0; i < STORY_BINS; i++) {
		snprintf(hex, sizeof hex, "%08" PRIx32, signature.bins[i]);
		bytes_text(writing->out, hex);
	}
}

static void end(struct writing *writing)
{
	struct state *state = writing->state;
	struct bytes *out = writing->out;
	char number[32];

	if (!state)
		return;
	bytes_text(out, "D\t");
	escape_tsv(out, span_of(writing->document->name));
	bytes_byte(out, '\t');
	add_day(writing);
	bytes_byte(out, '\t');
	if (writing->options->stories)
		add_signature(writing);
	bytes_byte(out, '\n');
	for (size_t i = 0; i < state->counts.n_items; i++) {
		snprintf(number, sizeof number, "E\t%" PRIu64 "\t", state->counts.items[i].mentions);
		bytes_text(out, number);
		bytes_add(out, counts_key(&state->counts, &state->counts.items[i]));
		bytes_byte(out, '\n');
	}
}

static void release(struct writing *writing)
{
	struct state *state = writing->state;

	if (!state)
		return;
	counts_free(&state->counts);
	bytes_free(&state->key);
	free(state);
}

const struct writer write_count = {
	.name = "count",
	.document = begin,
	.mention = add,
	.document_end = end,
	.release = release,
};
