/* driver.h - what the drivers of the benchmark in C share: names and text from files, rounds on request, and the choice
 * among overlapping finds for matchers that report them all.
 *
 * A driver is started with NAMES TEXT. It builds its matcher and prints "SECONDS BYTES VERSION": the time that took,
 * the size of what was built (0 where it is not known), and the version of the matcher. Then it reads lines of one
 * number each, matches that many bytes from the beginning of the text, and prints "SECONDS MATCHES"; a driver that
 * starts processes adds their peak memory in KB. */
#ifndef DRIVER_H
#define DRIVER_H

#include "buf.h"

struct names {
	struct poltag_str *names;
	size_t n_names, room_names;
};

struct found {
	size_t start, end;
};

struct finds {
	struct found *found;
	size_t n_found, room_found;
};

struct driver {
	const char *version;
	size_t size;
	void *state;
	size_t (*match)(void *state, struct poltag_str text); /* returns the number of matches */
};

typedef void driver_build(struct driver *driver, const struct names *names);

/* Runs the driver; returns the exit status. */
int driver_run(int argc, char **argv, driver_build *build);

/* Prints the message and exits. */
_Noreturn void driver_die(const char *what);

/* The whole file. */
struct buf driver_read(const char *path);

/* The processor time of this thread, so that other work on the machine counts less. */
double driver_clock(void);

/* Are both ends of text[start, end) word boundaries? */
bool driver_is_word(struct poltag_str text, struct found found);

/* Counts what is left if the leftmost counts and of those that begin together the longest. The finds are put in order;
 * they should be nearly so. */
size_t driver_choose(struct finds *finds);

#endif
