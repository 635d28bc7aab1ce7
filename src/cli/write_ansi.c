/* The text for a terminal, with mentions in colours; or, without colours, in brackets with their types. What a terminal would
 * obey in the text is shown instead. */
#include "escape.h"
#include "writer.h"

/* Each type has a colour and underlining or weight of its own, as not everybody tells all colours apart. */
static const char *const styles[POLTAG_TYPES] = {
	[POLTAG_PERSON] = "\033[1;36m", [POLTAG_COUNTRY] = "\033[4;32m", [POLTAG_ORG] = "\033[33m",
	[POLTAG_PLACE] = "\033[35m",    [POLTAG_EVENT] = "\033[1;4;31m", [POLTAG_DEMONYM] = "\033[3;32m",
};

static const char plain[] = "\033[0m";

static void add_text(struct writing *writing, struct poltag_str text)
{
	escape_terminal(writing->out, text);
}

static void open_mention(struct writing *writing, const struct poltag_mention *mention)
{
	bytes_text(writing->out, writing->options->color ? styles[mention->type] : "[");
}

static void close_mention(struct writing *writing, enum poltag_type type)
{
	if (writing->options->color) {
		bytes_text(writing->out, plain);
		bytes_add(writing->out, nesting_around(writing));
	} else {
		bytes_byte(writing->out, '|');
		bytes_text(writing->out, poltag_type_name(type));
		bytes_byte(writing->out, ']');
	}
}

static const struct nesting_form form = { add_text, open_mention, close_mention };

/* A line that tells the colours. */
static void begin(struct bytes *out, const struct writer_options *options)
{
	if (options->no_header || !options->color)
		return;
	for (int type = 0; type < POLTAG_TYPES; type++) {
		bytes_text(out, type ? " " : "");
		bytes_text(out, styles[type]);
		bytes_text(out, poltag_type_name((enum poltag_type)type));
		bytes_text(out, plain);
	}
	bytes_byte(out, '\n');
}

static void begin_document(struct writing *writing)
{
	bytes_clear(&writing->scratch);
	escape_tsv(&writing->scratch, span_of(writing->document->name));
	bytes_text(writing->out, "==> ");
	escape_terminal(writing->out, bytes_str(&writing->scratch));
	bytes_text(writing->out, " <==\n");
}

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	nesting_mention(writing, &form, mention, text);
}

static void end_document(struct writing *writing)
{
	struct poltag_str text = writing->document->text;

	nesting_end(writing, &form);
	if (text.len && text.data[text.len - 1] != '\n')
		bytes_byte(writing->out, '\n');
}

const struct writer write_ansi = {
	.name = "ansi",
	.help = "the text, with mentions in colours for a terminal",
	.begin = begin,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
};
