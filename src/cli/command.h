/* command.h - the commands of poltag-dict. */
#ifndef COMMAND_H
#define COMMAND_H

#include "../poltag.h"

/* Each runs with its own arguments (argv[0] is its name) and returns the exit status. */
int command_check(int argc, char **argv);
int command_build(int argc, char **argv);
int command_test(int argc, char **argv);
int command_suggest(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_find(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_stats(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_import(int argc, char **argv);
int command_export(int argc, char **argv);

/* Builds from the paths, or the shipped dictionary's sources where there is none. Faults are reported; *some_bad says
 * whether there were any. NULL, after a message, when nothing could be read. */
struct poltag_builder *command_read(char *const *paths, size_t n, bool *some_bad);

#endif
