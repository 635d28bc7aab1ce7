/* Reading the input. */
#include "reader.h"

#include "character.h"
#include "file.h"
#include "message.h"
#include "stream.h"
#include "window.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD ((size_t)65536) /* enough to see what a file is; most are not longer */
#define RECORDS ((size_t)262144) /* read at once, where lines are records */

struct reader {
	const struct settings *settings;
	struct team *team;
	const char *name;      /* of the document that is being read */
	struct stream stream;  /* of it */
	uint64_t counted;      /* what pieces say that they took of the file */
	struct bytes member;   /* the name of one in an archive */
	struct bytes held;     /* of a large document, or records, what has been read, from begun on not yet handed in */
	size_t line;           /* of records: the number of the next */
	size_t begun;
	bool ended;
	size_t base[3];
	char date[DOCUMENT_DATE_ROOM];
};

/* ---- Pieces ---- */

/* An empty piece of the document, or NULL when the team has stopped. */
static struct piece *new_piece(struct reader *reader)
{
	struct piece *piece = team_piece(reader->team);

	if (piece)
		piece_set_name(piece, reader->name);
	return piece;
}

static bool hand(struct reader *reader, struct piece *piece)
{
	uint64_t taken = stream_taken(&reader->stream);

	piece->totals.read = (size_t)(taken - reader->counted);
	reader->counted = taken;
	return team_hand(reader->team, piece);
}

/* Hands in a piece as the report that the document cannot be read, or not any further. */
static bool hand_failure(struct reader *reader, struct piece *piece, const char *why)
{
	bytes_clear(&piece->data);
	piece->kind = PIECE_NOTHING;
	piece->some_bad = true;
	piece->totals.documents += !piece->continued;
	piece->totals.failed++;
	message_into(&piece->log);
	if (piece->continued)
		message("%s: cannot be read behind byte %zu: %s", reader->name, piece->base[POLTAG_BYTES], why);
	else
		message("%s: cannot read: %s", reader->name, why);
	message_into(NULL);
	return hand(reader, piece);
}

/* ---- Large documents, in windows ---- */

/* Reads until a window and more is held, or all. False when it cannot be read. */
static bool refill(struct reader *reader)
{
	size_t window = reader->settings->window, rest = reader->held.len - reader->begun;
	ssize_t n;

	if (reader->ended || rest > window)
		return true;
	if (reader->begun) {
		struct bytes fresh = { 0 };

		bytes_add(&fresh, span_from(bytes_str(&reader->held), reader->begun));
		bytes_free(&reader->held);
		reader->held = fresh;
		reader->begun = 0;
	}
	n = stream_read(&reader->stream, &reader->held, 2 * window);
	if (reader->held.failed)
		reader->stream.failure = strerror(ENOMEM);
	reader->ended = n >= 0 && (size_t)n < 2 * window;
	return n >= 0 && !reader->held.failed;
}

/* Goes on behind a text that has been handed in. Only the unit that is asked for is counted, beside bytes. */
static void pass(struct reader *reader, struct poltag_str text)
{
	enum poltag_unit unit = reader->settings->tagging.unit;

	reader->begun += text.len;
	reader->base[POLTAG_BYTES] += text.len;
	if (unit != POLTAG_BYTES)
		reader->base[unit] += character_units(text, unit == POLTAG_UTF16);
}

/* Fills a piece with the next window, and hands it in. */
static bool hand_window(struct reader *reader, struct piece *piece)
{
	struct poltag_str text = span_from(bytes_str(&reader->held), reader->begun);

	text.len = window_cut(text, reader->settings->window);
	piece->kind = PIECE_DOCUMENT;
	bytes_add(&piece->data, text);
	if (piece->data.failed)
		return hand_failure(reader, piece, strerror(ENOMEM));
	if (!piece->continued)
		document_date(reader->name, text, reader->date);
	memcpy(piece->date, reader->date, sizeof piece->date);
	pass(reader, text);
	return hand(reader, piece);
}

/* Reads a document of which the piece has the beginning. The windows are the same whatever the team does. */
static bool read_windows(struct reader *reader, struct piece *piece)
{
	bool go_on = true;

	bytes_free(&reader->held);
	reader->held = piece->data;
	piece->data = (struct bytes){ 0 };
	reader->begun = 0;
	reader->ended = false;
	memset(reader->base, 0, sizeof reader->base);
	for (bool continued = false; go_on && piece; continued = true) {
		bool good = refill(reader);

		memcpy(piece->base, reader->base, sizeof piece->base);
		piece->continued = continued;
		if (!good)
			return hand_failure(reader, piece, reader->stream.failure);
		go_on = hand_window(reader, piece);
		if (reader->ended && reader->begun == reader->held.len)
			break;
		piece = go_on ? new_piece(reader) : NULL;
	}
	bytes_free(&reader->held);
	return go_on && piece;
}

