// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-scheduler.h"

#include "rj-wake-timer.h"

#include <glib/gi18n-lib.h>

/* More at one moment are one notification. */
#define MAX_AT_ONCE 5
/* With nothing in the days ahead: an appointment in some weeks is a reason to stay, too. Few of them, because
 * the plan goes through the lock. */
#define FAR_AHEAD_US (2 * 366 * G_TIME_SPAN_DAY)
#define FAR_MOST     32

/* What went by longer ago is not looked for: the clock may have been years off. */
#define LOOK_BACK_US (31 * G_TIME_SPAN_DAY)
/* A minute that took longer: the clock was set, or the machine slept. */
#define JUMP_US (2 * G_TIME_SPAN_MINUTE)

/* The key of the one notification for many; no reminder has it: theirs are random. */
#define SUMMARY_KEY "summary"

typedef struct {
  RjReminder *reminder;
  gint64 shown_us;
} Shown;

struct _RjReminderScheduler {
  GObject parent_instance;

  RjClock *clock;
  RjNotifier *notifier;
  RjReminderSource *source;
  RjWakeTimer *timer;
  GCancellable *cancellable;

  GPtrArray *plan;     /* (element-type RjReminder): what lies ahead, by due */
  GHashTable *handled; /* key → due of what was shown or went by: it does not come again for that due */
  GHashTable *shown;   /* key → Shown: on the screen */
  RjReminderAnswers *answers; /* not on the disk yet */

  guint summed;     /* what the summary on the screen counts */
  RjDay summed_day; /* of the first of them */
  gint64 last_us;   /* the clock at the last minute */
  GTimeZone *zone;  /* and its zone */
  gboolean looking;
  gboolean look_again;
  gboolean keep_seen;
  gboolean needed; /* as last told */
  gboolean far;    /* what is being looked up is what lies farther ahead */
};

G_DEFINE_FINAL_TYPE (RjReminderScheduler, rj_reminder_scheduler, G_TYPE_OBJECT)

enum {
  OPEN,
  NEEDED,
  REFUSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void look (RjReminderScheduler *self);

static void
shown_free (Shown *shown)
{
  rj_reminder_free (shown->reminder);
  g_free (shown);
}

static void
update_needed (RjReminderScheduler *self)
{
  gboolean needed = rj_reminder_scheduler_get_needed (self);

  if (needed == self->needed)
    return;
  self->needed = needed;
  g_signal_emit (self, signals[NEEDED], 0);
}

/* ---- Answers ---- */

static void
tried_cb (RjReminderScheduler *self, RjReminderSource *source, int answer)
{
  /* The journal says nothing about a snooze, but it has a new time now. */
  if (answer == RJ_REMINDER_SNOOZED && source == self->source)
    look (self);
  update_needed (self);
}

/* ---- Showing ---- */

typedef struct {
  RjReminderScheduler *scheduler;
  char *key;
  gboolean silent;
} Wording;

static void
worded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wording *wording = user_data;
  g_autoptr (RjReminderScheduler) self = wording->scheduler;
  g_autoptr (RjReminderWords) words = rj_reminder_source_word_finish (RJ_REMINDER_SOURCE (object), result);

  if (g_hash_table_contains (self->shown, wording->key))
    rj_notifier_show (self->notifier, wording->key, words->title, words->body,
                      RJ_NOTIFY_ACTION_DONE | RJ_NOTIFY_ACTION_SNOOZE | RJ_NOTIFY_ACTION_OPEN,
                      wording->silent);
  g_free (wording->key);
  g_free (wording);
}

static void
show (RjReminderScheduler *self, const RjReminder *reminder, gboolean silent)
{
  Shown *shown = g_new (Shown, 1);
  Wording *wording = g_new (Wording, 1);

  shown->reminder = rj_reminder_copy (reminder);
  shown->shown_us = rj_clock_get_now (self->clock);
  g_hash_table_replace (self->shown, shown->reminder->key, shown);

  wording->scheduler = g_object_ref (self);
  wording->key = g_strdup (reminder->key);
  wording->silent = silent;
  rj_reminder_source_word_async (self->source, reminder, NULL, worded_cb, wording);
}

/* The fixed plan of a locked journal knows no days. */
static RjDay
reminder_day (RjReminderScheduler *self, const RjReminder *reminder)
{
  if (rj_day_is_valid (reminder->day))
    return reminder->day;
  return rj_day_at (reminder->due_us, rj_clock_get_zone (self->clock), rj_clock_get_day_end (self->clock));
}

