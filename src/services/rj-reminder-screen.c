// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-screen.h"

#include "rj-reminder-ledger.h"

#include <glib/gi18n-lib.h>

#define BUTTONS (RJ_NOTIFY_ACTION_DONE | RJ_NOTIFY_ACTION_SNOOZE | RJ_NOTIFY_ACTION_OPEN)

typedef struct {
  RjReminder *reminder;
  gint64 shown_us;
} Shown;

struct _RjReminderScreen {
  GObject parent_instance;

  RjClock *clock;
  RjNotifier *notifier;
  RjReminderSource *source;
  GCancellable *cancellable;

  GHashTable *shown; /* key → Shown: on the screen */
  GPtrArray *summed; /* keys of what the summary on the screen is about */
  char *summary;     /* what it says */
  guint wording;     /* what is shown as soon as its words are known */
};

G_DEFINE_FINAL_TYPE (RjReminderScreen, rj_reminder_screen, G_TYPE_OBJECT)

enum {
  ANSWERED,
  OPEN,
  SEE,
  SETTLED,
  REFUSED,
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
shown_free (Shown *shown)
{
  rj_reminder_free (shown->reminder);
  g_free (shown);
}

static void
emit_changed (RjReminderScreen *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Showing ---- */

typedef struct {
  RjReminderScreen *screen;
  char *key;
  gboolean silent;
  gboolean again;
  guint32 left; /* what an earlier process left of it */
} Wording;

static void
worded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wording *wording = user_data;
  g_autoptr (RjReminderScreen) self = wording->screen;
  g_autoptr (RjReminderWords) words = rj_reminder_source_word_finish (RJ_REMINDER_SOURCE (object), result);
  gboolean wanted = g_hash_table_contains (self->shown, wording->key);

  if (wanted && wording->again)
    rj_notifier_show_again (self->notifier, wording->key, words->title, words->body, BUTTONS, wording->left);
  else if (wanted)
    rj_notifier_show (self->notifier, wording->key, words->title, words->body, BUTTONS, wording->silent);
  g_free (wording->key);
  g_free (wording);
  self->wording--;
  emit_changed (self);
}

static void
word (RjReminderScreen *self, const RjReminder *reminder, Wording *wording)
{
  Shown *shown = g_new (Shown, 1);

  shown->reminder = rj_reminder_copy (reminder);
  shown->shown_us = rj_clock_get_now (self->clock);
  g_hash_table_replace (self->shown, shown->reminder->key, shown);

  self->wording++;
  wording->screen = g_object_ref (self);
  wording->key = g_strdup (reminder->key);
  rj_reminder_source_word_async (self->source, reminder, NULL, worded_cb, wording);
}

void
rj_reminder_screen_show (RjReminderScreen *self, const RjReminder *reminder, gboolean silent)
{
  Wording *wording = g_new0 (Wording, 1);

  wording->silent = silent;
  word (self, reminder, wording);
}

void
rj_reminder_screen_show_again (RjReminderScreen *self, const RjReminder *reminder, guint32 left)
{
  Wording *wording = g_new0 (Wording, 1);

  wording->again = TRUE;
  wording->left = left;
  word (self, reminder, wording);
}

/* The fixed plan of a locked journal knows no days. */
static RjDay
reminder_day (RjReminderScreen *self, const RjReminder *reminder)
{
  if (rj_day_is_valid (reminder->day))
    return reminder->day;
  return rj_day_at (reminder->due_us, rj_clock_get_zone (self->clock), rj_clock_get_day_end (self->clock));
}

static char *
dup_summary (guint n, RjReminderSummary why)
{
  switch (why)
    {
    case RJ_REMINDER_WENT_BY:
      return g_strdup_printf (
        ngettext ("While the computer was off, %u reminder went by. Nothing you need to fix.",
                  "While the computer was off, %u reminders went by. Nothing you need to fix.", n),
        n);
    case RJ_REMINDER_AFTER_QUIET:
      return g_strdup_printf (ngettext ("In your quiet hours, %u reminder went by. Nothing you need to fix.",
                                        "In your quiet hours, %u reminders went by. Nothing you need to fix.",
                                        n),
                              n);
    case RJ_REMINDER_CROWD:
    default:
      /* Translators: a notification in place of many at the same time */
      return g_strdup_printf (ngettext ("You have %u thing planned.", "You have %u things planned.", n), n);
    }
}

static void
sum_up (RjReminderScreen *self, GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++)
    g_ptr_array_add (self->summed, g_strdup (((const RjReminder *) reminders->pdata[i])->key));
}

