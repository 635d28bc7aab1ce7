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

bool locate_shipped(char **sources, char **image)
{
	static const char *const above[] = { "/../dict", "/../../dict" }; /* src/, and libtool's src/.libs/ */
	char folder[4096];
	struct stat st;

	program_folder(folder, sizeof folder);
	for (int i = 0; i < 2 && folder[0]; i++) {
		char *dict = join(folder, above[i]);
		char *built = dict ? join(dict, "/poltag.img") : NULL;
		bool found = built && (stat(built, &st) == 0 || (stat(dict, &st) == 0 && S_ISDIR(st.st_mode)));

		if (found) {
			*sources = dict;
			*image = built;
			return true;
		}
		free(dict);
		free(built);
	}
	*sources = strdup(POLTAG_DATA "/dict");
	*image = strdup(POLTAG_DATA "/poltag.img");
	if (*sources && *image)
		return true;
	free(*sources);
	free(*image);
	return false;
}

/* nftw has no argument to pass on; the walk is over before another begins. */
static struct timespec image_time;

static int is_newer(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	size_t len = strlen(path);

	(void)ftw;
	if (kind != FTW_F || len < 4 || strcmp(path + len - 4, ".rec") != 0)
		return 0;
	if (st->st_mtim.tv_sec != image_time.tv_sec)
		return st->st_mtim.tv_sec > image_time.tv_sec;
	return st->st_mtim.tv_nsec > image_time.tv_nsec;
}

bool locate_is_fresh(const char *sources, const char *image)
{
	struct stat st;

	if (stat(image, &st) != 0)
		return false;
	image_time = st.st_mtim;
	return nftw(sources, is_newer, 16, FTW_PHYS) <= 0;
}
