/* Finding the date of a document. */
#include "document_date.h"

#include <stdio.h>
#include <string.h>

#define LINES 5       /* of the text, blank ones not counted */
#define HEAD_BYTES 2000
#define LINE_BYTES 60 /* of each, in which a date must begin: further on it is one that the text tells of */
#define FIRST_YEAR 1800
#define LAST_YEAR 2099

struct date {
	int year, month, day;
};

static bool is_digit(struct poltag_str text, size_t at)
{
	return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool is_letter(struct poltag_str text, size_t at)
{
	return at < text.len && ((text.data[at] | 0x20) >= 'a' && (text.data[at] | 0x20) <= 'z');
}

static bool is_good(const struct date *date)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = date->year % 4 == 0 && (date->year % 100 != 0 || date->year % 400 == 0);

	return date->year >= FIRST_YEAR && date->year <= LAST_YEAR && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
	       date->day <= days[date->month - 1] + (date->month == 2 && leap);
}

/* A number of at least and at most so many digits; *at goes behind it. */
static bool read_number(struct poltag_str text, size_t *at, int least, int most, int *number)
{
	int n = 0;

	*number = 0;
	for (; n < most && is_digit(text, *at); n++)
		*number = *number * 10 + (text.data[(*at)++] - '0');
	return n >= least;
}

/* 2024-03-15, 2024/03/15, 2024_03_15, 2024.03.15, and 20240315 where compact. No digit may stand on either side. */
static bool read_numeric(struct poltag_str text, size_t at, bool compact, struct date *date)
{
	char separator;

	if ((at > 0 && is_digit(text, at - 1)) || !read_number(text, &at, 4, 4, &date->year) || at >= text.len)
		return false;
	separator = text.data[at];
	if (!is_digit(text, at) && !strchr("-/_.", separator))
		return false;
	if (is_digit(text, at)) {
		if (!compact || !read_number(text, &at, 2, 2, &date->month))
			return false;
	} else {
		at++;
		if (!read_number(text, &at, 2, 2, &date->month) || at >= text.len || text.data[at] != separator)
			return false;
		at++;
	}
	return read_number(text, &at, 2, 2, &date->day) && !is_digit(text, at) && is_good(date);
}

/* The month whose English name stands there, in full or shortened to three letters or more; 0 where none does. */
static int read_month(struct poltag_str text, size_t *at)
{
	static const char *const months[] = { "january", "february", "march",	  "april",   "may",	 "june",
					      "july",	 "august",   "september", "october", "november", "december" };
	size_t len = 0;

	while (is_letter(text, *at + len))
		len++;
	for (int i = 0; i < 12; i++) {
		size_t k = 0;

		while (k < len && k < strlen(months[i]) && (text.data[*at + k] | 0x20) == months[i][k])
			k++;
		if (k < 3 || k != len || (text.data[*at] & 0x20))
			continue;
		*at += len + (*at + len < text.len && text.data[*at + len] == '.');
		return i + 1;
	}
	return 0;
}

static bool skip(struct poltag_str text, size_t *at, const char *expected)
{
	size_t len = strlen(expected);

	if (text.len - *at < len || memcmp(text.data + *at, expected, len) != 0)
		return false;
	*at += len;
	return true;
}

/* March 15, 2024 */
static bool read_month_first(struct poltag_str text, size_t at, struct date *date)
{
	if (at > 0 && is_letter(text, at - 1))
		return false;
	date->month = read_month(text, &at);
	return date->month && skip(text, &at, " ") && read_number(text, &at, 1, 2, &date->day) &&
	       (skip(text, &at, ", ") || skip(text, &at, " ")) && read_number(text, &at, 4, 4, &date->year) &&
	       !is_digit(text, at) && is_good(date);
}

/* 15 March 2024 */
static bool read_day_first(struct poltag_str text, size_t at, struct date *date)
{
	if ((at > 0 && is_digit(text, at - 1)) || !read_number(text, &at, 1, 2, &date->day) || !skip(text, &at, " "))
		return false;
	date->month = read_month(text, &at);
	return date->month && (skip(text, &at, ", ") || skip(text, &at, " ")) && read_number(text, &at, 4, 4, &date->year) &&
	       !is_digit(text, at) && is_good(date);
}

/* The first lines that are not blank. */
static struct poltag_str head_of(struct poltag_str text)
{
	size_t lines = 0, at = 0;

	for (; at < text.len && at < HEAD_BYTES && lines < LINES; at++)
		lines += text.data[at] == '\n' && at > 0 && text.data[at - 1] != '\n';
	return (struct poltag_str){ text.data, at };
}

static bool find_in_name(struct poltag_str name, struct date *date)
{
	for (size_t at = name.len; at-- > 0;)
		if (read_numeric(name, at, true, date))
			return true;
	return false;
}

/* "On 4 May 2001": a day that the text tells of. */
static bool is_told(struct poltag_str text, size_t at)
{
	return at >= 3 && (text.data[at - 3] | 0x20) == 'o' && text.data[at - 2] == 'n' && text.data[at - 1] == ' ';
}

static bool find_in_text(struct poltag_str text, struct date *date)
{
	struct poltag_str head = head_of(text);
	size_t line = 0;
	bool bracket = false; /* brackets have the dates of a life */

	for (size_t at = 0; at < head.len; at++) {
		if (head.data[at] == '\n')
			line = at + 1;
		if (head.data[at] == '(' || head.data[at] == '\n' || head.data[at] == ')')
			bracket = head.data[at] == '(';
		if (bracket || at >= line + LINE_BYTES || is_told(head, at))
			continue;
		if (read_numeric(head, at, false, date) || read_day_first(head, at, date) || read_month_first(head, at, date))
			return true;
	}
	return false;
}

bool document_date(const char *name, struct poltag_str text, char date[DOCUMENT_DATE_ROOM])
{
	struct date found;

	date[0] = 0;
	if (!find_in_name((struct poltag_str){ name, strlen(name) }, &found) && !find_in_text(text, &found))
		return false;
	/* is_good keeps the numbers short, which a compiler cannot see */
	snprintf(date, DOCUMENT_DATE_ROOM, "%04u-%02u-%02u", (unsigned)found.year % 10000u, (unsigned)found.month % 100u,
		 (unsigned)found.day % 100u);
	return true;
}
