/* reader.h - reads the input and cuts it into pieces. */
#ifndef READER_H
#define READER_H

#include "settings.h"
#include "team.h"

/* Reads all that the settings name, and hands it to the team. What cannot be read is a piece that says so. */
void reader_run(const struct settings *settings, struct team *team);

/* How many bytes the files have that reader_run would read; 0 where that cannot be known. */
uint64_t reader_expected(const struct settings *settings);

#endif