void
rj_reminder_screen_show_summary (RjReminderScreen *self,
                                 GPtrArray *first,
                                 GPtrArray *second,
                                 RjReminderSummary why)
{
  sum_up (self, first);
  if (second)
    sum_up (self, second);
  g_free (self->summary);
  self->summary = dup_summary (self->summed->len, why);
  rj_notifier_show (self->notifier, RJ_REMINDER_SUMMARY_KEY, _ ("Reminder"), self->summary,
                    RJ_NOTIFY_ACTION_SEE, why != RJ_REMINDER_CROWD);
}

static void
forget_summary (RjReminderScreen *self)
{
  g_ptr_array_set_size (self->summed, 0);
  g_clear_pointer (&self->summary, g_free);
}

/* ---- What was settled in the window ---- */

typedef struct {
  RjReminderScreen *screen;
  RjReminder *reminder;
} Asking;

static void
stands_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (RjReminderScreen) self = asking->screen;
  g_autoptr (RjReminder) reminder = asking->reminder;
  gboolean stands = rj_reminder_source_stands_finish (RJ_REMINDER_SOURCE (object), result);
  const Shown *shown = g_hash_table_lookup (self->shown, reminder->key);

  g_free (asking);
  /* Since then it may have been answered, or shown again for another time. */
  if (stands || RJ_REMINDER_SOURCE (object) != self->source || !shown
      || shown->reminder->due_us != reminder->due_us)
    return;
  g_hash_table_remove (self->shown, reminder->key);
  rj_notifier_withdraw (self->notifier, reminder->key);
  emit_changed (self);
}

void
rj_reminder_screen_withdraw_settled (RjReminderScreen *self)
{
  GHashTableIter iter;
  gpointer shown;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    {
      Asking *asking = g_new (Asking, 1);

      asking->screen = g_object_ref (self);
      asking->reminder = rj_reminder_copy (((Shown *) shown)->reminder);
      rj_reminder_source_stands_async (self->source, asking->reminder, self->cancellable, stands_cb, asking);
    }
}

/* ---- What the person does about a notification ---- */

static RjDay
get_today (RjReminderScreen *self)
{
  return rj_day_at (rj_clock_get_now (self->clock), rj_clock_get_zone (self->clock),
                    rj_clock_get_day_end (self->clock));
}

/* Clicked itself, or its button: there is only one place to go. */
static void
summary_action (RjReminderScreen *self)
{
  forget_summary (self);
  rj_notifier_withdraw (self->notifier, RJ_REMINDER_SUMMARY_KEY);
  g_signal_emit (self, signals[SEE], 0);
}

static RjReminderAnswer
answer_of (RjNotifyAction action)
{
  switch (action)
    {
    case RJ_NOTIFY_ACTION_DONE:
      return RJ_REMINDER_DONE;
    case RJ_NOTIFY_ACTION_SNOOZE:
      return RJ_REMINDER_SNOOZED;
    case RJ_NOTIFY_ACTION_OPEN:
    case RJ_NOTIFY_ACTION_SEE:
    default:
      return RJ_REMINDER_OPENED;
    }
}

static void
action_cb (RjReminderScreen *self, const char *key, guint action)
{
  g_autofree char *about = g_strdup (key); /* it may be that of what goes */
  Shown *shown = g_hash_table_lookup (self->shown, key);
  RjReminderAnswer answer = answer_of (action);
  RjDay day = get_today (self);
  gint64 at = rj_clock_get_now (self->clock);

  if (g_str_equal (key, RJ_REMINDER_SUMMARY_KEY))
    {
      summary_action (self);
      emit_changed (self);
      return;
    }
  if (g_str_equal (key, RJ_NOTIFIER_TEST_KEY) || g_str_equal (key, RJ_NOTIFIER_RIDE_KEY))
    return;
  /* What an earlier process showed is answered like what this one did. */
  if (!shown && !rj_notifier_outlives (self->notifier))
    return;
  if (shown)
    {
      /* The answer comes after the showing, even if the clock was set back in between. */
      at = MAX (at, shown->shown_us);
      day = reminder_day (self, shown->reminder);
    }
  g_hash_table_remove (self->shown, about);
  rj_notifier_withdraw (self->notifier, about);
  g_signal_emit (self, signals[ANSWERED], 0, about, (int) answer, at);
  if (answer == RJ_REMINDER_OPENED)
    g_signal_emit (self, signals[OPEN], 0, day);
  emit_changed (self);
}

