// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-my-line.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_MY_PLAN (rj_my_plan_get_type ())
G_DECLARE_INTERFACE (RjMyPlan, rj_my_plan, RJ, MY_PLAN, GObject)

/**
 * RjMyPlan: what a person wrote down for hard moments, and what became of its if-then rules. Main thread
 * only; answers come there.
 */
struct _RjMyPlanInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjMyPlan *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*save_async) (RjMyPlan *self,
                      GPtrArray *lines,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*delete_async) (RjMyPlan *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*note_async) (RjMyPlan *self,
                      GPtrArray *events,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*list_events_async) (RjMyPlan *self,
                             const char *line_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*list_due_async) (RjMyPlan *self,
                          gint64 since_us,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
};

/* Finish: (element-type RjMyLine): all, by section; in each the pinned ones first, then in the person's
 * order. A rule whose coping note is there has its name of now as text. */
void rj_my_plan_list_async (RjMyPlan *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *rj_my_plan_list_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

/* @lines: (element-type RjMyLine): inserts those without id, replaces the others, as one change.
 * RJ_STORE_ERROR_INVALID: without words, of no section, a rule without an "if", or too many pinned.
 * RJ_STORE_ERROR_NOT_FOUND: one was deleted. Finish: (element-type RjMyLine): as they were saved */
void rj_my_plan_save_async (RjMyPlan *self,
                            GPtrArray *lines,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *rj_my_plan_save_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

void rj_my_plan_delete_async (RjMyPlan *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rj_my_plan_delete_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

/* @events: (element-type RjRuleEvent): of rules that are there; as one change. */
void rj_my_plan_note_async (RjMyPlan *self,
                            GPtrArray *events,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rj_my_plan_note_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjRuleEvent): of one rule, in the order of time. */
void rj_my_plan_list_events_async (RjMyPlan *self,
                                   const char *line_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *rj_my_plan_list_events_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

/* Rules that fit an urge or a check-in of after @since_us and wait to be shown, or to be shown once more: a
 * lock takes a form away, and what a rule says may take longer than a form stays open. Finish: (element-type
 * RjDueRule): in their order. */
void rj_my_plan_list_due_async (RjMyPlan *self,
                                gint64 since_us,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *rj_my_plan_list_due_finish (RjMyPlan *self, GAsyncResult *result, GError **error);

G_END_DECLS
