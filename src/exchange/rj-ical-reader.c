// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-ical-reader.h"

#include "rj-ical-scan.h"
#include "rj-ical-zones.h"
#include "rj-import-bytes.h"
#include "rj-recurrence.h"
#include "rj-text.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2200
/* A birthday of which nobody wrote down the year; a leap year, as the other one. */
#define NO_YEAR          1604
#define SOME_YEAR        2004
#define LONGEST_NAME     1000
#define MOST_DAYS        5000
#define HIGHEST_SEQUENCE 1000000
#define MOST_LEADS       20
#define MOST_STEPS       100
/* Four weeks. */
#define LONGEST_LEAD (4 * 7 * 24 * 60)

typedef struct {
  RjImportFile *file;
  RjIcalZones *zones;
  GError **error;
  gboolean failed;
} Reader;

/* The component that is read just now. */
typedef struct {
  Reader *reader;
  const RjIcalPart *part;
  icalcomponent *component;
  RjImportRecord *record;
} Reading;

static void
leave (Reader *self, const RjImportRecord *record, const char *part, RjImportReason reason)
{
  g_ptr_array_add (self->file->left,
                   rj_import_left_new (record->kind, record->number, record->line, part, reason));
}

static void
leave_part (Reading *self, const char *part, RjImportReason reason)
{
  leave (self->reader, self->record, part, reason);
}

/* ---- Times ---- */

static gboolean
read_time (struct icaltimetype time, icalproperty *property, RjImportMoment *moment)
{
  icalparameter *zone = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *tzid = zone != NULL ? icalparameter_get_tzid (zone) : NULL;

  *moment = (RjImportMoment) { .day = RJ_DAY_NONE };
  if (time.year == NO_YEAR && time.is_date)
    time.year = SOME_YEAR;
  if (time.year < FIRST_YEAR || time.year > LAST_YEAR || time.hour < 0 || time.hour > 23 || time.minute < 0
      || time.minute > 59)
    return FALSE;
  moment->day = rj_day_new (time.year, time.month, time.day);
  if (moment->day == RJ_DAY_NONE || time.is_date)
    return moment->day != RJ_DAY_NONE;
  moment->minutes = time.hour * 60 + time.minute;
  if (icaltime_is_utc (time))
    moment->clock = RJ_IMPORT_UTC;
  else if (tzid != NULL && *tzid != '\0' && strlen (tzid) <= LONGEST_NAME)
    {
      moment->clock = RJ_IMPORT_ZONED;
      moment->tzid = g_strdup (tzid);
    }
  else
    moment->clock = RJ_IMPORT_FLOATING;
  return TRUE;
}

/* FALSE: it is there, and no time. */
static gboolean
read_moment (Reading *self, icalproperty_kind kind, const char *name, RjImportMoment *moment)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, kind);
  g_autofree char *raw = NULL;

  moment->day = RJ_DAY_NONE;
  if (property != NULL)
    {
      const icalvalue *value = icalproperty_get_value (property);

      return value != NULL && read_time (icalvalue_get_datetime (value), property, moment);
    }
  // libical takes away what it cannot read.
  raw = rj_ical_part_dup_value (self->part, name, 0);
  return raw == NULL;
}

static gboolean
read_start (Reading *self)
{
  RjImportRecord *record = self->record;
  RjImportReason reason = RJ_IMPORT_NO_DATE;

  if (!read_moment (self, ICAL_DTSTART_PROPERTY, "DTSTART", &record->start))
    reason = RJ_IMPORT_BAD_DATE;
  if (record->start.day == RJ_DAY_NONE && record->kind == RJ_IMPORT_TASK
      && !read_moment (self, ICAL_DUE_PROPERTY, "DUE", &record->start))
    reason = RJ_IMPORT_BAD_DATE;
  if (record->start.day == RJ_DAY_NONE)
    leave_part (self, NULL, reason);
  return record->start.day != RJ_DAY_NONE;
}

static void
read_end (Reading *self)
{
  RjImportRecord *record = self->record;
  icalproperty *duration = icalcomponent_get_first_property (self->component, ICAL_DURATION_PROPERTY);
  gboolean event = record->kind == RJ_IMPORT_EVENT;

  if (!read_moment (self, event ? ICAL_DTEND_PROPERTY : ICAL_DUE_PROPERTY, event ? "DTEND" : "DUE",
                    &record->end))
    leave_part (self, event ? "DTEND" : "DUE", RJ_IMPORT_BAD_VALUE);
  if (record->end.day == RJ_DAY_NONE && duration != NULL)
    {
      struct icaldurationtype length = icalproperty_get_duration (duration);
      int seconds = icaldurationtype_is_bad_duration (length) ? -1 : icaldurationtype_as_int (length);

      if (seconds >= 0 && seconds <= 366 * 24 * 3600)
        record->duration_minutes = (seconds + 59) / 60;
      else
        leave_part (self, "DURATION", RJ_IMPORT_BAD_VALUE);
    }
}

