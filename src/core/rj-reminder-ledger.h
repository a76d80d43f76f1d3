// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Later than this is late, in microseconds: the clock is looked at once a minute. */
#define RJ_REMINDER_ON_TIME_US (2 * G_TIME_SPAN_MINUTE)

/* Of one that repeats until it is handled: how often it comes after the first time. */
#define RJ_REMINDER_NAG_MOST 5
/* How long after its time a reminder is still shown as itself, in microseconds. */
#define RJ_REMINDER_GRACE_US (15 * G_TIME_SPAN_MINUTE)

/**
 * RjReminderAnswered: what became of a reminder at one moment
 * @key: of the reminder
 * @answer: what
 * @at_us: when, microseconds since 1970 UTC
 * @kept: it is where it outlives the process, for the next journal that opens
 */
typedef struct {
  char *key;
  RjReminderAnswer answer;
  gint64 at_us;
  gboolean kept;
} RjReminderAnswered;

RjReminderAnswered *rj_reminder_answered_new (const char *key, RjReminderAnswer answer, gint64 at_us);
RjReminderAnswered *rj_reminder_answered_copy (const RjReminderAnswered *self);
void rj_reminder_answered_free (RjReminderAnswered *self);

/**
 * RjReminderEntry: one line of the ledger
 * @title: (nullable): of the item; %NULL when it is not in the plan any more
 * @kind: of the item; 0 when it is not in the plan any more
 * @due_us: when it was to come
 * @shown_us: when it was first shown, or 0
 * @times: how often it was shown
 * @answer: what the person did last: done, snoozed, opened, dismissed; 0: nothing
 * @answered_us: when, or 0
 * @why: why it was late or did not come: one of the reasons in RjReminderAnswer; 0: none is known
 * @done_before: the item was ticked before the reminder was due, so that there was nothing to say
 */
typedef struct {
  char *key;
  char *title;
  RjPlanKind kind;
  RjDay day;
  gint64 due_us;
  gint64 shown_us;
  guint times;
  RjReminderAnswer answer;
  gint64 answered_us;
  RjReminderAnswer why;
  gboolean done_before;
} RjReminderEntry;

RjReminderEntry *rj_reminder_entry_new (void);
void rj_reminder_entry_free (RjReminderEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReminderEntry, rj_reminder_entry_free)

/* How late it was shown, in microseconds; 0: on time, early after a clock that was set back, or not shown. */
gint64 rj_reminder_entry_get_late (const RjReminderEntry *self);
gboolean rj_reminder_entry_is_on_time (const RjReminderEntry *self);

/**
 * RjReminderTally: the ledger in numbers
 * @n: those that were to come; without those that were done before
 * @on_time: shown within RJ_REMINDER_ON_TIME_US
 * @slept: late, or not shown, because the computer slept
 * @not_running: because the program was not running
 * @no_background: because the program was not running: it may not stay without a window
 * @refused: because the desktop did not show them
 * @no_service: of @refused: because nothing there shows any
 * @quiet: came after the person's quiet hours
 * @summed: many at once, told of in one notification
 * @other: late for no reason that is known
 * @done_before: were done before; not in @n
 */
typedef struct {
  guint n;
  guint on_time;
  guint slept;
  guint not_running;
  guint no_background;
  guint refused;
  guint no_service;
  guint quiet;
  guint summed;
  guint other;
  guint done_before;
} RjReminderTally;

/* @entries: (element-type RjReminderEntry) */
void rj_reminder_tally (GPtrArray *entries, RjReminderTally *tally);

/**
 * rj_reminder_next_repeat:
 * @first_us, @last_us: when it was first and last shown
 * @nag_minutes: minutes between two showings
 *
 * Repeats stand at fixed distances from the first; those that went by while nobody looked are one.
 * Returns: when to show it again, at most a moment that is over; or -1: that was enough
 */
gint64 rj_reminder_next_repeat (gint64 first_us, gint64 last_us, int nag_minutes, gint64 now_us);

#define RJ_TYPE_REMINDER_LEDGER (rj_reminder_ledger_get_type ())
G_DECLARE_INTERFACE (RjReminderLedger, rj_reminder_ledger, RJ, REMINDER_LEDGER, GObject)

/**
 * RjReminderLedger: what became of reminders. Nothing of it can be undone. Main thread only; answers come
 * there.
 */
struct _RjReminderLedgerInterface {
  GTypeInterface parent_iface;

  void (*record_async) (RjReminderLedger *self,
                        GPtrArray *answers,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*list_async) (RjReminderLedger *self,
                      gint64 from_us,
                      gint64 until_us,
                      guint most,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
};

/**
 * rj_reminder_ledger_record_async:
 * @answers: (element-type RjReminderAnswered): in the order in which they happened
 *
 * All in one go. RJ_REMINDER_DONE ticks the occurrence too. Doing it twice changes nothing, and neither does
 * a key that is not known.
 */
void rj_reminder_ledger_record_async (RjReminderLedger *self,
                                      GPtrArray *answers,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rj_reminder_ledger_record_finish (RjReminderLedger *self, GAsyncResult *result, GError **error);

/* Finish: (element-type RjReminderEntry): those due in [from, until) of which something is known, at most
 * @most, the latest first. */
void rj_reminder_ledger_list_async (RjReminderLedger *self,
                                    gint64 from_us,
                                    gint64 until_us,
                                    guint most,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rj_reminder_ledger_list_finish (RjReminderLedger *self, GAsyncResult *result, GError **error);

G_END_DECLS
