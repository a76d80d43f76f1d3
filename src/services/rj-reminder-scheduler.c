// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-scheduler.h"

#include "rj-reminder-found.h"
#include "rj-reminder-screen.h"
#include "rj-wake-timer.h"

/* With nothing in the days ahead: an appointment in some weeks is a reason to stay, too. Few of them, because
 * the plan goes through the lock. */
#define FAR_AHEAD_US (2 * 366 * G_TIME_SPAN_DAY)
#define FAR_MOST     32

/* What went by longer ago is not looked for: the clock may have been years off. */
#define LOOK_BACK_US (31 * G_TIME_SPAN_DAY)

struct _RjReminderScheduler {
  GObject parent_instance;

  RjClock *clock;
  RjReminderScreen *screen;
  RjReminderSource *source;
  RjWakeTimer *timer;
  GCancellable *cancellable;

  GPtrArray *plan;     /* (element-type RjReminder): what lies ahead, by due */
  GHashTable *handled; /* key → due of what was shown or went by: it does not come again for that due */
  RjReminderAnswers *answers; /* not on the disk yet */

  RjReminderBefore before;
  gpointer before_data;
  RjReminderWatch watch;
  gint64 known_us;    /* up to then all that was due was dealt with; -1: nobody knows */
  GPtrArray *showing; /* (element-type Showing): what is being written down before it is shown */
  GTimeZone *zone;    /* and its zone */
  gboolean looking;
  gboolean look_again;
  gboolean keep_seen;
  gboolean needed; /* as last told */
  gboolean far;    /* what is being looked up is what lies farther ahead */
};

G_DEFINE_FINAL_TYPE (RjReminderScheduler, rj_reminder_scheduler, G_TYPE_OBJECT)