/* Minutes from @from to @to, when both are of the same clock. */
static gboolean
get_distance (const RjImportMoment *from, const RjImportMoment *to, int *minutes)
{
  if (from->day == RJ_DAY_NONE || to->day == RJ_DAY_NONE || from->clock != to->clock
      || g_strcmp0 (from->tzid, to->tzid) != 0)
    return FALSE;
  *minutes = ((int) to->day - (int) from->day) * 24 * 60 + to->minutes - from->minutes;
  return TRUE;
}

/* How long one of several days lasts that says so itself; -1: it does not. */
static int
get_period_minutes (const struct icaldatetimeperiodtype *period)
{
  struct icaldurationtype length = period->period.duration;

  if (icaltime_is_null_time (period->period.start))
    return -1;
  if (!icaltime_is_null_time (period->period.end))
    length = icaltime_subtract (period->period.end, period->period.start);
  return icaldurationtype_is_bad_duration (length) ? -1 : icaldurationtype_as_int (length) / 60;
}

/* How long it lasts on all days; -1: nothing says it. */
static int
get_minutes (const RjImportRecord *record)
{
  int minutes = record->duration_minutes;

  if (record->end.day != RJ_DAY_NONE && !get_distance (&record->start, &record->end, &minutes))
    return -1;
  return minutes;
}

static void
read_days (Reading *self, icalproperty_kind kind, const char *name, GArray *moments)
{
  int minutes = get_minutes (self->record);
  gboolean bad = FALSE;
  gboolean length = FALSE;

  for (icalproperty *property = icalcomponent_get_first_property (self->component, kind); property != NULL;
       property = icalcomponent_get_next_property (self->component, kind))
    {
      RjImportMoment moment;
      struct icaltimetype time;

      if (kind == ICAL_EXDATE_PROPERTY)
        time = icalproperty_get_exdate (property);
      else
        {
          struct icaldatetimeperiodtype period = icalproperty_get_rdate (property);

          time = icaltime_is_null_time (period.time) ? period.period.start : period.time;
          length = length || (get_period_minutes (&period) >= 0 && get_period_minutes (&period) != minutes);
        }
      if (moments->len < MOST_DAYS && read_time (time, property, &moment))
        g_array_append_val (moments, moment);
      else
        bad = TRUE;
    }
  if (bad)
    leave_part (self, name, RJ_IMPORT_BAD_VALUE);
  if (length)
    leave_part (self, name, RJ_IMPORT_OTHER_LENGTH);
}

/* ---- The rule ---- */

static void
read_rule (Reading *self)
{
  g_autofree char *rule = rj_ical_part_dup_value (self->part, "RRULE", 0);
  g_autofree char *second = rj_ical_part_dup_value (self->part, "RRULE", 1);
  g_autofree char *against = rj_ical_part_dup_value (self->part, "EXRULE", 0);
  g_autoptr (RjRecurrence) parsed = NULL;

  if (second != NULL)
    leave_part (self, "RRULE", RJ_IMPORT_BAD_VALUE);
  if (against != NULL)
    leave_part (self, "EXRULE", RJ_IMPORT_BAD_VALUE);
  if (rule == NULL)
    return;
  g_strstrip (rule);
  parsed = rj_recurrence_new_from_text (rule, NULL, NULL);
  if (parsed == NULL)
    leave_part (self, "RRULE", RJ_IMPORT_BAD_RULE);
  else
    self->record->rule = g_steal_pointer (&rule);
}

/* ---- Reminders ---- */

/* FALSE: it is none before the start. */
static gboolean
get_lead (const RjImportRecord *record, icalproperty *property, struct icaldurationtype duration, int *lead)
{
  icalparameter *related = icalproperty_get_first_parameter (property, ICAL_RELATED_PARAMETER);
  int length = 0;

  if (icaldurationtype_is_bad_duration (duration))
    return FALSE;
  if (related != NULL && icalparameter_get_related (related) == ICAL_RELATED_END)
    {
      length = get_minutes (record);
      if (length < 0 && (record->end.day != RJ_DAY_NONE || record->duration_minutes >= 0))
        return FALSE;
      length = MAX (length, 0);
    }
  *lead = -(icaldurationtype_as_int (duration) / 60) - length;
  return *lead >= 0 && *lead <= LONGEST_LEAD;
}

