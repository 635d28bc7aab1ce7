/* settings_parts.h - what the files of settings share. */
#ifndef SETTINGS_PARTS_H
#define SETTINGS_PARTS_H

#include "settings.h"

#define GO_ON (-1) /* or the exit status */

/* ---- settings_help.c ---- */

int settings_show_help(struct settings *settings, const char *none);
int settings_show_version(struct settings *settings, const char *none);

/* ---- settings_check.c ---- */

/* Adds an option to settings->run, unless what is written is the same without it. */
void settings_note(struct settings *settings, const char *option, const char *argument);

/* When all options are read: ends settings->run, sees whether they go together, and sets what follows from them. */
int settings_settle(struct settings *settings);

#endif
