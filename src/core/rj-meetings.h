// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-meeting-value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many meetings a week the person wants to be at, a number from 1 to 21; without it nothing is counted
 * towards anything. */
#define RJ_PREFERENCE_MEETINGS_A_WEEK "meetings-a-week"
#define RJ_MEETINGS_A_WEEK_MOST       21

#define RJ_TYPE_MEETINGS (rj_meetings_get_type ())
G_DECLARE_INTERFACE (RjMeetings, rj_meetings, RJ, MEETINGS, GObject)

/**
 * RjMeetings: meetings that the person keeps, and being there.
 *
 * Every change is one that can be undone. Main thread only; answers come there.
 */
struct _RjMeetingsInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjMeetings *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*get_async) (RjMeetings *self,
                     const char *id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  void (*find_by_item_async) (RjMeetings *self,
                              const char *item,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*save_async) (RjMeetings *self,
                      const RjMeeting *meeting,
                      GPtrArray *times,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*take_async) (RjMeetings *self,
                      GPtrArray *pieces,
                      gboolean save,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjMeetings *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_attendance_async) (RjMeetings *self,
                                 const char *meeting,
                                 RjDay first,
                                 RjDay last,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
  void (*get_attendance_async) (RjMeetings *self,
                                const char *meeting,
                                const char *item,
                                RjDay day,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*save_attendance_async) (RjMeetings *self,
                                 const RjAttendance *attendance,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
  void (*delete_attendance_async) (RjMeetings *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
  void (*count_async) (RjMeetings *self,
                       RjDay first,
                       RjDay last,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
};

/* Finish: (element-type RjMeeting): all, by name in the locale's order. */
void rj_meetings_list_async (RjMeetings *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *rj_meetings_list_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* RJ_STORE_ERROR_NOT_FOUND when there is none, or it was deleted. */
void rj_meetings_get_async (RjMeetings *self,
                            const char *id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
RjMeeting *rj_meetings_get_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* Finish: (nullable): the meeting of an item of the plan; %NULL without error when there is none. */
void rj_meetings_find_by_item_async (RjMeetings *self,
                                     const char *item,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
RjMeeting *rj_meetings_find_by_item_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/**
 * rj_meetings_save_async:
 * @meeting: inserted when it has no id, otherwise replaced
 * @times: (nullable) (element-type RjPlanItem): the items of the plan at which it is; %NULL leaves those that
 * it has
 *
 * One change: items without id are made, the others changed; those that belonged to the meeting and are not
 * among them end with yesterday. Kind, title and place are the meeting's. Finish: the meeting as saved.
 */
void rj_meetings_save_async (RjMeetings *self,
                             const RjMeeting *meeting,
                             GPtrArray *times,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjMeeting *rj_meetings_save_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/**
 * rj_meetings_take_async:
 * @pieces: (element-type RjMeetingPiece): from a list; those with source and source_id of a meeting that is
 * kept change that one (rj_meeting_take_news(), rj_meeting_match_times()), the others are new
 * @save: %FALSE: only looks
 *
 * One change (RJ_CHANGE_IMPORT). The same list again, with nothing new in it, changes nothing.
 *
 * Finish: (transfer full) (element-type gboolean): for each of @pieces, whether it was kept already
 */
void rj_meetings_take_async (RjMeetings *self,
                             GPtrArray *pieces,
                             gboolean save,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GArray *rj_meetings_take_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* Takes its items from the plan too; what was written down about being there stays with it. */
void rj_meetings_delete_async (RjMeetings *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean rj_meetings_delete_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* @meeting: (nullable): id; %NULL for all. Finish: (element-type RjAttendance): those of the days, the newest
 * first, "I'm going" among them. */
void rj_meetings_list_attendance_async (RjMeetings *self,
                                        const char *meeting,
                                        RjDay first,
                                        RjDay last,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *rj_meetings_list_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* @item: (nullable): %NULL: the newest one of @meeting on @day, whatever its item. Finish: (nullable): what
 * was written down; %NULL without error when nothing was. */
void rj_meetings_get_attendance_async (RjMeetings *self,
                                       const char *meeting,
                                       const char *item,
                                       RjDay day,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RjAttendance *rj_meetings_get_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* Inserts it when it has no id; one of an item takes the place of what was written down for its day. One that
 * was attended ticks its item. (The other way round, whoever ticks an item of a meeting was there.)
 * Finish: as saved. */
void rj_meetings_save_attendance_async (RjMeetings *self,
                                        const RjAttendance *attendance,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
RjAttendance *rj_meetings_save_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* The item of the plan is open again on that day. */
void rj_meetings_delete_attendance_async (RjMeetings *self,
                                          const char *id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean rj_meetings_delete_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error);

/* For implementations: what the job of rj_meetings_count_async() answers with. */
typedef struct {
  guint n;
  RjDay first;
} RjMeetingCount;

/* Finish: @n: how many meetings the person was at on the days; @first: the first of these days, or
 * RJ_DAY_NONE. Meetings that were deleted count: the person was there. */
void rj_meetings_count_async (RjMeetings *self,
                              RjDay first,
                              RjDay last,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
rj_meetings_count_finish (RjMeetings *self, GAsyncResult *result, guint *n, RjDay *first, GError **error);

G_END_DECLS
