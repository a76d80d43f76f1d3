// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-meeting.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_ATTENDANCE_LIST (rj_attendance_list_get_type ())
G_DECLARE_FINAL_TYPE (RjAttendanceList, rj_attendance_list, RJ, ATTENDANCE_LIST, AdwBin)

/**
 * RjAttendanceList: when the person was at a meeting, the last time first, and what that came to. Days that
 * are not there are not shown, and nothing is counted but what is. Not visible as long as there is nothing.
 */
GtkWidget *rj_attendance_list_new (RjContext *context, const char *meeting);
/* Opens what was written down about today, or a new one. */
void rj_attendance_list_add (RjAttendanceList *self);

G_END_DECLS
