// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_PLAN (rj_plan_get_type ())
G_DECLARE_INTERFACE (RjPlan, rj_plan, RJ, PLAN, GObject)

/**
 * RjPlan: plan items and what the person did about them on single days.
 *
 * Every change is one that can be undone, except record_answer. Main thread only; answers come there.
 * An item is at most once on a day: the day of an occurrence, also of one that was moved, is the one to give
 * to set_mark and move.
 */
struct _RjPlanInterface {
  GTypeInterface parent_iface;

  void (*save_items_async) (RjPlan *self,
                            GPtrArray *items,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*get_item_async) (RjPlan *self,
                          const char *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*delete_item_async) (RjPlan *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*list_day_async) (RjPlan *self,
                          RjDay day,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*set_mark_async) (RjPlan *self,
                          const char *item_id,
                          RjDay day,
                          RjMark mark,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*move_async) (RjPlan *self,
                      const char *item_id,
                      RjDay day,
                      RjDay to_day,
                      RjDayPart to_part,
                      int to_minutes,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*get_next_async) (RjPlan *self,
                          gint64 now_us,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*set_small_day_async) (RjPlan *self,
                               RjDay day,
                               gboolean small,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*get_small_day_async) (RjPlan *self,
                               RjDay day,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*list_reminders_async) (RjPlan *self,
                                gint64 from_us,
                                gint64 until_us,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*record_answer_async) (RjPlan *self,
                               const char *key,
                               RjReminderAnswer answer,
                               gint64 at_us,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
};

/* @items: (element-type RjPlanItem): inserts those without id, replaces the others, as one change. Finish:
 * those saved. */
void rj_plan_save_items_async (RjPlan *self,
                               GPtrArray *items,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *rj_plan_save_items_finish (RjPlan *self, GAsyncResult *result, GError **error);

void rj_plan_get_item_async (RjPlan *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjPlanItem *rj_plan_get_item_finish (RjPlan *self, GAsyncResult *result, GError **error);

void rj_plan_delete_item_async (RjPlan *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean rj_plan_delete_item_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjOccurrence): what is on that day, moved ones included, ordered by part, time,
 * position. */
void rj_plan_list_day_async (RjPlan *self,
                             RjDay day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *rj_plan_list_day_finish (RjPlan *self, GAsyncResult *result, GError **error);

void rj_plan_set_mark_async (RjPlan *self,
                             const char *item_id,
                             RjDay day,
                             RjMark mark,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_plan_set_mark_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Moves the occurrence of @day alone to @to_day, @to_part and @to_minutes (-1: no time). */
void rj_plan_move_async (RjPlan *self,
                         const char *item_id,
                         RjDay day,
                         RjDay to_day,
                         RjDayPart to_part,
                         int to_minutes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean rj_plan_move_finish (RjPlan *self, GAsyncResult *result, GError **error);

/**
 * rj_plan_get_next_async:
 *
 * The next open occurrence with a time of today, otherwise the next meeting or appointment within 14 days.
 * Finish: (nullable): %NULL without error when there is none.
 */
void rj_plan_get_next_async (RjPlan *self,
                             gint64 now_us,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RjOccurrence *rj_plan_get_next_finish (RjPlan *self, GAsyncResult *result, GError **error);

void rj_plan_set_small_day_async (RjPlan *self,
                                  RjDay day,
                                  gboolean small,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_plan_set_small_day_finish (RjPlan *self, GAsyncResult *result, GError **error);
void rj_plan_get_small_day_async (RjPlan *self,
                                  RjDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_plan_get_small_day_finish (RjPlan *self, GAsyncResult *result, gboolean *small, GError **error);

/* Finish: (element-type RjReminder): those due in [from, until) of occurrences still open and not yet
 * answered, by due. */
void rj_plan_list_reminders_async (RjPlan *self,
                                   gint64 from_us,
                                   gint64 until_us,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *rj_plan_list_reminders_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Writes down what became of a reminder; RJ_REMINDER_DONE ticks its occurrence too. Doing it twice changes
 * nothing. */
void rj_plan_record_answer_async (RjPlan *self,
                                  const char *key,
                                  RjReminderAnswer answer,
                                  gint64 at_us,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_plan_record_answer_finish (RjPlan *self, GAsyncResult *result, GError **error);

G_END_DECLS
