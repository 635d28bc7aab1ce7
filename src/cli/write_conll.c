/* A line for each token, as the CoNLL tasks have it: token, start, end, tag, id. Tokens are words by word_break.h, also cut where
 * a mention begins or ends. A blank line ends each sentence. */
#include "character.h"
#include "columns.h"
#include "escape.h"
#include "sentence.h"
#include "word_break.h"

#include <utf8proc.h>

struct tag {
	const char *prefix;
	const struct poltag_mention *mention; /* NULL outside of all */
};

/* Spaces, control characters and what has no shape are no tokens. */
static bool is_blank_character(uint32_t c)
{
	if (c < 0x80)
		return c <= ' ' || c == 0x7F;
	if (c == CHARACTER_MALFORMED)
		return false;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
		return true;
	default:
		return false;
	}
}

static bool is_blank(struct poltag_str text)
{
	while (text.len) {
		uint32_t c;

		text = span_from(text, character_decode(text, &c));
		if (!is_blank_character(c))
			return false;
	}
	return true;
}

static size_t count_utf16(struct poltag_str text)
{
	size_t n = 0;

	while (text.len) {
		uint32_t c;

		text = span_from(text, character_decode(text, &c));
		n += c >= 0x10000 && c != CHARACTER_MALFORMED ? 2 : 1;
	}
	return n;
}

/* How long a text is in the unit of the offsets. */
static size_t length(const struct writing *writing, struct poltag_str text)
{
	switch (writing->options->unit) {
	case POLTAG_CHARS:
		return character_count(text);
	case POLTAG_UTF16:
		return count_utf16(text);
	default:
		return text.len;
	}
}

static void add_line(struct writing *writing, struct poltag_str token, size_t len, struct tag tag)
{
	struct bytes *out = writing->out;
	size_t start = writing->document->base + writing->units;

	escape_utf8(out, token);
	bytes_byte(out, '\t');
	column_digits(out, start);
	bytes_byte(out, '\t');
	column_digits(out, start + len);
	bytes_byte(out, '\t');
	bytes_text(out, tag.prefix);
	bytes_text(out, tag.mention ? poltag_type_name(tag.mention->type) : "");
	bytes_byte(out, '\t');
	escape_tsv(out, tag.mention && tag.mention->id.len ? tag.mention->id : span_of("_"));
	bytes_byte(out, '\n');
}

/* Writes tokens up to a place, which may cut one. */
static void write_up_to(struct writing *writing, size_t to, const struct poltag_mention *mention)
{
	struct poltag_str text = writing->document->text;
	bool begun = false;

	while (writing->done < to) {
		struct poltag_str token;
		size_t len;

		if (writing->done >= writing->mark)
			writing->mark = word_break_next(text, writing->done);
		token = span_make(text.data + writing->done, (writing->mark < to ? writing->mark : to) - writing->done);
		len = length(writing, token);
		if (is_blank(token)) {
			sentence_blank(&writing->sentence, token);
		} else {
			if (sentence_token(&writing->sentence, token) && !(mention && begun))
				bytes_byte(writing->out, '\n');
			add_line(writing, token, len, (struct tag){ !mention ? "O" : begun ? "I-" : "B-", mention });
			begun = true;
		}
		writing->done += token.len;
		writing->units += len;
	}
}

static void begin_document(struct writing *writing)
{
	struct bytes *name = &writing->scratch;

	bytes_clear(name);
	escape_tsv(name, span_of(writing->document->name));
	bytes_text(writing->out, "# doc = ");
	escape_utf8(writing->out, bytes_str(name));
	bytes_byte(writing->out, '\n');
}

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	size_t start = (size_t)(text.data - writing->document->text.data);

	write_up_to(writing, start, NULL);
	write_up_to(writing, start + text.len, mention);
}

static void end_document(struct writing *writing)
{
	write_up_to(writing, writing->document->text.len, NULL);
	bytes_byte(writing->out, '\n');
}

const struct writer write_conll = {
	.name = "conll",
	.help = "a line for each word, with BIO tags",
	.one_at_a_time = true,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
};
