// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_CHECK_IN_DIALOG (rj_check_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjCheckInDialog, rj_check_in_dialog, RJ, CHECK_IN_DIALOG, RjLogForm)

/**
 * rj_check_in_dialog_present:
 * @mood_id: (nullable): the entry to edit ("Add more"); %NULL checks in
 *
 * How a person is: the mood, and everything else that may be noted with it. Needs an open journal.
 */
void rj_check_in_dialog_present (GtkWidget *parent, RjContext *context, const char *mood_id);
/* As a form of the window. @where: (nullable): the draft that it opens for ("check-in/ID/note") */
void rj_check_in_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
