/* Files for the annotation tool brat: for each document NAME.txt and NAME.ann, and annotation.conf. Offsets are in code points of
 * NAME.txt, where a carriage return is a space, so that readers that join line ends count alike. */
#include "character.h"
#include "columns.h"
#include "escape.h"
#include "folder.h"

#include <stdio.h>

/* ---- Names: a path below the folder, whatever the document is called ---- */

/* One part of a path; nothing for an empty one and for ".". */
static void add_part(struct bytes *path, struct poltag_str part)
{
	if (!part.len || span_is(part, "."))
		return;
	if (path->len)
		bytes_byte(path, '/');
	if (span_is(part, "..")) {
		bytes_text(path, "__");
		return;
	}
	while (part.len) {
		uint32_t c;
		size_t len = character_decode(part, &c);

		if (c == CHARACTER_MALFORMED || c < ' ' || c == 0x7F || c == '\\') {
			char code[4];

			snprintf(code, sizeof code, "%%%02X", (unsigned char)part.data[0]);
			bytes_text(path, code);
			len = 1;
		} else {
			bytes_add(path, span_make(part.data, len));
		}
		part = span_from(part, len);
	}
}

/* Puts the path together in scratch. A later window of a large document has a name of its own. */
static void make_path(struct writing *writing, const char *ending)
{
	struct poltag_str rest = span_of(writing->document->name);
	struct bytes *path = &writing->scratch;

	bytes_clear(path);
	while (rest.len)
		add_part(path, span_cut(&rest, '/'));
	if (!path->len)
		bytes_byte(path, '_');
	if (path->len > 4 && span_is(span_from(bytes_str(path), path->len - 4), ".txt"))
		path->len -= 4;
	if (writing->document->continued) {
		bytes_text(path, ".at-");
		column_digits(path, writing->document->base);
	}
	bytes_text(path, ending);
}

static size_t begin_file(struct writing *writing, const char *ending)
{
	make_path(writing, ending);
	return folder_begin(writing->out, bytes_str(&writing->scratch), false);
}

/* ---- NAME.txt ---- */

static void add_text(struct bytes *out, struct poltag_str text)
{
	while (text.len) {
		struct poltag_str line = { text.data, span_find(text, '\r') };
		bool is_return = line.len < text.len;

		escape_utf8(out, line);
		if (is_return)
			bytes_byte(out, ' ');
		text = span_from(text, line.len + is_return);
	}
}

static void begin_document(struct writing *writing)
{
	size_t file = begin_file(writing, ".txt");

	add_text(writing->out, writing->document->text);
	folder_end(writing->out, file);
	writing->mark = begin_file(writing, ".ann");
}

/* ---- NAME.ann ---- */

/* Where lines end for some reader, and other control characters: a mention over one is given in fragments. */
static bool is_line_end(uint32_t c)
{
	return c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

struct fragments {
	struct bytes *out, *text; /* for the offsets; for what stands there, with spaces between */
	size_t n;
	size_t start, end;        /* of the present one, in code points; equal where there is none */
	const char *from, *to;    /* its bytes */
};

static void close_fragment(struct fragments *f)
{
	if (f->start == f->end)
		return;
	bytes_byte(f->out, f->n ? ';' : ' ');
	column_digits(f->out, f->start);
	bytes_byte(f->out, ' ');
	column_digits(f->out, f->end);
	if (f->n++)
		bytes_byte(f->text, ' ');
	escape_utf8(f->text, span_make(f->from, (size_t)(f->to - f->from)));
	f->start = f->end;
}

/* Adds the offsets of a mention, and puts its text together in scratch. Blanks beside a line end are in no fragment. */
static void add_fragments(struct writing *writing, struct poltag_str text, size_t at)
{
	struct fragments f = { .out = writing->out, .text = &writing->scratch };

	bytes_clear(f.text);
	for (; text.len; at++) {
		uint32_t c;
		size_t len = character_decode(text, &c);

		if (is_line_end(c)) {
			close_fragment(&f);
		} else if (c != ' ') {
			if (f.start == f.end) {
				f.start = at;
				f.from = text.data;
			}
			f.end = at + 1;
			f.to = text.data + len;
		}
		text = span_from(text, len);
	}
	close_fragment(&f);
}

static void add_number(struct bytes *out, const char *letter, size_t number)
{
	bytes_text(out, letter);
	column_digits(out, number);
}

/* What the mention means: an entry, or the ids that it may be. */
static void add_meaning(struct writing *writing, const struct poltag_mention *mention)
{
	struct bytes *out = writing->out;
	bool unsure = span_is(mention->id, "?");

	if (!mention->id.len || (unsure && !mention->n_candidates))
		return;
	add_number(out, unsure ? "#" : "N", writing->count);
	add_number(out, unsure ? "\tAnnotatorNotes T" : "\tReference T", writing->count);
	bytes_text(out, unsure ? "\tone of:" : " poltag:");
	for (size_t i = 0; unsure && i < mention->n_candidates; i++) {
		bytes_byte(out, ' ');
		escape_tsv(out, mention->candidates[i]);
	}
	if (!unsure) {
		escape_tsv(out, mention->id);
		bytes_byte(out, '\t');
		escape_tsv(out, mention->name);
	}
	bytes_byte(out, '\n');
}

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	size_t start = (size_t)(text.data - writing->document->text.data);

	writing->units += character_count(span_make(writing->document->text.data + writing->done, start - writing->done));
	writing->done = start;
	add_number(writing->out, "T", ++writing->count);
	bytes_byte(writing->out, '\t');
	bytes_text(writing->out, poltag_type_name(mention->type));
	add_fragments(writing, text, writing->units);
	bytes_byte(writing->out, '\t');
	bytes_add(writing->out, bytes_str(&writing->scratch));
	bytes_byte(writing->out, '\n');
	add_meaning(writing, mention);
}

static void end_document(struct writing *writing)
{
	folder_end(writing->out, writing->mark);
}

/* ---- annotation.conf ---- */

static void begin(struct bytes *out, const struct writer_options *options)
{
	size_t file = folder_begin(out, span_of("annotation.conf"), true);

	(void)options;
	bytes_text(out, "[entities]\n");
	for (int type = 0; type < POLTAG_TYPES; type++) {
		bytes_text(out, poltag_type_name((enum poltag_type)type));
		bytes_byte(out, '\n');
	}
	bytes_text(out, "[relations]\n[events]\n[attributes]\n");
	folder_end(out, file);
}

const struct writer write_brat = {
	.name = "brat",
	.help = "files for brat: .txt and .ann for each document, in --output-dir",
	.counts_chars = true,
	.needs_folder = true,
	.begin = begin,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
};
