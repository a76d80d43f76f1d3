// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ical-writer.h"

#include "rj-plan-kinds.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

/* Of a rule that cannot be told as it is, these days are written out. */
#define DAYS_AHEAD (2 * 366)

typedef struct {
  const RjPlanImportHome *home;
  GTimeZone *zone;
  gboolean neutral;
  icalcomponent *calendar;
  GHashTable *zones;
} Writer;

/* ---- Times ---- */

static struct icaltimetype
make_time (RjDay day, int minutes)
{
  struct icaltimetype time = icaltime_null_time ();

  rj_day_get_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = minutes < 0;
  if (minutes >= 0)
    {
      time.hour = minutes / 60;
      time.minute = minutes % 60;
    }
  return time;
}

static gboolean
is_utc (const char *tzid)
{
  return g_strcmp0 (tzid, "UTC") == 0 || g_strcmp0 (tzid, "Etc/UTC") == 0;
}

static struct icaltimetype
make_instant (gint64 instant_us)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  RjDay day;
  int minutes = rj_instant_to_wall (instant_us, utc, &day);
  struct icaltimetype time = make_time (day, minutes);

  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

/* The date in the calendar: the small hours are those of the next one. */
static RjDay
get_date (Writer *self, const RjPlanItem *item, RjDay day, int minutes)
{
  return item->tzid == NULL && minutes >= 0 && minutes < self->home->day_end ? day + 1 : day;
}

static struct icaltimetype
make_item_time (Writer *self, const RjPlanItem *item, RjDay day, int minutes)
{
  struct icaltimetype time = make_time (get_date (self, item, day, minutes), minutes);

  if (minutes >= 0 && is_utc (item->tzid))
    time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

/* Takes @property. */
static void
add_time (Writer *self, icalcomponent *event, icalproperty *property, const RjPlanItem *item, int minutes)
{
  if (minutes >= 0 && item->tzid != NULL && !is_utc (item->tzid))
    {
      icalproperty_add_parameter (property, icalparameter_new_tzid (item->tzid));
      g_hash_table_add (self->zones, g_strdup (item->tzid));
    }
  if (minutes < 0)
    icalproperty_set_parameter (property, icalparameter_new_value (ICAL_VALUE_DATE));
  icalcomponent_add_property (event, property);
}

static void
add_day (Writer *self, icalcomponent *event, const RjPlanItem *item, RjDay day, gboolean extra)
{
  struct icaltimetype time = make_item_time (self, item, day, item->minutes);
  struct icaldatetimeperiodtype period = { .time = time, .period = icalperiodtype_null_period () };

  add_time (self, event, extra ? icalproperty_new_rdate (period) : icalproperty_new_exdate (time), item,
            item->minutes);
}

/* What libical has no property for. */
static void
add_own (icalcomponent *event, const char *name, const char *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (event, property);
}

/* ---- How it repeats ---- */

static struct icaltimetype
make_until (Writer *self, const RjPlanItem *item)
{
  g_autoptr (GTimeZone) zone = NULL;
  struct icaltimetype time;

  if (item->minutes < 0)
    return make_time (item->last_day, -1);
  if (item->tzid == NULL)
    {
      time = make_time (get_date (self, item, item->last_day, item->minutes), 24 * 60 - 1);
      time.second = 59;
      return time;
    }
  zone = g_time_zone_new_identifier (item->tzid);
  return make_instant (rj_wall_to_instant (item->last_day, item->minutes, zone != NULL ? zone : self->zone));
}

/* A rule that names days of the calendar is about other days when the time belongs to the evening before. */
static gboolean
can_tell_rule (Writer *self, const RjPlanItem *item)
{
  return get_date (self, item, item->record.day, item->minutes) == item->record.day
         || strstr (rj_recurrence_get_text (item->recurrence), "BY") == NULL;
}

/* Does its count say where it ends? Otherwise somebody ended it earlier. */
static gboolean
is_end_of_count (const RjPlanItem *item)
{
  return rj_recurrence_get_count (item->recurrence) > 0
         && item->last_day >= rj_recurrence_get_last_day (item->recurrence, item->record.day);
}

/* As it came: some rules may not reach libical, which keeps pointers into memory that it uses again. */
static void
add_rule_text (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  g_autoptr (RjRecurrence) endless = NULL;
  g_autofree char *text = NULL;
  char *until;

  if (item->last_day == RJ_DAY_NONE || is_end_of_count (item))
    {
      add_own (event, "RRULE", rj_recurrence_get_text (item->recurrence));
      return;
    }
  endless = rj_recurrence_with_count (item->recurrence, 0);
  until = icaltime_as_ical_string_r (make_until (self, item));
  text = g_strconcat (rj_recurrence_get_text (endless), ";UNTIL=", until, NULL);
  icalmemory_free_buffer (until);
  add_own (event, "RRULE", text);
}

static void
add_followed_rule (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  struct icalrecurrencetype rule = icalrecurrencetype_from_string (rj_recurrence_get_text (item->recurrence));

  if (item->last_day != RJ_DAY_NONE && !is_end_of_count (item))
    {
      rule.count = 0;
      rule.until = make_until (self, item);
    }
  if (rule.freq != ICAL_NO_RECURRENCE)
    icalcomponent_add_property (event, icalproperty_new_rrule (rule));
}

static void
add_rule (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  if (rj_recurrence_get_form (item->recurrence) == RJ_RECURRENCE_KEPT)
    add_rule_text (self, event, item);
  else
    add_followed_rule (self, event, item);
  for (guint i = 0; i < item->left_out->len; i++)
    add_day (self, event, item, g_array_index (item->left_out, RjDay, i), FALSE);
  for (guint i = 0; i < item->extra->len; i++)
    add_day (self, event, item, g_array_index (item->extra, RjDay, i), TRUE);
}

static void
add_written_out (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  g_autoptr (GArray) days = rj_plan_item_list_days (item, item->record.day, item->record.day + DAYS_AHEAD);

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, RjDay, i) != item->record.day)
      add_day (self, event, item, g_array_index (days, RjDay, i), TRUE);
}