static gboolean
has_lead (GArray *leads, int lead)
{
  for (guint i = 0; i < leads->len; i++)
    if (g_array_index (leads, int, i) == lead)
      return TRUE;
  return FALSE;
}

/* So one program writes that there is to be no reminder. */
static gboolean
is_no_alarm (icalcomponent *alarm)
{
  icalproperty *action = icalcomponent_get_first_property (alarm, ICAL_ACTION_PROPERTY);
  const char *value = action != NULL ? icalproperty_get_value_as_string (action) : NULL;

  return value != NULL && g_ascii_strcasecmp (value, "NONE") == 0;
}

/* FALSE: it is none that can be taken. */
static gboolean
read_alarm (Reading *self, icalcomponent *alarm)
{
  RjImportRecord *record = self->record;
  icalproperty *property = icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY);
  struct icaltriggertype trigger;
  RjImportMoment at;
  int lead;

  if (record->start.clock == RJ_IMPORT_DATE || property == NULL
      || record->leads->len + record->alarms->len >= MOST_LEADS)
    return FALSE;
  trigger = icalproperty_get_trigger (property);
  if (!icaltime_is_null_time (trigger.time))
    {
      if (!read_time (trigger.time, property, &at))
        return FALSE;
      g_array_append_val (record->alarms, at);
      return TRUE;
    }
  if (!get_lead (record, property, trigger.duration, &lead))
    return FALSE;
  if (!has_lead (record->leads, lead))
    g_array_append_val (record->leads, lead);
  return TRUE;
}

static void
read_leads (Reading *self)
{
  gboolean bad = FALSE;

  for (icalcomponent *alarm = icalcomponent_get_first_component (self->component, ICAL_VALARM_COMPONENT);
       alarm != NULL; alarm = icalcomponent_get_next_component (self->component, ICAL_VALARM_COMPONENT))
    if (!is_no_alarm (alarm) && !read_alarm (self, alarm))
      bad = TRUE;
  if (bad)
    leave_part (self, "VALARM", RJ_IMPORT_REMINDER_NOT_BEFORE);
}

/* ---- Words ---- */

/* (transfer full) (nullable): without what cannot be seen and does not belong into text */
static char *
tidy (const char *text, gboolean one_line)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n' || letter == '\t')
        g_string_append_c (out, one_line ? ' ' : (char) letter);
      else if (!rj_import_leaves_out (letter))
        g_string_append_unichar (out, letter);
    }
  g_strstrip (out->str);
  return !rj_text_is_blank (out->str) ? g_strdup (out->str) : NULL;
}

/* (transfer full) (nullable) */
static char *
read_text (Reading *self, icalproperty_kind kind, gboolean one_line)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, kind);
  const icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value == NULL)
    return NULL;
  return tidy (kind == ICAL_URL_PROPERTY ? icalvalue_get_uri (value) : icalvalue_get_text (value), one_line);
}

static void
read_words (Reading *self)
{
  RjImportRecord *record = self->record;
  g_autofree char *uid = rj_ical_part_dup_value (self->part, "UID", 0);
  g_autofree char *sequence = rj_ical_part_dup_value (self->part, "SEQUENCE", 0);
  g_autofree char *address = read_text (self, ICAL_URL_PROPERTY, TRUE);
  g_autofree char *note = read_text (self, ICAL_DESCRIPTION_PROPERTY, FALSE);
  g_autofree char *categories = rj_ical_part_dup_value (self->part, "CATEGORIES", 0);

  record->uid = tidy (uid, TRUE);
  record->title = read_text (self, ICAL_SUMMARY_PROPERTY, TRUE);
  if (sequence != NULL)
    record->sequence = CLAMP (atoi (sequence), 0, HIGHEST_SEQUENCE);
  record->place = read_text (self, ICAL_LOCATION_PROPERTY, TRUE);
  // The address is worth keeping, and a note is where it can be read.
  if (note != NULL && address != NULL && strstr (note, address) == NULL)
    record->note = g_strconcat (note, "\n\n", address, NULL);
  else
    record->note = g_strdup (note != NULL ? note : address);
  if (categories != NULL)
    record->categories = g_strsplit (categories, ",", 20);
}

