/* Reading the input. */
#include "reader.h"

#include "file.h"
#include "large.h"
#include "message.h"
#include "table_document.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD ((size_t)65536) /* enough to see what a file is; most are not longer */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define RECORDS ((size_t)262144) /* read at once, where lines are records */

struct reader {
	const struct settings *settings;
	struct team *team;
	const char *name;      /* of the document that is being read */
	bool named;            /* its file was, not found in a folder */
	struct stream stream;  /* of it */
	uint64_t counted;      /* what pieces say that they took of the file */
	struct bytes member;   /* the name of one in an archive */
	struct bytes held;     /* of records, what has been read and not yet handed in */
	size_t begun;          /* where of that the next begins */
	bool ended;            /* nothing comes behind that */
	size_t line;           /* of records: the number of the next */
	struct bytes header;   /* of a table */
	struct table_document table; /* to look at that */
	char why[FIELDS_WHY];
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

static bool hand_in(struct reader *reader, struct piece *piece)
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
	return hand_in(reader, piece);
}

/* Hands in a piece that has what was read. */
static bool hand(struct reader *reader, struct piece *piece)
{
	return piece->name.failed || piece->data.failed ? hand_failure(reader, piece, strerror(ENOMEM)) : hand_in(reader, piece);
}

/* ---- Large documents, in windows ---- */

/* Hands in window after window, the first of them with this piece. The windows are the same whatever the team does. */
static bool hand_windows(struct reader *reader, struct large *large, struct piece *piece)
{
	while (piece) {
		if (!large_next(large, piece))
			return hand_failure(reader, piece, reader->stream.failure);
		if (!hand(reader, piece))
			return false;
		if (large_is_done(large))
			return true;
		piece = new_piece(reader);
	}
	return false;
}

/* Reads a document of which the piece has the beginning. */
static bool read_windows(struct reader *reader, struct piece *piece)
{
	struct large large;
	bool go_on = large_begin(&large, reader->settings, &reader->stream, reader->name, &piece->data)
			     ? hand_windows(reader, &large, piece)
			     : hand_failure(reader, piece, reader->stream.failure);

	large_end(&large);
	return go_on;
}

/* ---- Records ---- */

/* What has been read and not handed in. */
static struct poltag_str waiting(const struct reader *reader)
{
	return span_from(bytes_str(&reader->held), reader->begun);
}

/* Reads what has come, or waits for it. Returns 0 at the end, and -1 when it cannot be read. */
static ssize_t read_more(struct reader *reader)
{
	struct bytes *held = &reader->held;

	if (reader->begun) {
		memmove(held->data, held->data + reader->begun, held->len - reader->begun);
		held->len -= reader->begun;
		reader->begun = 0;
	}
	return stream_read_some(&reader->stream, held, RECORDS);
}

/* Passes over the rest of a record that is too long. */
static ssize_t skip_record(struct reader *reader)
{
	const struct records_form *form = &reader->settings->records;
	ssize_t n = 1;
	size_t cut = 0;

	while (n > 0 && !cut) {
		bytes_clear(&reader->held);
		reader->begun = 0;
		n = read_more(reader);
		cut = records_cut(waiting(reader), &(struct records_form){ form->kind, form->end, .one = true });
	}
	reader->begun = cut;
	return n;
}

/* Moves whole records from what is held into a piece, and hands it in. */
static bool hand_records(struct reader *reader, struct piece *piece, size_t cut)
{
	bytes_add(&piece->data, span_make(waiting(reader).data, cut));
	bytes_add(&piece->header, bytes_str(&reader->header));
	reader->begun += cut;
	if (piece->data.failed || piece->header.failed)
		return hand_failure(reader, piece, strerror(ENOMEM));
	piece->kind = PIECE_RECORDS;
	piece->first_line = reader->line;
	reader->line += records_lines(bytes_str(&piece->data), &reader->settings->records);
	return hand(reader, piece);
}

