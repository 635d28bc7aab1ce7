/* The file that a command writes instead of standard output. */
#include "target.h"

#include "message.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool target_open(struct target *target, const char *path)
{
	int file;

	*target = (struct target){ path, NULL };
	if (!path)
		return true;
	if (asprintf(&target->beside, "%s.%ld.tmp", path, (long)getpid()) < 0) {
		target->beside = NULL;
		message("out of memory");
		return false;
	}
	file = open(target->beside, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (file < 0 || dup2(file, STDOUT_FILENO) < 0) {
		message("%s: cannot write: %s", path, strerror(errno));
		if (file >= 0)
			close(file);
		free(target->beside);
		return false;
	}
	if (file != STDOUT_FILENO) /* it is where standard output was closed */
		close(file);
	return true;
}

bool target_close(struct target *target, bool good)
{
	int failure;

	if (!target->path)
		return output_close();
	failure = output_end();
	if (good && !failure && rename(target->beside, target->path) != 0)
		failure = errno;
	if (failure)
		message("%s: cannot write: %s", target->path, strerror(failure));
	if (!good || failure)
		remove(target->beside);
	free(target->beside);
	return failure == 0;
}
