// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_ATTENDANCE_DIALOG (rj_attendance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjAttendanceDialog, rj_attendance_dialog, RJ, ATTENDANCE_DIALOG, RjLogForm)

/**
 * rj_attendance_dialog_present:
 * @meeting: id
 * @item: (nullable): the item of the plan that it is about; %NULL: that of the day, if there is one
 * @id: (nullable): what was written down before
 * @day: the day of it; a later change of the day is up to the person when there is no @item
 *
 * Being there: mood and urge before and after, what the person took away, whom they met; all of it may stay
 * open. What was written down for the item, or as @id, is what it begins with. Its drafts are
 * "attendance/MEETING~ITEM~DAY~ID/FIELD". The dialog comes when all was read.
 */
void rj_attendance_dialog_present (GtkWidget *parent,
                                   RjContext *context,
                                   const char *meeting,
                                   const char *item,
                                   const char *id,
                                   RjDay day);
/* The same for an item of the plan alone. @target: "MEETING~ITEM~DAY", for a button of a toast. */
void rj_attendance_dialog_present_for (GtkWidget *parent, RjContext *context, const char *target);
/* (transfer full): the @target for that. */
char *rj_attendance_dialog_dup_target (const RjOccurrence *occurrence);
/* As a form of the window, for a draft. */
void rj_attendance_dialog_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
