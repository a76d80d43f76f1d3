// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_OWN_WORDS_DIALOG (rj_own_words_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjOwnWordsDialog, rj_own_words_dialog, RJ, OWN_WORDS_DIALOG, RjLogForm)

/**
 * RjOwnWordsDialog: what a few things are called in the person's own words, everywhere. A field that is left
 * empty leaves the word of the chosen vocabulary.
 *
 * A RjFormFunc; @where: (nullable): a draft that waits
 */
void rj_own_words_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
