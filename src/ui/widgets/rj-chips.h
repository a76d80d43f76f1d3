// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_CHIPS (rj_chips_get_type ())
G_DECLARE_FINAL_TYPE (RjChips, rj_chips, RJ, CHIPS, AdwBin)

/**
 * RjChips:
 *
 * Choices as toggle buttons that wrap. The first eight and the picked ones are shown, the rest after "More…";
 * where own words may be added, a field for them opens in place.
 *
 * Properties: "one" (boolean): at most one can be picked; "needed" (boolean, with "one"): and always one is;
 * "can-add" (boolean): own words may be added.
 *
 * RjChips::changed: what is picked changed, by the person or by a call.
 * RjChips::add (const char *name): the person typed a word that is not there. Whoever keeps the list saves it
 * and calls rj_chips_finish_add(), rj_chips_append() and rj_chips_pick().
 */
GtkWidget *rj_chips_new (gboolean one, gboolean needed);

void rj_chips_clear (RjChips *self);
/* Choices in their order; what was picked before and is not among them stays picked, unseen. */
void rj_chips_append (RjChips *self, const char *id, const char *name);
/* The answer to "add": a word that could not be saved stays in its field. */
void rj_chips_finish_add (RjChips *self, gboolean added);
gboolean rj_chips_has (RjChips *self, const char *id);
guint rj_chips_get_n (RjChips *self);

/* (transfer full) (nullable): ids in the order of the choices; %NULL when nothing is picked. */
GStrv rj_chips_dup_picked (RjChips *self);
/* (transfer none) (nullable): the one picked, for "one". */
const char *rj_chips_get_picked (RjChips *self);
/* @ids: (nullable): choices that are not there yet count once they are appended. */
void rj_chips_set_picked (RjChips *self, const char *const *ids);
void rj_chips_pick (RjChips *self, const char *id, gboolean picked);
gboolean rj_chips_is_picked (RjChips *self, const char *id);

/* Is something picked, or an own word being written? */
gboolean rj_chips_has_content (RjChips *self);
/* (transfer full) (nullable): the own word that is written and was not added yet. One that is a choice
 * already is picked, and there is none. */
char *rj_chips_dup_own (RjChips *self);
/* That word was saved: it becomes a choice, picked, and the field goes. */
void rj_chips_take_own (RjChips *self, const char *id, const char *name);

/* (transfer none): the button of a choice, so that keys and help texts can be put on it. */
GtkWidget *rj_chips_get_button (RjChips *self, const char *id);
/* (transfer none): the field for own words, so that it can be a draft source. It shows itself when it has
 * text. */
GtkWidget *rj_chips_get_entry (RjChips *self);

G_END_DECLS