/* ---- Words ---- */

static void
add_number (icalcomponent *event, const char *name, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  add_own (event, name, text);
}

static void
add_words (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  const char *category = rj_plan_kind_get_category (item->kind);

  if (self->neutral)
    {
      /* Translators: the title of everything in a calendar file that says nothing but times. */
      icalcomponent_add_property (event, icalproperty_new_summary (_ ("Planned")));
      add_own (event, "X-PLAN-NEUTRAL", "1");
      return;
    }
  icalcomponent_add_property (event, icalproperty_new_summary (item->title));
  if (item->place != NULL && *item->place != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (item->place));
  if (item->note != NULL && *item->note != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (item->note));
  if (category != NULL)
    icalcomponent_add_property (event, icalproperty_new_categories (category));
  for (guint i = 0; item->steps != NULL && item->steps[i] != NULL; i++)
    add_own (event, "X-PLAN-STEP", item->steps[i]);
}

static void
add_reminders (Writer *self, icalcomponent *event, const RjPlanItem *item)
{
  for (guint i = 0; item->minutes >= 0 && i < item->leads->len; i++)
    {
      struct icaltriggertype trigger = { .time = icaltime_null_time () };
      icalcomponent *alarm = icalcomponent_new_valarm ();

      trigger.duration = icaldurationtype_from_int (-60 * g_array_index (item->leads, int, i));
      icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
      icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
      icalcomponent_add_property (alarm, icalproperty_new_description (_ ("Reminder")));
      icalcomponent_add_component (event, alarm);
    }
}

/* ---- Events ---- */

/* Is it a series from a day on, which came from a file as part of another? That is a series of its own: what
 * stands for one of a series has no rule. */
static gboolean
is_later_days (const RjPlanPiece *piece)
{
  return piece->recurrence != NULL && (piece->item->recurrence != NULL || piece->item->extra->len > 0);
}

