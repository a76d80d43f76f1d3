// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-recovery-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Choices about the ledger, kept as preferences in the file. Unset is what stands first in a comment. */
/* unset: off; "yes": it was switched on */
#define RJ_PREFERENCE_RECOVERY_ON "recovery-on"
/* unset or "none": no headline; else the name of one, as in rj_recovery_headline_from_name() */
#define RJ_PREFERENCE_RECOVERY_HEADLINE "recovery-headline"
/* unset: not on Today; "yes" */
#define RJ_PREFERENCE_RECOVERY_ON_TODAY "recovery-on-today"
/* unset: was not asked yet, and counts as "yes"; "no" */
#define RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN "recovery-use-ends-run"
/* unset or "": everything; else the id of the substance whose ledger is shown first, and on Today */
#define RJ_PREFERENCE_RECOVERY_SHOWN "recovery-shown"
/* The last day on which the ledger was shown, ISO 8601; see rj_recovery_get_today() */
#define RJ_PREFERENCE_RECOVERY_SEEN "recovery-seen"

/* The number that is shown large. */
typedef enum {
  RJ_RECOVERY_HEADLINE_NONE,
  RJ_RECOVERY_HEADLINE_DAYS,    /* days in recovery */
  RJ_RECOVERY_HEADLINE_START,   /* days since I began */
  RJ_RECOVERY_HEADLINE_SHARE,   /* share of days in recovery since I began */
  RJ_RECOVERY_HEADLINE_SPAN_30, /* of the last 30 days, and so on */
  RJ_RECOVERY_HEADLINE_SPAN_90,
  RJ_RECOVERY_HEADLINE_SPAN_365,
  RJ_RECOVERY_HEADLINE_RUN,     /* this run */
  RJ_RECOVERY_HEADLINE_LONGEST, /* longest run */
} RjRecoveryHeadline;

#define RJ_RECOVERY_N_HEADLINES (RJ_RECOVERY_HEADLINE_LONGEST + 1)

/* "none", "days", "start", "share", "30", "90", "365", "run", "longest". (transfer none) */
const char *rj_recovery_headline_get_name (RjRecoveryHeadline headline);
/* @name: (nullable). Unknown is none. */
RjRecoveryHeadline rj_recovery_headline_from_name (const char *name);

#define RJ_TYPE_RECOVERY (rj_recovery_get_type ())
G_DECLARE_INTERFACE (RjRecovery, rj_recovery, RJ, RECOVERY, GObject)

/**
 * RjRecovery: the ledger of recovery time. Main thread only; answers come there.
 *
 * Events are added, never changed: to correct is to add. What was written to one (amount, note) is a record
 * of its own, which can be changed, deleted and removed for good while the day stays. An event and its
 * corrections can be deleted together, into "Recently deleted" like anything else; from there they go for
 * good, in safety copies too. Every change is one that can be undone.
 */
struct _RjRecoveryInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjRecovery *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*add_async) (RjRecovery *self,
                     const RjRecoveryEvent *event,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  void (*set_words_async) (RjRecovery *self,
                           const char *id,
                           const char *amount,
                           const char *note,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*delete_words_async) (RjRecovery *self,
                              const char *id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*delete_async) (RjRecovery *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_savings_async) (RjRecovery *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
  void (*save_saving_async) (RjRecovery *self,
                             const RjRecoverySaving *saving,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
  void (*delete_saving_async) (RjRecovery *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
};

/* Finish: (element-type RjRecoveryEvent): all of them with their words, in the order in which they were
 * written down; those that were corrected or withdrawn too. */
void rj_recovery_list_async (RjRecovery *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *rj_recovery_list_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/**
 * rj_recovery_add_async:
 * @event: one that is not there yet, with an id or without; so are its words. With @corrects it takes the
 * place of that one; with words, these become the words of the first one of the chain. A day of use lies on
 * the person's today or before: RJ_STORE_ERROR_INVALID for one to come (two days to come are let pass: the
 * date line), for %RJ_RECOVERY_WITHDRAWN without
 * @corrects, for a correction that is of another kind or another ledger, and for a day that is none.
 * RJ_STORE_ERROR_NOT_FOUND when what it corrects was deleted.
 *
 * A day of use of the same ledger that was written down already is the same one: it gets the words, and no
 * second line is added. Finish: the event as it is now.
 */
void rj_recovery_add_async (RjRecovery *self,
                            const RjRecoveryEvent *event,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
RjRecoveryEvent *rj_recovery_add_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/* @id: of an event. Writes or replaces what is written to it; with nothing in @amount and @note, deletes it.
 * RJ_STORE_ERROR_NOT_FOUND when the event is gone. */
void rj_recovery_set_words_async (RjRecovery *self,
                                  const char *id,
                                  const char *amount,
                                  const char *note,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_recovery_set_words_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/* @id: of the words (@words of an event). The day stays. */
void rj_recovery_delete_words_async (RjRecovery *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rj_recovery_delete_words_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/* @id: of an event; with all of its chain and its words. */
void rj_recovery_delete_async (RjRecovery *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean rj_recovery_delete_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjRecoverySaving): all, in the order in which they were added. */
void rj_recovery_list_savings_async (RjRecovery *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *rj_recovery_list_savings_finish (RjRecovery *self, GAsyncResult *result, GError **error);

/* Inserted when it has no id, otherwise replaced. RJ_STORE_ERROR_INVALID without a unit, or with an amount
 * out of its range. */
void rj_recovery_save_saving_async (RjRecovery *self,
                                    const RjRecoverySaving *saving,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RjRecoverySaving *rj_recovery_save_saving_finish (RjRecovery *self, GAsyncResult *result, GError **error);

void rj_recovery_delete_saving_async (RjRecovery *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rj_recovery_delete_saving_finish (RjRecovery *self, GAsyncResult *result, GError **error);

G_END_DECLS
