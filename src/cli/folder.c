/* Files below a folder. Packed, each is a header, the path with a NUL, and the content. */
#include "folder.h"

#include "file.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct header {
	size_t path_len, len; /* the NUL of the path counted */
	bool common;
};

/* ---- Packing ---- */

size_t folder_begin(struct bytes *out, struct poltag_str path, bool common)
{
	struct header header = { path.len + 1, 0, common };
	size_t file = out->len;

	bytes_add(out, span_make((const char *)&header, sizeof header));
	bytes_add(out, path);
	bytes_byte(out, '\0');
	return file;
}

void folder_end(struct bytes *out, size_t file)
{
	struct header header;

	if (out->failed)
		return;
	memcpy(&header, out->data + file, sizeof header);
	header.len = out->len - file - sizeof header - header.path_len;
	memcpy(out->data + file, &header, sizeof header);
}

/* ---- Writing ---- */

static bool fail(const char *path)
{
	message("%s: cannot write: %s", path, strerror(errno));
	return false;
}

bool folder_make(const char *folder)
{
	struct stat st;

	if (mkdir(folder, 0777) == 0)
		return true;
	if (errno != EEXIST || stat(folder, &st) != 0)
		return fail(folder);
	errno = ENOTDIR;
	return S_ISDIR(st.st_mode) || fail(folder);
}

/* Makes the folders that a path below the first `from` bytes needs. */
static bool make_folders(char *path, size_t from)
{
	for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
		bool made;

		*slash = '\0';
		made = mkdir(path, 0777) == 0 || errno == EEXIST;
		*slash = '/';
		if (!made)
			return false;
	}
	return true;
}

/* Whether the file at path has this content. */
static bool holds(const char *path, struct poltag_str content)
{
	struct bytes found = { 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool same = fd >= 0 && file_read(fd, &found, content.len + 1) >= 0 && span_equal(bytes_str(&found), content);

	file_close(fd);
	bytes_free(&found);
	return same;
}

/* Writes PATH.part and gives it its name. */
static bool write_file(const char *path, struct poltag_str content)
{
	struct bytes part = { 0 };
	int fd = -1, why;
	bool good;

	bytes_text(&part, path);
	bytes_add(&part, span_make(".part", sizeof ".part"));
	errno = ENOMEM;
	if (!part.failed)
		fd = open(part.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	good = fd >= 0 && file_write(fd, content);
	why = errno;
	if (fd >= 0 && close(fd) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && rename(part.data, path) != 0) {
		good = false;
		why = errno;
	}
	if (!good && fd >= 0)
		unlink(part.data);
	bytes_free(&part);
	errno = why;
	return good;
}

static bool put(char *path, size_t folder_len, const struct header *header, struct poltag_str content)
{
	struct stat st;

	if (!make_folders(path, folder_len))
		return fail(path);
	if (lstat(path, &st) != 0)
		return write_file(path, content) || fail(path);
	if (header->common || holds(path, content))
		return true;
	message("%s: is there already with another content, and is left as it is", path);
	return false;
}

bool folder_write(const char *folder, struct poltag_str packed)
{
	struct bytes path = { 0 };
	bool good = true;

	while (packed.len) {
		struct header header;
		const char *name = packed.data + sizeof header;

		memcpy(&header, packed.data, sizeof header);
		bytes_clear(&path);
		bytes_text(&path, folder);
		bytes_byte(&path, '/');
		bytes_add(&path, span_make(name, header.path_len));
		if (path.failed) {
			message("%s/%s: out of memory", folder, name);
			good = false;
			break;
		}
		good = put(path.data, strlen(folder) + 1, &header, span_make(name + header.path_len, header.len)) && good;
		packed = span_from(packed, sizeof header + header.path_len + header.len);
	}
	bytes_free(&path);
	return good;
}
