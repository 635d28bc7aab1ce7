/* Walking folders. The folders that lead to the present one are a list, not calls within calls: there may be thousands. */
#include "walk.h"

#include "bytes.h"
#include "grow.h"
#include "listed.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder that is being walked. */
struct level {
	struct dirent **items;
	int n, next;
	size_t path_len; /* of the folder with a slash behind it */
	dev_t device;    /* so that a link back to it is seen */
	ino_t inode;
};

struct walk {
	const struct walk_options *options;
	walk_visit visit;
	void *context;
	bool stopped;
	struct bytes path; /* with a NUL behind it */
	struct level *levels;
	size_t n_levels, room_levels;
};

static void visit_one(struct walk *walk, const char *path, const char *failure, bool named)
{
	struct walk_file file = { path, failure, named };

	if (!walk->visit(walk->context, &file))
		walk->stopped = true;
}

/* Puts name behind the first len bytes of the path. NULL without memory, and the file or folder is then named as it stands. */
static const char *set_path(struct walk *walk, size_t len, const char *name)
{
	walk->path.len = len;
	bytes_add(&walk->path, (struct poltag_str){ name, strlen(name) + 1 });
	if (!walk->path.failed) {
		walk->path.len--;
		return walk->path.data;
	}
	walk->path.failed = false;
	visit_one(walk, name, strerror(ENOMEM), false);
	return NULL;
}

static int is_shown(const struct dirent *item)
{
	return item->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_above(const struct walk *walk, const struct stat *st)
{
	for (size_t i = 0; i < walk->n_levels; i++)
		if (walk->levels[i].device == st->st_dev && walk->levels[i].inode == st->st_ino)
			return true;
	return false;
}

static void leave(struct level *level)
{
	for (int i = level->next; i < level->n; i++)
		free(level->items[i]);
	free(level->items);
}

/* Begins the folder that walk->path names. */
static void enter(struct walk *walk, const struct stat *st)
{
	struct level level = { .device = st->st_dev, .inode = st->st_ino };

	if (is_above(walk, st)) {
		visit_one(walk, walk->path.data, "a link back to a folder above it", false);
		return;
	}
	level.n = scandir(walk->path.data, &level.items, is_shown, by_bytes);
	if (level.n < 0) {
		visit_one(walk, walk->path.data, strerror(errno), false);
		return;
	}
	if (walk->path.data[walk->path.len - 1] != '/' && !set_path(walk, walk->path.len, "/")) {
		leave(&level);
		return;
	}
	level.path_len = walk->path.len;
	if (GROW_ADD(walk, levels, level))
		return;
	visit_one(walk, walk->path.data, strerror(ENOMEM), false);
	leave(&level);
}

/* Visits what a folder has: below is its path in the folder that was named. What kind of thing it is, the folder may say; of a
 * link it does not. */
static void visit_item(struct walk *walk, const struct dirent *item)
{
	static const struct globs all;
	const struct globs *globs = walk->options ? &walk->options->globs : &all;
	const char *below = walk->path.data + walk->levels[0].path_len;
	struct stat st;
	bool is_file = item->d_type == DT_REG;

	if (!is_file && stat(walk->path.data, &st) != 0)
		visit_one(walk, walk->path.data, strerror(errno), false);
	else if (!is_file && S_ISDIR(st.st_mode))
		enter(walk, &st);
	else if ((is_file || S_ISREG(st.st_mode)) && globs_take(globs, below))
		visit_one(walk, walk->path.data, NULL, false);
}

static void visit_folder(struct walk *walk, const struct stat *st)
{
	enter(walk, st);
	while (walk->n_levels) {
		struct level *level = &walk->levels[walk->n_levels - 1];

		if (level->next < level->n && !walk->stopped) {
			struct dirent *item = level->items[level->next++];

			if (set_path(walk, level->path_len, item->d_name))
				visit_item(walk, item);
			free(item);
		} else {
			leave(level);
			walk->n_levels--;
		}
	}
}

static void visit_named(struct walk *walk, const char *path)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		visit_one(walk, path, NULL, true);
	else if (stat(path, &st) != 0)
		visit_one(walk, path, strerror(errno), true);
	else if (!S_ISDIR(st.st_mode))
		visit_one(walk, path, NULL, true);
	else if (set_path(walk, 0, path))
		visit_folder(walk, &st);
}

static bool visit_listed(void *context, const char *name, const char *failure)
{
	struct walk *walk = context;
	const char *list = walk->options->files_from;

	if (failure)
		visit_one(walk, name ? name : list, failure, true);
	else if (strcmp(name, "-") == 0 && strcmp(list, "-") == 0)
		visit_one(walk, name, "standard input is the list of files", true);
	else
		visit_named(walk, name);
	return !walk->stopped;
}

void walk(char *const *paths, size_t n, const struct walk_options *options, walk_visit visit, void *context)
{
	struct walk walk = { .options = options, .visit = visit, .context = context };

	for (size_t i = 0; i < n && !walk.stopped; i++)
		visit_named(&walk, paths[i]);
	if (options && options->files_from && !walk.stopped)
		listed_each(options->files_from, options->null, visit_listed, &walk);
	else if (n == 0)
		visit_one(&walk, "-", NULL, true);
	bytes_free(&walk.path);
	free(walk.levels);
}
