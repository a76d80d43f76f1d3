// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-source.h"

#define SNOOZE_US (10 * G_TIME_SPAN_MINUTE)

struct _RjFixedReminders {
  GObject parent_instance;

  GPtrArray *reminders; /* (element-type RjReminder) */
  gint64 seen_us;
  RjReminderKeep keep;
  gpointer keep_data;
};

static void rj_fixed_reminders_iface_init (RjReminderSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjFixedReminders,
                               rj_fixed_reminders,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_REMINDER_SOURCE, rj_fixed_reminders_iface_init))

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const RjReminder *first = *(const RjReminder *const *) a;
  const RjReminder *second = *(const RjReminder *const *) b;

  if (first->due_us != second->due_us)
    return first->due_us < second->due_us ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

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

      if (reminder->due_us >= from_us && reminder->due_us < until_us)
        g_ptr_array_add (list, rj_reminder_copy (reminder));
    }
  g_ptr_array_sort (list, compare_due);
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

static RjReminder *
take (RjFixedReminders *self, const char *key)
{
  for (guint i = 0; i < self->reminders->len; i++)
    if (g_str_equal (((RjReminder *) self->reminders->pdata[i])->key, key))
      return g_ptr_array_steal_index_fast (self->reminders, i);
  return NULL;
}

static void
fixed_record_async (RjReminderSource *source,
                    const char *key,
                    RjReminderAnswer answer,
                    gint64 at_us,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjFixedReminders *self = RJ_FIXED_REMINDERS (source);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  RjReminder *reminder = take (self, key);

  if (self->keep && (answer == RJ_REMINDER_DONE || answer == RJ_REMINDER_SNOOZED))
    self->keep (key, answer, at_us, self->keep_data);
  if (answer == RJ_REMINDER_SNOOZED)
    {
      /* One that was on the screen when the journal was locked is not in the plan. */
      if (!reminder)
        {
          reminder = rj_reminder_new ();
          reminder->key = g_strdup (key);
        }
      reminder->due_us = at_us + SNOOZE_US;
      g_ptr_array_add (self->reminders, reminder);
      rj_reminder_source_emit_changed (source);
    }
  else
    {
      g_clear_pointer (&reminder, rj_reminder_free);
    }
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING, "The journal is locked");
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
