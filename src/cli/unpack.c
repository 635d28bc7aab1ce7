/* The glue to libarchive. Only what is asked for is looked for in the bytes, and never a program run. */
#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP ((size_t)65536)
#define MOST_RETRIES 100

struct unpack {
	struct archive *archive;
	const struct unpack_limits *limits;
	enum packing packing;

	int fd;
	off_t start;       /* in a regular file, which is read from here; otherwise -1 */
	uint64_t file_len; /* of it */
	struct bytes head; /* comes first, unless it is a regular file */
	bool head_given;
	char *room;

	uint64_t made, members;
	bool over;         /* nothing more can be read */
	bool bad_member, is_raw, is_empty;
	char failure[256];
};

static int fails(struct unpack *unpack, const char *why)
{
	snprintf(unpack->failure, sizeof unpack->failure, "%s", why);
	return -1;
}

/* ---- The bytes of the file, for libarchive ---- */

static la_ssize_t give_bytes(struct archive *archive, void *context, const void **data)
{
	struct unpack *unpack = context;
	ssize_t n;

	if (!unpack->head_given && unpack->start < 0) {
		unpack->head_given = true;
		*data = unpack->head.data;
		if (unpack->head.len)
			return (la_ssize_t)unpack->head.len;
	}
	*data = unpack->room;
	if (unpack->fd < 0)
		return 0;
	do
		n = read(unpack->fd, unpack->room, STEP);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		archive_set_error(archive, errno, "%s", strerror(errno));
	return n;
}

static la_int64_t give_place(struct archive *archive, void *context, la_int64_t offset, int whence)
{
	struct unpack *unpack = context;
	off_t at = lseek(unpack->fd, whence == SEEK_SET ? unpack->start + offset : offset, whence);

	if (at < unpack->start) {
		archive_set_error(archive, at < 0 ? errno : EINVAL, "no such place in the file");
		return ARCHIVE_FATAL;
	}
	return at - unpack->start;
}

static la_int64_t skip_bytes(struct archive *archive, void *context, la_int64_t wanted)
{
	struct unpack *unpack = context;
	off_t at = lseek(unpack->fd, 0, SEEK_CUR), end = unpack->start + (off_t)unpack->file_len;

	(void)archive;
	if (at < 0 || at >= end)
		return 0;
	if (wanted > end - at)
		wanted = end - at;
	return lseek(unpack->fd, wanted, SEEK_CUR) < 0 ? 0 : wanted;
}

/* ---- Beginning ---- */

/* Goes back to where the head began, where that is possible. */
static void go_back(struct unpack *unpack)
{
	struct stat st;
	off_t at = -1;

	unpack->start = -1;
	if (unpack->fd >= 0 && fstat(unpack->fd, &st) == 0 && S_ISREG(st.st_mode))
		at = lseek(unpack->fd, -(off_t)unpack->head.len, SEEK_CUR);
	if (at < 0 || st.st_size < at)
		return;
	unpack->start = at;
	unpack->file_len = (uint64_t)(st.st_size - at);
	bytes_free(&unpack->head);
}

/* Asks for the compression and the forms that there may be. False where libarchive would run a program for it. */
static bool ask(struct unpack *unpack)
{
	static int (*const filters[])(struct archive *) = {
		[PACKING_GZIP] = archive_read_support_filter_gzip,
		[PACKING_XZ] = archive_read_support_filter_xz,
		[PACKING_ZSTD] = archive_read_support_filter_zstd,
		[PACKING_BZIP2] = archive_read_support_filter_bzip2,
	};
	struct archive *a = unpack->archive;

	if (unpack->packing == PACKING_ZIP)
		return archive_read_support_format_zip(a) >= ARCHIVE_WARN;
	if (archive_read_support_format_tar(a) != ARCHIVE_OK)
		return false;
	if (unpack->packing == PACKING_TAR)
		return true;
	return filters[unpack->packing](a) == ARCHIVE_OK && archive_read_support_format_raw(a) == ARCHIVE_OK &&
	       archive_read_support_format_empty(a) == ARCHIVE_OK;
}

