/* The country codes that a dictionary may use: ISO 3166-1 alpha-3 with the user-assigned XKX for Kosovo, and the former
 * codes of ISO 3166-3 for states that have ended. */
#include "country_code.h"

/* In byte order, four characters each. */
static const char codes[] =
	"ABW AFG AGO AIA ALA ALB AND ANT ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR "
	"BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BUR BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG "
	"COK COL COM CPV CRI CSK CUB CUW CXR CYM CYP CZE DDR DEU DHY DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP "
	"EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM "
	"GUY HKG HMD HND HRV HTI HUN HVO IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ "
	"KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL "
	"MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL "
	"NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU RHO ROU RUS RWA SAU SCG "
	"SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUN SUR SVK SVN SWE SWZ SXM SYC SYR TCA "
	"TCD TGO THA TJK TKL TKM TLS TMP TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VDR VEN "
	"VGB VIR VNM VUT WLF WSM XKX YEM YMD YUG ZAF ZAR ZMB ZWE ";

bool country_code_is_known(struct poltag_str code)
{
	size_t low = 0, high = (sizeof codes - 1) / 4;

	if (code.len != 3)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(codes + 4 * middle, code.data, 3);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
