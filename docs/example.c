/* A program on libpoltag: reads a text from standard input and prints start, end, type and id of every mention.
 *
 *     cc -o example example.c $(pkg-config --cflags --libs poltag)
 *     ./example poltag.img < article.txt
 */
#include <poltag.h>

#include <stdio.h>
#include <stdlib.h>

/* Reads all of a stream. The text is for the caller to free; NULL when it cannot be read. */
static char *read_all(FILE *stream, size_t *len)
{
	size_t size = 65536;
	char *text = malloc(size);

	*len = 0;
	while (text) {
		size_t n = fread(text + *len, 1, size - *len, stream);
		char *grown;

		*len += n;
		if (n == 0)
			break;
		if (*len < size)
			continue;
		grown = size <= SIZE_MAX / 2 ? realloc(text, size *= 2) : NULL;
		if (!grown)
			free(text);
		text = grown;
	}
	if (text && ferror(stream)) {
		free(text);
		text = NULL;
	}
	return text;
}

/* Called for each mention; other than 0 stops the tagging. The strings are not NUL-terminated. */
static int print_mention(void *context, const struct poltag_mention *mention)
{
	FILE *out = context;
	int n = fprintf(out, "%zu\t%zu\t%s\t", mention->start, mention->end, poltag_type_name(mention->type));
	size_t written = fwrite(mention->id.data, 1, mention->id.len, out);

	return n < 0 || written != mention->id.len || putc('\n', out) == EOF;
}

static enum poltag_status tag(const char *image, struct poltag_str text, struct poltag_error *error)
{
	struct poltag_dict *dict = NULL;
	struct poltag_tagger *tagger = NULL;
	enum poltag_status status = poltag_dict_open(image, &dict, error);

	if (status == POLTAG_OK)
		status = poltag_tagger_new(dict, NULL, &tagger, error);
	if (status == POLTAG_OK)
		status = poltag_tag(tagger, text, print_mention, stdout, error);
	poltag_tagger_free(tagger); /* before its dictionary; both take NULL */
	poltag_dict_free(dict);
	return status;
}

int main(int argc, char **argv)
{
	struct poltag_error error;
	struct poltag_str text;
	enum poltag_status status;
	char *data;

	if (argc != 2) {
		fprintf(stderr, "usage: example IMAGE < TEXT\n");
		return 2;
	}
	data = read_all(stdin, &text.len);
	if (!data) {
		fprintf(stderr, "example: cannot read standard input\n");
		return 1;
	}
	text.data = data;
	status = tag(argv[1], text, &error);
	free(data);
	if (status != POLTAG_OK && status != POLTAG_STOPPED)
		fprintf(stderr, "example: %s: %s\n", error.file[0] ? error.file : "standard input", error.message);
	if (fclose(stdout) != 0 || status == POLTAG_STOPPED) {
		fprintf(stderr, "example: cannot write\n");
		return 1;
	}
	return status == POLTAG_OK ? 0 : 1;
}