/* ---- Records ---- */

/* Passes over the rest of a record that is too long. */
static bool skip_record(struct reader *reader)
{
	const struct records_form *form = &reader->settings->records;
	struct bytes *held = &reader->held;

	for (;;) {
		ssize_t n;
		size_t cut;

		bytes_clear(held);
		n = stream_read_some(&reader->stream, held, RECORDS);
		if (n <= 0)
			return n == 0;
		cut = records_cut(bytes_str(held), &(struct records_form){ form->kind, form->end, .one = true });
		if (cut) {
			memmove(held->data, held->data + cut, held->len - cut);
			held->len -= cut;
			return true;
		}
	}
}

/* Moves whole records from what is held into a piece, and hands it in. */
static bool hand_records(struct reader *reader, struct piece *piece, size_t cut)
{
	struct bytes *held = &reader->held;

	bytes_add(&piece->data, (struct poltag_str){ held->data, cut });
	memmove(held->data, held->data + cut, held->len - cut);
	held->len -= cut;
	if (piece->data.failed)
		return hand_failure(reader, piece, strerror(ENOMEM));
	piece->kind = PIECE_RECORDS;
	piece->first_line = reader->line;
	reader->line += records_lines(bytes_str(&piece->data), &reader->settings->records);
	return hand(reader, piece);
}

static bool hand_overlong(struct reader *reader, struct piece *piece)
{
	char why[80];

	snprintf(why, sizeof why, "line %zu: a record longer than %zu bytes", reader->line++, reader->settings->document);
	return hand_failure(reader, piece, why) && skip_record(reader);
}

/* Reads records, of which the piece has the first bytes. What has come is handed in before more is waited for. */
static bool read_records(struct reader *reader, struct piece *piece)
{
	const struct records_form *form = &reader->settings->records;
	struct bytes *held = &reader->held;
	bool ended = piece->data.len == 0, go_on = true;

	bytes_clear(held);
	bytes_add(held, bytes_str(&piece->data));
	bytes_clear(&piece->data);
	reader->line = 1;
	while (go_on && (held->len || !ended)) {
		size_t cut = records_cut(bytes_str(held), form);
		ssize_t n = 0;

		if (!cut && !ended && held->len <= reader->settings->document) {
			n = stream_read_some(&reader->stream, held, RECORDS);
			ended = n == 0;
			if (n > 0)
				continue;
		}
		piece = new_piece(reader);
		if (!piece)
			return false;
		if (n < 0)
			return hand_failure(reader, piece, reader->stream.failure);
		if (cut || ended)
			go_on = hand_records(reader, piece, cut ? cut : held->len);
		else
			go_on = hand_overlong(reader, piece);
	}
	return go_on;
}

/* ---- Documents ---- */

/* A page cannot be read in windows. */
static bool is_page(const struct reader *reader, struct poltag_str head)
{
	enum html_when when = reader->settings->html;

	return when == HTML_ALWAYS || (when == HTML_AUTO && html_is(head));
}

/* Reads a document of which the piece has the first HEAD bytes, or all. */
static bool read_document(struct reader *reader, struct piece *piece)
{
	size_t most = reader->settings->document, head = piece->data.len;
	ssize_t n = 0;

	if (head == HEAD && head <= most)
		n = stream_read(&reader->stream, &piece->data, most + 1 - head);
	if (n < 0)
		return hand_failure(reader, piece, reader->stream.failure);
	if (piece->data.len > most && is_page(reader, bytes_str(&piece->data)))
		return hand_failure(reader, piece, "it is HTML, and larger than one document may be");
	if (piece->data.len > most)
		return read_windows(reader, piece);
	piece->kind = PIECE_DOCUMENT;
	return hand(reader, piece);
}

/* Reads enough to see what it is. */
static ssize_t read_head(struct reader *reader, struct piece *piece)
{
	return reader->settings->records.kind ? stream_read_some(&reader->stream, &piece->data, HEAD)
					      : stream_read(&reader->stream, &piece->data, HEAD);
}

static bool read_text(struct reader *reader, struct piece *piece)
{
	return reader->settings->records.kind ? read_records(reader, piece) : read_document(reader, piece);
}