/* @day, @minutes: when it begins */
static icalcomponent *
new_event (Writer *self, const RjPlanPiece *piece, RjDay day, int minutes)
{
  const RjPlanItem *item = piece->item;
  icalcomponent *event = icalcomponent_new_vevent ();

  gboolean own = self->neutral || is_later_days (piece);

  // What another program called it may say what it is.
  icalcomponent_add_property (event, icalproperty_new_uid (own ? item->record.id : piece->uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (make_instant (item->record.updated_us)));
  add_time (self, event, icalproperty_new_dtstart (make_item_time (self, item, day, minutes)), item, minutes);
  if (item->duration_minutes > 0 && minutes >= 0)
    icalcomponent_add_property (
      event, icalproperty_new_duration (icaldurationtype_from_int (60 * item->duration_minutes)));
  if (minutes < 0 && item->part != RJ_PART_ANY_TIME)
    add_number (event, "X-PLAN-PART", item->part);
  add_words (self, event, item);
  add_reminders (self, event, item);
  return event;
}

/* One of a series, which is another item here. */
static void
add_recurrence (Writer *self, icalcomponent *event, const RjPlanPiece *piece)
{
  const char *text = piece->recurrence;
  g_autofree char *date = g_strndup (text, 10);
  RjDay day = rj_day_from_iso (date);
  int minutes = strlen (text) >= 16 ? atoi (text + 11) * 60 + atoi (text + 14) : -1;
  struct icaltimetype time;

  if (day == RJ_DAY_NONE || minutes >= 24 * 60)
    return;
  time = make_time (day, minutes);
  if (g_str_has_suffix (text, "Z"))
    {
      time.zone = icaltimezone_get_utc_timezone ();
      icalcomponent_add_property (event, icalproperty_new_recurrenceid (time));
    }
  else
    add_time (self, event, icalproperty_new_recurrenceid (time), piece->item, minutes);
}

static void
add_move (Writer *self, const RjPlanPiece *piece, const RjPlanMove *move)
{
  const RjPlanItem *item = piece->item;
  g_autoptr (RjPlanPiece) moved = rj_plan_piece_copy (piece);
  icalcomponent *event;

  moved->item->part = move->to_part;
  moved->item->minutes = move->to_minutes;
  event = new_event (self, moved, move->to_day, move->to_minutes);
  add_time (self, event,
            icalproperty_new_recurrenceid (make_item_time (self, item, move->day, item->minutes)), item,
            item->minutes);
  icalcomponent_add_component (self->calendar, event);
}

static void
add_piece (Writer *self, const RjPlanPiece *piece)
{
  const RjPlanItem *item = piece->item;
  const RjPlanMove *only = item->recurrence == NULL && item->extra->len == 0 && piece->moves->len > 0
                             ? &g_array_index (piece->moves, RjPlanMove, 0)
                             : NULL;
  icalcomponent *event;

  // What is once and was moved is where it was moved to.
  if (only != NULL)
    {
      event = new_event (self, piece, only->to_day, only->to_minutes);
      icalcomponent_add_component (self->calendar, event);
      return;
    }
  event = new_event (self, piece, item->record.day, item->minutes);
  icalcomponent_add_component (self->calendar, event);
  if (piece->recurrence != NULL && !self->neutral && !is_later_days (piece))
    add_recurrence (self, event, piece);
  if (item->times_a_week > 0)
    add_number (event, "X-PLAN-TIMES-A-WEEK", item->times_a_week);
  if (item->recurrence != NULL && !can_tell_rule (self, item))
    add_written_out (self, event, item);
  else if (item->recurrence != NULL)
    add_rule (self, event, item);
  else
    for (guint i = 0; i < item->extra->len; i++)
      add_day (self, event, item, g_array_index (item->extra, RjDay, i), TRUE);
  for (guint i = 0; i < piece->moves->len; i++)
    add_move (self, piece, &g_array_index (piece->moves, RjPlanMove, i));
}

/* ---- Zones ---- */

/* A zone that is an offset alone, or that libical does not know. */
static icalcomponent *
make_fixed_zone (const char *tzid)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (tzid);
  int offset = zone != NULL ? g_time_zone_get_offset (zone, 0) : 0;
  icalcomponent *component = icalcomponent_new_vtimezone ();
  icalcomponent *standard = icalcomponent_new_xstandard ();

  icalcomponent_add_property (component, icalproperty_new_tzid (tzid));
  icalcomponent_add_property (standard, icalproperty_new_dtstart (make_time (rj_day_new (1970, 1, 1), 0)));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetfrom (offset));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetto (offset));
  icalcomponent_add_component (component, standard);
  return component;
}