/* One notification for all of @reminders, and for those that an earlier one on the screen counts. */
static void
show_summary (RjReminderScheduler *self, GPtrArray *reminders, gboolean went_by)
{
  g_autofree char *text = NULL;

  if (self->summed == 0)
    self->summed_day = reminder_day (self, reminders->pdata[0]);
  self->summed += reminders->len;
  if (went_by)
    text = g_strdup_printf (
      ngettext ("While the computer was off, %u reminder went by. Nothing you need to fix.",
                "While the computer was off, %u reminders went by. Nothing you need to fix.", self->summed),
      self->summed);
  else
    /* Translators: a notification in place of many at the same time */
    text = g_strdup_printf (
      ngettext ("You have %u thing planned.", "You have %u things planned.", self->summed), self->summed);
  rj_notifier_show (self->notifier, SUMMARY_KEY, _ ("Reminder"), text, RJ_NOTIFY_ACTION_OPEN, went_by);
}

static void
handle (RjReminderScheduler *self, const RjReminder *reminder)
{
  gint64 *due = g_new (gint64, 1);

  *due = reminder->due_us;
  g_hash_table_replace (self->handled, g_strdup (reminder->key), due);
}

static gboolean
is_handled (RjReminderScheduler *self, const RjReminder *reminder)
{
  const gint64 *due = g_hash_table_lookup (self->handled, reminder->key);

  return due && *due == reminder->due_us;
}

static void
show_due (RjReminderScheduler *self, GPtrArray *due, GPtrArray *late, gint64 now)
{
  if (due->len > MAX_AT_ONCE)
    {
      show_summary (self, due, FALSE);
    }
  else
    {
      for (guint i = 0; i < due->len; i++)
        show (self, due->pdata[i], FALSE);
    }
  if (late->len > 0)
    show_summary (self, late, TRUE);

  for (guint i = 0; i < due->len; i++)
    {
      const RjReminder *reminder = due->pdata[i];

      handle (self, reminder);
      /* Of a crowd nothing is written one by one: having looked is enough to know that it is over. */
      if (due->len <= MAX_AT_ONCE)
        rj_reminder_answers_add (self->answers, reminder->key, RJ_REMINDER_SHOWN, now);
    }
  for (guint i = 0; i < late->len; i++)
    handle (self, late->pdata[i]);
}

/* ---- Looking ---- */

static void
wake_at_next (RjReminderScheduler *self)
{
  if (!self->timer)
    return;
  if (self->plan->len > 0)
    rj_wake_timer_set (self->timer, ((const RjReminder *) self->plan->pdata[0])->due_us);
  else
    rj_wake_timer_stop (self->timer);
}

/* Splits what the source gave; the plan keeps what lies ahead. */
static void
take_list (RjReminderScheduler *self, GPtrArray *list)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new ();
  g_autoptr (GPtrArray) late = g_ptr_array_new ();
  gint64 now = rj_clock_get_now (self->clock);

  g_ptr_array_set_size (self->plan, 0);
  for (guint i = 0; i < list->len; i++)
    {
      const RjReminder *reminder = list->pdata[i];

      if (is_handled (self, reminder))
        continue;
      if (reminder->due_us > now)
        g_ptr_array_add (self->plan, rj_reminder_copy (reminder));
      else if (now - reminder->due_us <= RJ_REMINDER_GRACE_US)
        g_ptr_array_add (due, list->pdata[i]);
      else
        g_ptr_array_add (late, list->pdata[i]);
    }
  if (due->len > 0 || late->len > 0 || self->keep_seen || rj_reminder_source_get_seen (self->source) > now)
    rj_reminder_source_set_seen (self->source, now);
  self->keep_seen = FALSE;
  show_due (self, due, late, now);
  wake_at_next (self);
  update_needed (self);
}

static void look_until (RjReminderScheduler *self, gboolean far);

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjReminderScheduler) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = rj_reminder_source_list_finish (RJ_REMINDER_SOURCE (object), result, &error);
  gboolean again;
  gboolean farther;

  /* Of a source that was left. */
  if (RJ_REMINDER_SOURCE (object) != self->source)
    return;
  farther = list != NULL && list->len == 0 && !self->far;
  if (farther)
    {
      look_until (self, TRUE);
      return;
    }
  if (list != NULL && self->far && list->len > FAR_MOST)
    g_ptr_array_set_size (list, FAR_MOST);
  self->looking = FALSE;
  again = self->look_again;
  self->look_again = FALSE;
  /* The minute brings the next look. */
  if (!list)
    g_info ("Reminders cannot be looked up: %s", error->message);
  else
    take_list (self, list);
  if (again)
    look (self);
}

static void
look (RjReminderScheduler *self)
{
  if (!self->source)
    return;
  if (self->looking)
    {
      self->look_again = TRUE;
      return;
    }
  self->looking = TRUE;
  look_until (self, FALSE);
}

