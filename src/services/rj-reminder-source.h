// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_REMINDER_SOURCE (rj_reminder_source_get_type ())
G_DECLARE_INTERFACE (RjReminderSource, rj_reminder_source, RJ, REMINDER_SOURCE, GObject)

/**
 * RjReminderSource: where the scheduler learns what to remind of. Main thread only; answers come there.
 *
 * RjReminderSource::changed: what list gives may be different now.
 */
struct _RjReminderSourceInterface {
  GTypeInterface parent_iface;

  void (*list_async) (RjReminderSource *self,
                      gint64 from_us,
                      gint64 until_us,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*record_async) (RjReminderSource *self,
                        GPtrArray *answers,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*word_async) (RjReminderSource *self,
                      const RjReminder *reminder,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*stands_async) (RjReminderSource *self,
                        const RjReminder *reminder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  gint64 (*get_seen) (RjReminderSource *self);
  void (*set_seen) (RjReminderSource *self, gint64 at_us);
};

/* Finish: (transfer full) (element-type RjReminder): those due in [from, until) and not yet answered, by due.
 */
void rj_reminder_source_list_async (RjReminderSource *self,
                                    gint64 from_us,
                                    gint64 until_us,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rj_reminder_source_list_finish (RjReminderSource *self, GAsyncResult *result, GError **error);

/**
 * rj_reminder_source_record_async:
 * @answers: (element-type RjReminderAnswered): in the order in which they happened
 *
 * Finish: %TRUE when they are on the disk. G_IO_ERROR_PENDING: they count here, but somebody has to write
 * them down later.
 */
void rj_reminder_source_record_async (RjReminderSource *self,
                                      GPtrArray *answers,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rj_reminder_source_record_finish (RjReminderSource *self, GAsyncResult *result, GError **error);

/* What the notification says: neutral unless the person chose other words. */
typedef struct {
  char *title;
  char *body;
} RjReminderWords;

/* Preferences of the journal: "neutral", "own" or "full"; and the person's own words, which go to the desktop
 * as they are while the journal is open. */
#define RJ_PREFERENCE_REMINDER_WORDING "reminder-wording"
#define RJ_PREFERENCE_REMINDER_WORDS   "reminder-words"
#define RJ_REMINDER_WORDS_MAX          100 /* characters */

RjReminderWords *rj_reminder_words_new_neutral (void);
/* (transfer full) (nullable): what is left of @words, which may be %NULL: no space around them, no more than
 * RJ_REMINDER_WORDS_MAX. %NULL: nothing, so that the neutral ones are said. */
char *rj_reminder_words_clean (const char *words);
void rj_reminder_words_free (RjReminderWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReminderWords, rj_reminder_words_free)

/* Finish: (transfer full): never fails; what cannot be read is neutral. */
void rj_reminder_source_word_async (RjReminderSource *self,
                                    const RjReminder *reminder,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RjReminderWords *rj_reminder_source_word_finish (RjReminderSource *self, GAsyncResult *result);

/* Finish: %FALSE when what @reminder is about was done, put off, moved to another day or deleted; what cannot
 * be read stands. A source without stands_async knows no more than before: all stand. */
void rj_reminder_source_stands_async (RjReminderSource *self,
                                      const RjReminder *reminder,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rj_reminder_source_stands_finish (RjReminderSource *self, GAsyncResult *result);

/**
 * rj_reminder_source_get_seen:
 *
 * Until when reminders were looked after, in microseconds since 1970: what fell due since then went by
 * unseen. -1: never, so that nothing was missed yet.
 */
gint64 rj_reminder_source_get_seen (RjReminderSource *self);
void rj_reminder_source_set_seen (RjReminderSource *self, gint64 at_us);

/* For implementations: emits RjReminderSource::changed. */
void rj_reminder_source_emit_changed (RjReminderSource *self);

#define RJ_TYPE_STORE_REMINDERS (rj_store_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RjStoreReminders, rj_store_reminders, RJ, STORE_REMINDERS, GObject)

/* The plan of an open journal. The preference "reminder-wording" is "neutral", "own" (the words of
 * "reminder-words") or "full" (title, time and place of the item). Those of RJ_PREFERENCE_QUIET_HOURS hold
 * back what falls into them. @clock: for the zone */
RjReminderSource *rj_store_reminders_new (RjStore *store, RjClock *clock);

#define RJ_TYPE_FIXED_REMINDERS (rj_fixed_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RjFixedReminders, rj_fixed_reminders, RJ, FIXED_REMINDERS, GObject)

/* While the journal is locked: what was known when it was locked. Always neutral.
 * @reminders: (element-type RjReminder): copied; key and due are enough */
RjReminderSource *rj_fixed_reminders_new (GPtrArray *reminders);

/* One that was shown before: what comes of it is no news. */
void rj_fixed_reminders_add_shown (RjFixedReminders *self, const char *key);

/* @done: to be called when @answered is where it outlives this process, or cannot be; at once or later */
typedef void (*RjReminderKeep) (const RjReminderAnswered *answered,
                                GSourceOnceFunc done,
                                gpointer done_data,
                                gpointer user_data);
/* @keep: told of each answer, before it counts as one that waits for the next journal that opens. */
void rj_fixed_reminders_set_keep (RjFixedReminders *self, RjReminderKeep keep, gpointer user_data);

G_END_DECLS
