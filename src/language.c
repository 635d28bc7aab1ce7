/* Languages, scripts and regions.
 *
 * Languages: all of ISO 639-1, and of the three-letter codes those of languages without one of two letters that news is
 * written in or names are given in. Scripts: those of living languages (ISO 15924). Regions: ISO 3166-1 alpha-2 and XK.
 */
#include "language.h"

/* In spaces, so that a part can be looked for between them. */
static const char languages[] =
	" aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
	" dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id"
	" ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu"
	" lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu"
	" rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to"
	" tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu abq ace ady aii ain alt ang arc arq ary"
	" arz ast awa bal ban bar bcc bej bem ber bho bik bin bug bua byn ceb chk chm chr ckb cmn cnr crh csb"
	" dar din doi dsb dyu efi evn fil fon frp frr fur gaa gag gan gez gil glk gon grc gsw hak haw hil hmn"
	" hsb iba ilo inh jbo kaa kab kac kam kbd kca khw kha kjh kmr kok kpe kpv krc kri krl kru kum lad lah"
	" laj lam lbe lez lij lki lmo lrc ltg luo lus lzz mad mag mai mak man mas mdf men mhr mic min mnc mni"
	" mnk mns moh mos mrj mwl myv mzn nah nan nap nds new nia niu nog nso nyn pag pam pap pau pcm pms"
	" pnb pnt prs quc rap rar rhg rom rue rup sah sas sat scn sco sgs shi shn sjo skr sma smj smn sms snk"
	" srn srr suk sus swb swh syc syr szl tab tcy tem tet tig tiv tkl tlh tly tmh tpi tsd tum tvl tyv tzm"
	" udm ulk umb uum vai vec vep vls vmf war wen wuu xal xmf yao yap yue zap zgh zha zza ";

static const char scripts[] =
	" Adlm Arab Armn Beng Bopo Cakm Cans Cher Copt Cyrl Cyrs Deva Ethi Geok Geor Grek Gujr Guru Hang Hani"
	" Hans Hant Hebr Hira Hrkt Jpan Kana Khmr Knda Kore Laoo Latn Mlym Mong Mtei Mymr Nkoo Olck Orya Rohg"
	" Sinh Sylo Syrc Taml Telu Tfng Thaa Thai Tibt Vaii Yiii ";

static const char regions[] =
	" AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT"
	" BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH"
	" ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT"
	" HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS"
	" LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI"
	" NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG"
	" SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG"
	" UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ";

/* What is written for a language by those who have a country's code or three letters in mind. */
static const struct {
	const char *wrong, *right;
} instead_of[] = {
	{ "ua", "uk" }, { "kz", "kk" }, { "cn", "zh" }, { "jp", "ja" }, { "gr", "el" }, { "cz", "cs" },
	{ "dk", "da" }, { "by", "be" }, { "ge", "ka" }, { "rs", "sr" }, { "iw", "he" }, { "in", "id" },
	{ "tj", "tg" }, { "tm", "tk" }, { "ir", "fa" }, { "vn", "vi" }, { "us", "en" }, { "gb", "en" },
	{ "al", "sq" }, { "ee", "et" }, { "md", "ro" }, { "ukr", "uk" }, { "rus", "ru" }, { "eng", "en" },
	{ "uzb", "uz" }, { "kaz", "kk" }, { "kir", "ky" }, { "tgk", "tg" }, { "tuk", "tk" }, { "aze", "az" },
	{ "hye", "hy" }, { "arm", "hy" }, { "kat", "ka" }, { "geo", "ka" }, { "bel", "be" }, { "tur", "tr" },
	{ "fas", "fa" }, { "per", "fa" }, { "zho", "zh" }, { "chi", "zh" }, { "jpn", "ja" }, { "kor", "ko" },
	{ "ara", "ar" }, { "heb", "he" }, { "deu", "de" }, { "ger", "de" }, { "fra", "fr" }, { "fre", "fr" },
	{ "spa", "es" }, { "por", "pt" }, { "ita", "it" }, { "pol", "pl" }, { "ces", "cs" }, { "slk", "sk" },
	{ "hun", "hu" }, { "ron", "ro" }, { "bul", "bg" }, { "srp", "sr" }, { "hrv", "hr" }, { "ell", "el" },
	{ "lit", "lt" }, { "lav", "lv" }, { "est", "et" }, { "fin", "fi" }, { "swe", "sv" }, { "nor", "no" },
	{ "dan", "da" }, { "nld", "nl" }, { "hin", "hi" }, { "tat", "tt" }, { "mon", "mn" }, { "uig", "ug" },
	{ "pus", "ps" }, { "urd", "ur" }, { "vie", "vi" }, { "tha", "th" }, { "ind", "id" },
};

static bool is_among(const char *list, struct poltag_str part)
{
	char word[8] = " ";

	if (part.len > 4)
		return false;
	memcpy(word + 1, part.data, part.len);
	word[part.len + 1] = ' ';
	return strstr(list, word) != NULL;
}

static const char *find_instead(struct poltag_str part)
{
	for (size_t i = 0; i < sizeof instead_of / sizeof *instead_of; i++)
		if (str_is(part, instead_of[i].wrong))
			return instead_of[i].right;
	return NULL;
}

bool language_is_known(struct poltag_str lang, const char **what, struct poltag_str *part, const char **instead)
{
	struct poltag_str rest = lang;

	*instead = NULL;
	*what = "language";
	*part = str_cut(&rest, '_');
	if (!is_among(languages, *part)) {
		*instead = find_instead(*part);
		return false;
	}
	while (rest.len) {
		*part = str_cut(&rest, '_');
		*what = part->len == 4 ? "script" : "region";
		if (!is_among(part->len == 4 ? scripts : regions, *part))
			return false;
	}
	return true;
}
