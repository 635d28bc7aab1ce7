/* Writing roles: who held what office from when to when, as far as the file was checked. */
#include "layout.h"

void layout_roles(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	struct buf *out = &l->sections[IMAGE_ROLES];

	for (size_t i = 0; i < b->n_roles; i++) {
		const struct built_role *role = &b->roles[i];

		if (b->entries[role->entry].replaced)
			continue;
		image_write_number(out, l->offsets[role->entry]);
		image_write_str(out, role->title);
		image_write_str(out, role->where);
		image_write_str(out, role->span.from);
		image_write_str(out, role->span.to);
		image_write_str(out, role->horizon);
		l->header.n_roles++;
	}
}