static void
look_until (RjReminderScheduler *self, gboolean far)
{
  gint64 now = rj_clock_get_now (self->clock);
  gint64 seen;

  self->far = far;
  seen = rj_reminder_source_get_seen (self->source);
  if (seen < 0)
    {
      /* Nobody was promised a reminder before now. */
      seen = now;
      self->keep_seen = TRUE;
    }
  rj_reminder_source_list_async (self->source, CLAMP (seen, now - LOOK_BACK_US, now),
                                 now + (far ? FAR_AHEAD_US : RJ_REMINDER_AHEAD_US), self->cancellable,
                                 listed_cb, g_object_ref (self));
}

/* ---- What was ticked, put off or deleted in the window needs no reminder on the screen any more ---- */

typedef struct {
  RjReminderScheduler *scheduler;
  RjReminder *reminder;
} Asking;

static void
stands_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (RjReminderScheduler) self = asking->scheduler;
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
  update_needed (self);
}

static void
withdraw_settled (RjReminderScheduler *self)
{
  GHashTableIter iter;
  gpointer shown;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    {
      Asking *asking = g_new (Asking, 1);

      asking->scheduler = g_object_ref (self);
      asking->reminder = rj_reminder_copy (((Shown *) shown)->reminder);
      rj_reminder_source_stands_async (self->source, asking->reminder, self->cancellable, stands_cb, asking);
    }
}

static void
source_changed_cb (RjReminderScheduler *self)
{
  withdraw_settled (self);
  /* What the person plans for a time that is past already is not missed. */
  self->keep_seen = TRUE;
  look (self);
}

static void
wake_cb (gpointer user_data)
{
  look (user_data);
}

/* What floats with the wall clock moved with the zone: what it skipped is still to come. */
static void
follow_zone (RjReminderScheduler *self)
{
  GTimeZone *zone = rj_clock_get_zone (self->clock);
  gint64 seen = rj_reminder_source_get_seen (self->source);
  RjDay day;
  int minutes;

  if (seen > 0)
    {
      minutes = rj_instant_to_wall (seen, self->zone, &day);
      rj_reminder_source_set_seen (self->source, MIN (seen, rj_wall_to_instant (day, minutes, zone)));
    }
}

static void
minute_cb (RjReminderScheduler *self)
{
  gint64 now = rj_clock_get_now (self->clock);
  gint64 since = now - self->last_us;
  GTimeZone *zone = rj_clock_get_zone (self->clock);
  gboolean other_zone = zone != self->zone;
  gboolean due = self->plan->len > 0 && ((const RjReminder *) self->plan->pdata[0])->due_us <= now;

  self->last_us = now;
  if (other_zone && self->source)
    follow_zone (self);
  if (other_zone)
    {
      g_time_zone_unref (self->zone);
      self->zone = g_time_zone_ref (zone);
    }
  if (due || other_zone || since < 0 || since > JUMP_US)
    look (self);
}

/* ---- What the person does about a notification ---- */

static void
summary_action (RjReminderScheduler *self)
{
  RjDay day = self->summed_day;

  self->summed = 0;
  rj_notifier_withdraw (self->notifier, SUMMARY_KEY);
  g_signal_emit (self, signals[OPEN], 0, day);
}

static void
action_cb (RjReminderScheduler *self, const char *key, guint action)
{
  g_autoptr (RjReminder) reminder = NULL;
  Shown *shown = g_hash_table_lookup (self->shown, key);
  gint64 at;

  if (g_str_equal (key, SUMMARY_KEY))
    {
      summary_action (self);
      update_needed (self);
      return;
    }
  if (!shown)
    return;

  reminder = rj_reminder_copy (shown->reminder);
  /* The answer comes after the showing, even if the clock was set back in between. */
  at = MAX (rj_clock_get_now (self->clock), shown->shown_us);
  g_hash_table_remove (self->shown, reminder->key);
  rj_notifier_withdraw (self->notifier, reminder->key);
  if (action == RJ_NOTIFY_ACTION_DONE)
    {
      rj_reminder_answers_add (self->answers, reminder->key, RJ_REMINDER_DONE, at);
    }
  else if (action == RJ_NOTIFY_ACTION_SNOOZE)
    {
      rj_reminder_answers_add (self->answers, reminder->key, RJ_REMINDER_SNOOZED, at);
    }
  else
    {
      rj_reminder_answers_add (self->answers, reminder->key, RJ_REMINDER_OPENED, at);
      g_signal_emit (self, signals[OPEN], 0, reminder_day (self, reminder));
    }
  update_needed (self);
}

