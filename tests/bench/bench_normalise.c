/* Writes a file in poltag's normalised form to standard output, so that every matcher gets the same bytes.
 *
 * usage: bench_normalise FILE */
#include "driver.h"

#include "text.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	struct code_points table;
	struct text text = { 0 };
	struct poltag_error error;
	struct buf bytes;

	if (argc != 2)
		driver_die("usage: bench_normalise FILE");
	bytes = driver_read(argv[1]);
	code_points_init(&table);
	if (text_read(&text, &table, buf_str(&bytes), &error) != POLTAG_OK)
		driver_die(error.message);
	if (fwrite(text.norm.data, 1, text.norm.len, stdout) != text.norm.len || fflush(stdout) != 0)
		driver_die("the normalised text could not be written");
	return 0;
}
