// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-effects.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_EFFECT_PAGE (rj_effect_page_get_type ())
G_DECLARE_FINAL_TYPE (RjEffectPage, rj_effect_page, RJ, EFFECT_PAGE, AdwBin)

/**
 * RjEffectPage: one coping note: the sentences, the drawing, how many episodes it rests on, and every one of
 * them as a row of a table on demand.
 *
 * RjEffectPage::activated (const char *id): an episode is to be opened.
 */
GtkWidget *rj_effect_page_new (void);

/* @title: the note's name; @effect: (nullable): none when it was used in none of what is chosen. Keeps the
 * table open and the focus where it was. */
void rj_effect_page_show (RjEffectPage *self, const char *title, const RjNoteEffect *effect, gboolean people);

G_END_DECLS