static void
closed_cb (RjReminderScheduler *self, const char *key, gboolean by_person)
{
  Shown *shown = g_hash_table_lookup (self->shown, key);

  if (g_str_equal (key, SUMMARY_KEY))
    self->summed = 0;
  if (shown && by_person)
    rj_reminder_answers_add (self->answers, key, RJ_REMINDER_DISMISSED,
                             MAX (rj_clock_get_now (self->clock), shown->shown_us));
  g_hash_table_remove (self->shown, key);
  update_needed (self);
}

static void
refused_cb (RjReminderScheduler *self, const char *key)
{
  if (g_str_equal (key, SUMMARY_KEY))
    self->summed = 0;
  g_hash_table_remove (self->shown, key);
  g_signal_emit (self, signals[REFUSED], 0);
  update_needed (self);
}

/* ---- The object ---- */

static void
rj_reminder_scheduler_dispose (GObject *object)
{
  RjReminderScheduler *self = RJ_REMINDER_SCHEDULER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->timer, rj_wake_timer_free);
  g_clear_object (&self->source);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_reminder_scheduler_parent_class)->dispose (object);
}

static void
rj_reminder_scheduler_finalize (GObject *object)
{
  RjReminderScheduler *self = RJ_REMINDER_SCHEDULER (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->plan);
  g_clear_object (&self->answers);
  g_hash_table_unref (self->handled);
  g_hash_table_unref (self->shown);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (rj_reminder_scheduler_parent_class)->finalize (object);
}

static void
rj_reminder_scheduler_class_init (RjReminderSchedulerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminder_scheduler_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_reminder_scheduler_finalize;

  signals[OPEN] = g_signal_new ("open", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NEEDED] = g_signal_new ("needed", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_reminder_scheduler_init (RjReminderScheduler *self)
{
  self->cancellable = g_cancellable_new ();
  self->plan = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  self->answers = rj_reminder_answers_new ();
  g_signal_connect_object (self->answers, "tried", G_CALLBACK (tried_cb), self, G_CONNECT_SWAPPED);
  self->handled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) shown_free);
}

RjReminderScheduler *
rj_reminder_scheduler_new (RjClock *clock, RjNotifier *notifier)
{
  RjReminderScheduler *self = g_object_new (RJ_TYPE_REMINDER_SCHEDULER, NULL);

  self->clock = g_object_ref (clock);
  self->notifier = g_object_ref (notifier);
  self->last_us = rj_clock_get_now (clock);
  self->zone = g_time_zone_ref (rj_clock_get_zone (clock));
  if (RJ_IS_SYSTEM_CLOCK (clock))
    self->timer = rj_wake_timer_new (wake_cb, self);
  g_signal_connect_object (clock, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "day", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "action", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
rj_reminder_scheduler_set_source (RjReminderScheduler *self, RjReminderSource *source)
{
  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));

  if (self->source)
    {
      g_signal_handlers_disconnect_by_data (self->source, self);
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_set_object (&self->source, source);
  self->looking = self->look_again = FALSE;
  if (source)
    g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  rj_reminder_answers_set_source (self->answers, source);
  if (!source)
    return;
  look (self);
  update_needed (self);
}

guint
rj_reminder_scheduler_get_ahead (RjReminderScheduler *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), 0);

  return self->plan->len;
}

gboolean
rj_reminder_scheduler_get_needed (RjReminderScheduler *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), FALSE);

  return self->looking || self->plan->len > 0 || rj_reminder_answers_count (self->answers) > 0
         || self->summed > 0 || g_hash_table_size (self->shown) > 0;
}

GPtrArray *
rj_reminder_scheduler_dup_plan (RjReminderScheduler *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), NULL);

  return g_ptr_array_copy (self->plan, (GCopyFunc) (void (*) (void)) rj_reminder_copy, NULL);
}

GStrv
rj_reminder_scheduler_dup_shown (RjReminderScheduler *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), NULL);

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_strv_builder_add (builder, key);
  return g_strv_builder_end (builder);
}

GPtrArray *
rj_reminder_scheduler_dup_answers (RjReminderScheduler *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), NULL);

  return rj_reminder_answers_dup (self->answers);
}

void
rj_reminder_scheduler_add_answer (RjReminderScheduler *self,
                                  const char *key,
                                  RjReminderAnswer answer,
                                  gint64 at_us)
{
  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));
  g_return_if_fail (key);

  rj_reminder_answers_add (self->answers, key, answer, at_us);
}

void
rj_reminder_scheduler_show_again (RjReminderScheduler *self, const char *key)
{
  g_autoptr (RjReminder) reminder = NULL;

  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));
  g_return_if_fail (key);
  g_return_if_fail (self->source);

  reminder = rj_reminder_new ();
  reminder->key = g_strdup (key);
  reminder->due_us = rj_clock_get_now (self->clock);
  show (self, reminder, TRUE);
}