/* Says how the file is read. */
static bool set_callbacks(struct unpack *unpack)
{
	struct archive *a = unpack->archive;

	return archive_read_set_read_callback(a, give_bytes) == ARCHIVE_OK &&
	       archive_read_set_callback_data(a, unpack) == ARCHIVE_OK &&
	       (unpack->start < 0 || (archive_read_set_seek_callback(a, give_place) == ARCHIVE_OK &&
				      archive_read_set_skip_callback(a, skip_bytes) == ARCHIVE_OK));
}

static void begin(struct unpack *unpack)
{
	struct archive *a = unpack->archive;
	int status;

	if (!ask(unpack)) {
		fails(unpack, "this libarchive cannot read such files");
		unpack->over = true;
		return;
	}
	if (!set_callbacks(unpack)) {
		fails(unpack, strerror(ENOMEM));
		unpack->over = true;
		return;
	}
	status = archive_read_open1(a);
	unpack->over = status < ARCHIVE_WARN;
	if (unpack->over)
		fails(unpack, archive_error_string(a) ? archive_error_string(a) : "damaged");
	else if (archive_filter_count(a) > 2) { /* the compression and the file itself */
		fails(unpack, "it is compressed more than once");
		unpack->over = true;
	}
}

struct unpack *unpack_new(int fd, struct bytes *head, enum packing packing, const struct unpack_limits *limits)
{
	struct unpack *unpack = calloc(1, sizeof *unpack);

	if (!unpack)
		return NULL;
	*unpack = (struct unpack){ .limits = limits, .packing = packing, .fd = fd, .head = *head };
	*head = (struct bytes){ 0 };
	unpack->room = malloc(STEP);
	unpack->archive = archive_read_new();
	if (!unpack->room || !unpack->archive) {
		unpack_free(unpack);
		return NULL;
	}
	go_back(unpack);
	begin(unpack);
	return unpack;
}

void unpack_free(struct unpack *unpack)
{
	if (!unpack)
		return;
	if (unpack->archive)
		archive_read_free(unpack->archive);
	bytes_free(&unpack->head);
	free(unpack->room);
	free(unpack);
}

const char *unpack_failure(const struct unpack *unpack)
{
	return unpack->failure;
}

uint64_t unpack_taken(const struct unpack *unpack)
{
	int64_t n = archive_filter_bytes(unpack->archive, -1);
	uint64_t taken = n < 0 ? 0 : (uint64_t)n;

	return unpack->start >= 0 && taken > unpack->file_len ? unpack->file_len : taken;
}

/* ---- Members ---- */

/* What libarchive says of the last thing that went wrong. */
static int fails_now(struct unpack *unpack, int status)
{
	const char *why = archive_error_string(unpack->archive);

	unpack->over |= status <= ARCHIVE_FATAL;
	snprintf(unpack->failure, sizeof unpack->failure, "damaged: %s%s", why ? why : "no reason is known",
		 unpack->over && unpack->members && !unpack->is_raw ? "; nothing more of the archive is read" : "");
	return -1;
}

/* Counts what has been made of the file; false past a limit. */
static bool is_within(struct unpack *unpack, size_t more)
{
	const struct unpack_limits *limits = unpack->limits;
	uint64_t taken = unpack_taken(unpack);

	unpack->made += more;
	if (unpack->made <= limits->size && (unpack->made <= limits->free || unpack->made / limits->expand <= taken))
		return true;
	if (unpack->made > limits->size)
		snprintf(unpack->failure, sizeof unpack->failure,
			 "the file becomes more than %llu bytes (see --max-unpacked); nothing more of it is read",
			 (unsigned long long)limits->size);
	else
		snprintf(unpack->failure, sizeof unpack->failure,
			 "the file becomes more than %llu times its size (see --max-expand); nothing more of it is read",
			 (unsigned long long)limits->expand);
	unpack->over = true;
	return false;
}

