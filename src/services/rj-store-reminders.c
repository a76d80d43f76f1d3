// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-source.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define SEEN "reminders-seen"

struct _RjStoreReminders {
  GObject parent_instance;

  RjStore *store;
  gint64 seen_us;
};

static void rj_store_reminders_iface_init (RjReminderSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjStoreReminders,
                               rj_store_reminders,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_REMINDER_SOURCE, rj_store_reminders_iface_init))

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *list = rj_plan_list_reminders_finish (RJ_PLAN (object), result, &error);

  if (list)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
store_list_async (RjReminderSource *source,
                  gint64 from_us,
                  gint64 until_us,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  rj_plan_list_reminders_async (rj_store_get_plan (self->store), from_us, until_us, cancellable, listed_cb,
                                task);
}

static void
recorded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rj_plan_record_answer_finish (RJ_PLAN (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
store_record_async (RjReminderSource *source,
                    const char *key,
                    RjReminderAnswer answer,
                    gint64 at_us,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  rj_plan_record_answer_async (rj_store_get_plan (self->store), key, answer, at_us, NULL, recorded_cb, task);
}

static gboolean
has_24_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  /* %r is the twelve-hour clock of the locale, %I and %l its hours. */
  return !strstr (format, "%r") && !strstr (format, "%I") && !strstr (format, "%l");
}

/* "17:30, Room 5" in the manner of the locale; the item's time is on its own clock. */
static char *
dup_time_and_place (const RjPlanItem *item)
{
  g_autofree char *place = rj_text_for_label (item->place ? item->place : "", RJ_TEXT_NAME);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (item->minutes < 0)
    return g_steal_pointer (&place);
  time = g_date_time_new (utc, 2000, 1, 1, item->minutes / 60 % 24, item->minutes % 60, 0);
  /* Translators: a time of day with 24 hours; see "man strftime". */
  text = g_date_time_format (time, has_24_hours () ? _ ("%H:%M")
                                                   /* Translators: a time of day with 12 hours. */
                                                   : _ ("%-I:%M %p"));
  if (!*place)
    return g_steal_pointer (&text);
  /* Translators: in a reminder: time, place */
  return g_strdup_printf (C_ ("reminder", "%s, %s"), text, place);
}

static void
got_day_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const RjReminder *reminder = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_day_finish (RJ_PLAN (object), result, &error);
  RjReminderWords *words = rj_reminder_words_new_neutral ();

  for (guint i = 0; occurrences && i < occurrences->len; i++)
    {
      const RjPlanItem *item = ((const RjOccurrence *) occurrences->pdata[i])->item;

      if (g_strcmp0 (item->record.id, reminder->item_id) != 0)
        continue;
      g_free (words->title);
      words->title = rj_text_for_label (item->title, RJ_TEXT_NAME);
      g_free (words->body);
      words->body = dup_time_and_place (item);
      break;
    }
  g_task_return_pointer (task, words, (GDestroyNotify) rj_reminder_words_free);
}

static void
store_word_async (RjReminderSource *source,
                  const RjReminder *reminder,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *wording = rj_store_get_preference (self->store, RJ_PREFERENCE_REMINDER_WORDING);
  g_autofree char *own =
    rj_reminder_words_clean (rj_store_get_preference (self->store, RJ_PREFERENCE_REMINDER_WORDS));
  RjReminderWords *words;

  if (g_strcmp0 (wording, "full") == 0)
    {
      /* The day, not the item: there it may have been moved to another time. */
      g_task_set_task_data (task, rj_reminder_copy (reminder), (GDestroyNotify) rj_reminder_free);
      rj_plan_list_day_async (rj_store_get_plan (self->store), reminder->day, cancellable, got_day_cb,
                              g_steal_pointer (&task));
      return;
    }
  words = rj_reminder_words_new_neutral ();
  if (g_strcmp0 (wording, "own") == 0 && own)
    g_set_str (&words->body, own);
  g_task_return_pointer (task, words, (GDestroyNotify) rj_reminder_words_free);
}

static void
got_stand_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const RjReminder *reminder = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_day_finish (RJ_PLAN (object), result, &error);
  gboolean stands = FALSE;

  if (!occurrences)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < occurrences->len && !stands; i++)
    {
      const RjOccurrence *occurrence = occurrences->pdata[i];

      stands =
        g_str_equal (occurrence->item->record.id, reminder->item_id) && occurrence->mark == RJ_MARK_OPEN;
    }
  g_task_return_boolean (task, stands);
}

static void
store_stands_async (RjReminderSource *source,
                    const RjReminder *reminder,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  /* Of one that was shown by a locked journal only the key may be known. */
  if (!reminder->item_id || !rj_day_is_valid (reminder->day))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_set_task_data (task, rj_reminder_copy (reminder), (GDestroyNotify) rj_reminder_free);
  rj_plan_list_day_async (rj_store_get_plan (self->store), reminder->day, cancellable, got_stand_cb,
                          g_steal_pointer (&task));
}

static gint64
store_get_seen (RjReminderSource *source)
{
  return RJ_STORE_REMINDERS (source)->seen_us;
}

static void
seen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Then more than needed is looked at next time: answers keep it from coming twice. */
  if (!rj_store_set_preference_finish (RJ_STORE (object), result, &error))
    g_info ("The time of the last look was not kept: %s", error->message);
}

static void
store_set_seen (RjReminderSource *source, gint64 at_us)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  g_autofree char *text = NULL;

  if (self->seen_us == at_us)
    return;
  self->seen_us = at_us;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, at_us);
  rj_store_set_preference_async (self->store, SEEN, text, NULL, seen_cb, NULL);
}

static void
rj_store_reminders_iface_init (RjReminderSourceInterface *iface)
{
  iface->list_async = store_list_async;
  iface->record_async = store_record_async;
  iface->word_async = store_word_async;
  iface->stands_async = store_stands_async;
  iface->get_seen = store_get_seen;
  iface->set_seen = store_set_seen;
}

static void
store_changed_cb (RjReminderSource *self, guint kinds)
{
  if (kinds & RJ_CHANGED_PLAN)
    rj_reminder_source_emit_changed (self);
}

static void
rj_store_reminders_finalize (GObject *object)
{
  g_clear_object (&RJ_STORE_REMINDERS (object)->store);
  G_OBJECT_CLASS (rj_store_reminders_parent_class)->finalize (object);
}

static void
rj_store_reminders_class_init (RjStoreRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_store_reminders_finalize;
}

static void
rj_store_reminders_init (RjStoreReminders *self)
{
}

RjReminderSource *
rj_store_reminders_new (RjStore *store)
{
  RjStoreReminders *self = g_object_new (RJ_TYPE_STORE_REMINDERS, NULL);
  const char *seen = rj_store_get_preference (store, SEEN);

  self->store = g_object_ref (store);
  if (!seen || !g_ascii_string_to_signed (seen, 10, 0, G_MAXINT64, &self->seen_us, NULL))
    self->seen_us = -1;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return RJ_REMINDER_SOURCE (self);
}
