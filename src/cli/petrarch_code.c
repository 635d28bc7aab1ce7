/* The codes of PETRARCH's and TABARI's actors, and their dates. */
#include "petrarch.h"

#include <stdio.h>

#define LAST_YEAR_OF_2000S 30

struct date {
	int year, month, day;
};

int petrarch_days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static int number(const char *digits, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + (digits[i] - '0');
	return value;
}

/* YYMMDD or YYYYMMDD. */
static bool read_date(struct poltag_str text, struct date *date)
{
	size_t year = text.len == 8 ? 4 : 2;

	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	if (text.len != 6 && text.len != 8)
		return false;
	*date = (struct date){ number(text.data, year), number(text.data + year, 2), number(text.data + year + 2, 2) };
	if (year == 2)
		date->year += date->year <= LAST_YEAR_OF_2000S ? 2000 : 1900;
	return date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= petrarch_days_in(date->year, date->month);
}

static struct date day_before(struct date date)
{
	if (--date.day > 0)
		return date;
	if (--date.month == 0) {
		date.month = 12;
		date.year--;
	}
	date.day = petrarch_days_in(date.year, date.month);
	return date;
}

static bool is_before(struct date a, struct date b)
{
	return a.year != b.year ? a.year < b.year : a.month != b.month ? a.month < b.month : a.day < b.day;
}

static void write_date(struct date date, char room[12])
{
	snprintf(room, 12, "%04u-%02u-%02u", (unsigned)date.year % 10000, (unsigned)date.month % 100, (unsigned)date.day % 100);
}

/* "<890219", ">040101" or "030101-060531". */
static const char *read_dates(struct poltag_str dates, bool upper_open, struct petrarch_code *code)
{
	static const char *const expected = "expected dates as <YYMMDD, >YYMMDD or YYMMDD-YYMMDD, with YYMMDD or YYYYMMDD";
	struct poltag_str upper = dates, lower = { "", 0 };
	struct date from = { 0 }, to = { 0 };

	if (dates.data[0] == '>') {
		lower = span_from(dates, 1);
		upper.len = 0;
	} else if (dates.data[0] == '<') {
		upper = span_from(dates, 1);
	} else {
		lower = span_cut(&upper, '-');
	}
	if (!lower.len && !upper.len)
		return expected;
	if (dates.data[0] != '>' && !upper.len)
		return expected;
	if ((lower.len && !read_date(lower, &from)) || (upper.len && !read_date(upper, &to)))
		return expected;
	if (lower.len && upper.len && is_before(to, from))
		return "the dates run backwards; expected the earlier one first";
	if (upper.len && upper_open)
		to = day_before(to);
	if (lower.len && upper.len && is_before(to, from))
		return "no day between the dates; expected a later upper one, as it does not count itself";
	if (lower.len)
		write_date(from, code->from);
	if (upper.len)
		write_date(to, code->to);
	return NULL;
}

static bool is_code(struct poltag_str code)
{
	for (size_t i = 0; i < code.len; i++) {
		char c = code.data[i];

		if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '~' || c == '-'))
			return false;
	}
	return code.len > 0;
}

const char *petrarch_code_read(struct poltag_str text, bool upper_open, struct petrarch_code *code)
{
	*code = (struct petrarch_code){ 0 };
	text = span_trim(text);
	code->code = text;
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == ' ' || text.data[i] == '\t') {
			code->code.len = i;
			code->dates = span_trim(span_from(text, i));
			break;
		}
	if (!is_code(code->code))
		return "expected a code of letters, digits, \"~\" and \"-\"";
	return code->dates.len ? read_dates(code->dates, upper_open, code) : NULL;
}
