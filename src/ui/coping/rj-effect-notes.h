// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjEffectNote: what may have been tried in an urge: a coping note, or a letter to oneself
 * @id: as in RjTried
 * @title: as it is shown
 * @people: it is about other people, and is never compared
 */
typedef struct {
  char *id;
  char *title;
  gboolean people;
} RjEffectNote;

/* @strategies: (element-type RjStrategy); @letters: (element-type RjLetter).
 * Returns: (transfer full) (element-type RjEffectNote): all of them by title, in the locale's order. */
GPtrArray *rj_effect_notes_new (GPtrArray *strategies, GPtrArray *letters);
/* (transfer none) (nullable) */
const RjEffectNote *rj_effect_notes_find (GPtrArray *notes, const char *id);

G_END_DECLS
