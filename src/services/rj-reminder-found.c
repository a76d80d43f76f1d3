// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-found.h"

/* A minute that took longer. */
#define JUMP_US (2 * G_TIME_SPAN_MINUTE)

/* ---- When somebody was there ---- */

void
rj_reminder_watch_init (RjReminderWatch *self, gint64 now_us)
{
  *self = (RjReminderWatch) { -1, now_us, -1, -1, FALSE };
}

gboolean
rj_reminder_watch_note (RjReminderWatch *self, gint64 now_us)
{
  gint64 went_by = now_us - self->last_us;

  if (went_by > JUMP_US)
    {
      self->slept_from_us = self->last_us;
      self->slept_until_us = now_us;
    }
  self->last_us = now_us;
  return went_by < 0 || went_by > JUMP_US;
}

RjReminderAnswer
rj_reminder_watch_find_reason (const RjReminderWatch *self, gint64 due_us)
{
  if (due_us >= self->slept_from_us && due_us <= self->slept_until_us)
    return RJ_REMINDER_SLEPT;
  if (due_us < self->since_us)
    return self->no_background ? RJ_REMINDER_NO_BACKGROUND : RJ_REMINDER_NOT_RUNNING;
  return 0;
}

/* ---- What is to be done ---- */

/* Where a reminder belongs. What was shown before is no news when it is late: it goes on. */
static GPtrArray *
find_group (const RjReminderFound *self, const RjReminder *reminder, gint64 now_us)
{
  if (reminder->due_us > now_us)
    return self->ahead;
  if (reminder->quiet)
    return self->quiet;
  if (reminder->again || now_us - reminder->due_us <= RJ_REMINDER_GRACE_US)
    return self->due;
  return self->late;
}

/* key → reminder: the last of those with this key that are due by now. */
static GHashTable *
find_last (GPtrArray *list, gint64 now_us)
{
  GHashTable *last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      RjReminder *reminder = list->pdata[i];

      if (reminder->due_us <= now_us)
        g_hash_table_replace (last, reminder->key, reminder);
    }
  return last;
}

static GPtrArray *
group_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
}

RjReminderFound *
rj_reminder_found_new (GPtrArray *list, gint64 now_us, RjReminderIsHandled is_handled, gpointer user_data)
{
  RjReminderFound *self = g_new (RjReminderFound, 1);
  g_autoptr (GHashTable) last = find_last (list, now_us);

  *self = (RjReminderFound) { group_new (), group_new (), group_new (), group_new () };
  for (guint i = 0; i < list->len; i++)
    {
      const RjReminder *reminder = list->pdata[i];
      gboolean over = reminder->due_us <= now_us && g_hash_table_lookup (last, reminder->key) != reminder;

      if (!over && !is_handled (reminder, user_data))
        g_ptr_array_add (find_group (self, reminder, now_us), rj_reminder_copy (reminder));
    }
  return self;
}

void
rj_reminder_found_free (RjReminderFound *self)
{
  g_ptr_array_unref (self->due);
  g_ptr_array_unref (self->quiet);
  g_ptr_array_unref (self->late);
  g_ptr_array_unref (self->ahead);
  g_free (self);
}

gboolean
rj_reminder_found_is_empty (const RjReminderFound *self)
{
  return self->due->len + self->quiet->len + self->late->len == 0;
}

gboolean
rj_reminder_found_is_crowd (const RjReminderFound *self)
{
  return self->due->len > RJ_REMINDER_MAX_AT_ONCE;
}

static void
add_answer (GPtrArray *answers, const RjReminder *reminder, RjReminderAnswer answer, gint64 now_us)
{
  if (answer != 0)
    g_ptr_array_add (answers, rj_reminder_answered_new (reminder->key, answer, now_us));
}

GPtrArray *
rj_reminder_found_make_answers (const RjReminderFound *self, const RjReminderWatch *watch, gint64 now_us)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);
  gboolean crowd = rj_reminder_found_is_crowd (self);

  for (guint i = 0; i < self->due->len; i++)
    {
      const RjReminder *reminder = self->due->pdata[i];

      if (!crowd && !reminder->again && now_us - reminder->due_us >= RJ_REMINDER_ON_TIME_US)
        add_answer (answers, reminder, rj_reminder_watch_find_reason (watch, reminder->due_us), now_us);
      add_answer (answers, reminder, crowd ? RJ_REMINDER_SUMMED : RJ_REMINDER_SHOWN, now_us);
    }
  for (guint i = 0; i < self->quiet->len; i++)
    add_answer (answers, self->quiet->pdata[i], RJ_REMINDER_QUIET, now_us);
  for (guint i = 0; i < self->late->len; i++)
    {
      const RjReminder *reminder = self->late->pdata[i];
      RjReminderAnswer reason = rj_reminder_watch_find_reason (watch, reminder->due_us);

      add_answer (answers, reminder, reason != 0 ? reason : RJ_REMINDER_SUMMED, now_us);
    }
  return answers;
}
