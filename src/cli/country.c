/* The country codes of other formats, as poltag's. */
#include "country.h"

#include <string.h>

#define ITEM 6 /* characters: alpha-2, alpha-3, a space */

/* ISO 3166-1, alpha-2 and alpha-3, from the list of Debian's iso-codes; with the user-assigned XK for Kosovo. */
static const char iso[] =
	"ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE "
	"BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS "
	"BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN "
	"COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST "
	"EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF "
	"GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD "
	"HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM "
	"JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA "
	"LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD "
	"MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM "
	"NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG "
	"PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA "
	"SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD "
	"STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON "
	"TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR "
	"VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE ";

/* Where the CAMEO codebook 1.1b3 and the Phoenix dictionaries have another code than ISO. */
static const char cameo[][2][4] = {
	{ "KSV", "XKX" }, /* Kosovo */
	{ "ROM", "ROU" }, /* Romania, before 2002 */
	{ "USR", "SUN" }, /* the Soviet Union */
};

/* Codes of former states that ISO 3166-3 has and CAMEO uses. */
static const char former[][4] = { "CSK", "DDR", "SCG", "SUN", "TMP", "VDR", "YMD", "YUG", "ZAR" };

static struct poltag_str find(struct poltag_str code, size_t offset)
{
	char upper[4] = { 0 };

	for (size_t i = 0; i < code.len; i++)
		upper[i] = (char)(code.data[i] >= 'a' && code.data[i] <= 'z' ? code.data[i] - 32 : code.data[i]);
	for (const char *p = iso; p + ITEM <= iso + sizeof iso; p += ITEM)
		if (memcmp(p + offset, upper, code.len) == 0)
			return (struct poltag_str){ p + 2, 3 };
	return (struct poltag_str){ "", 0 };
}

struct poltag_str country_of_iso(struct poltag_str code)
{
	if (code.len == 2)
		return find(code, 0);
	return code.len == 3 ? find(code, 2) : (struct poltag_str){ "", 0 };
}

struct poltag_str country_of_cameo(struct poltag_str code)
{
	if (code.len < 3)
		return (struct poltag_str){ "", 0 };
	for (size_t i = 0; i < sizeof cameo / sizeof *cameo; i++)
		if (memcmp(cameo[i][0], code.data, 3) == 0)
			return (struct poltag_str){ cameo[i][1], 3 };
	for (size_t i = 0; i < sizeof former / sizeof *former; i++)
		if (memcmp(former[i], code.data, 3) == 0)
			return (struct poltag_str){ former[i], 3 };
	return country_of_iso((struct poltag_str){ code.data, 3 });
}