static bool hand_overlong(struct reader *reader, struct piece *piece)
{
	piece->kind = PIECE_NOTHING;
	piece->some_bad = true;
	piece->totals.documents++;
	piece->totals.failed++;
	message_into(&piece->log);
	message("%s:%zu: a record longer than %zu bytes", reader->name, reader->line++, reader->settings->document);
	message_into(NULL);
	return hand(reader, piece);
}

/* Reads until one record is whole, or too long, or all is read. Returns how much is whole records; -1 when it cannot be read. */
static ssize_t next_records(struct reader *reader, const struct records_form *form)
{
	size_t cut;

	while (!(cut = records_cut(waiting(reader), form)) && !reader->ended &&
	       waiting(reader).len <= reader->settings->document) {
		ssize_t n = read_more(reader);

		if (n < 0)
			return -1;
		reader->ended = n == 0;
	}
	return (ssize_t)(cut || !reader->ended ? cut : waiting(reader).len);
}

/* Takes the header line of a table. Returns NULL, or what is wrong with it. */
static const char *take_header(struct reader *reader)
{
	struct records_form form = reader->settings->records;
	ssize_t cut;

	bytes_clear(&reader->header);
	if (form.kind == RECORDS_JSON)
		return NULL;
	form.one = true;
	cut = next_records(reader, &form);
	if (cut < 0)
		return reader->stream.failure;
	bytes_add(&reader->header, span_make(waiting(reader).data, (size_t)cut));
	reader->begun += (size_t)cut;
	reader->line += records_lines(bytes_str(&reader->header), &form);
	if (reader->header.failed)
		return strerror(ENOMEM);
	return table_document_header(&reader->table, &reader->settings->fields, form.kind == RECORDS_CSV,
				     bytes_str(&reader->header), reader->why)
		       ? NULL : reader->why;
}

/* Hands in records till all are. What has come is handed in before more is waited for. */
static bool hand_all_records(struct reader *reader)
{
	bool go_on = true;

	while (go_on && (waiting(reader).len || !reader->ended)) {
		ssize_t cut = next_records(reader, &reader->settings->records);
		struct piece *piece;

		if (!cut && reader->ended)
			break;
		piece = new_piece(reader);
		if (!piece)
			return false;
		if (cut > 0) {
			go_on = hand_records(reader, piece, (size_t)cut);
			continue;
		}
		if (cut == 0) {
			go_on = hand_overlong(reader, piece);
			cut = go_on ? skip_record(reader) : 0;
			reader->ended = cut == 0;
			piece = go_on && cut < 0 ? new_piece(reader) : NULL;
		}
		if (cut < 0)
			return piece && hand_failure(reader, piece, reader->stream.failure);
	}
	return go_on;
}

/* Reads records, of which the piece has the first bytes. */
static bool read_records(struct reader *reader, struct piece *piece)
{
	const char *failure;

	bytes_free(&reader->held);
	reader->held = piece->data;
	piece->data = (struct bytes){ 0 };
	reader->ended = reader->held.len == 0;
	reader->begun = span_starts(bytes_str(&reader->held), BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
	reader->line = 1;
	failure = take_header(reader);
	return failure ? hand_failure(reader, piece, failure) : hand_all_records(reader);
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
	magic = magic_of(bytes_str(&piece->data), reader->settings->wide);
	if (magic.kind != MAGIC_TEXT)
		return hand_other(reader, piece, &magic);
	return read_text(reader, piece);
}

/* An archive that was named is like a folder; one that was found in a folder has been chosen itself. */
static bool is_wanted(const struct reader *reader, const char *member)
{
	return !reader->named || !member || globs_take(&reader->settings->walk.globs, member);
}

static bool read_members(struct reader *reader, const char *archive)
{
	const char *member;
	int status;

	while ((status = unpack_next(reader->stream.unpack, &member)) > 0)
		if (is_wanted(reader, member) && !read_member(reader, archive, member))
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
	magic = magic_of(bytes_str(&piece->data), reader->settings->wide);
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
	reader->named = file->named;
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
	bytes_free(&reader.header);
	table_document_release(&reader.table);
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
