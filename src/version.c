/* The library's version. */
#include "poltag.h"

const char *poltag_version(void)
{
	return POLTAG_VERSION;
}
