/* Dates, spans of dates and roles. */
#include "role.h"

static int two_digits(const char *p)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

static int days_of(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool date_is_good(struct poltag_str d)
{
	int century, year, month = 1, day = 1;

	if (d.len != 4 && d.len != 7 && d.len != 10)
		return false;
	century = two_digits(d.data);
	year = two_digits(d.data + 2);
	if (d.len >= 7)
		month = d.data[4] == '-' ? two_digits(d.data + 5) : 0;
	if (d.len == 10)
		day = d.data[7] == '-' ? two_digits(d.data + 8) : 0;
	return century >= 0 && year >= 0 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= days_of(century * 100 + year, month);
}

bool span_read(struct poltag_str text, struct span *span)
{
	size_t i = 0;

	while (i + 1 < text.len && (text.data[i] != '.' || text.data[i + 1] != '.'))
		i++;
	if (i + 1 >= text.len)
		return false;
	span->from = str_make(text.data, i);
	span->to = str_from_offset(text, i + 2);
	return (!span->from.len || date_is_good(span->from)) && (!span->to.len || date_is_good(span->to));
}

int date_compare(struct poltag_str a, struct poltag_str b)
{
	return memcmp(a.data, b.data, a.len < b.len ? a.len : b.len);
}

/* Whether a ends before b begins, or may: an open end is never before anything. */
static bool is_before(struct poltag_str end, struct poltag_str begin)
{
	return end.len && begin.len && date_compare(end, begin) <= 0;
}

bool span_overlaps(const struct span *a, const struct span *b)
{
	return !is_before(a->to, b->from) && !is_before(b->to, a->from);
}

bool role_read(struct poltag_str text, struct role *role)
{
	role->title = str_cut(&text, '|');
	role->where = str_cut(&text, '|');
	role->dates = str_cut(&text, '|');
	return role->title.len && role->where.len && role->dates.len && !text.len;
}
