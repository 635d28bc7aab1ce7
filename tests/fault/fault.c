/* Makes a call of the C library fail, to see what a program does then: loaded with LD_PRELOAD. The environment says which:
 *
 *     FAULT=alloc:N    the N-th allocation has no memory; "alloc:N+" that and all behind it
 *     FAULT=read:N     the N-th read fails (EIO); the same with +
 *     FAULT=write:N    the N-th write fails (ENOSPC)
 *     FAULT=open:N     the N-th file cannot be opened (EMFILE)
 *     FAULT=map:N      the N-th mapping fails (ENOMEM)
 *     FAULT=thread:N   the N-th thread cannot be started (EAGAIN)
 *
 * Whether a fault came at all is told by the file that FAULT_TOLD names, which is then made. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static char kind[16]; /* empty: no fault */
static unsigned long at;
static bool and_all_behind;
static const char *told;
static atomic_ulong calls;

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("FAULT"), *colon = fault ? strchr(fault, ':') : NULL;

	if (!colon || (size_t)(colon - fault) >= sizeof kind)
		return;
	memcpy(kind, fault, (size_t)(colon - fault));
	at = strtoul(colon + 1, NULL, 10);
	and_all_behind = fault[strlen(fault) - 1] == '+';
	told = getenv("FAULT_TOLD");
}

static bool fails(const char *what)
{
	unsigned long n;

	if (strcmp(kind, what) != 0)
		return false;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (n != at && !(and_all_behind && n > at))
		return false;
	if (told)
		syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY | O_CLOEXEC, 0666));
	return true;
}

/* ---- Memory ---- */

void *malloc(size_t size)
{
	if (fails("alloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	if (fails("alloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	if (fails("alloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(old, size);
}

void *mmap(void *address, size_t len, int protection, int flags, int fd, off_t offset)
{
	if (fd >= 0 && fails("map")) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	return (void *)syscall(SYS_mmap, address, len, protection, flags, fd, offset);
}

/* ---- Files ---- */

ssize_t read(int fd, void *room, size_t len)
{
	if (fails("read")) {
		errno = EIO;
		return -1;
	}
	return syscall(SYS_read, fd, room, len);
}

ssize_t write(int fd, const void *data, size_t len)
{
	if (fd != STDERR_FILENO && fails("write")) {
		errno = ENOSPC;
		return -1;
	}
	return syscall(SYS_write, fd, data, len);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	if (fails("open")) {
		errno = EMFILE;
		return -1;
	}
	va_start(args, flags);
	mode = flags & O_CREAT ? (mode_t)va_arg(args, unsigned) : 0;
	va_end(args);
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

/* ---- Threads ---- */

int pthread_create(pthread_t *id, const pthread_attr_t *attributes, void *(*start)(void *), void *context)
{
	static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (fails("thread"))
		return EAGAIN;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
	return real(id, attributes, start, context);
}