static void
closed_cb (RjReminderScreen *self, const char *key, gboolean by_person)
{
  Shown *shown = g_hash_table_lookup (self->shown, key);

  if (g_str_equal (key, RJ_REMINDER_SUMMARY_KEY))
    forget_summary (self);
  if (shown && by_person)
    g_signal_emit (self, signals[ANSWERED], 0, key, (int) RJ_REMINDER_DISMISSED,
                   MAX (rj_clock_get_now (self->clock), shown->shown_us));
  g_hash_table_remove (self->shown, key);
  emit_changed (self);
}

/* Of each that it was about it is known that nobody was told. */
static void
summary_refused (RjReminderScreen *self, RjReminderAnswer why)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);
  g_autofree char *text = g_strdup (self->summary);
  gint64 now = rj_clock_get_now (self->clock);

  for (guint i = 0; i < self->summed->len; i++)
    g_ptr_array_add (answers, rj_reminder_answered_new (self->summed->pdata[i], why, now));
  forget_summary (self);
  g_signal_emit (self, signals[SETTLED], 0, answers);
  g_signal_emit (self, signals[REFUSED], 0, text);
}

static void
refused_cb (RjReminderScreen *self, const char *key, guint refusal)
{
  const Shown *shown = g_hash_table_lookup (self->shown, key);
  RjReminderAnswer why = refusal == RJ_NOTIFY_NO_SERVICE ? RJ_REMINDER_NO_SERVICE : RJ_REMINDER_REFUSED;

  if (shown)
    g_signal_emit (self, signals[ANSWERED], 0, key, (int) why,
                   MAX (rj_clock_get_now (self->clock), shown->shown_us));
  g_hash_table_remove (self->shown, key);
  if (g_str_equal (key, RJ_REMINDER_SUMMARY_KEY))
    summary_refused (self, why);
  else if (!g_str_equal (key, RJ_NOTIFIER_TEST_KEY))
    g_signal_emit (self, signals[REFUSED], 0, NULL);
  emit_changed (self);
}

/* ---- The object ---- */

static void
rj_reminder_screen_dispose (GObject *object)
{
  RjReminderScreen *self = RJ_REMINDER_SCREEN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->source);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_reminder_screen_parent_class)->dispose (object);
}

static void
rj_reminder_screen_finalize (GObject *object)
{
  RjReminderScreen *self = RJ_REMINDER_SCREEN (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->shown);
  g_ptr_array_unref (self->summed);
  g_free (self->summary);
  G_OBJECT_CLASS (rj_reminder_screen_parent_class)->finalize (object);
}

static void
rj_reminder_screen_class_init (RjReminderScreenClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_reminder_screen_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_reminder_screen_finalize;

  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT64);
  signals[OPEN] =
    g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SEE] = g_signal_new ("see", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] =
    g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[REFUSED] =
    g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_reminder_screen_init (RjReminderScreen *self)
{
  self->cancellable = g_cancellable_new ();
  self->summed = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) shown_free);
}

RjReminderScreen *
rj_reminder_screen_new (RjClock *clock, RjNotifier *notifier)
{
  RjReminderScreen *self = g_object_new (RJ_TYPE_REMINDER_SCREEN, NULL);

  self->clock = g_object_ref (clock);
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (notifier, "action", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "idle", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
rj_reminder_screen_set_source (RjReminderScreen *self, RjReminderSource *source)
{
  g_return_if_fail (RJ_IS_REMINDER_SCREEN (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->source, source);
}

gboolean
rj_reminder_screen_needs_program (RjReminderScreen *self)
{
  gboolean any;

  g_return_val_if_fail (RJ_IS_REMINDER_SCREEN (self), FALSE);

  any = self->summed->len > 0 || g_hash_table_size (self->shown) > 0;
  return self->wording > 0 || rj_notifier_is_busy (self->notifier)
         || (any && !rj_notifier_outlives (self->notifier));
}

GStrv
rj_reminder_screen_dup_keys (RjReminderScreen *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (RJ_IS_REMINDER_SCREEN (self), NULL);

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_strv_builder_add (builder, key);
  return g_strv_builder_end (builder);
}
