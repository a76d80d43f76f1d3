// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_WORD_DIALOG (rj_word_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjWordDialog, rj_word_dialog, RJ, WORD_DIALOG, RjDialog)

/**
 * rj_word_dialog_present:
 * @choices: (element-type RjChoice): all words of the list
 * @id: (nullable): the one of them that is edited; %NULL: a new one. One that is not among them: a new one as
 * well, with what was being typed for the other
 *
 * A word of the lists to choose from: its name, whether it is offered, and which other word it is the same
 * as.
 */
RjWordDialog *rj_word_dialog_present (GtkWidget *parent,
                                      RjContext *context,
                                      const char *list,
                                      GPtrArray *choices,
                                      const char *id);
/* @where: a draft of this form: opens it for the word that it belongs to. */
void rj_word_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
