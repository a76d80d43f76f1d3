// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the aggregates of one store share it; for the rj-sqlite-*.c files.

#include "rj-database.h"
#include "rj-own-milestone.h"
#include "rj-people-taker.h"
#include "rj-reminder-table.h"
#include "rj-sqlite-store.h"

G_BEGIN_DECLS

void rj_sqlite_check_ins_iface_init (RjCheckInsInterface *iface);
void rj_sqlite_letters_iface_init (RjLettersInterface *iface);
void rj_sqlite_sheets_iface_init (RjSheetsInterface *iface);
void rj_sqlite_lists_iface_init (RjListsInterface *iface);
void rj_sqlite_log_iface_init (RjLogInterface *iface);
void rj_sqlite_medicines_iface_init (RjMedicinesInterface *iface);
void rj_sqlite_meetings_iface_init (RjMeetingsInterface *iface);
void rj_sqlite_my_plan_iface_init (RjMyPlanInterface *iface);
void rj_sqlite_people_iface_init (RjPeopleInterface *iface);
void rj_sqlite_people_taker_iface_init (RjPeopleTakerInterface *iface);
/* Texts become UTF-8; ways without a value go. */
void rj_sqlite_people_make_valid (RjPerson *person);
void rj_sqlite_plan_iface_init (RjPlanInterface *iface);
void rj_sqlite_whole_days_iface_init (RjWholeDaysInterface *iface);
void rj_sqlite_strategies_iface_init (RjStrategiesInterface *iface);
void rj_sqlite_milestones_iface_init (RjOwnMilestonesInterface *iface);
void rj_sqlite_recovery_iface_init (RjRecoveryInterface *iface);
void rj_sqlite_reminders_iface_init (RjReminderLedgerInterface *iface);
void rj_sqlite_support_iface_init (RjSupportInterface *iface);
void rj_sqlite_trash_iface_init (RjTrashInterface *iface);

/* Of the plan, in files of their own. */
gboolean rj_sqlite_plan_check_item (const RjPlanItem *item, GError **error);
void rj_sqlite_plan_tidy_item (RjPlanItem *item);
void rj_sqlite_plan_change_async (RjPlan *self,
                                  const RjPlanItem *item,
                                  RjDay day,
                                  RjScope scope,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void rj_sqlite_plan_take_pieces_async (RjPlan *self,
                                       GPtrArray *pieces,
                                       gboolean save,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void rj_sqlite_plan_list_pieces_async (RjPlan *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void rj_sqlite_plan_remove_async (RjPlan *self,
                                  const char *id,
                                  RjDay day,
                                  RjScope scope,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

void rj_sqlite_list_choices_async (RjStore *store,
                                   const char *list,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void rj_sqlite_save_choices_async (RjStore *store,
                                   GPtrArray *choices,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

void rj_sqlite_save_draft_async (RjStore *store,
                                 const char *where,
                                 const char *text,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void rj_sqlite_list_drafts_async (RjStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

void rj_sqlite_store_visit_async (RjStore *store,
                                  RjStoreVisit visit,
                                  gpointer visit_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* @self: the store, under any of its interfaces. @data goes to the job. */
void rj_sqlite_store_run (gpointer self,
                          RjJobMode mode,
                          RjJobFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* Runs @func while nothing else is asked. @abort: on the database thread, when it is taken away before its
 * end. */
void rj_sqlite_store_run_idle (gpointer self,
                               RjJobFunc func,
                               RjJobAbortFunc abort,
                               gpointer data,
                               GDestroyNotify free_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* On the main thread: a job saved it. @value: (nullable) */
void rj_sqlite_store_note_preference (RjSqliteStore *self, const char *name, const char *value);

gint64 rj_sqlite_store_get_now (gpointer self);
/* (transfer none) */
RjClock *rj_sqlite_store_get_clock (gpointer self);
void rj_sqlite_store_get_here_and_now (gpointer self, RjHereAndNow *here);
void rj_here_and_now_clear (RjHereAndNow *self);

/**
 * rj_sqlite_store_prepare_record:
 *
 * Before a record is saved, on the main thread: id, updated, and what the caller left open.
 * Returns: TRUE if it got a new id
 */
gboolean rj_sqlite_store_prepare_record (gpointer self, RjRecord *record);

/* On the database thread: %NULL and no error yet means that there is no such record. */
void rj_set_not_found (GError **error);

G_END_DECLS
