// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-meeting.h"

G_BEGIN_DECLS

/* Meetings. On the database thread. */

/* (element-type RjMeeting): all, by name in the locale's order. */
GPtrArray *rj_meeting_table_list (RjConnection *connection, GError **error);
/* (nullable): %NULL without error when there is none, or it was deleted. */
RjMeeting *rj_meeting_table_load (RjConnection *connection, const char *id, GError **error);
/* The one of an item of the plan. */
RjMeeting *rj_meeting_table_load_by_item (RjConnection *connection, const char *item, GError **error);
/* The one that came from there. @id: (out) (transfer full) (nullable) */
gboolean rj_meeting_table_find_source (RjConnection *connection,
                                       RjMeetingSource source,
                                       const char *source_id,
                                       char **id,
                                       GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean
rj_meeting_table_save (RjConnection *connection, RjMeeting *meeting, gboolean *is_new, GError **error);
/* With its items of the plan. */
gboolean rj_meeting_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* Its items of the plan that were deleted with it; before it is put back itself. */
gboolean rj_meeting_table_put_back_items (RjConnection *connection, const char *id, GError **error);
/* After "deleted" was taken from it and from what was deleted with it: they are found by a search again. */
gboolean rj_meeting_table_put_back (RjConnection *connection, const char *id, GError **error);

/* (transfer full) (element-type RjPlanItem): its times that are still on from @today on. */
GPtrArray *
rj_meeting_table_load_times (RjConnection *connection, const char *id, RjDay today, GError **error);
/* Makes the items that are still on from @today on exactly @items, which are saved already; others end before
 * that day. */
gboolean rj_meeting_table_set_times (RjConnection *connection,
                                     const char *id,
                                     GPtrArray *items,
                                     RjDay today,
                                     gint64 now_us,
                                     GError **error);
/* @to goes on where @from ends: it is a time of the same meeting. */
gboolean
rj_meeting_table_copy_link (RjConnection *connection, const char *from, const char *to, GError **error);

G_END_DECLS
