// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-meetings.h"

G_DEFINE_INTERFACE (RjMeetings, rj_meetings, G_TYPE_OBJECT)

static void
rj_meetings_default_init (RjMeetingsInterface *iface)
{
}

void
rj_meetings_list_async (RjMeetings *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));

  RJ_MEETINGS_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
}

GPtrArray *
rj_meetings_list_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_get_async (RjMeetings *self,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (id != NULL);

  RJ_MEETINGS_GET_IFACE (self)->get_async (self, id, cancellable, callback, user_data);
}

RjMeeting *
rj_meetings_get_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_find_by_item_async (RjMeetings *self,
                                const char *item,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (item != NULL);

  RJ_MEETINGS_GET_IFACE (self)->find_by_item_async (self, item, cancellable, callback, user_data);
}

RjMeeting *
rj_meetings_find_by_item_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_save_async (RjMeetings *self,
                        const RjMeeting *meeting,
                        GPtrArray *times,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (meeting != NULL);

  RJ_MEETINGS_GET_IFACE (self)->save_async (self, meeting, times, cancellable, callback, user_data);
}

RjMeeting *
rj_meetings_save_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_take_async (RjMeetings *self,
                        GPtrArray *pieces,
                        gboolean save,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (pieces != NULL);

  RJ_MEETINGS_GET_IFACE (self)->take_async (self, pieces, save, cancellable, callback, user_data);
}

GArray *
rj_meetings_take_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_delete_async (RjMeetings *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (id != NULL);

  RJ_MEETINGS_GET_IFACE (self)->delete_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_meetings_delete_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_meetings_list_attendance_async (RjMeetings *self,
                                   const char *meeting,
                                   RjDay first,
                                   RjDay last,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));

  RJ_MEETINGS_GET_IFACE (self)->list_attendance_async (self, meeting, first, last, cancellable, callback,
                                                       user_data);
}

GPtrArray *
rj_meetings_list_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_get_attendance_async (RjMeetings *self,
                                  const char *meeting,
                                  const char *item,
                                  RjDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (meeting != NULL);

  RJ_MEETINGS_GET_IFACE (self)->get_attendance_async (self, meeting, item, day, cancellable, callback,
                                                      user_data);
}

RjAttendance *
rj_meetings_get_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_save_attendance_async (RjMeetings *self,
                                   const RjAttendance *attendance,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (attendance != NULL);

  RJ_MEETINGS_GET_IFACE (self)->save_attendance_async (self, attendance, cancellable, callback, user_data);
}

RjAttendance *
rj_meetings_save_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_meetings_delete_attendance_async (RjMeetings *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));
  g_return_if_fail (id != NULL);

  RJ_MEETINGS_GET_IFACE (self)->delete_attendance_async (self, id, cancellable, callback, user_data);
}

gboolean
rj_meetings_delete_attendance_finish (RjMeetings *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_meetings_count_async (RjMeetings *self,
                         RjDay first,
                         RjDay last,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (RJ_IS_MEETINGS (self));

  RJ_MEETINGS_GET_IFACE (self)->count_async (self, first, last, cancellable, callback, user_data);
}

gboolean
rj_meetings_count_finish (RjMeetings *self, GAsyncResult *result, guint *n, RjDay *first, GError **error)
{
  g_autofree RjMeetingCount *count = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  count = g_task_propagate_pointer (G_TASK (result), error);
  if (count == NULL)
    return FALSE;
  if (n != NULL)
    *n = count->n;
  if (first != NULL)
    *first = count->first;
  return TRUE;
}
