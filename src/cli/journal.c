/* The journal of a batch. A line is: length of the output, the five totals, whether some was bad, the piece's key. */
#include "journal.h"

#include "grow.h"
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
	struct bytes text;   /* read from it; keys point into it */
	struct poltag_str *keys; /* a hash table of those that are done; its size is a power of two */
	size_t n_keys, room_keys;
	struct bytes line;    /* to be written */
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

/* The name and the place in it; a tab, line feed or backslash in the name is written as in rows. */
static void add_key(struct bytes *bytes, const struct piece *piece)
{
	char place[64];

	for (const char *p = piece_name(piece); *p; p++) {
		const char *escape = *p == '\t' ? "\\t" : *p == '\n' ? "\\n" : *p == '\\' ? "\\\\" : NULL;

		if (escape)
			bytes_text(bytes, escape);
		else
			bytes_byte(bytes, *p);
	}
	snprintf(place, sizeof place, "\t%zu\t%zu", piece->base[POLTAG_BYTES], piece->first_line);
	bytes_text(bytes, place);
}

/* FNV-1a. */
static size_t hash(struct poltag_str key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.data[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* Where a key is in the table, or would be. */
static struct poltag_str *slot_of(const struct journal *journal, struct poltag_str key)
{
	size_t mask = journal->room_keys - 1;

	for (size_t i = hash(key) & mask;; i = (i + 1) & mask)
		if (!journal->keys[i].data || span_equal(journal->keys[i], key))
			return &journal->keys[i];
}

static bool make_table(struct journal *journal)
{
	size_t lines = 1;

	for (size_t i = 0; i < journal->text.len; i++)
		lines += journal->text.data[i] == '\n';
	for (journal->room_keys = 16; journal->room_keys < 2 * lines;)
		journal->room_keys *= 2;
	journal->keys = calloc(journal->room_keys, sizeof *journal->keys);
	return journal->keys != NULL;
}

bool journal_has(const struct journal *journal, const struct piece *piece)
{
	struct bytes key = { 0 };
	bool has;

	if (!journal->n_keys)
		return false;
	add_key(&key, piece);
	has = !key.failed && slot_of(journal, bytes_str(&key))->data;
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

/* Reads the lines up to the first that is torn, or that says more than the output holds. Returns the length of the good ones. */
static size_t read_lines(struct journal *journal, size_t start, uint64_t output_now, struct done *all)
{
	struct poltag_str rest = span_from(bytes_str(&journal->text), start);

	while (rest.len && span_find(rest, '\n') < rest.len) {
		struct poltag_str before = rest, line = span_cut(&rest, '\n');
		struct done done;

		if (!read_line(line, &done) || done.output < all->output || done.output > output_now) {
			rest = before;
			break;
		}
		all->output = done.output;
		totals_add(&all->totals, &done.totals);
		all->some_bad |= done.some_bad;
		if (!slot_of(journal, done.key)->data)
			journal->n_keys++;
		*slot_of(journal, done.key) = done.key;
	}
	return journal->text.len - rest.len;
}

static bool read_all(struct journal *journal)
{
	for (;;) {
		char *room = bytes_reserve(&journal->text, 65536);
		ssize_t n;

		if (!room) {
			errno = ENOMEM;
			return false;
		}
		n = read(journal->fd, room, 65536);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		journal->text.len += (size_t)n;
	}
}

/* ---- Opening ---- */

/* Writes the line. */
static bool write_line(struct journal *journal)
{
	const char *data = journal->line.data;
	size_t len = journal->line.len;

	if (journal->line.failed) {
		errno = ENOMEM;
		return fails(journal, "write");
	}
	while (len) {
		ssize_t n = write(journal->fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fails(journal, "write");
		data += n;
		len -= (size_t)n;
	}
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
static bool go_on(struct journal *journal, const char *run, uint64_t output_now, struct done *all)
{
	struct poltag_str rest = bytes_str(&journal->text), line = span_cut(&rest, '\n');
	size_t good;

	if (!span_starts(line, TITLE "\t")) {
		message("%s: this is no journal of poltag; it is left as it is", journal->path);
		return false;
	}
	if (!span_is(span_from(line, sizeof TITLE), run)) {
		message("%s: this is the journal of a run with other options or another dictionary; give those, or remove it",
			journal->path);
		return false;
	}
	if (!make_table(journal)) {
		errno = ENOMEM;
		return fails(journal, "read");
	}
	good = read_lines(journal, line.len + 1, output_now, all);
	if (ftruncate(journal->fd, (off_t)good) != 0 || lseek(journal->fd, 0, SEEK_END) < 0)
		return fails(journal, "mend");
	return true;
}

/* Whether not even its first line is whole. */
static bool is_torn(const struct bytes *text)
{
	static const char title[] = TITLE "\t";
	size_t len = text->len < sizeof title - 1 ? text->len : sizeof title - 1;

	return !len || (memcmp(text->data, title, len) == 0 && !memchr(text->data, '\n', text->len));
}

bool journal_open(const char *path, const char *run, struct journal **result, uint64_t *output,
		  struct totals *totals, bool *some_bad)
{
	struct journal *journal = calloc(1, sizeof *journal);
	struct done all = { 0 };
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
	if (!read_all(journal))
		return fails(journal, "read");
	good = is_torn(&journal->text) ? begin(journal, run) : go_on(journal, run, *output, &all);
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
	free(journal->keys);
	bytes_free(&journal->text);
	bytes_free(&journal->line);
	free(journal->path);
	free(journal);
}
