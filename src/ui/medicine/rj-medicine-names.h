// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts a button into @name, a row for the name of a medicine, that offers the names that many have on their
 * label. One that is chosen goes into @name, its form is chosen in @form; both can be changed afterwards. */
void rj_medicine_names_add (AdwEntryRow *name, GtkDropDown *form);

G_END_DECLS
