// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_typed_groups_add:
 * @entry: a field in a box, for a code
 * @n_groups: how many groups the code has
 * @length: how many letters and digits are in each
 *
 * Shows below @entry what is typed there, group by group and in as many lines as it takes: a field shows only
 * its end. For the screen reader it is all in the field.
 */
void rj_typed_groups_add (GtkEntry *entry, guint n_groups, guint length);

G_END_DECLS
