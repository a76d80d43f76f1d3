// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-source.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (RjReminderSource, rj_reminder_source, G_TYPE_OBJECT)

static guint changed_signal;

static void
rj_reminder_source_default_init (RjReminderSourceInterface *iface)
{
  changed_signal =
    g_signal_new ("changed", RJ_TYPE_REMINDER_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

RjReminderWords *
rj_reminder_words_new_neutral (void)
{
  RjReminderWords *self = g_new0 (RjReminderWords, 1);

  /* Translators: title of a notification that anybody may see */
  self->title = g_strdup (_ ("Reminder"));
  self->body = g_strdup (_ ("You have something planned."));
  return self;
}

char *
rj_reminder_words_clean (const char *words)
{
  g_autofree char *text = g_strstrip (g_strdup (words ? words : ""));

  if (g_utf8_strlen (text, -1) > RJ_REMINDER_WORDS_MAX)
    *g_utf8_offset_to_pointer (text, RJ_REMINDER_WORDS_MAX) = '\0';
  g_strchomp (text);
  return *text ? g_steal_pointer (&text) : NULL;
}

void
rj_reminder_words_free (RjReminderWords *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

void
rj_reminder_source_list_async (RjReminderSource *self,
                               gint64 from_us,
                               gint64 until_us,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_SOURCE (self));

  RJ_REMINDER_SOURCE_GET_IFACE (self)->list_async (self, from_us, until_us, cancellable, callback, user_data);
}

GPtrArray *
rj_reminder_source_list_finish (RjReminderSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_reminder_source_record_async (RjReminderSource *self,
                                 GPtrArray *answers,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_SOURCE (self));
  g_return_if_fail (answers);

  RJ_REMINDER_SOURCE_GET_IFACE (self)->record_async (self, answers, callback, user_data);
}

gboolean
rj_reminder_source_record_finish (RjReminderSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_reminder_source_word_async (RjReminderSource *self,
                               const RjReminder *reminder,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_SOURCE (self));
  g_return_if_fail (reminder);

  RJ_REMINDER_SOURCE_GET_IFACE (self)->word_async (self, reminder, cancellable, callback, user_data);
}

RjReminderWords *
rj_reminder_source_word_finish (RjReminderSource *self, GAsyncResult *result)
{
  RjReminderWords *words;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  words = g_task_propagate_pointer (G_TASK (result), NULL);
  return words ? words : rj_reminder_words_new_neutral ();
}

void
rj_reminder_source_stands_async (RjReminderSource *self,
                                 const RjReminder *reminder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  RjReminderSourceInterface *iface;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RJ_IS_REMINDER_SOURCE (self));
  g_return_if_fail (reminder);

  iface = RJ_REMINDER_SOURCE_GET_IFACE (self);
  if (iface->stands_async)
    {
      iface->stands_async (self, reminder, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_return_boolean (task, TRUE);
}

gboolean
rj_reminder_source_stands_finish (RjReminderSource *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), TRUE);

  return g_task_propagate_boolean (G_TASK (result), &error) || error;
}

gint64
rj_reminder_source_get_seen (RjReminderSource *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_SOURCE (self), -1);

  return RJ_REMINDER_SOURCE_GET_IFACE (self)->get_seen (self);
}

void
rj_reminder_source_set_seen (RjReminderSource *self, gint64 at_us)
{
  g_return_if_fail (RJ_IS_REMINDER_SOURCE (self));

  RJ_REMINDER_SOURCE_GET_IFACE (self)->set_seen (self, at_us);
}

void
rj_reminder_source_emit_changed (RjReminderSource *self)
{
  g_signal_emit (self, changed_signal, 0);
}
