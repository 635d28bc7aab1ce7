/* Finding the places that CLDR's subdivisions are, by their English names. */
#include "cldr_places.h"

#include "cldr_file.h"
#include "country.h"
#include "grow.h"

#include <stdlib.h>
#include <string.h>

/* A name of a place. */
struct place {
	char country[4];
	size_t text, len; /* folded, in the text */
	struct poltag_str id;
};

struct places {
	struct import *import;
	struct name_targets *targets;
	struct bytes text;
	struct place *all;
	size_t n_all, room_all;
};

static struct poltag_str fold(struct places *places, struct poltag_str name)
{
	struct poltag_str folded = { "", 0 };

	if (poltag_fold(places->import->folder, name, true, &folded, NULL) != POLTAG_OK)
		places->import->failed = true;
	return folded;
}

static struct poltag_str value(const struct poltag_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, name))
			return entry->fields[i].value;
	return span_of("");
}

static int add_entry(void *context, const struct poltag_entry *entry)
{
	struct places *places = context;
	struct poltag_str country = value(entry, "Country");
	struct place place = { .id = value(entry, "Id") };

	if (!span_is(value(entry, "Type"), "PLACE") || country.len != 3)
		return 0;
	memcpy(place.country, country.data, 3);
	for (size_t i = 0; i < entry->n_fields && !places->import->failed; i++) {
		struct poltag_str folded;

		if (!span_is(entry->fields[i].name, "Name") && !span_is(entry->fields[i].name, "Alias"))
			continue;
		folded = fold(places, entry->fields[i].value);
		place.text = places->text.len;
		place.len = folded.len;
		bytes_add(&places->text, folded);
		places->import->failed |= places->text.failed || !GROW_ADD(places, all, place);
	}
	return places->import->failed;
}

static int compare(const struct places *places, const struct place *place, const char *country, struct poltag_str name)
{
	int order = memcmp(place->country, country, 3);
	size_t len = place->len < name.len ? place->len : name.len;

	if (order == 0 && len)
		order = memcmp(places->text.data + place->text, name.data, len);
	return order ? order : (place->len > name.len) - (place->len < name.len);
}

static int by_name(const void *a, const void *b, void *context)
{
	const struct places *places = context;
	const struct place *x = a, *y = b;

	return compare(places, x, y->country, span_make(places->text.data + y->text, y->len));
}

/* The place of that name; NULL where there is none, or where several have it. */
static const struct place *find(const struct places *places, const char *country, struct poltag_str name)
{
	size_t low = 0, high = places->n_all;
	const struct place *found;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(places, &places->all[middle], country, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	found = low < places->n_all && compare(places, &places->all[low], country, name) == 0 ? &places->all[low] : NULL;
	for (; found && low < places->n_all && compare(places, &places->all[low], country, name) == 0; low++)
		if (!span_equal(places->all[low].id, found->id))
			return NULL;
	return found;
}

static const struct place *find_named(struct places *places, const char *country, const char *first, struct poltag_str name,
				      const char *last)
{
	struct bytes text = { 0 };
	const struct place *place;

	bytes_text(&text, first);
	bytes_add(&text, name);
	bytes_text(&text, last);
	places->import->failed |= text.failed;
	place = find(places, country, fold(places, bytes_str(&text)));
	bytes_free(&text);
	return place;
}

static bool ends(struct poltag_str name, const char *end)
{
	size_t len = strlen(end);

	return name.len > len && memcmp(name.data + name.len - len, end, len) == 0;
}

/* A bare name may be that of a city: the place must have it with what kind of subdivision it is. NULL also where several
 * places do, as Altai Krai and the Altai Republic. */
static const struct place *find_subdivision(struct places *places, const char *country, struct poltag_str name)
{
	static const char *const kinds[][2] = {
		{ " Region", "Region of " }, { " Province", "Province of " }, { " Oblast", "Oblast of " },
		{ " Governorate", "Governorate of " }, { " State", "State of " }, { " Prefecture", "Prefecture of " },
		{ " County", "County of " }, { " Department", "Department of " }, { " District", "District of " },
		{ " Krai", "Krai of " }, { " Republic", "Republic of " }, { " Voivodeship", "Voivodeship of " },
		{ " Canton", "Canton of " }, { " Autonomous Okrug", "Autonomous Okrug of " },
	};

	const struct place *found = NULL;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct place *place = find_named(places, country, "", name, kinds[i][0]);

		if (!place)
			place = find_named(places, country, kinds[i][1], name, "");
		if (!place && ends(name, kinds[i][0]))
			place = find_named(places, country, "", name, "");
		if (place && found && !span_equal(place->id, found->id))
			return NULL;
		found = place ? place : found;
	}
	return found;
}

static void take(void *context, const struct cldr_name *name)
{
	struct places *places = context;
	struct name_target target = { .is_country = false };
	struct poltag_str country = country_of_iso(span_make(name->type, strlen(name->type) < 2 ? 0 : 2));
	const struct place *place = country.len ? find_subdivision(places, country.data, name->text) : NULL;

	if (!place || strlen(name->type) >= sizeof target.code) {
		tally_add(&places->import->others, span_of("subdivisions that no place has, or several"));
		return;
	}
	strcpy(target.code, name->type);
	target.id = place->id;
	places->import->failed |= !GROW_ADD(places->targets, targets, target);
}

void cldr_places_find(struct import *import, struct name_targets *targets)
{
	struct places places = { .import = import, .targets = targets };

	import->failed |= poltag_builder_visit(targets->builder, add_entry, &places) != 0;
	if (places.n_all)
		qsort_r(places.all, places.n_all, sizeof *places.all, by_name, &places);
	if (!import->failed)
		cldr_file_read(import, "subdivisions", "subdivision", take, &places);
	bytes_free(&places.text);
	free(places.all);
}
