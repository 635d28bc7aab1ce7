/* Reading large documents. */
#include "large.h"

#include "character.h"
#include "window.h"

#include <errno.h>
#include <string.h>

/* Leaves out what is done with. */
static void drop(struct bytes *bytes, size_t *begun)
{
	struct bytes fresh = { 0 };

	if (!*begun)
		return;
	bytes_add(&fresh, span_from(bytes_str(bytes), *begun));
	bytes_free(bytes);
	*bytes = fresh;
	*begun = 0;
}

/* How much is read and decoded at a time. */
static size_t step_of(const struct large *large)
{
	return 2 * large->settings->window + 64;
}

/* Has a step of the bytes that come next, or all. False when they cannot be read. */
static bool read_raw(struct large *large)
{
	size_t step = step_of(large);
	ssize_t n;

	if (large->raw_ended || large->raw.len - large->raw_begun >= step)
		return true;
	drop(&large->raw, &large->raw_begun);
	n = stream_read(large->stream, &large->raw, step);
	if (large->raw.failed)
		large->stream->failure = strerror(ENOMEM);
	large->raw_ended = n >= 0 && (size_t)n < step;
	return n >= 0 && !large->raw.failed;
}

/* Decodes the next step of them. */
static void decode_step(struct large *large)
{
	struct poltag_str raw = span_from(bytes_str(&large->raw), large->raw_begun);
	bool last = large->raw_ended && raw.len <= step_of(large);

	if (!last && raw.len > step_of(large))
		raw.len = step_of(large);
	drop(&large->held, &large->begun);
	if (large->decoder.open)
		raw.len = decoder_add(&large->decoder, raw, last, &large->held);
	else
		bytes_add(&large->held, raw);
	large->raw_begun += raw.len;
}

static bool is_all_decoded(const struct large *large)
{
	return large->raw_ended && large->raw_begun == large->raw.len;
}

/* Reads until a window and more is held, or all. False when it cannot be read. */
static bool refill(struct large *large)
{
	while (!is_all_decoded(large) && large->held.len - large->begun <= large->settings->window) {
		if (!read_raw(large))
			return false;
		decode_step(large);
		if (large->held.failed) {
			large->stream->failure = strerror(ENOMEM);
			return false;
		}
	}
	return true;
}

/* Goes on behind a text that has been handed in. Only the unit that is asked for is counted, beside bytes. */
static void pass(struct large *large, struct poltag_str text)
{
	enum poltag_unit unit = large->settings->tagging.unit;

	large->begun += text.len;
	large->base[POLTAG_BYTES] += text.len;
	if (unit != POLTAG_BYTES)
		large->base[unit] += character_units(text, unit == POLTAG_UTF16);
}

/* What the worker is told of a window besides its text. */
static void describe(struct large *large, struct piece *piece)
{
	struct decoder *decoder = &large->decoder;

	piece->decoded = true;
	memcpy(piece->date, large->date, sizeof piece->date);
	memcpy(piece->decoding.encoding, large->encoding, sizeof piece->decoding.encoding);
	piece->decoding.malformed = decoder->malformed;
	piece->decoding.first_malformed = decoder->first_malformed;
	decoder->malformed = 0;
}

bool large_is_done(const struct large *large)
{
	return is_all_decoded(large) && large->begun == large->held.len;
}

static bool fill(struct large *large, struct piece *piece)
{
	struct poltag_str text = span_from(bytes_str(&large->held), large->begun);

	text.len = window_cut(text, large->settings->window);
	bytes_add(&piece->data, text);
	if (piece->data.failed) {
		large->stream->failure = strerror(ENOMEM);
		return false;
	}
	piece->kind = PIECE_DOCUMENT;
	if (!large->continued)
		document_date(large->name, text, large->date);
	large->continued = true;
	describe(large, piece);
	pass(large, text);
	return true;
}

bool large_next(struct large *large, struct piece *piece)
{
	bool good = refill(large);

	memcpy(piece->base, large->base, sizeof piece->base);
	piece->continued = large->continued;
	return good && fill(large, piece);
}

bool large_begin(struct large *large, const struct settings *settings, struct stream *stream, const char *name,
		 struct bytes *read)
{
	*large = (struct large){ .settings = settings, .stream = stream, .name = name, .raw = *read };
	*read = (struct bytes){ 0 };
	large->raw_begun = encoding_find(bytes_str(&large->raw), settings->encoding, large->encoding);
	if (large->encoding[0] && !decoder_open(&large->decoder, large->encoding)) {
		stream->failure = strerror(ENOMEM);
		return false;
	}
	large->decoder.seen = large->raw_begun;
	return true;
}

void large_end(struct large *large)
{
	decoder_close(&large->decoder);
	bytes_free(&large->raw);
	bytes_free(&large->held);
}