/* What only a calendar of our own has. */
static void
read_own (Reading *self)
{
  RjImportRecord *record = self->record;
  g_autofree char *part = rj_ical_part_dup_value (self->part, "X-PLAN-PART", 0);
  g_autofree char *times = rj_ical_part_dup_value (self->part, "X-PLAN-TIMES-A-WEEK", 0);
  g_autofree char *neutral = rj_ical_part_dup_value (self->part, "X-PLAN-NEUTRAL", 0);
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  guint n = 0;

  for (icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_X_PROPERTY);
       property != NULL && n < MOST_STEPS;
       property = icalcomponent_get_next_property (self->component, ICAL_X_PROPERTY))
    {
      const char *name = icalproperty_get_x_name (property);
      g_autofree char *step = NULL;

      if (g_strcmp0 (name, "X-PLAN-STEP") == 0)
        step = tidy (icalproperty_get_x (property), TRUE);
      if (step == NULL)
        continue;
      g_strv_builder_add (steps, step);
      n++;
    }
  if (n > 0)
    record->steps = g_strv_builder_end (steps);
  record->neutral = neutral != NULL;
  record->part = part != NULL ? CLAMP (atoi (part), 0, 4) : 0;
  record->times_a_week = times != NULL ? CLAMP (atoi (times), 0, 7) : 0;
}

/* ---- Records ---- */

/* FALSE: it is not for a plan; the reason is written down. */
static gboolean
read_status (Reading *self)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_STATUS_PROPERTY);
  icalproperty_status status = property != NULL ? icalproperty_get_status (property) : ICAL_STATUS_X;
  gboolean completed = status == ICAL_STATUS_COMPLETED
                       || icalcomponent_get_first_property (self->component, ICAL_COMPLETED_PROPERTY) != NULL;

  self->record->cancelled = status == ICAL_STATUS_CANCELLED;
  // One of a series that is called off is a day on which the series is not.
  if (self->record->cancelled && self->record->recurrence.day == RJ_DAY_NONE)
    {
      leave_part (self, NULL, RJ_IMPORT_CANCELLED);
      return FALSE;
    }
  if (self->record->kind == RJ_IMPORT_TASK && completed)
    {
      leave_part (self, NULL, RJ_IMPORT_COMPLETED);
      return FALSE;
    }
  return TRUE;
}

/* Which of a series it is, and whether all later ones, too. */
static void
read_recurrence (Reading *self)
{
  RjImportRecord *record = self->record;
  icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_RECURRENCEID_PROPERTY);
  icalparameter *range =
    property != NULL ? icalproperty_get_first_parameter (property, ICAL_RANGE_PARAMETER) : NULL;

  if (!read_moment (self, ICAL_RECURRENCEID_PROPERTY, "RECURRENCE-ID", &record->recurrence))
    leave_part (self, "RECURRENCE-ID", RJ_IMPORT_BAD_VALUE);
  else if (range != NULL)
    record->range = icalparameter_get_range (range) == ICAL_RANGE_THISANDFUTURE ? RJ_IMPORT_FROM_DAY
                                                                                : RJ_IMPORT_OTHER_RANGE;
}

/* A notice that one of a series is called off need not say more than which. */
static void
start_where_called_off (Reading *self)
{
  RjImportRecord *record = self->record;
  icalproperty *status = icalcomponent_get_first_property (self->component, ICAL_STATUS_PROPERTY);

  if (record->recurrence.day != RJ_DAY_NONE && status != NULL
      && icalproperty_get_status (status) == ICAL_STATUS_CANCELLED
      && icalcomponent_get_first_property (self->component, ICAL_DTSTART_PROPERTY) == NULL)
    rj_import_moment_copy (&record->recurrence, &record->start);
}

static void
forget_time (RjImportMoment *moment)
{
  g_clear_pointer (&moment->tzid, g_free);
  moment->clock = RJ_IMPORT_DATE;
}

/* From midnight to midnight, and the program that wrote it says that this means whole days. */
static void
take_whole_days (Reading *self)
{
  RjImportRecord *record = self->record;
  g_autofree char *whole = rj_ical_part_dup_value (self->part, "X-MICROSOFT-CDO-ALLDAYEVENT", 0);

  if (whole == NULL || g_ascii_strncasecmp (whole, "TRUE", 4) != 0 || record->rule != NULL
      || record->start.clock == RJ_IMPORT_UTC || record->end.clock != record->start.clock
      || record->start.minutes != 0 || record->end.minutes != 0)
    return;
  forget_time (&record->start);
  forget_time (&record->end);
}