enum {
  OPEN,
  SEE,
  PLANNED,
  NEEDED,
  REFUSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void look (RjReminderScheduler *self);

static void
update_needed (RjReminderScheduler *self)
{
  gboolean needed = rj_reminder_scheduler_get_needed (self);

  if (needed == self->needed)
    return;
  self->needed = needed;
  g_signal_emit (self, signals[NEEDED], 0);
}

/* ---- Showing ---- */

static void
handle (RjReminderScheduler *self, const RjReminder *reminder)
{
  gint64 *due = g_new (gint64, 1);

  *due = reminder->due_us;
  g_hash_table_replace (self->handled, g_strdup (reminder->key), due);
}

static gboolean
is_handled (const RjReminder *reminder, gpointer user_data)
{
  RjReminderScheduler *self = user_data;
  const gint64 *due = g_hash_table_lookup (self->handled, reminder->key);

  return due && *due == reminder->due_us;
}

typedef struct {
  RjReminderScheduler *scheduler;
  RjReminderFound *found;
} Showing;

static void
show_found (RjReminderScheduler *self, const RjReminderFound *found)
{
  if (rj_reminder_found_is_crowd (found))
    rj_reminder_screen_show_summary (self->screen, found->due, NULL, RJ_REMINDER_CROWD);
  else
    for (guint i = 0; i < found->due->len; i++)
      rj_reminder_screen_show (self->screen, found->due->pdata[i], FALSE);
  if (found->late->len > 0)
    rj_reminder_screen_show_summary (self->screen, found->late, found->quiet, RJ_REMINDER_WENT_BY);
  else if (found->quiet->len > 0)
    rj_reminder_screen_show_summary (self->screen, found->quiet, NULL, RJ_REMINDER_AFTER_QUIET);
}

static gboolean
has_repeats (const RjReminderFound *found)
{
  for (guint i = 0; i < found->due->len; i++)
    if (((const RjReminder *) found->due->pdata[i])->nag_minutes > 0)
      return TRUE;
  return FALSE;
}

static void
show_cb (gpointer user_data)
{
  Showing *showing = user_data;
  g_autoptr (RjReminderScheduler) self = showing->scheduler;
  g_autoptr (RjReminderFound) found = showing->found;

  g_ptr_array_remove_fast (self->showing, showing);
  g_free (showing);
  if (!self->source)
    return;
  show_found (self, found);
  /* Now that it is known when it was shown it is known when it comes again. */
  if (has_repeats (found))
    look (self);
  update_needed (self);
}

static void
written_cb (gpointer user_data)
{
  RjReminderScheduler *self = ((Showing *) user_data)->scheduler;

  if (self->before)
    self->before (show_cb, user_data, self->before_data);
  else
    show_cb (user_data);
}

/* It is shown when it is on the disk that it was: however this process ends, nothing comes twice. */
static void
write_then_show (RjReminderScheduler *self, RjReminderFound *found, gint64 now)
{
  g_autoptr (GPtrArray) answers = rj_reminder_found_make_answers (found, &self->watch, now);
  Showing *showing = g_new (Showing, 1);

  showing->scheduler = g_object_ref (self);
  showing->found = found;
  g_ptr_array_add (self->showing, showing);
  rj_reminder_answers_add_all (self->answers, answers, written_cb, showing);
}

static void
handle_all (RjReminderScheduler *self, GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++)
    handle (self, reminders->pdata[i]);
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

static void
take_list (RjReminderScheduler *self, GPtrArray *list)
{
  gint64 now = rj_clock_get_now (self->clock);
  g_autoptr (RjReminderFound) found = rj_reminder_found_new (list, now, is_handled, self);
  gboolean any = !rj_reminder_found_is_empty (found);

  rj_reminder_watch_note (&self->watch, now);
  self->known_us = now;
  g_ptr_array_unref (self->plan);
  self->plan = g_ptr_array_ref (found->ahead);
  if (any || self->keep_seen || rj_reminder_source_get_seen (self->source) > now)
    rj_reminder_source_set_seen (self->source, now);
  self->keep_seen = FALSE;
  handle_all (self, found->due);
  handle_all (self, found->quiet);
  handle_all (self, found->late);
  if (any)
    write_then_show (self, g_steal_pointer (&found), now);
  wake_at_next (self);
  update_needed (self);
  g_signal_emit (self, signals[PLANNED], 0);
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
  if (list)
    take_list (self, list);
  else
    {
      self->known_us = -1;
      g_info ("Reminders cannot be looked up: %s", error->message);
    }
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

static void
source_changed_cb (RjReminderScheduler *self)
{
  rj_reminder_screen_withdraw_settled (self->screen);
  /* What the person plans for a time that is past already is not missed. */
  if (self->known_us > rj_reminder_source_get_seen (self->source))
    rj_reminder_source_set_seen (self->source, self->known_us);
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
  gboolean jumped = rj_reminder_watch_note (&self->watch, now);
  GTimeZone *zone = rj_clock_get_zone (self->clock);
  gboolean other_zone = zone != self->zone;
  gboolean due = self->plan->len > 0 && ((const RjReminder *) self->plan->pdata[0])->due_us <= now;

  if (other_zone && self->source)
    follow_zone (self);
  if (other_zone)
    {
      g_time_zone_unref (self->zone);
      self->zone = g_time_zone_ref (zone);
    }
  if (due || other_zone || jumped)
    look (self);
  else if (self->known_us >= 0 && !self->looking)
    self->known_us = now;
  update_needed (self);
}

/* ---- What the person does about what is on the screen ---- */

static void
look_again_cb (gpointer user_data)
{
  g_autoptr (RjReminderScheduler) self = user_data;

  look (self);
}

static void
answered_cb (RjReminderScheduler *self, const char *key, int answer, gint64 at_us)
{
  /* The journal says nothing about a snooze, but it has a new time now. */
  gboolean later = answer == RJ_REMINDER_SNOOZED;

  rj_reminder_answers_add (self->answers, key, (RjReminderAnswer) answer, at_us, later ? look_again_cb : NULL,
                           later ? g_object_ref (self) : NULL);
}

static void
settled_cb (RjReminderScheduler *self, GPtrArray *answers)
{
  rj_reminder_answers_add_all (self->answers, answers, NULL, NULL);
}

static void
see_cb (RjReminderScheduler *self)
{
  g_signal_emit (self, signals[SEE], 0);
}

static void
open_cb (RjReminderScheduler *self, guint day)
{
  g_signal_emit (self, signals[OPEN], 0, day);
}

static void
refused_cb (RjReminderScheduler *self, const char *text)
{
  g_signal_emit (self, signals[REFUSED], 0, text);
}

/* ---- The object ---- */

static void
rj_reminder_scheduler_dispose (GObject *object)
{
  RjReminderScheduler *self = RJ_REMINDER_SCHEDULER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->timer, rj_wake_timer_free);
  g_clear_object (&self->source);
  g_clear_object (&self->screen);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_reminder_scheduler_parent_class)->dispose (object);
}

