/* Finding the shipped dictionary: beside the program in a build tree, or where it was installed. */
#include "locate.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *join(const char *folder, const char *name)
{
	size_t len = strlen(folder) + strlen(name) + 1;
	char *path = malloc(len);

	if (path)
		snprintf(path, len, "%s%s", folder, name);
	return path;
}

/* The folder that the running program is in, or an empty string. */
static void program_folder(char *room, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", room, size - 1);
	char *slash;

	room[len > 0 ? len : 0] = '\0';
	slash = strrchr(room, '/');
	if (slash)
		*slash = '\0';
}

static int is_record(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	size_t len = strlen(path);

	(void)st;
	(void)ftw;
	return kind == FTW_F && len > 4 && strcmp(path + len - 4, ".rec") == 0;
}

/* A folder of that name may belong to somebody else; ours has the list of its files, or the image. */
static bool has_list(const char *folder)
{
	char *list = join(folder, "/dict.am");
	bool found = list && access(list, F_OK) == 0;

	free(list);
	return found;
}

static bool in_build_tree(const char *folder, const char *above, struct shipped *shipped)
{
	struct stat st;
	char *path = join(folder, above);

	shipped->sources = path ? realpath(path, NULL) : NULL;
	free(path);
	shipped->image = shipped->sources ? join(shipped->sources, "/poltag.img") : NULL;
	if (!shipped->image || (!has_list(shipped->sources) && stat(shipped->image, &st) != 0)) {
		locate_free(shipped);
		return false;
	}
	if (nftw(shipped->sources, is_record, 16, FTW_PHYS) <= 0) { /* built outside the source tree */
		free(shipped->sources);
		shipped->sources = NULL;
	}
	return true;
}

bool locate_shipped(struct shipped *shipped)
{
	char folder[4096];

	program_folder(folder, sizeof folder);
	*shipped = (struct shipped){ NULL, NULL };
	if (folder[0] && (in_build_tree(folder, "/../dict", shipped) ||	  /* src/ */
			  in_build_tree(folder, "/../../dict", shipped))) /* libtool's src/.libs/ */
		return true;
	shipped->image = strdup(POLTAG_DATA "/poltag.img");
	return shipped->image != NULL;
}

void locate_free(struct shipped *shipped)
{
	free(shipped->sources);
	free(shipped->image);
	*shipped = (struct shipped){ NULL, NULL };
}

/* nftw has no argument to pass on; the walk is over before another begins. */
static struct timespec image_time;

static int is_newer(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	if (!is_record(path, st, kind, ftw))
		return 0;
	if (st->st_mtim.tv_sec != image_time.tv_sec)
		return st->st_mtim.tv_sec > image_time.tv_sec;
	return st->st_mtim.tv_nsec > image_time.tv_nsec;
}

const char *locate_path(const struct shipped *shipped)
{
	struct stat st;

	if (!shipped->sources)
		return shipped->image;
	if (stat(shipped->image, &st) != 0)
		return shipped->sources;
	image_time = st.st_mtim;
	return nftw(shipped->sources, is_newer, 16, FTW_PHYS) > 0 ? shipped->sources : shipped->image;
}