static gboolean
read_component (Reading *self)
{
  RjImportRecord *record = self->record;

  read_recurrence (self);
  start_where_called_off (self);
  if (record->start.day == RJ_DAY_NONE && !read_start (self))
    return FALSE;
  if (!read_status (self))
    return FALSE;
  read_end (self);
  read_rule (self);
  take_whole_days (self);
  read_days (self, ICAL_EXDATE_PROPERTY, "EXDATE", record->except);
  read_days (self, ICAL_RDATE_PROPERTY, "RDATE", record->also);
  read_leads (self);
  read_words (self);
  read_own (self);
  rj_ical_zones_describe (self->reader->zones, record);
  return TRUE;
}

static icalcomponent_kind
get_ical_kind (RjImportKind kind)
{
  return kind == RJ_IMPORT_EVENT ? ICAL_VEVENT_COMPONENT : ICAL_VTODO_COMPONENT;
}

/* Takes @record. */
static void
read_part (Reader *self, const RjIcalPart *part, RjImportRecord *record)
{
  g_autoptr (RjImportRecord) owned = record;
  g_autofree char *text = NULL;
  Reading reading = { .reader = self, .part = part, .record = record };

  if (record->kind == RJ_IMPORT_OTHER)
    {
      leave (self, record, part->name, RJ_IMPORT_OTHER_KIND);
      return;
    }
  if (part->text == NULL || !part->closed)
    {
      leave (self, record, NULL, part->text == NULL ? RJ_IMPORT_TOO_LONG : RJ_IMPORT_NOT_CLOSED);
      return;
    }
  text = rj_ical_part_dup_text (part);
  reading.component = icalparser_parse_string (text);
  if (reading.component == NULL || icalcomponent_isa (reading.component) != get_ical_kind (record->kind))
    leave (self, record, NULL, RJ_IMPORT_NOT_CLOSED);
  else if (read_component (&reading))
    g_ptr_array_add (self->file->records, g_steal_pointer (&owned));
  if (reading.component != NULL)
    icalcomponent_free (reading.component);
}

static RjImportKind
get_kind (const char *name)
{
  if (g_str_equal (name, "VEVENT"))
    return RJ_IMPORT_EVENT;
  return g_str_equal (name, "VTODO") ? RJ_IMPORT_TASK : RJ_IMPORT_OTHER;
}

static gboolean
found_part (const RjIcalPart *part, gpointer user_data)
{
  Reader *self = user_data;
  RjImportFile *file = self->file;
  RjImportKind kind = get_kind (part->name);
  RjImportRecord *record;

  if (g_str_equal (part->name, "VTIMEZONE"))
    return TRUE;
  if (file->records->len + file->left->len >= RJ_IMPORT_MOST_RECORDS)
    {
      g_set_error_literal (self->error, RJ_IMPORT_ERROR, RJ_IMPORT_TOO_MANY,
                           rj_import_reason_get_name (RJ_IMPORT_TOO_MANY));
      self->failed = TRUE;
      return FALSE;
    }
  record = rj_import_record_new (kind);
  record->number = ++file->found[kind];
  record->line = part->line;
  read_part (self, part, record);
  return TRUE;
}

static gboolean
found_zone (const RjIcalPart *part, gpointer user_data)
{
  Reader *self = user_data;

  if (g_str_equal (part->name, "VTIMEZONE"))
    rj_ical_zones_add (self->zones, part);
  return TRUE;
}

static void
found_property (const char *name, const char *value, gpointer user_data)
{
  Reader *self = user_data;

  if (g_str_equal (name, "X-WR-TIMEZONE") && self->file->zone == NULL && *value != '\0')
    self->file->zone = g_strdup (value);
}

static gboolean
read_calendar (const char *text, gsize length, RjImportFile *file, GError **error)
{
  g_autoptr (RjIcalZones) zones = rj_ical_zones_new ();
  Reader self = { .file = file, .zones = zones, .error = error };

  icalerror_set_errors_are_fatal (0);
  // Zones may stand after what is in them.
  rj_ical_scan (text, length, RJ_IMPORT_LONGEST, found_zone, found_property, &self);
  rj_ical_scan (text, length, RJ_IMPORT_LONGEST, found_part, NULL, &self);
  return !self.failed;
}

static gboolean
recognise (const char *head, gsize length)
{
  static const char mark[] = "BEGIN:VCALENDAR";

  while (length > 0 && g_ascii_isspace (*head))
    {
      head++;
      length--;
    }
  return length >= sizeof mark - 1 && g_ascii_strncasecmp (head, mark, sizeof mark - 1) == 0;
}

const RjImportModule rj_ical_import = {
  .name = "icalendar",
  .recognise = recognise,
  .read = read_calendar,
};
