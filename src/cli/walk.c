/* Walking folders. */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folders that lead to the present one, so that a link back into them is seen. */
struct trail {
	const struct trail *above;
	dev_t device;
	ino_t inode;
};

struct walk {
	const struct walk_options *options;
	walk_visit visit;
	void *context;
	bool stopped;
};

static void visit_one(struct walk *walk, const char *path, const char *failure)
{
	struct walk_file file = { path, failure };

	if (!walk->visit(walk->context, &file))
		walk->stopped = true;
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
		visit_one(walk, folder, strerror(errno));
		return;
	}
	for (int i = 0; i < n; i++) {
		size_t len = strlen(folder) + strlen(items[i]->d_name) + 2;
		char *path = walk->stopped ? NULL : malloc(len);

		if (path) {
			snprintf(path, len, "%s%s%s", folder, slash, items[i]->d_name);
			visit_path(walk, path, trail, false);
		} else if (!walk->stopped) {
			visit_one(walk, items[i]->d_name, strerror(ENOMEM));
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
		visit_one(walk, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		struct trail trail = { above, st.st_dev, st.st_ino };

		if (is_on_trail(above, &st))
			visit_one(walk, path, "a link back to a folder above it");
		else
			visit_folder(walk, path, &trail);
	} else if (S_ISREG(st.st_mode) || named) {
		visit_one(walk, path, NULL);
	}
}

void walk(char *const *paths, size_t n, const struct walk_options *options, walk_visit visit, void *context)
{
	struct walk walk = { .options = options, .visit = visit, .context = context };

	if (n == 0)
		visit_one(&walk, "-", NULL);
	for (size_t i = 0; i < n && !walk.stopped; i++) {
		if (strcmp(paths[i], "-") == 0)
			visit_one(&walk, "-", NULL);
		else
			visit_path(&walk, paths[i], NULL, true);
	}
}
