/* Chains of suffixes behind Kazakh, Kyrgyz and Uzbek names: number, possession and case in that order. Vowel harmony is
 * not looked at: every variant of a suffix may follow every stem. */
#include "inflect.h"

#include "code_point.h"
#include "inflect_class.h"
#include "text.h"
#include "utf8.h"

/* What a chain may have reached, as bits: what a suffix may follow, and one of them: what it leads to. */
enum {
	STEM = 1, /* a stem, or a new one made by a suffix */
	PLURAL = 2,
	OWNED = 4,
	CASE = 8,
	LAST = 16, /* nothing may follow */
};

#define NUMBER (STEM | PLURAL)
#define NOUN (NUMBER | OWNED)

enum { LONGEST_CHAIN = 48 }; /* bytes */

struct suffixes {
	unsigned after, leads_to;
	const char *list; /* separated by spaces; NULL ends the table */
};

static const struct suffixes kazakh[] = {
	{ STEM, PLURAL, "лар лер дар дер тар тер" },
	{ NUMBER, OWNED, "ы і сы сі м ым ім ң ың ің мыз міз ымыз іміз ңыз ңіз ыңыз іңіз" },
	{ NOUN, CASE, "ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті да де та те дан ден тан тен нан нен" },
	{ NOUN, CASE, "мен бен пен менен бенен пенен ша ше" },
	{ OWNED, CASE, "н на не а е нда нде" },
	{ NOUN, STEM, "дағы дегі тағы тегі ндағы ндегі ғы гі қы кі нікі дікі тікі" },
	{ STEM, STEM, "лық лік дық дік тық тік дай дей тай тей шыл шіл лы лі ты ті сыз сіз шылдық" },
	{ NOUN | CASE, LAST, "мын мін бын бін пын пін сың сің сыз сіз мыз міз быз біз пыз піз" },
	{ 0, 0, NULL },
};

static const struct suffixes kyrgyz[] = {
	{ STEM, PLURAL, "лар лер лор лөр дар дер дор дөр тар тер тор төр" },
	{ NUMBER, OWNED, "ы и у ү сы си су сү м ым им ум үм ң ың иң уң үң быз биз ыбыз ибиз убуз үбүз ңыз ңиз ыңыз иңиз" },
	{ NOUN, CASE, "нын нин нун нүн дын дин дун дүн тын тин тун түн ны ни ну нү ды ди ду дү ты ти ту тү" },
	{ NOUN, CASE, "га ге го гө ка ке ко кө да де до дө та те то тө дан ден дон дөн тан тен тон төн ча че чо чө" },
	{ OWNED, CASE, "н на не но нө а е нда нде ндо ндө нан нен нон нөн" },
	{ NOUN, STEM, "дагы деги догу дөгү тагы теги тогу төгү ндагы ндеги ныкы ники дыкы дики тыкы тики" },
	{ STEM, STEM, "лык лик лук лүк дык дик дук дүк тык тик тук түк дай дей дой дөй тай тей луу лүү дуу дүү туу түү" },
	{ NOUN | CASE, LAST, "мын мин сың сиң быз биз сыз сиз бы би бу бү пы пи" },
	{ 0, 0, NULL },
};

static const struct suffixes uzbek_latin[] = {
	{ STEM, PLURAL, "lar" },
	{ NUMBER, OWNED, "i si m im ng ing miz imiz ngiz ingiz" },
	{ NOUN, CASE, "ning ni ga ka qa da dan gacha kacha qacha dek day cha" },
	{ NOUN, STEM, "dagi niki gi ki" },
	{ STEM, STEM, "lik li cha chi siz parast" },
	{ NOUN | CASE, LAST, "man san miz siz dir dirlar mi ham ku" },
	{ 0, 0, NULL },
};

static const struct suffixes uzbek_cyrillic[] = {
	{ STEM, PLURAL, "лар" },
	{ NUMBER, OWNED, "и си м им нг инг миз имиз нгиз ингиз" },
	{ NOUN, CASE, "нинг ни га ка қа да дан гача кача қача дек дай ча" },
	{ NOUN, STEM, "даги ники ги ки" },
	{ STEM, STEM, "лик ли ча чи сиз параст" },
	{ NOUN | CASE, LAST, "ман сан миз сиз дир дирлар ми ҳам ку" },
	{ 0, 0, NULL },
};

static const struct suffixes *suffixes_of(struct poltag_str lang)
{
	return str_is(lang, "kk") ? kazakh
	       : str_is(lang, "ky") ? kyrgyz
	       : str_is(lang, "uz") ? uzbek_latin
	       : str_is(lang, "uz_Cyrl") ? uzbek_cyrillic
					 : NULL;
}

bool inflect_has_chains(struct poltag_str lang)
{
	return suffixes_of(lang) != NULL;
}

/* Copies the rest of the word, in lower case where any will do. Returns its length, 0 where no chain is so long or so
 * written. */
static size_t copy_word(const char *p, const char *end, bool any_case, char word[LONGEST_CHAIN + 4])
{
	size_t n = 0;

	while (p < end && text_in_word((unsigned char)*p)) {
		int32_t c;

		p += utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
		if (c < 0 || n >= LONGEST_CHAIN)
			return 0;
		n += utf8_encode(any_case ? code_point_lower(c) : c, (unsigned char *)word + n);
	}
	if (end - p > 1 && *p == '\'' && text_in_word((unsigned char)p[1]))
		return 0; /* an apostrophe inside the word, as in o' */
	return n <= LONGEST_CHAIN ? n : 0;
}

/* Sets what the suffixes lead to behind the place at, which the chain reached as reached[at]. */
static void follow(const struct suffixes *suffixes, struct poltag_str word, size_t at, unsigned char *reached)
{
	for (; suffixes->list; suffixes++) {
		struct poltag_str rest = str_from(suffixes->list);

		if (!(suffixes->after & reached[at]))
			continue;
		while (rest.len) {
			struct poltag_str suffix = str_cut(&rest, ' ');

			if (str_starts(str_from_offset(word, at), suffix))
				reached[at + suffix.len] |= (unsigned char)suffixes->leads_to;
		}
	}
}

size_t inflect_chain(struct poltag_str lang, const char *p, const char *end, bool any_case)
{
	const struct suffixes *suffixes = suffixes_of(lang);
	unsigned char reached[LONGEST_CHAIN + 1] = { STEM };
	char word[LONGEST_CHAIN + 4];
	const char *from = p;
	size_t len;

	if (!suffixes)
		return 0;
	if (p < end && (*p == '-' || *p == '\''))
		p++;
	len = copy_word(p, end, any_case, word);
	for (size_t at = 0; at < len; at++)
		if (reached[at])
			follow(suffixes, str_make(word, len), at, reached);
	if (!len || !reached[len])
		return 0;
	while (p < end && text_in_word((unsigned char)*p))
		p++;
	return (size_t)(p - from);
}

void inflect_chain_starts(struct buf *out, struct poltag_str lang)
{
	static const char *const joints[] = { "", "-", "'" };

	for (const struct suffixes *suffixes = suffixes_of(lang); suffixes && suffixes->list; suffixes++) {
		struct poltag_str rest = str_from(suffixes->list);

		while (rest.len && suffixes->after & STEM) {
			struct poltag_str suffix = str_cut(&rest, ' ');

			for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
				buf_printf(out, ",%s%.*s", joints[i], (int)suffix.len, suffix.data);
		}
	}
}
