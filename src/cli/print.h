/* print.h - what is put together piece by piece on its way to standard output. */
#ifndef PRINT_H
#define PRINT_H

#include "../poltag.h"

#include <stdarg.h>

/* As printf does. What is longer than some thousand bytes is cut: for numbers and words, not for values. */
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A value, with tab, line feed, carriage return and backslash as \t \n \r \\. */
void print_value(struct poltag_str value);

/* A value on one line for people: what is no printable character is a space, and each run of blanks one. */
void print_plain(struct poltag_str value);

/* "file:line" */
void print_place(struct poltag_str file, uint64_t line);

/* The text around [start, end), which stands in brackets, on one line. */
void print_context(struct poltag_str text, size_t start, size_t end);

#endif
