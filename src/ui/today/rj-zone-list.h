// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_zone_list_fill:
 * @drop_down: with a search field
 * @here: the zone the person is in
 * @chosen: (nullable): the zone that must be among the choices
 *
 * Offers "Wherever I am", @here, @chosen and, once they are read, all zones the system knows.
 */
void rj_zone_list_fill (GtkDropDown *drop_down, const char *here, const char *chosen);
/* @tzid: (nullable): %NULL is "Wherever I am". A zone that is not there is added. */
void rj_zone_list_select (GtkDropDown *drop_down, const char *tzid);
/* (transfer full) (nullable): %NULL for "Wherever I am". */
char *rj_zone_list_dup_selected (GtkDropDown *drop_down);

G_END_DECLS
