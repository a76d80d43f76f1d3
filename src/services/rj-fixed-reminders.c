// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-source.h"

#define SNOOZE_US (10 * G_TIME_SPAN_MINUTE)

struct _RjFixedReminders {
  GObject parent_instance;

  GPtrArray *reminders; /* (element-type RjReminder) */
  GHashTable *shown;    /* keys of those that were on the screen */
  gint64 seen_us;
  RjReminderKeep keep;
  gpointer keep_data;
};

static void rj_fixed_reminders_iface_init (RjReminderSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjFixedReminders,
                               rj_fixed_reminders,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_REMINDER_SOURCE, rj_fixed_reminders_iface_init))

static void
fixed_list_async (RjReminderSource *source,
                  gint64 from_us,
                  gint64 until_us,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjFixedReminders *self = RJ_FIXED_REMINDERS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);

  for (guint i = 0; i < self->reminders->len; i++)
    {
      const RjReminder *reminder = self->reminders->pdata[i];

      if (reminder->due_us < from_us || reminder->due_us >= until_us)
        continue;
      g_ptr_array_add (list, rj_reminder_copy (reminder));
      if (g_hash_table_contains (self->shown, reminder->key))
        ((RjReminder *) list->pdata[list->len - 1])->again = TRUE;
    }
  g_ptr_array_sort (list, rj_reminder_compare_due);
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

/* One that repeats is there several times. What was only shown leaves those that are still to come. */
static void
take (RjFixedReminders *self, const RjReminderAnswered *answered)
{
  for (guint i = self->reminders->len; i-- > 0;)
    {
      const RjReminder *reminder = self->reminders->pdata[i];

      if (g_str_equal (reminder->key, answered->key)
          && (answered->answer != RJ_REMINDER_SHOWN || reminder->due_us <= answered->at_us))
        g_ptr_array_remove_index_fast (self->reminders, i);
    }
}

void
rj_fixed_reminders_add_shown (RjFixedReminders *self, const char *key)
{
  g_return_if_fail (RJ_IS_FIXED_REMINDERS (self));
  g_return_if_fail (key);

  g_hash_table_add (self->shown, g_strdup (key));
}

/* Returns: whether it lies ahead again */
static gboolean
count_answer (RjFixedReminders *self, const RjReminderAnswered *answered)
{
  RjReminder *reminder;

  take (self, answered);
  if (answered->answer == RJ_REMINDER_SHOWN)
    rj_fixed_reminders_add_shown (self, answered->key);
  if (answered->answer != RJ_REMINDER_SNOOZED)
    return FALSE;
  /* One that was on the screen when the journal was locked is not in the plan. */
  reminder = rj_reminder_new ();
  reminder->key = g_strdup (answered->key);
  reminder->due_us = answered->at_us + SNOOZE_US;
  reminder->again = TRUE;
  g_ptr_array_add (self->reminders, reminder);
  return TRUE;
}

typedef struct {
  GTask *task;
  guint left;
} Keeping;

static void
kept_cb (gpointer user_data)
{
  Keeping *keeping = user_data;
  g_autoptr (GTask) task = NULL;

  if (--keeping->left > 0)
    return;
  task = keeping->task;
  g_free (keeping);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING, "The journal is locked");
}

static void
fixed_record_async (RjReminderSource *source,
                    GPtrArray *answers,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjFixedReminders *self = RJ_FIXED_REMINDERS (source);
  Keeping *keeping = g_new (Keeping, 1);
  gboolean changed = FALSE;

  *keeping = (Keeping) { g_task_new (self, NULL, callback, user_data), 1 };
  for (guint i = 0; i < answers->len; i++)
    {
      if (self->keep)
        {
          keeping->left++;
          self->keep (answers->pdata[i], kept_cb, keeping, self->keep_data);
        }
      changed = count_answer (self, answers->pdata[i]) || changed;
    }
  if (changed)
    rj_reminder_source_emit_changed (source);
  kept_cb (keeping);
}

static void
fixed_word_async (RjReminderSource *source,
                  const RjReminder *reminder,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_pointer (task, rj_reminder_words_new_neutral (), (GDestroyNotify) rj_reminder_words_free);
}

static gint64
fixed_get_seen (RjReminderSource *source)
{
  return RJ_FIXED_REMINDERS (source)->seen_us;
}

static void
fixed_set_seen (RjReminderSource *source, gint64 at_us)
{
  RJ_FIXED_REMINDERS (source)->seen_us = at_us;
}

static void
rj_fixed_reminders_iface_init (RjReminderSourceInterface *iface)
{
  iface->list_async = fixed_list_async;
  iface->record_async = fixed_record_async;
  iface->word_async = fixed_word_async;
  iface->get_seen = fixed_get_seen;
  iface->set_seen = fixed_set_seen;
}

static void
rj_fixed_reminders_finalize (GObject *object)
{
  g_ptr_array_unref (RJ_FIXED_REMINDERS (object)->reminders);
  g_hash_table_unref (RJ_FIXED_REMINDERS (object)->shown);
  G_OBJECT_CLASS (rj_fixed_reminders_parent_class)->finalize (object);
}

static void
rj_fixed_reminders_class_init (RjFixedRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_fixed_reminders_finalize;
}

static void
rj_fixed_reminders_init (RjFixedReminders *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
}

RjReminderSource *
rj_fixed_reminders_new (GPtrArray *reminders)
{
  RjFixedReminders *self = g_object_new (RJ_TYPE_FIXED_REMINDERS, NULL);

  /* Whatever was known when the journal was locked lay ahead: all that is past now went by unseen. */
  self->seen_us = 0;
  for (guint i = 0; reminders && i < reminders->len; i++)
    g_ptr_array_add (self->reminders, rj_reminder_copy (reminders->pdata[i]));
  return RJ_REMINDER_SOURCE (self);
}

void
rj_fixed_reminders_set_keep (RjFixedReminders *self, RjReminderKeep keep, gpointer user_data)
{
  g_return_if_fail (RJ_IS_FIXED_REMINDERS (self));

  self->keep = keep;
  self->keep_data = user_data;
}
