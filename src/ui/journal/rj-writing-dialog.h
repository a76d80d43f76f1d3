// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_WRITING_DIALOG (rj_writing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjWritingDialog, rj_writing_dialog, RJ, WRITING_DIALOG, RjLogForm)

/**
 * rj_writing_dialog_present:
 * @writing_id: (nullable): the entry to edit; %NULL writes a new one
 *
 * A page to write on. What is typed is kept from the first letter on. The closing lines of a day have their
 * three fields here instead. Needs an open journal.
 */
void rj_writing_dialog_present (GtkWidget *parent, RjContext *context, const char *writing_id);
/* As a form of the window. @where: (nullable): the draft that it opens for ("writing/ID/body") */
void rj_writing_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
