/* Encodings: marks, guessing with uchardet, decoding with iconv. */
#include "encoding.h"

#include "character.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>

#define STEP ((size_t)65536)
#define GUESSED ((size_t)1 << 20) /* bytes that are enough to guess from */
#define BEFORE ((size_t)65536)    /* of them, those before the first that is not UTF-8 */

/* A slash would ask iconv for a way to mend what it cannot read. */
static iconv_t begin(const char *to, const char *from)
{
	return strchr(from, '/') || strchr(to, '/') || !*from || !*to ? (iconv_t)-1 : iconv_open(to, from);
}

bool encoding_is_utf8(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

bool encoding_is_known(const char *name)
{
	iconv_t cd = begin("UTF-8", name);

	if (cd == (iconv_t)-1 || strlen(name) >= ENCODING_ROOM)
		return false;
	iconv_close(cd);
	return true;
}

size_t encoding_width(const char *name)
{
	iconv_t cd = begin(name, "UTF-8");
	char room[16], text[] = "AA", *in = text, *out = room;
	size_t in_len = 1, out_len = sizeof room, width = 1;

	if (cd == (iconv_t)-1)
		return 1;
	if (iconv(cd, &in, &in_len, &out, &out_len) != (size_t)-1) { /* a mark comes before the first */
		size_t before = out_len;

		in_len = 1;
		if (iconv(cd, &in, &in_len, &out, &out_len) != (size_t)-1)
			width = before - out_len;
	}
	iconv_close(cd);
	return width == 2 || width == 4 ? width : 1;
}

/* ---- Finding ---- */

static size_t find_mark(struct poltag_str text, char name[ENCODING_ROOM])
{
	static const struct {
		struct poltag_str mark;
		const char *name;
		size_t len;
	} marks[] = {
		{ { "\xEF\xBB\xBF", 3 }, "UTF-8", 0 },      { { "\xFF\xFE\0\0", 4 }, "UTF-32LE", 4 },
		{ { "\0\0\xFE\xFF", 4 }, "UTF-32BE", 4 },   { { "\xFF\xFE", 2 }, "UTF-16LE", 2 },
		{ { "\xFE\xFF", 2 }, "UTF-16BE", 2 },
	};

	name[0] = '\0';
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (text.len >= marks[i].mark.len && memcmp(text.data, marks[i].mark.data, marks[i].mark.len) == 0) {
			strcpy(name, marks[i].name);
			return marks[i].len;
		}
	return 0;
}

/* Where the first bytes are that are not UTF-8; the length where there are none, or only at a cut-off end. */
static size_t first_malformed(struct poltag_str text)
{
	struct poltag_str rest = text;
	uint32_t c;

	while (rest.len) {
		size_t len = (unsigned char)rest.data[0] < 0x80 ? 1 : character_decode(rest, &c);

		if ((unsigned char)rest.data[0] >= 0x80 && c == CHARACTER_MALFORMED && len < rest.len)
			return text.len - rest.len;
		rest = span_from(rest, len);
	}
	return text.len;
}

/* Of a text that is not UTF-8, what uchardet takes it for; empty where that is nothing that iconv knows. */
static void guess(struct poltag_str text, char name[ENCODING_ROOM])
{
	size_t at = first_malformed(text);
	uchardet_t detector = at < text.len ? uchardet_new() : NULL;

	name[0] = '\0';
	if (!detector)
		return;
	text = span_from(text, at > BEFORE ? at - BEFORE : 0);
	if (uchardet_handle_data(detector, text.data, text.len < GUESSED ? text.len : GUESSED) == 0) {
		uchardet_data_end(detector);
		snprintf(name, ENCODING_ROOM, "%s", uchardet_get_charset(detector));
	}
	uchardet_delete(detector);
	if (!encoding_is_known(name))
		name[0] = '\0';
}

size_t encoding_find(struct poltag_str text, const char *asked, char name[ENCODING_ROOM])
{
	size_t mark = find_mark(text, name);

	if (!name[0] && asked && strcmp(asked, ENCODING_AUTO) == 0)
		guess(text, name);
	else if (!name[0] && asked)
		snprintf(name, ENCODING_ROOM, "%s", asked);
	if (encoding_is_utf8(name))
		name[0] = '\0';
	return mark;
}

/* ---- Decoding ---- */

bool decoder_open(struct decoder *decoder, const char *encoding)
{
	*decoder = (struct decoder){ .iconv = begin("UTF-8", encoding) };
	decoder->open = decoder->iconv != (iconv_t)-1;
	decoder->width = decoder->open ? encoding_width(encoding) : 1;
	return decoder->open;
}

void decoder_close(struct decoder *decoder)
{
	if (decoder->open)
		iconv_close(decoder->iconv);
	decoder->open = false;
}

/* Converts as far as it goes; errno says why not further. With in NULL, writes what iconv still holds. */
static bool convert(struct decoder *decoder, struct poltag_str *in, struct bytes *out)
{
	size_t before = in ? in->len : 0, room_len = STEP;
	char *data = in ? (char *)in->data : NULL, *room = bytes_reserve(out, STEP);
	size_t status;

	if (!room) {
		errno = ENOMEM;
		return false;
	}
	status = iconv(decoder->iconv, in ? &data : NULL, in ? &in->len : NULL, &room, &room_len);
	out->len += STEP - room_len;
	if (in) {
		decoder->seen += before - in->len;
		in->data = data;
	}
	return status != (size_t)-1;
}

/* Passes over what is malformed. Several bytes that go on to be so are one sequence each. */
static void replace(struct decoder *decoder, struct poltag_str *in, struct bytes *out)
{
	size_t len = in->len < decoder->width ? in->len : decoder->width;

	if (!decoder->malformed++)
		decoder->first_malformed = decoder->seen;
	bytes_text(out, CHARACTER_REPLACEMENT);
	decoder->seen += len;
	*in = span_from(*in, len);
}

size_t decoder_add(struct decoder *decoder, struct poltag_str in, bool last, struct bytes *out)
{
	size_t len = in.len;

	while (in.len && !convert(decoder, &in, out)) {
		if (errno == EILSEQ || (errno == EINVAL && last))
			replace(decoder, &in, out);
		else if (errno != E2BIG)
			break;
	}
	if (last && !in.len)
		convert(decoder, NULL, out);
	return len - in.len;
}