static icalcomponent *
make_zone (const char *tzid)
{
  icaltimezone *builtin = strchr (tzid, '/') != NULL ? icaltimezone_get_builtin_timezone (tzid) : NULL;
  icalcomponent *source = builtin != NULL ? icaltimezone_get_component (builtin) : NULL;
  icalcomponent *component = source != NULL ? icalcomponent_new_clone (source) : NULL;
  icalproperty *name =
    component != NULL ? icalcomponent_get_first_property (component, ICAL_TZID_PROPERTY) : NULL;

  if (name == NULL)
    {
      if (component != NULL)
        icalcomponent_free (component);
      return make_fixed_zone (tzid);
    }
  icalproperty_set_tzid (name, tzid);
  return component;
}

static void
add_zones (Writer *self, icalcomponent *out)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->zones), (GCompareFunc) strcmp);

  for (const GList *l = names; l != NULL; l = l->next)
    icalcomponent_add_component (out, make_zone (l->data));
}

char *
rj_ical_write (GPtrArray *pieces, const RjPlanImportHome *home, gboolean neutral)
{
  g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (home->zone);
  icalcomponent *out = icalcomponent_new_vcalendar ();
  Writer self = { .home = home, .zone = zone, .neutral = neutral, .zones = zones };
  icalcomponent *event;
  char *text;
  char *copy;

  icalerror_set_errors_are_fatal (0);
  if (self.zone == NULL)
    self.zone = zone = g_time_zone_new_utc ();
  icalcomponent_add_property (out, icalproperty_new_version ("2.0"));
  // Says no more than what the file holds.
  icalcomponent_add_property (out, icalproperty_new_prodid ("-//Journal//Plan//EN"));
  self.calendar = icalcomponent_new (ICAL_XROOT_COMPONENT);
  for (guint i = 0; i < pieces->len; i++)
    add_piece (&self, g_ptr_array_index (pieces, i));
  add_zones (&self, out);
  while ((event = icalcomponent_get_first_component (self.calendar, ICAL_ANY_COMPONENT)) != NULL)
    {
      icalcomponent_remove_component (self.calendar, event);
      icalcomponent_add_component (out, event);
    }
  text = icalcomponent_as_ical_string_r (out);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (self.calendar);
  icalcomponent_free (out);
  return copy;
}

/* ---- The whole plan ---- */

typedef struct {
  char *zone;
  int day_end;
  gboolean neutral;
  GPtrArray *pieces;
} Export;

static void
export_free (Export *self)
{
  g_free (self->zone);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_free (self);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *self = task_data;
  RjPlanImportHome home = { .zone = self->zone, .day_end = self->day_end };

  g_task_return_pointer (task, rj_ical_write (self->pieces, &home, self->neutral), g_free);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->pieces = rj_plan_list_pieces_finish (RJ_PLAN (source), result, &error);
  if (self->pieces != NULL)
    g_task_run_in_thread (task, write_thread);
  else
    g_task_return_error (task, error);
}

void
rj_ical_export_async (RjStore *store,
                      const RjPlanImportHome *home,
                      gboolean neutral,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->zone = g_strdup (home->zone);
  self->day_end = home->day_end;
  self->neutral = neutral;
  g_task_set_source_tag (task, rj_ical_export_async);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  rj_plan_list_pieces_async (rj_store_get_plan (store), cancellable, listed_cb, task);
}

char *
rj_ical_export_finish (GAsyncResult *result, guint *n, GError **error)
{
  char *text;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  text = g_task_propagate_pointer (G_TASK (result), error);
  if (text != NULL && n != NULL)
    *n = ((Export *) g_task_get_task_data (G_TASK (result)))->pieces->len;
  return text;
}
