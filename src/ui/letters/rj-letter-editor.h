// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-letter.h"
#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_LETTER_EDITOR (rj_letter_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterEditor, rj_letter_editor, RJ, LETTER_EDITOR, RjLogForm)

/* @id: (nullable): the letter, as it is in the journal by then; %NULL writes a new one. */
void rj_letter_editor_present (GtkWidget *parent, RjContext *context, const char *id);
/* For rj_forms_set(). */
void rj_letter_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