/* Says what a file is that has no text to be tagged. */
static bool hand_other(struct reader *reader, struct piece *piece, const struct magic *magic)
{
	char why[100];

	snprintf(why, sizeof why, "it is no text but %s", magic->what);
	return hand_failure(reader, piece, why);
}

/* Names the document, which is a member, or merely compressed. */
static bool name_member(struct reader *reader, const char *archive, const char *member)
{
	reader->name = archive;
	if (!member)
		return true;
	bytes_clear(&reader->member);
	bytes_text(&reader->member, archive);
	bytes_byte(&reader->member, '/');
	bytes_add(&reader->member, (struct poltag_str){ member, strlen(member) + 1 });
	if (reader->member.failed)
		bytes_free(&reader->member);
	else
		reader->name = reader->member.data;
	return reader->name != archive;
}

static bool read_member(struct reader *reader, const char *archive, const char *member)
{
	bool named = name_member(reader, archive, member);
	struct piece *piece = new_piece(reader);
	struct magic magic;

	if (!piece)
		return false;
	if (!named)
		return hand_failure(reader, piece, strerror(ENOMEM));
	if (read_head(reader, piece) < 0)
		return hand_failure(reader, piece, reader->stream.failure);
	magic = magic_of(bytes_str(&piece->data));
	if (magic.kind != MAGIC_TEXT)
		return hand_other(reader, piece, &magic);
	return read_text(reader, piece);
}

static bool read_members(struct reader *reader, const char *archive)
{
	const char *member;
	int status;

	while ((status = unpack_next(reader->stream.unpack, &member)) > 0)
		if (!read_member(reader, archive, member))
			return false;
	reader->name = archive;
	if (status < 0) {
		struct piece *piece = new_piece(reader);

		return piece && hand_failure(reader, piece, unpack_failure(reader->stream.unpack));
	}
	return true;
}

/* Reads a compressed file or an archive of which the piece has the beginning. */
static bool read_packed(struct reader *reader, struct piece *piece, enum packing packing)
{
	const char *archive = reader->name;
	bool go_on;

	reader->stream.unpack = unpack_new(reader->stream.fd, &piece->data, packing, &reader->settings->unpack);
	reader->counted = 0;
	if (!reader->stream.unpack)
		return hand_failure(reader, piece, strerror(ENOMEM));
	go_on = read_members(reader, archive);
	unpack_free(reader->stream.unpack);
	reader->stream.unpack = NULL;
	return go_on;
}

static bool read_file(struct reader *reader, struct piece *piece)
{
	struct magic magic;

	if (read_head(reader, piece) < 0)
		return hand_failure(reader, piece, reader->stream.failure);
	magic = magic_of(bytes_str(&piece->data));
	if (magic.kind == MAGIC_TEXT)
		return read_text(reader, piece);
	if (magic.kind == MAGIC_OTHER)
		return hand_other(reader, piece, &magic);
	return read_packed(reader, piece, magic.packing);
}

static bool visit_file(void *context, const struct walk_file *file)
{
	struct reader *reader = context;
	struct piece *piece;
	const char *failure = file->failure;
	bool go_on;

	reader->name = file->path;
	reader->stream = (struct stream){ .fd = -1 };
	reader->counted = 0;
	piece = new_piece(reader);
	if (!piece)
		return false;
	if (!failure)
		reader->stream.fd = stream_open(file->path, file->named, &failure);
	if (failure)
		return hand_failure(reader, piece, failure);
	go_on = read_file(reader, piece);
	file_close(reader->stream.fd);
	return go_on;
}

void reader_run(const struct settings *settings, struct team *team)
{
	struct reader reader = { .settings = settings, .team = team };

	walk(settings->paths, settings->n_paths, &settings->walk, visit_file, &reader);
	bytes_free(&reader.member);
	bytes_free(&reader.held);
}

static bool add_size(void *context, const struct walk_file *file)
{
	uint64_t *sum = context;
	struct stat st;

	if (!file->failure && stat(file->path, &st) == 0 && S_ISREG(st.st_mode))
		*sum += (uint64_t)st.st_size;
	return true;
}

/* Whether the list of files can be read twice. */
static bool can_count(const char *list)
{
	struct stat st;

	return !list || (strcmp(list, "-") != 0 && stat(list, &st) == 0 && S_ISREG(st.st_mode));
}

uint64_t reader_expected(const struct settings *settings)
{
	uint64_t sum = 0;

	if (!can_count(settings->walk.files_from))
		return 0;
	walk(settings->paths, settings->n_paths, &settings->walk, add_size, &sum);
	return sum;
}