/* Passes over the rest of a member. In a compressed file that takes decompressing, which the limits hold for. */
static bool skip(struct unpack *unpack)
{
	const void *data;
	size_t size;
	la_int64_t offset;

	if (unpack->packing == PACKING_ZIP || unpack->packing == PACKING_TAR)
		return true;
	while (archive_read_data_block(unpack->archive, &data, &size, &offset) == ARCHIVE_OK)
		if (!is_within(unpack, size))
			return false;
	return true;
}

/* Whether a part of the name begins with a dot, other than "." and ".." alone. */
static bool is_hidden(const char *name)
{
	for (const char *p = name; *p; p++) {
		size_t dots = strspn(p, "."), part = strcspn(p, "/");

		if (dots && (dots > 2 || part > dots))
			return true;
		p += part;
		if (!*p)
			break;
	}
	return false;
}

static const char *name_of(struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);

	if (!name)
		name = archive_entry_pathname_utf8(entry);
	while (name && (name[0] == '/' || strncmp(name, "./", 2) == 0))
		name++;
	return name && *name ? name : "(no name)";
}

/* Reads up to the next header. Returns as unpack_next. */
static int go_on(struct unpack *unpack, struct archive_entry **entry)
{
	int status = ARCHIVE_RETRY;

	for (int i = 0; status == ARCHIVE_RETRY && i < MOST_RETRIES; i++)
		status = archive_read_next_header(unpack->archive, entry);
	if (status == ARCHIVE_EOF)
		return 0;
	if (status < ARCHIVE_WARN) {
		unpack->over = true;
		return fails_now(unpack, status);
	}
	if (++unpack->members > unpack->limits->members) {
		unpack->over = true;
		snprintf(unpack->failure, sizeof unpack->failure,
			 "more than %llu members (see --max-members); nothing more of it is read",
			 (unsigned long long)unpack->limits->members);
		return -1;
	}
	return 1;
}

static void check_member(struct unpack *unpack, struct archive_entry *entry)
{
	unpack->bad_member = archive_entry_is_data_encrypted(entry) || archive_entry_is_metadata_encrypted(entry);
	if (unpack->bad_member)
		fails(unpack, "encrypted");
}

/* A compressed file with nothing in it has no member for libarchive, and is a text all the same. */
static int end(struct unpack *unpack, const char **name)
{
	unpack->over = true;
	if (unpack->members || unpack->packing == PACKING_ZIP || unpack->packing == PACKING_TAR)
		return 0;
	unpack->members = 1;
	unpack->is_raw = unpack->is_empty = true;
	*name = NULL;
	return 1;
}

int unpack_next(struct unpack *unpack, const char **name)
{
	struct archive_entry *entry;

	if (unpack->over)
		return unpack->members ? 0 : -1;
	for (;;) {
		int status = unpack->members && !skip(unpack) ? -1 : go_on(unpack, &entry);

		if (status <= 0)
			return status ? status : end(unpack, name);
		unpack->is_raw = archive_format(unpack->archive) == ARCHIVE_FORMAT_RAW;
		*name = unpack->is_raw ? NULL : name_of(entry);
		if (unpack->is_raw)
			return 1;
		if (archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry) && !is_hidden(*name)) {
			check_member(unpack, entry);
			return 1;
		}
	}
}

ssize_t unpack_read(struct unpack *unpack, struct bytes *bytes, size_t limit)
{
	size_t before = bytes->len;

	if (unpack->bad_member)
		return -1;
	if (unpack->is_empty)
		return 0;
	while (bytes->len - before < limit) {
		size_t rest = limit - (bytes->len - before), step = rest < STEP ? rest : STEP;
		char *room = bytes_reserve(bytes, step);
		la_ssize_t n;

		if (!room)
			return fails(unpack, strerror(ENOMEM));
		n = archive_read_data(unpack->archive, room, step);
		if (n < 0)
			return fails_now(unpack, (int)n);
		if (n == 0)
			break;
		bytes->len += (size_t)n;
		if (!is_within(unpack, (size_t)n))
			return -1;
	}
	return (ssize_t)(bytes->len - before);
}
