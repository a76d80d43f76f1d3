// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-meetings.h"

G_BEGIN_DECLS

/* Being at meetings. On the database thread. */

/* @meeting: (nullable): id. (element-type RjAttendance): the newest first */
GPtrArray *rj_attendance_table_list (RjConnection *connection,
                                     const char *meeting,
                                     RjDay first,
                                     RjDay last,
                                     GError **error);
/* (nullable): %NULL without error when there is none, or it was deleted. */
RjAttendance *rj_attendance_table_load (RjConnection *connection, const char *id, GError **error);
/* What was written down about @item, or without one about @meeting, on @day. */
RjAttendance *rj_attendance_table_load_for (RjConnection *connection,
                                            const char *meeting,
                                            const char *item,
                                            RjDay day,
                                            GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean
rj_attendance_table_save (RjConnection *connection, RjAttendance *there, gboolean *is_new, GError **error);
gboolean rj_attendance_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After "deleted" was taken from it. @day: (out): its day; its item is ticked there again */
gboolean rj_attendance_table_put_back (RjConnection *connection, const char *id, RjDay *day, GError **error);
/* All of a meeting that was put back. */
gboolean rj_attendance_table_save_search_of (RjConnection *connection, const char *meeting, GError **error);
/* Whoever ticks an item of a meeting was there, and who takes that back was not. @zone: (nullable) */
gboolean rj_attendance_table_follow_mark (RjConnection *connection,
                                          const char *item,
                                          RjDay day,
                                          RjMark mark,
                                          gint64 at_us,
                                          const char *zone,
                                          GError **error);
gboolean rj_attendance_table_count (RjConnection *connection,
                                    RjDay first,
                                    RjDay last,
                                    RjMeetingCount *count,
                                    GError **error);

G_END_DECLS
