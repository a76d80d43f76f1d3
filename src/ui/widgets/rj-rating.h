// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_RATING_EMPTY (-1)

#define RJ_TYPE_RATING (rj_rating_get_type ())
G_DECLARE_FINAL_TYPE (RjRating, rj_rating, RJ, RATING, GtkWidget)

/**
 * RjRating:
 *
 * Eleven cells, 0 to 10, with the name of the picked one beneath. It is one focus stop with the role of a
 * slider; the cells are only drawn. Starts empty and is never preset.
 *
 * Keys: digits set (1 then 0 is 10, without timing), Left and Right one less or more (mirrored
 * right-to-left), Home and End, Delete empties, Enter activates the default button of the dialog.
 *
 * Below 300sp, or where the text is too large, the cells stand in two rows.
 *
 * Property "value" (int, -1 to 10, notifies): RJ_RATING_EMPTY or the picked number.
 */
GtkWidget *rj_rating_new (void);
int rj_rating_get_value (RjRating *self);
void rj_rating_set_value (RjRating *self, int value);

/**
 * rj_rating_set_names:
 * @lowest: the person's name for 0
 * @middle: (nullable): for 5
 * @highest: for 10
 *
 * Replaces the names of strength by those of an own scale; the numbers between have no name then.
 */
void rj_rating_set_names (RjRating *self, const char *lowest, const char *middle, const char *highest);

/* "Strong": the name of a strength of an urge, to stand alone. */
const char *rj_rating_get_strength_name (int value);
/* (transfer full): "7, strong", to stand inside a sentence. */
char *rj_rating_describe_strength (int value);

G_END_DECLS
