// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Why the plan rests, in the person's own choice. The numbers are stored. */
typedef enum {
  RJ_PAUSE_NO_REASON = 0,
  RJ_PAUSE_ILL = 1,
  RJ_PAUSE_AWAY = 2,
  RJ_PAUSE_HARD_TIME = 3,
} RjPauseReason;

/**
 * RjPause: days on which something rests. What rests is not in the plan, is not next and is not reminded of.
 * @id: (nullable): of a new one %NULL
 * @item_id: (nullable): the item that rests; %NULL: everything of a kind that rests, see rj_plan_kind_rests()
 * @title: (nullable): the title of the item; not saved
 * @reason: why
 * @first_day: the first day
 * @last_day: the last day, or RJ_DAY_NONE while nobody knows
 */
typedef struct {
  char *id;
  char *item_id;
  char *title;
  RjPauseReason reason;
  RjDay first_day;
  RjDay last_day;
} RjPause;

#define RJ_TYPE_PAUSE (rj_pause_get_type ())
GType rj_pause_get_type (void);
RjPause *rj_pause_new (void);
RjPause *rj_pause_copy (const RjPause *self);
void rj_pause_free (RjPause *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPause, rj_pause_free)

/* Does @self hold on @day? */
gboolean rj_pause_is_on (const RjPause *self, RjDay day);
/* Does @self keep @item from @day? */
gboolean rj_pause_covers (const RjPause *self, const RjPlanItem *item, RjDay day);

/**
 * RjPlanTemplate: a day to be planned again.
 * @id: (nullable): of a new one %NULL
 * @name: the person's
 * @day: the day it was made on
 * @items: (element-type RjPlanItem) (nullable): kind, title, place, note, part, time, length and steps of
 * each; not listed, only loaded
 * @n_items: how many there are
 */
typedef struct {
  char *id;
  char *name;
  RjDay day;
  GPtrArray *items;
  guint n_items;
} RjPlanTemplate;

#define RJ_TYPE_PLAN_TEMPLATE (rj_plan_template_get_type ())
GType rj_plan_template_get_type (void);
RjPlanTemplate *rj_plan_template_new (void);
RjPlanTemplate *rj_plan_template_copy (const RjPlanTemplate *self);
void rj_plan_template_free (RjPlanTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPlanTemplate, rj_plan_template_free)

#define RJ_TYPE_WHOLE_DAYS (rj_whole_days_get_type ())
G_DECLARE_INTERFACE (RjWholeDays, rj_whole_days, RJ, WHOLE_DAYS, GObject)

/**
 * RjWholeDays: what is done with whole days of the plan: pauses, templates, a day copied to another.
 *
 * Every change is one that can be undone. Main thread only; answers come there.
 */
struct _RjWholeDaysInterface {
  GTypeInterface parent_iface;

  void (*list_pauses_async) (RjWholeDays *self,
                             RjDay day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*save_pause_async) (RjWholeDays *self,
                            const RjPause *pause,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  void (*end_pause_async) (RjWholeDays *self,
                           const char *id,
                           RjDay day,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*copy_day_async) (RjWholeDays *self,
                          RjDay from,
                          RjDay to,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*list_templates_async) (RjWholeDays *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
  void (*get_template_async) (RjWholeDays *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*save_template_async) (RjWholeDays *self,
                               const RjPlanTemplate *template,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
  void (*delete_template_async) (RjWholeDays *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
};

/* Finish: (element-type RjPause): those that hold on @day, the one of everything first, then by title. Of
 * items that are not on that day in any case nothing is said. */
void rj_whole_days_list_pauses_async (RjWholeDays *self,
                                      RjDay day,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *rj_whole_days_list_pauses_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* Inserts one without id, replaces another. One of the same item, or of everything, that holds on its first
 * day gives way to it. */
void rj_whole_days_save_pause_async (RjWholeDays *self,
                                     const RjPause *pause,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_whole_days_save_pause_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* Goes on from @day on: the pause ends the day before, or was none at all. */
void rj_whole_days_end_pause_async (RjWholeDays *self,
                                    const char *id,
                                    RjDay day,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean rj_whole_days_end_pause_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/**
 * rj_whole_days_copy_day_async:
 *
 * What was on @from and does not repeat is on @to once more, and what repeats is on @to when it was moved on
 * @from: at the part and time it was moved to, if it is on @to at all. What was put off is left where it is;
 * what is on @to already, by title, kind, part and time, is not added twice.
 *
 * Finish: how many things came or moved; -1 with @error.
 */
void rj_whole_days_copy_day_async (RjWholeDays *self,
                                   RjDay from,
                                   RjDay to,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gssize rj_whole_days_copy_day_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjPlanTemplate): by name, without their items. */
void rj_whole_days_list_templates_async (RjWholeDays *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *rj_whole_days_list_templates_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* With its items. */
void rj_whole_days_get_template_async (RjWholeDays *self,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RjPlanTemplate *rj_whole_days_get_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* Without id: a new one. With id: its name, and its items unless they are %NULL. */
void rj_whole_days_save_template_async (RjWholeDays *self,
                                        const RjPlanTemplate *template,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean rj_whole_days_save_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

/* To "Recently deleted". */
void rj_whole_days_delete_template_async (RjWholeDays *self,
                                          const char *id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean rj_whole_days_delete_template_finish (RjWholeDays *self, GAsyncResult *result, GError **error);

G_END_DECLS
