// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-meeting.h"

G_BEGIN_DECLS

#define RJ_TYPE_MEETING_DIALOG (rj_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjMeetingDialog, rj_meeting_dialog, RJ, MEETING_DIALOG, RjDialog)

/* Shows a meeting: when and where it is, and what is known about it. Follows the store, and closes when the
 * meeting is no longer there. (transfer none) */
AdwDialog *rj_meeting_dialog_present (GtkWidget *parent, RjContext *context, const RjMeeting *meeting);

/* The same by its id; the dialog comes when it was read. */
void rj_meeting_dialog_open (GtkWidget *parent, RjContext *context, const char *id);

/* Deletes the meeting @id, with the toast that brings it back. */
void rj_meeting_dialog_delete (RjContext *context, const char *id);

G_END_DECLS
