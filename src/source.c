/* Reading record files and folders of them. */
#include "source.h"

#include "error.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

void source_list_free(struct source_list *list)
{
	for (size_t i = 0; i < list->n_sources; i++) {
		free(list->sources[i].name);
		free(list->sources[i].text);
	}
	free(list->sources);
	*list = (struct source_list){ 0 };
}

static enum poltag_status read_error(const char *path, int number, struct poltag_error *error)
{
	error_set(error, POLTAG_READ, "cannot read: %s", strerror(number));
	error_place(error, str_from(path), 0, 0);
	return POLTAG_READ;
}

static enum poltag_status add(struct source_list *list, const char *name, char *text, size_t len,
			      struct poltag_error *error)
{
	struct source source = { strdup(name), text, len };

	if (source.name && ARRAY_ADD(list, sources, source))
		return POLTAG_OK;
	free(source.name);
	free(text);
	return error_memory(error);
}

enum poltag_status source_list_add(struct source_list *list, const char *name, struct poltag_str text,
				   struct poltag_error *error)
{
	char *copy = malloc(text.len + 1);

	if (!copy)
		return error_memory(error);
	if (text.len)
		memcpy(copy, text.data, text.len);
	return add(list, name, copy, text.len, error);
}

static enum poltag_status read_file(struct source_list *list, const char *path, struct poltag_error *error)
{
	FILE *file = fopen(path, "rb");
	struct buf buf = { 0 };
	size_t n = 1;
	int failed;

	if (!file)
		return read_error(path, errno, error);
	while (n > 0 && buf_reserve(&buf, 65536)) {
		n = fread(buf.data + buf.len, 1, 65536, file);
		buf.len += n;
	}
	failed = ferror(file) ? errno : 0;
	fclose(file);
	if (!failed && !buf.failed)
		return add(list, path, buf.data, buf.len, error);
	n = buf.failed;
	buf_free(&buf);
	return n ? error_memory(error) : read_error(path, failed, error);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct listing {
	char **paths;
	size_t n_paths, room_paths;
};

static void listing_free(struct listing *listing)
{
	for (size_t i = 0; i < listing->n_paths; i++)
		free(listing->paths[i]);
	free(listing->paths);
}

static char *join_path(const char *folder, const char *name)
{
	size_t len = strlen(folder) + strlen(name) + 2;
	char *path = malloc(len);

	if (path)
		snprintf(path, len, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
	return path;
}

/* Lists what a folder holds, hidden files aside, in byte order. */
static enum poltag_status list_folder(const char *folder, struct listing *listing, struct poltag_error *error)
{
	DIR *dir = opendir(folder);
	struct dirent *item;

	if (!dir)
		return read_error(folder, errno, error);
	while ((item = readdir(dir))) {
		char *path;

		if (item->d_name[0] == '.')
			continue;
		path = join_path(folder, item->d_name);
		if (!path || !ARRAY_ADD(listing, paths, path)) {
			free(path);
			closedir(dir);
			return error_memory(error);
		}
	}
	closedir(dir);
	if (listing->n_paths)
		qsort(listing->paths, listing->n_paths, sizeof *listing->paths, by_bytes);
	return POLTAG_OK;
}

static bool is_record_file(const char *path)
{
	size_t len = strlen(path);

	return len > 4 && strcmp(path + len - 4, ".rec") == 0;
}

/* The folders that lead to the present one, so that a link back into them is seen. */
struct trail {
	const struct trail *above;
	dev_t device;
	ino_t inode;
};

static bool is_on_trail(const struct trail *trail, const struct stat *st)
{
	for (; trail; trail = trail->above)
		if (trail->device == st->st_dev && trail->inode == st->st_ino)
			return true;
	return false;
}

static enum poltag_status read_folder(struct source_list *list, const char *folder, const struct trail *trail,
				      struct poltag_error *error)
{
	struct listing listing = { 0 };
	enum poltag_status status = list_folder(folder, &listing, error);

	for (size_t i = 0; status == POLTAG_OK && i < listing.n_paths; i++) {
		struct stat st;

		if (stat(listing.paths[i], &st) != 0)
			status = read_error(listing.paths[i], errno, error);
		else if (S_ISDIR(st.st_mode) && !is_on_trail(trail, &st))
			status = read_folder(list, listing.paths[i], &(struct trail){ trail, st.st_dev, st.st_ino }, error);
		else if (S_ISREG(st.st_mode) && is_record_file(listing.paths[i]))
			status = read_file(list, listing.paths[i], error);
	}
	listing_free(&listing);
	return status;
}

enum poltag_status source_list_read(struct source_list *list, const char *path, struct poltag_error *error)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return read_error(path, errno, error);
	if (!S_ISDIR(st.st_mode))
		return read_file(list, path, error);
	return read_folder(list, path, &(struct trail){ NULL, st.st_dev, st.st_ino }, error);
}
