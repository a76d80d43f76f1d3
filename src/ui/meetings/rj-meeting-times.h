// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

#define RJ_TYPE_MEETING_TIMES (rj_meeting_times_get_type ())
G_DECLARE_FINAL_TYPE (RjMeetingTimes, rj_meeting_times, RJ, MEETING_TIMES, AdwBin)

/**
 * RjMeetingTimes: the times of a meeting, in its form: each with time, length, first day and rule. More can
 * be added, and each taken away.
 *
 * RjMeetingTimes::changed: the person changed something.
 */

/* @items: (element-type RjPlanItem): the times that it has; none: one is offered, empty */
GtkWidget *rj_meeting_times_new (GPtrArray *items, RjClock *clock);
gboolean rj_meeting_times_get_valid (RjMeetingTimes *self);
/* Is there a time that has a reminder to come before? */
gboolean rj_meeting_times_has_time (RjMeetingTimes *self);
/* (transfer full) (element-type RjPlanItem): as they were, with what was changed; one without a time is none.
 */
GPtrArray *rj_meeting_times_dup (RjMeetingTimes *self);

/* For drafts. */
void rj_meeting_times_add_texts (RjMeetingTimes *self, RjLogForm *form);
void rj_meeting_times_write (RjMeetingTimes *self, JsonBuilder *builder);
void rj_meeting_times_read (RjMeetingTimes *self, JsonObject *state);

G_END_DECLS
