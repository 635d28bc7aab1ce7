/* Standard output. */
#include "output.h"

#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int failure; /* the errno of the first write that failed */

static void check(bool good)
{
	if (!good && !failure)
		failure = errno ? errno : EIO;
}

bool output_is_open(void)
{
	return failure == 0;
}

void output_write(const char *data, size_t len)
{
	if (!failure && len)
		check(fwrite(data, 1, len, stdout) == len);
}

void output_text(const char *text)
{
	output_write(text, strlen(text));
}

void output_flush(void)
{
	if (!failure)
		check(fflush(stdout) == 0);
}

bool output_close(void)
{
	output_flush();
	if (fclose(stdout) != 0)
		check(false);
	if (!failure || failure == EPIPE)
		return true;
	message("cannot write to standard output: %s", strerror(failure));
	return false;
}
