/* Reading documents. */
#include "document.h"

#include "message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders that lead to the present one, so that a link back into them is seen. */
struct trail {
	const struct trail *above;
	dev_t device;
	ino_t inode;
};

struct walk {
	document_visit visit;
	void *context;
	char *room;
	size_t size;
	bool all_read, stopped;
};

static void unreadable(struct walk *walk, const char *path, const char *why)
{
	message("%s: cannot read: %s", path, why);
	walk->all_read = false;
}

static bool make_room(struct walk *walk, size_t size)
{
	char *grown;

	if (size <= walk->size)
		return true;
	size = size > walk->size * 2 ? size : walk->size * 2;
	grown = realloc(walk->room, size);
	if (!grown)
		return false;
	walk->room = grown;
	walk->size = size;
	return true;
}

/* Reads all of an open file into the walk's room; returns its length, or -1 with errno set. */
static ssize_t read_all(struct walk *walk, int fd, size_t expected)
{
	size_t len = 0;

	for (;;) {
		ssize_t n;

		if (!make_room(walk, len + (expected > len ? expected - len : 0) + 4096)) {
			errno = ENOMEM;
			return -1;
		}
		n = read(fd, walk->room + len, walk->size - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? -1 : (ssize_t)len;
		len += (size_t)n;
	}
}

static void visit_open(struct walk *walk, const char *name, int fd, size_t expected)
{
	ssize_t len = read_all(walk, fd, expected);
	struct document document = { name, { walk->room, (size_t)len } };

	if (len < 0)
		unreadable(walk, name, strerror(errno));
	else if (!walk->visit(walk->context, &document))
		walk->stopped = true;
}

static void visit_file(struct walk *walk, const char *path, off_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		unreadable(walk, path, strerror(errno));
		return;
	}
	visit_open(walk, path, fd, size > 0 ? (size_t)size : 0);
	close(fd);
}

static int is_shown(const struct dirent *item)
{
	return item->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_on_trail(const struct trail *trail, const struct stat *st)
{
	for (; trail; trail = trail->above)
		if (trail->device == st->st_dev && trail->inode == st->st_ino)
			return true;
	return false;
}

static void visit_path(struct walk *walk, const char *path, const struct trail *above, bool named);

static void visit_folder(struct walk *walk, const char *folder, const struct trail *trail)
{
	struct dirent **items;
	int n = scandir(folder, &items, is_shown, by_bytes);
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";

	if (n < 0) {
		unreadable(walk, folder, strerror(errno));
		return;
	}
	for (int i = 0; i < n; i++) {
		size_t len = strlen(folder) + strlen(items[i]->d_name) + 2;
		char *path = walk->stopped ? NULL : malloc(len);

		if (path) {
			snprintf(path, len, "%s%s%s", folder, slash, items[i]->d_name);
			visit_path(walk, path, trail, false);
		} else if (!walk->stopped) {
			unreadable(walk, items[i]->d_name, strerror(ENOMEM));
		}
		free(path);
		free(items[i]);
	}
	free(items);
}

/* named: the path stands on the command line, so that a pipe or device is meant too. */
static void visit_path(struct walk *walk, const char *path, const struct trail *above, bool named)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		unreadable(walk, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		struct trail trail = { above, st.st_dev, st.st_ino };

		if (is_on_trail(above, &st))
			unreadable(walk, path, "a link back to a folder above it");
		else
			visit_folder(walk, path, &trail);
	} else if (S_ISREG(st.st_mode) || named) {
		visit_file(walk, path, S_ISREG(st.st_mode) ? st.st_size : 0);
	}
}

bool document_each(char *const *paths, size_t n, document_visit visit, void *context)
{
	struct walk walk = { .visit = visit, .context = context, .all_read = true };

	if (n == 0)
		visit_open(&walk, "-", STDIN_FILENO, 0);
	for (size_t i = 0; i < n && !walk.stopped; i++) {
		if (strcmp(paths[i], "-") == 0)
			visit_open(&walk, "-", STDIN_FILENO, 0);
		else
			visit_path(&walk, paths[i], NULL, true);
	}
	free(walk.room);
	return walk.all_read;
}
