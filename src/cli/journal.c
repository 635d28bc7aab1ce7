/* The journal of a batch. A line is: length of the output, the five totals, whether some was bad, the piece's key. */
#include "journal.h"

#include "counts.h"
#include "escape.h"
#include "file.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TITLE "poltag journal 1"

struct journal {
	char *path;
	int fd;
	struct counts done; /* the keys of the pieces that are */
	struct bytes line;  /* to be written */
};

/* What is read of a line. */
struct done {
	uint64_t output;
	struct totals totals;
	bool some_bad;
	struct poltag_str key;
};

static bool fails(const struct journal *journal, const char *what)
{
	message("%s: cannot %s the journal: %s", journal->path, what, strerror(errno));
	return false;
}

/* ---- Keys ---- */

/* The name as in rows, and the place in it. */
static void add_key(struct bytes *bytes, const struct piece *piece)
{
	char place[64];

	escape_tsv(bytes, span_of(piece_name(piece)));
	snprintf(place, sizeof place, "\t%zu\t%zu", piece->base[POLTAG_BYTES], piece->first_line);
	bytes_text(bytes, place);
}

bool journal_has(const struct journal *journal, const struct piece *piece)
{
	struct bytes key = { 0 };
	bool has;

	if (!journal->done.n_items)
		return false;
	add_key(&key, piece);
	has = !key.failed && counts_find(&journal->done, bytes_str(&key));
	bytes_free(&key);
	return has;
}

/* ---- Reading ---- */

static bool read_number(struct poltag_str *rest, uint64_t *number)
{
	struct poltag_str digits = span_cut(rest, '\t');

	*number = 0;
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.data[i] < '0' || digits.data[i] > '9' || *number > UINT64_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (uint64_t)(digits.data[i] - '0');
	}
	return digits.len > 0;
}

static bool read_line(struct poltag_str line, struct done *done)
{
	uint64_t numbers[7];

	for (size_t i = 0; i < 7; i++)
		if (!read_number(&line, &numbers[i]))
			return false;
	*done = (struct done){
		.output = numbers[0],
		.totals = { .documents = (size_t)numbers[1], .failed = (size_t)numbers[2],
			    .mentions = (size_t)numbers[3], .bytes = (size_t)numbers[4],
			    .read = (size_t)numbers[5] },
		.some_bad = numbers[6] != 0,
		.key = line,
	};
	return true;
}

/* Reads the lines up to the first that is torn, or that says more than the output holds, and leaves those from that on. False without
 * memory. */
static bool read_lines(struct journal *journal, struct poltag_str *lines, uint64_t output_now, struct done *all)
{
	struct poltag_str rest = *lines;

	for (; rest.len && span_find(rest, '\n') < rest.len; *lines = rest) {
		struct poltag_str line = span_cut(&rest, '\n');
		struct done done;

		if (!read_line(line, &done) || done.output < all->output || done.output > output_now)
			return true;
		all->output = done.output;
		totals_add(&all->totals, &done.totals);
		all->some_bad |= done.some_bad;
		if (!counts_add(&journal->done, done.key, 1, 0))
			return false;
	}
	return true;
}

/* ---- Opening ---- */

/* Writes the line. */
static bool write_line(struct journal *journal)
{
	if (journal->line.failed)
		errno = ENOMEM;
	if (journal->line.failed || !file_write(journal->fd, bytes_str(&journal->line)))
		return fails(journal, "write");
	bytes_clear(&journal->line);
	return true;
}

static bool begin(struct journal *journal, const char *run)
{
	if (ftruncate(journal->fd, 0) != 0 || lseek(journal->fd, 0, SEEK_SET) != 0)
		return fails(journal, "begin");
	bytes_text(&journal->line, TITLE "\t");
	bytes_text(&journal->line, run);
	bytes_byte(&journal->line, '\n');
	return write_line(journal);
}

/* Goes on with a journal that has lines, when it is one of this run. */
static bool go_on(struct journal *journal, struct poltag_str text, const char *run, uint64_t output_now, struct done *all)
{
	struct poltag_str rest = text, line = span_cut(&rest, '\n');

	if (!span_starts(line, TITLE "\t")) {
		message("%s: this is no journal of poltag; it is left as it is", journal->path);
		return false;
	}
	if (!span_is(span_from(line, sizeof TITLE), run)) {
		message("%s: this is the journal of a run with other options or another dictionary; give those, or remove it",
			journal->path);
		return false;
	}
	if (!read_lines(journal, &rest, output_now, all)) {
		errno = ENOMEM;
		return fails(journal, "read");
	}
	if (ftruncate(journal->fd, (off_t)(text.len - rest.len)) != 0 || lseek(journal->fd, 0, SEEK_END) < 0)
		return fails(journal, "mend");
	return true;
}

/* Whether not even its first line is whole. */
static bool is_torn(struct poltag_str text)
{
	static const char title[] = TITLE "\t";
	size_t len = text.len < sizeof title - 1 ? text.len : sizeof title - 1;

	return !len || (memcmp(text.data, title, len) == 0 && !memchr(text.data, '\n', text.len));
}

bool journal_open(const char *path, const char *run, struct journal **result, uint64_t *output,
		  struct totals *totals, bool *some_bad)
{
	struct journal *journal = calloc(1, sizeof *journal);
	struct done all = { 0 };
	struct bytes text = { 0 };
	bool good;

	*result = journal;
	if (journal)
		journal->fd = -1;
	if (!journal || !(journal->path = strdup(path))) {
		message("out of memory");
		return false;
	}
	journal->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (journal->fd < 0)
		return fails(journal, "open");
	if (file_read(journal->fd, &text, SIZE_MAX) < 0)
		good = fails(journal, "read");
	else if (is_torn(bytes_str(&text)))
		good = begin(journal, run);
	else
		good = go_on(journal, bytes_str(&text), run, *output, &all);
	bytes_free(&text);
	*output = all.output;
	*totals = all.totals;
	*some_bad = all.some_bad;
	return good;
}

bool journal_add(struct journal *journal, const struct piece *piece, uint64_t output)
{
	static const struct piece none = { 0 };
	const struct totals *t = piece ? &piece->totals : &none.totals;
	char numbers[160];

	snprintf(numbers, sizeof numbers, "%" PRIu64 "\t%zu\t%zu\t%zu\t%zu\t%zu\t%d\t", output, t->documents, t->failed,
		 t->mentions, t->bytes, t->read, piece ? piece->some_bad : 0);
	bytes_text(&journal->line, numbers);
	add_key(&journal->line, piece ? piece : &none);
	bytes_byte(&journal->line, '\n');
	return write_line(journal);
}

void journal_close(struct journal *journal, bool done)
{
	if (!journal)
		return;
	if (journal->fd >= 0)
		close(journal->fd);
	if (done)
		unlink(journal->path);
	counts_free(&journal->done);
	bytes_free(&journal->line);
	free(journal->path);
	free(journal);
}
