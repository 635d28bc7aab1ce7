/* Normalising a document, with a piecewise map back.
 *
 * ASCII is copied in runs, or not at all: as long as nothing has changed, the normalised text is the source. Letters
 * that NFKC leaves alone are copied too. Only clusters that may change go through utf8proc: a letter and the marks
 * behind it, or a compatibility form. A cluster is cut after 32 code points, as Unicode's stream-safe text format
 * (UAX #15) does, so that a million accents on one letter take linear time.
 */
#include "text.h"

#include "error.h"
#include "mixed_word.h"
#include "utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#define CLUSTER_CODE_POINTS 32
#define DECOMPOSED_ROOM (CLUSTER_CODE_POINTS * 18 + 1) /* 18 is the longest compatibility decomposition */

struct reader {
	struct text *text;
	const struct code_points *table;
	const unsigned char *begin, *end;
	const unsigned char *copied; /* the source up to here is in the normalised text, in step since the last break */
	const unsigned char *looked; /* no word that mixes alphabets begins before it any more */
	bool failed;
};

void text_free(struct text *text)
{
	free(text->breaks);
	buf_free(&text->made);
	*text = (struct text){ 0 };
}

static const unsigned char *skip_ascii(const unsigned char *p, const unsigned char *end)
{
	while (end - p >= 32) {
		uint64_t w[4];

		memcpy(w, p, 32);
		if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u)
			break;
		p += 32;
	}
	while (p < end && *p < 0x80)
		p++;
	return p;
}

static void copy_until(struct reader *r, const unsigned char *p)
{
	buf_add(&r->text->made, r->copied, (size_t)(p - r->copied));
	r->copied = p;
}

static void add_break(struct reader *r, const unsigned char *source, bool whole)
{
	struct text *t = r->text;
	struct text_break b = { t->made.len, whole, (uint64_t)(source - r->begin) };

	/* What vanishes right behind another piece moves its end; that of a whole piece stays known. */
	if (t->n_breaks && t->breaks[t->n_breaks - 1].norm == b.norm && !whole &&
	    !(t->n_breaks > 1 && t->breaks[t->n_breaks - 2].whole))
		t->breaks[t->n_breaks - 1] = b;
	else if (t->n_breaks && t->breaks[t->n_breaks - 1].norm == b.norm && t->breaks[t->n_breaks - 1].source == b.source)
		t->breaks[t->n_breaks - 1] = b; /* the end of one piece is the beginning of the next */
	else if (!ARRAY_ADD(t, breaks, b))
		r->failed = true;
}

/* The source [from, to) has become the bytes of piece, as one whole. */
static void replace(struct reader *r, const unsigned char *from, const unsigned char *to, const void *piece, size_t len)
{
	copy_until(r, from);
	if (len == 1 && to - from == 1) { /* what cannot be cut and is as long as before stays in step */
		buf_add(&r->text->made, piece, len);
		r->copied = to;
		return;
	}
	if (len)
		add_break(r, from, true);
	buf_add(&r->text->made, piece, len);
	r->copied = to;
	add_break(r, to, false);
}

static void report_malformed(struct reader *r, const unsigned char *at)
{
	if (!r->text->malformed++)
		r->text->first_malformed = (size_t)(at - r->begin);
}

/* Russian and Ukrainian texts may mark the stress; no letter of theirs is written with that mark. */
static bool is_stress_mark(int32_t c, int32_t before)
{
	return (c == 0x301 || c == 0x300) && before >= 0x400 && before < 0x500;
}

/* Whether a name may begin or end inside the piece: it has letters and something else (a fraction, letters in brackets),
 * or several letters of a script without spaces. */
static bool has_seam(const unsigned char *piece, size_t len)
{
	const unsigned char *p = piece, *end = piece + len;
	bool unspaced = false, other = false;
	size_t letters = 0;

	while (p < end) {
		int32_t c;
		size_t n = utf8_decode(p, end, &c);
		bool letter = text_in_word(*p) && !code_point_is_mark(c);

		letters += letter;
		unspaced |= letter && code_point_is_unspaced(c);
		other |= !text_in_word(*p);
		p += n;
	}
	return letters && (other || (unspaced && letters > 1));
}

/* Writes the normalised form of a cluster of valid UTF-8 and returns its length. The source of a cluster cannot be cut,
 * so one with a seam becomes a sign. */
