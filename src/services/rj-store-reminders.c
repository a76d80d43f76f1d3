// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-source.h"

#include "rj-quiet-hours.h"
#include "rj-reminder-ledger.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define SEEN "reminders-seen"

struct _RjStoreReminders {
  GObject parent_instance;

  RjStore *store;
  RjClock *clock;
  char *quiet; /* the preferences about quiet hours, as they were last looked at */
  gint64 seen_us;
};

static void rj_store_reminders_iface_init (RjReminderSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjStoreReminders,
                               rj_store_reminders,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_REMINDER_SOURCE, rj_store_reminders_iface_init))

/* ---- Quiet hours ---- */

/* Of those that come again, the times that are quiet are left out. */
static void
cut_repeats (const RjQuietHours *hours, RjReminder *reminder, GTimeZone *zone)
{
  gint64 nag = reminder->nag_minutes * G_TIME_SPAN_MINUTE;

  if (nag == 0)
    return;
  for (gint64 at = reminder->due_us; at <= reminder->nag_until_us; at += nag)
    if (rj_quiet_hours_get_end (hours, at, zone) != at)
      reminder->nag_until_us = MAX (reminder->due_us, at - nag);
}

/* What comes again by itself has fewer times before it than at the first; what the person put off has all. */
static gboolean
is_repeat (const RjReminder *reminder)
{
  gint64 all = RJ_REMINDER_NAG_MOST * reminder->nag_minutes * G_TIME_SPAN_MINUTE;

  return reminder->again && reminder->nag_minutes > 0 && reminder->nag_until_us - reminder->due_us < all;
}

/* Returns: whether it comes at all. What the person put off comes at the time that they chose. */
static gboolean
hold_back (const RjQuietHours *hours, RjReminder *reminder, gint64 from_us, GTimeZone *zone)
{
  gboolean repeats = is_repeat (reminder);

  if (rj_quiet_hours_hold (hours, reminder->kind) && (!reminder->again || repeats))
    {
      gint64 end = rj_quiet_hours_get_end (hours, reminder->due_us, zone);

      reminder->quiet = end != reminder->due_us;
      if (reminder->quiet && repeats)
        return FALSE;
      reminder->due_us = end;
      cut_repeats (hours, reminder, zone);
    }
  return repeats || reminder->due_us >= from_us;
}

static void
read_quiet_hours (RjStoreReminders *self, RjQuietHours *hours)
{
  rj_quiet_hours_parse (hours, rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS));
  hours->all = g_strcmp0 (rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_ALL), "1") == 0;
}

/* ---- What lies ahead ---- */

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjStoreReminders *self = g_task_get_source_object (task);
  const gint64 *from_us = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) found = rj_plan_list_reminders_finish (RJ_PLAN (object), result, &error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  GTimeZone *zone = rj_clock_get_zone (self->clock);
  RjQuietHours hours;

  if (!found)
    {
      g_task_return_error (task, error);
      return;
    }
  read_quiet_hours (self, &hours);
  for (guint i = 0; i < found->len; i++)
    if (hold_back (&hours, found->pdata[i], *from_us, zone))
      g_ptr_array_add (list, rj_reminder_copy (found->pdata[i]));
  g_ptr_array_sort (list, rj_reminder_compare_due);
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
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
  RjQuietHours hours;

  read_quiet_hours (self, &hours);
  g_task_set_task_data (task, g_memdup2 (&from_us, sizeof from_us), g_free);
  /* What was due in quiet hours is due again at their end. */
  if (hours.from != hours.until)
    from_us -= G_TIME_SPAN_DAY;
  rj_plan_list_reminders_async (rj_store_get_plan (self->store), from_us, until_us, cancellable, listed_cb,
                                task);
}

static void
recorded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rj_reminder_ledger_record_finish (RJ_REMINDER_LEDGER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
store_record_async (RjReminderSource *source,
                    GPtrArray *answers,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (source);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  rj_reminder_ledger_record_async (rj_store_get_reminder_ledger (self->store), answers, NULL, recorded_cb,
                                   task);
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

static char *
dup_quiet (RjStoreReminders *self)
{
  const char *hours = rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_HOURS);
  const char *all = rj_store_get_preference (self->store, RJ_PREFERENCE_QUIET_ALL);

  return g_strconcat (hours ? hours : "", " ", all, NULL);
}

static void
store_changed_cb (RjStoreReminders *self, guint kinds)
{
  g_autofree char *quiet = dup_quiet (self);

  if (g_set_str (&self->quiet, quiet) || (kinds & RJ_CHANGED_PLAN))
    rj_reminder_source_emit_changed (RJ_REMINDER_SOURCE (self));
}

static void
rj_store_reminders_finalize (GObject *object)
{
  RjStoreReminders *self = RJ_STORE_REMINDERS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_free (self->quiet);
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
rj_store_reminders_new (RjStore *store, RjClock *clock)
{
  RjStoreReminders *self = g_object_new (RJ_TYPE_STORE_REMINDERS, NULL);
  const char *seen = rj_store_get_preference (store, SEEN);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->quiet = dup_quiet (self);
  if (!seen || !g_ascii_string_to_signed (seen, 10, 0, G_MAXINT64, &self->seen_us, NULL))
    self->seen_us = -1;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return RJ_REMINDER_SOURCE (self);
}
