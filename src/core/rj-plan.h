// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"
#include "rj-plan-piece.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of something that repeats: what a change is about. */
typedef enum {
  RJ_SCOPE_THIS_DAY,
  RJ_SCOPE_FROM_THIS_DAY,
  RJ_SCOPE_ALL_DAYS,
} RjScope;

#define RJ_TYPE_PLAN (rj_plan_get_type ())
G_DECLARE_INTERFACE (RjPlan, rj_plan, RJ, PLAN, GObject)

/**
 * RjPlan: plan items and what the person did about them on single days.
 *
 * Every change is one that can be undone, except record_answer. Main thread only; answers come there.
 * An item is at most once on a day: the day of an occurrence, also of one that was moved, is the one to give
 * to set_mark, set_step and move.
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
  void (*change_async) (RjPlan *self,
                        const RjPlanItem *item,
                        RjDay day,
                        RjScope scope,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*remove_async) (RjPlan *self,
                        const char *id,
                        RjDay day,
                        RjScope scope,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_day_async) (RjPlan *self,
                          RjDay day,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*list_range_async) (RjPlan *self,
                            RjDay first,
                            RjDay last,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*take_pieces_async) (RjPlan *self,
                             GPtrArray *pieces,
                             gboolean save,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*list_pieces_async) (RjPlan *self,
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
  void (*set_step_async) (RjPlan *self,
                          const char *item_id,
                          RjDay day,
                          guint step,
                          gboolean done,
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

/**
 * rj_plan_change_async:
 * @item: a saved item as it is to be
 * @day: the day of the occurrence that the change begins with
 * @scope: this day alone (it becomes an item of its own), this day and the later ones (the rest of the rule
 * becomes an item of its own), or all days
 *
 * What the person did on the days of a new item goes with it. A first day that @item has from before means
 * @day. One change. Finish: (element-type RjPlanItem): what @item became, as saved; one element.
 */
void rj_plan_change_async (RjPlan *self,
                           const RjPlanItem *item,
                           RjDay day,
                           RjScope scope,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *rj_plan_change_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Takes an item off this day, off this day and the later ones, or deletes it. What is left of it can be
 * undone, but is not among the deleted. */
void rj_plan_remove_async (RjPlan *self,
                           const char *id,
                           RjDay day,
                           RjScope scope,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean rj_plan_remove_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjOccurrence): what is on that day, moved ones included, ordered by part, time,
 * position. */
void rj_plan_list_day_async (RjPlan *self,
                             RjDay day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *rj_plan_list_day_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* The same for all days from @first to @last in one reading, ordered by day first. */
void rj_plan_list_range_async (RjPlan *self,
                               RjDay first,
                               RjDay last,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *rj_plan_list_range_finish (RjPlan *self, GAsyncResult *result, GError **error);

void rj_plan_set_mark_async (RjPlan *self,
                             const char *item_id,
                             RjDay day,
                             RjMark mark,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_plan_set_mark_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Ticks one step of an item on @day, or takes the tick back. The last step that is ticked ticks the item; an
 * item that is done is open again when one of its steps is. */
void rj_plan_set_step_async (RjPlan *self,
                             const char *item_id,
                             RjDay day,
                             guint step,
                             gboolean done,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_plan_set_step_finish (RjPlan *self, GAsyncResult *result, GError **error);

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

/**
 * rj_plan_take_pieces_async:
 * @pieces: (element-type RjPlanPiece): what comes from a file
 * @save: %FALSE: only looks
 *
 * Takes into the plan what is not in it yet, as one change (RJ_CHANGE_IMPORT). What came from a file before
 * and says something else now is written over its item, whose kind and steps stay.
 *
 * Finish: (transfer full) (element-type gboolean): for each of @pieces, whether it was in the plan already
 */
void rj_plan_take_pieces_async (RjPlan *self,
                                GPtrArray *pieces,
                                gboolean save,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GArray *rj_plan_take_pieces_finish (RjPlan *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjPlanPiece): the whole plan, without what is deleted, by id. */
void rj_plan_list_pieces_async (RjPlan *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *rj_plan_list_pieces_finish (RjPlan *self, GAsyncResult *result, GError **error);

G_END_DECLS