static size_t normalise(const unsigned char *p, size_t len, unsigned char out[DECOMPOSED_ROOM * 4])
{
	utf8proc_int32_t c[DECOMPOSED_ROOM];
	utf8proc_ssize_t n;
	size_t out_len = 0;

	n = utf8proc_decompose(p, (utf8proc_ssize_t)len, c, DECOMPOSED_ROOM, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
	if (n < 0 || n > DECOMPOSED_ROOM)
		return 0;
	n = utf8proc_normalize_utf32(c, n, UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
	for (utf8proc_ssize_t i = 0; i < n; i++) {
		uint8_t kind = code_point_kind(c[i]);

		if (kind == CODE_POINT_DROP || (i && is_stress_mark(c[i], c[i - 1])))
			continue;
		if (kind == CODE_POINT_KEEP)
			out_len += utf8_encode(c[i], out + out_len);
		else
			out[out_len++] = kind;
	}
	if (!has_seam(out, out_len))
		return out_len;
	out[0] = '*';
	return 1;
}

bool text_begins_word(struct poltag_str text)
{
	unsigned char out[DECOMPOSED_ROOM * 4];
	const unsigned char *p = (const unsigned char *)text.data;
	int32_t c;
	size_t len;

	if (!text.len)
		return false;
	len = utf8_decode(p, p + text.len, &c);
	if (c < 0x80)
		return c >= 0 && text_in_word((unsigned char)c);
	return code_point_kind(c) == CODE_POINT_KEEP && normalise(p, len, out) && text_in_word(out[0]);
}

/* p is at a code point that may change; start is p, or the letter before it where p is a mark. Reads the whole cluster,
 * which ends where the marks end, and returns its end. */
static const unsigned char *read_cluster(struct reader *r, const unsigned char *start, const unsigned char *p)
{
	unsigned char out[DECOMPOSED_ROOM * 4];
	size_t len;
	int32_t c;

	p += utf8_decode(p, r->end, &c);
	for (int count = 2; p < r->end && count < CLUSTER_CODE_POINTS; count++) {
		size_t n = utf8_decode(p, r->end, &c);

		if (c < 0x80 || !code_point_is_mark(c))
			break;
		p += n;
	}
	len = normalise(start, (size_t)(p - start), out);
	if (len != (size_t)(p - start) || memcmp(out, start, len) != 0)
		replace(r, start, p, out, len);
	return p;
}

/* Writes the letters of the other alphabet as those that the word is meant in has them. */
static void read_in_one(struct reader *r, const struct mixed_word *word)
{
	const unsigned char *p = word->start;

	if (!r->text->mixed++)
		r->text->first_mixed = (size_t)(p - r->begin);
	while (p < word->end_of_letters) {
		unsigned char twin[4];
		int32_t c;
		size_t len = utf8_decode(p, r->end, &c);

		if (alphabet_of(c) != word->meant)
			replace(r, p, p + len, twin, utf8_encode(alphabet_twin(c), twin));
		p += len;
	}
}

/* Between p[-1] and p, or around the letter at p, the alphabet changes. Returns where to go on, which is p or behind it. */
static const unsigned char *read_mixed(struct reader *r, const unsigned char *p)
{
	const unsigned char *begin = r->looked > r->copied ? r->looked : r->copied;
	struct mixed_word word = mixed_word_at(r->table, begin, p, r->end);

	r->looked = word.end;
	if (word.meant == ALPHABET_OTHER)
		return p;
	read_in_one(r, &word);
	return word.end_of_letters > p ? word.end_of_letters : p;
}

/* Whether the alphabet changes at p, which begins a letter or stands behind one. */
static bool is_seam(const struct reader *r, const unsigned char *p)
{
	if (p == r->end || p <= r->copied || (p[-1] < 0x80) == (*p < 0x80))
		return false;
	if (mixed_word_ascii_letter(*p))
		return p >= r->looked && p - r->copied >= 2 && mixed_word_cyrillic(p[-2]);
	return p >= r->looked && mixed_word_ascii_letter(p[-1]) && mixed_word_cyrillic(*p);
}

/* Whether a Latin letter beyond ASCII, which p begins, stands beside a Cyrillic one in a word not looked at yet. */
static bool is_in_cyrillic(const struct reader *r, const unsigned char *p)
{
	if (p < r->looked)
		return false;
	return (p - r->copied >= 2 && mixed_word_cyrillic(p[-2])) || (r->end - p > 2 && mixed_word_cyrillic(p[2]));
}

static bool is_digit(const struct reader *r, const unsigned char *p)
{
	return p < r->end && *p >= '0' && *p <= '9';
}

/* What a weapon or a group of states is called: one capital before a digit or behind a hyphen a number (С5+1, С-400), in
 * either alphabet. */
static bool is_letter_of_number(const struct reader *r, const unsigned char *p)
{
	const unsigned char *letter;
	bool hyphen = true;

	if (p - r->copied < 2 || p == r->end || !mixed_word_cyrillic(p[-2]))
		return false;
	letter = p - 2;
	if (*p == '-' && r->end - p > 1)
		p++;
	else if (r->end - p > 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0x94)
		p += 3;
	else
		hyphen = false;
	if (!is_digit(r, p) || (!hyphen && is_digit(r, p + 1)))
		return false;
	if (letter > r->copied)
		return !text_in_word(letter[-1]);
	return r->text->made.len == 0 || !text_in_word((unsigned char)r->text->made.data[r->text->made.len - 1]);
}

/* Reads such a letter that ends at p as a Latin one, so that one name finds both. */
static void read_letter_of_number(struct reader *r, const unsigned char *p)
{
	unsigned char latin;
	int32_t c, twin;

	if (!is_letter_of_number(r, p))
		return;
	utf8_decode(p - 2, p, &c);
	twin = code_point_is_upper(c) ? alphabet_twin(c) : 0;
	latin = (unsigned char)twin;
	if (twin > 0 && twin < 0x80)
		replace(r, p - 2, p, &latin, 1);
}

/* Goes over letters of two bytes that stay as they are, which is what most of a Cyrillic text is; *last is the last of
 * them. */
static const unsigned char *skip_two_bytes(struct reader *r, const unsigned char *p, const unsigned char **last)
{
	while (r->end - p >= 2 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80 &&
	       r->table->kind[(p[0] & 0x1F) << 6 | (p[1] & 0x3F)] == CODE_POINT_KEEP) {
		*last = p;
		p += 2;
	}
	if (p < r->end && (*p == 0xE2 || (*p < 'A' && *p >= '-')))
		read_letter_of_number(r, p);
	return p;
}

/* Reads what is not ASCII, from p on, up to the next ASCII byte. */
static const unsigned char *read_run(struct reader *r, const unsigned char *p)
{
	const unsigned char *last = p; /* the code point before p, which a mark at p composes with */

	if (p > r->copied && p[-1] < 0x80 && text_in_word(p[-1]))
		last = p - 1;
	if (is_seam(r, p))
		p = last = read_mixed(r, p);
	while ((p = skip_two_bytes(r, p, &last)) < r->end && *p >= 0x80) {
		int32_t c;
		size_t len = utf8_decode(p, r->end, &c);
		uint8_t kind = c < 0 ? '*' : code_point_quick_kind(r->table, c);

		if (c < 0)
			report_malformed(r, p);
		if (kind == CODE_POINT_KEEP) {
			last = p;
			p += len;
		} else if (kind == CODE_POINT_TWIN) {
			const unsigned char *next = is_in_cyrillic(r, p) ? read_mixed(r, p) : p;

			last = p;
			p = next > p ? next : p + len;
		} else if (kind == CODE_POINT_SLOW) {
			p = last = read_cluster(r, code_point_is_mark(c) ? last : p, p);
		} else {
			char ascii = (char)kind;

			replace(r, p, p + len, &ascii, kind != CODE_POINT_DROP);
			p = last = p + len;
		}
	}
	return is_seam(r, p) ? read_mixed(r, p) : p;
}

enum poltag_status text_read(struct text *text, const struct code_points *table, struct poltag_str source,
			     struct poltag_error *error)
{
	const unsigned char *begin = (const unsigned char *)(source.len ? source.data : "");
	struct reader r = { text, table, begin, begin + source.len, begin, begin, false };
	const unsigned char *p = begin;

	text->source = str_make((const char *)begin, source.len);
	text->n_breaks = 0;
	text->malformed = text->first_malformed = 0;
	text->mixed = text->first_mixed = 0;
	text->made.len = 0;
	text->made.failed = false;
	while ((p = skip_ascii(p, r.end)) < r.end)
		p = read_run(&r, p);
	if (r.copied == begin) {
		text->norm = text->source;
		return POLTAG_OK;
	}
	copy_until(&r, r.end);
	text->norm = buf_str(&text->made);
	return r.failed || text->made.failed ? error_memory(error) : POLTAG_OK;
}

/* The index behind the last break at or before norm. */
static size_t break_after(const struct text *text, size_t norm)
{
	size_t low = 0, high = text->n_breaks;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->breaks[middle].norm <= norm)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t text_source_start(const struct text *text, size_t norm_start)
{
	size_t i = break_after(text, norm_start);
	const struct text_break *b;

	if (i == 0)
		return norm_start;
	b = &text->breaks[i - 1];
	return (size_t)(b->whole ? b->source : b->source + (norm_start - b->norm));
}

size_t text_source_end(const struct text *text, size_t norm_end)
{
	size_t i;
	const struct text_break *b;

	if (norm_end == 0)
		return 0;
	i = break_after(text, norm_end - 1);
	if (i == 0)
		return norm_end;
	b = &text->breaks[i - 1];
	return (size_t)(b->whole ? text->breaks[i].source : b->source + (norm_end - b->norm));
}