static void
rj_reminder_scheduler_finalize (GObject *object)
{
  RjReminderScheduler *self = RJ_REMINDER_SCHEDULER (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->plan);
  g_ptr_array_unref (self->showing);
  g_clear_object (&self->answers);
  g_hash_table_unref (self->handled);
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
  signals[SEE] =
    g_signal_new ("see", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLANNED] = g_signal_new ("planned", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[NEEDED] = g_signal_new ("needed", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", RJ_TYPE_REMINDER_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rj_reminder_scheduler_init (RjReminderScheduler *self)
{
  self->cancellable = g_cancellable_new ();
  self->known_us = -1;
  self->showing = g_ptr_array_new ();
  self->plan = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  self->answers = rj_reminder_answers_new ();
  g_signal_connect_object (self->answers, "tried", G_CALLBACK (update_needed), self, G_CONNECT_SWAPPED);
  self->handled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

RjReminderScheduler *
rj_reminder_scheduler_new (RjClock *clock, RjNotifier *notifier)
{
  RjReminderScheduler *self = g_object_new (RJ_TYPE_REMINDER_SCHEDULER, NULL);

  self->clock = g_object_ref (clock);
  self->screen = rj_reminder_screen_new (clock, notifier);
  rj_reminder_watch_init (&self->watch, rj_clock_get_now (clock));
  self->zone = g_time_zone_ref (rj_clock_get_zone (clock));
  if (RJ_IS_SYSTEM_CLOCK (clock))
    self->timer = rj_wake_timer_new (wake_cb, self);
  g_signal_connect_object (clock, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "day", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "see", G_CALLBACK (see_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "changed", G_CALLBACK (update_needed), self, G_CONNECT_SWAPPED);
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
  self->known_us = -1;
  if (source)
    g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  if (source)
    self->watch.since_us = rj_clock_get_now (self->clock);
  rj_reminder_screen_set_source (self->screen, source);
  rj_reminder_answers_set_source (self->answers, source);
  if (!source)
    return;
  look (self);
  update_needed (self);
}

void
rj_reminder_scheduler_set_before (RjReminderScheduler *self, RjReminderBefore before, gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));

  self->before = before;
  self->before_data = user_data;
}

void
rj_reminder_scheduler_set_background (RjReminderScheduler *self, gboolean allowed)
{
  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));

  self->watch.no_background = !allowed;
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

  return self->looking || self->showing->len > 0 || self->plan->len > 0
         || rj_reminder_answers_count (self->answers) > 0 || rj_reminder_screen_needs_program (self->screen);
}

GPtrArray *
rj_reminder_scheduler_dup_plan (RjReminderScheduler *self)
{
  GPtrArray *plan;

  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), NULL);

  plan = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  for (guint i = 0; i < self->plan->len; i++)
    {
      const RjReminder *reminder = self->plan->pdata[i];
      gint64 at = reminder->due_us;

      do
        {
          RjReminder *copy = rj_reminder_copy (reminder);

          copy->due_us = at;
          g_ptr_array_add (plan, copy);
          at += reminder->nag_minutes * G_TIME_SPAN_MINUTE;
        }
      while (!reminder->quiet && reminder->nag_minutes > 0 && at <= reminder->nag_until_us);
    }
  g_ptr_array_sort (plan, rj_reminder_compare_due);
  return plan;
}

GStrv
rj_reminder_scheduler_dup_shown (RjReminderScheduler *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) on_screen = NULL;

  g_return_val_if_fail (RJ_IS_REMINDER_SCHEDULER (self), NULL);

  on_screen = rj_reminder_screen_dup_keys (self->screen);
  for (guint i = 0; on_screen[i] != NULL; i++)
    g_strv_builder_add (keys, on_screen[i]);
  for (guint i = 0; i < self->showing->len; i++)
    {
      const RjReminderFound *found = ((const Showing *) self->showing->pdata[i])->found;

      for (guint j = 0; j < found->due->len && !rj_reminder_found_is_crowd (found); j++)
        {
          const char *key = ((const RjReminder *) found->due->pdata[j])->key;

          if (!g_strv_contains ((const char *const *) on_screen, key))
            g_strv_builder_add (keys, key);
        }
    }
  return g_strv_builder_end (keys);
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

  rj_reminder_answers_add (self->answers, key, answer, at_us, NULL, NULL);
}

void
rj_reminder_scheduler_set_kept (RjReminderScheduler *self,
                                const char *key,
                                RjReminderAnswer answer,
                                gint64 at_us)
{
  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));
  g_return_if_fail (key);

  rj_reminder_answers_set_kept (self->answers, key, answer, at_us);
  update_needed (self);
}

void
rj_reminder_scheduler_show_again (RjReminderScheduler *self, const char *key, guint32 left)
{
  g_autoptr (RjReminder) reminder = NULL;

  g_return_if_fail (RJ_IS_REMINDER_SCHEDULER (self));
  g_return_if_fail (key);
  g_return_if_fail (self->source);

  reminder = rj_reminder_new ();
  reminder->key = g_strdup (key);
  reminder->due_us = rj_clock_get_now (self->clock);
  rj_reminder_screen_show_again (self->screen, reminder, left);
}
