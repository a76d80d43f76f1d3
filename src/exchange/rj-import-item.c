// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-import-item.h"

#include "rj-import-zone.h"
#include "rj-plan-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
/* A holiday; what is longer is no thing of each of its days. */
#define MOST_DAYS 60
/* Four weeks. */
#define LONGEST_LEAD (4 * 7 * DAY_MINUTES)

void
rj_import_mapping_leave (RjImportMapping *self,
                         const RjImportRecord *record,
                         const char *part,
                         RjImportReason reason)
{
  g_ptr_array_add (self->left, rj_import_left_new (record->kind, record->number, record->line, part, reason));
}

/* ---- Times ---- */

GTimeZone *
rj_import_item_open_zone (const char *name)
{
  GTimeZone *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/* @own: (nullable): the zone of the record that @moment is in */
static gint64
get_instant (RjImportMapping *self, const RjImportMoment *moment, const char *own)
{
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (moment->clock == RJ_IMPORT_UTC)
    zone = g_time_zone_new_utc ();
  else if (moment->clock == RJ_IMPORT_ZONED)
    {
      name = rj_import_zone_find (moment->tzid);
      zone = rj_import_item_open_zone (name != NULL ? name : own != NULL ? own : self->home->zone);
    }
  else
    zone = g_time_zone_ref (self->zone);
  return rj_wall_to_instant (moment->day, moment->minutes, zone);
}

static gboolean
is_same_clock (const RjImportMoment *a, const RjImportMoment *b)
{
  return a->clock == b->clock && g_strcmp0 (a->tzid, b->tzid) == 0;
}

void
rj_import_item_get_wall (RjImportMapping *self,
                         const RjImportRecord *record,
                         const RjPlanItem *item,
                         const RjImportMoment *moment,
                         RjDay *day,
                         int *minutes)
{
  *day = moment->day;
  *minutes = moment->minutes;
  if (moment->clock != RJ_IMPORT_DATE && item->minutes >= 0
      && (!is_same_clock (moment, &record->start) || moment->clock == RJ_IMPORT_UTC))
    {
      g_autoptr (GTimeZone) zone =
        item->tzid != NULL ? rj_import_item_open_zone (item->tzid) : g_time_zone_ref (self->zone);

      *minutes = rj_instant_to_wall (get_instant (self, moment, item->tzid), zone, day);
    }
  // The small hours belong to the evening before.
  if (item->tzid == NULL && item->minutes >= 0 && *minutes < self->home->day_end
      && moment->clock != RJ_IMPORT_DATE)
    *day -= 1;
}

/* Once at an instant: it is on the clock that the person reads. */
static void
set_instant (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item)
{
  g_autofree char *said = rj_import_zone_find (self->file->zone);
  const char *name = said != NULL ? said : self->home->zone;
  g_autoptr (GTimeZone) zone = rj_import_item_open_zone (name);

  item->minutes = rj_instant_to_wall (get_instant (self, &record->start, NULL), zone, &item->record.day);
  item->tzid = g_strdup (name);
}

gboolean
rj_import_record_repeats (const RjImportRecord *record)
{
  return record->rule != NULL || record->also->len > 0;
}

static void
set_zoned (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item)
{
  gboolean sure;

  item->tzid = rj_import_zone_of_record (record, self->home->zone, &sure);
  if (!sure)
    rj_import_mapping_leave (self, record, "TZID", RJ_IMPORT_ZONE_UNKNOWN);
}

static void
set_start (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item, gboolean repeats)
{
  const RjImportMoment *start = &record->start;

  item->record.day = start->day;
  if (start->clock == RJ_IMPORT_DATE)
    {
      item->part = record->part != 0 ? (RjDayPart) record->part : RJ_PART_ANY_TIME;
      return;
    }
  item->minutes = start->minutes;
  if (start->clock == RJ_IMPORT_UTC && !repeats)
    set_instant (self, record, item);
  else if (start->clock == RJ_IMPORT_UTC)
    item->tzid = g_strdup ("UTC");
  else if (start->clock == RJ_IMPORT_ZONED)
    set_zoned (self, record, item);
  // A rule is about the days of the calendar, and the small hours of a floating item are about those before.
  if (item->tzid == NULL && item->minutes < self->home->day_end)
    {
      if (repeats)
        item->tzid = g_strdup (self->home->zone);
      else
        item->record.day -= 1;
    }
  item->part = rj_day_part_for_minutes (item->minutes);
}

/* ---- How long ---- */

static gboolean
get_length (RjImportMapping *self, const RjImportRecord *record, const RjPlanItem *item, gint64 *minutes)
{
  const RjImportMoment *start = &record->start;
  const RjImportMoment *end = &record->end;

  *minutes = MAX (record->duration_minutes, 0);
  if (end->day == RJ_DAY_NONE)
    return TRUE;
  if (is_same_clock (start, end))
    *minutes = ((gint64) end->day - (gint64) start->day) * DAY_MINUTES + end->minutes - start->minutes;
  else if (start->clock == RJ_IMPORT_DATE || end->clock == RJ_IMPORT_DATE)
    return FALSE;
  else
    *minutes = (get_instant (self, end, item->tzid) - get_instant (self, start, item->tzid))
               / (60 * (gint64) G_USEC_PER_SEC);
  return *minutes >= 0;
}

static void
set_days (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item, gint64 days)
{
  if (days <= 1)
    return;
  if (days > MOST_DAYS || rj_import_record_repeats (record) || record->recurrence.day != RJ_DAY_NONE)
    {
      rj_import_mapping_leave (self, record, "DTEND", RJ_IMPORT_MORE_DAYS);
      return;
    }
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->last_day = item->record.day + (RjDay) days - 1;
}

static void
set_length (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item)
{
  gint64 minutes;

  if (!get_length (self, record, item, &minutes))
    rj_import_mapping_leave (self, record, "DTEND", RJ_IMPORT_BAD_VALUE);
  else if (record->start.clock == RJ_IMPORT_DATE)
    set_days (self, record, item, minutes / DAY_MINUTES);
  else if (minutes > DAY_MINUTES)
    rj_import_mapping_leave (self, record, "DTEND", RJ_IMPORT_MORE_DAYS);
  else
    item->duration_minutes = (int) minutes;
}

/* ---- How it repeats ---- */

/* "20261231", "20261231T180000", "20261231T180000Z" */
static gboolean
parse_until (const char *text, RjImportMoment *moment)
{
  gsize length = strlen (text);
  g_autofree char *day = NULL;

  *moment = (RjImportMoment) { .clock = RJ_IMPORT_DATE };
  if (length != 8 && length != 15 && length != 16)
    return FALSE;
  day = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  moment->day = rj_day_from_iso (day);
  if (length > 8)
    {
      moment->minutes =
        (text[9] - '0') * 600 + (text[10] - '0') * 60 + (text[11] - '0') * 10 + text[12] - '0';
      moment->clock = length == 16 ? RJ_IMPORT_UTC : RJ_IMPORT_FLOATING;
    }
  return moment->day != RJ_DAY_NONE && moment->minutes >= 0 && moment->minutes < DAY_MINUTES;
}

/* The last day on which something begins that is over by then. */
static gboolean
set_until (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item, const char *text)
{
  RjImportMoment moment;
  RjDay day;
  int minutes;

  if (!parse_until (text, &moment))
    return FALSE;
  // Without a zone, it is of the clock of the start.
  if (moment.clock == RJ_IMPORT_FLOATING)
    {
      day = moment.day;
      minutes = moment.minutes;
    }
  else
    rj_import_item_get_wall (self, record, item, &moment, &day, &minutes);
  if (moment.clock != RJ_IMPORT_DATE && item->minutes >= 0 && minutes < item->minutes)
    day -= 1;
  item->last_day = day;
  return TRUE;
}

static void
add_extra (RjPlanItem *item, RjDay day)
{
  guint at = 0;

  if (rj_plan_item_is_on (item, day))
    return;
  while (at < item->extra->len && g_array_index (item->extra, RjDay, at) < day)
    at++;
  g_array_insert_val (item->extra, at, day);
}

/* Programs show the day that a series begins with, whether its rule has it or not. */
static void
add_first_day (RjPlanItem *item)
{
  guint count = rj_recurrence_get_count (item->recurrence);

  if (rj_plan_item_is_on (item, item->record.day))
    return;
  if (count > 1)
    rj_plan_item_set_recurrence (item, rj_recurrence_with_count (item->recurrence, count - 1));
  add_extra (item, item->record.day);
}

static void
set_rule (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item)
{
  g_autofree char *until = NULL;
  RjRecurrence *rule;

  if (record->rule == NULL)
    return;
  rule = rj_recurrence_new_from_text (record->rule, &until, NULL);
  if (rule == NULL)
    {
      rj_import_mapping_leave (self, record, "RRULE", RJ_IMPORT_BAD_RULE);
      return;
    }
  if (rj_recurrence_get_form (rule) == RJ_RECURRENCE_KEPT)
    rj_import_mapping_leave (self, record, "RRULE", RJ_IMPORT_RULE_NOT_OFFERED);
  rj_plan_item_set_recurrence (item, rule);
  if (until != NULL && !set_until (self, record, item, until))
    rj_import_mapping_leave (self, record, "RRULE", RJ_IMPORT_BAD_VALUE);
  if (item->last_day == RJ_DAY_NONE || item->last_day >= item->record.day)
    add_first_day (item);
  item->times_a_week = CLAMP (record->times_a_week, 0, 7);
}

/* One besides the rule, at the time of the others or at another. FALSE: there is one on that day already. */
static gboolean
add_day (RjPlanItem *item, RjDay day, int minutes, GArray *moves)
{
  RjPlanMove move = { day, day, rj_day_part_for_minutes (minutes), minutes };
  gboolean same_time = item->minutes < 0 || minutes == item->minutes;

  if (rj_plan_item_is_on (item, day))
    return same_time;
  add_extra (item, day);
  if (!same_time)
    g_array_append_val (moves, move);
  return TRUE;
}

static void
set_single_days (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item, GArray *moves)
{
  gboolean twice = FALSE;
  RjDay day;
  int minutes;

  for (guint i = 0; i < record->also->len; i++)
    {
      const RjImportMoment *moment = &g_array_index (record->also, RjImportMoment, i);

      rj_import_item_get_wall (self, record, item, moment, &day, &minutes);
      if (moment->clock == RJ_IMPORT_DATE)
        minutes = item->minutes;
      twice = !add_day (item, day, minutes, moves) || twice;
    }
  for (guint i = 0; i < record->except->len; i++)
    {
      rj_import_item_get_wall (self, record, item, &g_array_index (record->except, RjImportMoment, i), &day,
                               &minutes);
      if (rj_plan_item_is_on (item, day))
        rj_plan_item_leave_out (item, day);
    }
  if (twice)
    rj_import_mapping_leave (self, record, "RDATE", RJ_IMPORT_TWICE_A_DAY);
}

gboolean
rj_import_item_has_days (const RjPlanItem *self)
{
  g_autoptr (GArray) days = NULL;
  RjDay first = self->record.day;
  RjDay far = first + 366 * 5;
  RjDay last;

  if (self->extra->len > 0)
    return TRUE;
  if (self->recurrence == NULL)
    return rj_plan_item_is_on (self, first);
  last =
    self->last_day != RJ_DAY_NONE ? self->last_day : rj_recurrence_get_last_day (self->recurrence, first);
  if (last == RJ_DAY_NONE || last > far)
    return TRUE;
  days = rj_plan_item_list_days (self, first, last);
  return days->len > 0;
}

/* ---- Reminders ---- */

static void
add_lead (RjPlanItem *item, int lead)
{
  for (guint i = 0; i < item->leads->len; i++)
    if (g_array_index (item->leads, int, i) == lead)
      return;
  g_array_append_val (item->leads, lead);
}

/* Those at a time of the clock are before the start, too, if it is once. */
static void
set_leads (RjImportMapping *self, const RjImportRecord *record, RjPlanItem *item)
{
  gboolean bad = FALSE;

  if (item->minutes < 0)
    return;
  for (guint i = 0; i < record->leads->len; i++)
    add_lead (item, g_array_index (record->leads, int, i));
  for (guint i = 0; i < record->alarms->len; i++)
    {
      const RjImportMoment *alarm = &g_array_index (record->alarms, RjImportMoment, i);
      gint64 lead = (get_instant (self, &record->start, item->tzid) - get_instant (self, alarm, item->tzid))
                    / (60 * (gint64) G_USEC_PER_SEC);

      if (!rj_import_record_repeats (record) && lead >= 0 && lead <= LONGEST_LEAD)
        add_lead (item, (int) lead);
      else
        bad = TRUE;
    }
  if (bad)
    rj_import_mapping_leave (self, record, "VALARM", RJ_IMPORT_REMINDER_NOT_BEFORE);
}

/* ---- Items ---- */

/* All but how it repeats. */
static RjPlanItem *
make_item (RjImportMapping *self, const RjImportRecord *record, gboolean repeats)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->kind = rj_plan_kind_from_categories (record->categories);
  if (item->kind == 0)
    item->kind = record->kind == RJ_IMPORT_TASK ? RJ_KIND_CHORE : RJ_KIND_APPOINTMENT;
  item->title = g_strdup (record->title != NULL ? record->title : _ ("Untitled"));
  item->place = g_strdup (record->place);
  item->note = g_strdup (record->note);
  item->steps = g_strdupv (record->steps);
  item->record.zone = g_strdup (self->home->zone);
  set_start (self, record, item, repeats);
  set_length (self, record, item);
  set_leads (self, record, item);
  return item;
}

RjPlanItem *
rj_import_item_new (RjImportMapping *self, const RjImportRecord *record, GArray *moves)
{
  RjPlanItem *item = make_item (self, record, rj_import_record_repeats (record));

  set_rule (self, record, item);
  set_single_days (self, record, item, moves);
  return item;
}

/* ---- From a day on ---- */

RjPlanItem *
rj_import_item_new_from_day (RjImportMapping *self,
                             const RjImportRecord *record,
                             const RjImportRecord *origin,
                             const RjPlanItem *series)
{
  RjPlanItem *item = make_item (self, record, TRUE);

  // A series stays on its clock, however the file writes the time of this day.
  if (record->start.clock == RJ_IMPORT_UTC && series->minutes >= 0)
    {
      g_set_str (&item->tzid, series->tzid);
      rj_import_item_get_wall (self, origin, series, &record->start, &item->record.day, &item->minutes);
      item->part = rj_day_part_for_minutes (item->minutes);
    }
  return item;
}

/* How many days of the week there are in @weekdays. */
static guint
count_bits (guint weekdays)
{
  guint n = 0;

  for (; weekdays != 0; weekdays &= weekdays - 1)
    n++;
  return n;
}

/* (transfer full) (nullable): the rule of every week, @days later */
static RjRecurrence *
shift_weekly (const RjRecurrence *rule, int days)
{
  guint by = (guint) ((days % 7 + 7) % 7);
  guint interval = rj_recurrence_get_interval (rule);
  guint weekdays = rj_recurrence_get_weekdays (rule);

  if (weekdays == 0 || by == 0)
    return rj_recurrence_ref ((RjRecurrence *) rule);
  // With several days in every other week, it would count which day a week begins with.
  if (interval > 1 && count_bits (weekdays) > 1)
    return NULL;
  return rj_recurrence_new_weekly (interval, ((weekdays << by) | (weekdays >> (7 - by))) & 0x7f, 1);
}

/* (transfer full) (nullable): @rule, which is on @day, @days later, without its count */
static RjRecurrence *
shift_rule (const RjRecurrence *rule, RjDay day, int days)
{
  int month_day;

  if (days == 0)
    return rj_recurrence_with_count (rule, 0);
  rj_day_get_ymd (day, NULL, NULL, &month_day);
  switch (rj_recurrence_get_form (rule))
    {
    case RJ_RECURRENCE_DAILY:
      return rj_recurrence_new_daily (rj_recurrence_get_interval (rule));
    case RJ_RECURRENCE_WEEKLY:
      return shift_weekly (rule, days);
    case RJ_RECURRENCE_MONTHLY_BY_DATE:
      // Within what every month has.
      if (rj_recurrence_get_month_day (rule) < 0 || month_day > 28 || month_day + days < 1
          || month_day + days > 28)
        return NULL;
      return rj_recurrence_new_monthly_by_date (rj_recurrence_get_interval (rule), month_day + days);
    case RJ_RECURRENCE_YEARLY:
      if (rj_recurrence_get_month (rule) != 0 || month_day > 28 || month_day + days < 1
          || month_day + days > 28)
        return NULL;
      return rj_recurrence_new_yearly (rj_recurrence_get_interval (rule));
    case RJ_RECURRENCE_MONTHLY_BY_WEEKDAY:
    case RJ_RECURRENCE_OTHER:
    case RJ_RECURRENCE_KEPT:
    default:
      return NULL;
    }
}

/* (transfer full) (nullable): what is left of the rule of @series from @day on, @days later */
static RjRecurrence *
continue_rule (const RjPlanItem *series, RjDay day, int days)
{
  const RjRecurrence *rule = series->recurrence;
  guint count = rj_recurrence_get_count (rule);
  g_autoptr (RjRecurrence) shifted = NULL;
  guint before;

  // A day besides the rule says nothing about how the rule goes on.
  if (!rj_recurrence_is_on (rule, series->record.day, day))
    return NULL;
  shifted = shift_rule (rule, day, days);
  if (shifted == NULL || count == 0)
    return g_steal_pointer (&shifted);
  before = rj_recurrence_count_before (rule, series->record.day, day);
  return before < count ? rj_recurrence_with_count (shifted, count - before) : NULL;
}

static void
move_days (const GArray *from, GArray *to, RjDay day, int days)
{
  g_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    if (g_array_index (from, RjDay, i) >= day)
      {
        RjDay moved = (RjDay) ((int) g_array_index (from, RjDay, i) + days);

        g_array_append_val (to, moved);
      }
}

gboolean
rj_import_item_divide (RjPlanItem *series, RjDay day, RjPlanItem *item)
{
  int days = (int) item->record.day - (int) day;
  RjRecurrence *rule = NULL;

  if (!rj_plan_item_is_on (series, day))
    return FALSE;
  if (series->recurrence != NULL)
    {
      rule = continue_rule (series, day, days);
      if (rule == NULL)
        return FALSE;
    }
  rj_plan_item_set_recurrence (item, rule);
  item->times_a_week = series->times_a_week;
  item->last_day = series->last_day != RJ_DAY_NONE ? (RjDay) ((int) series->last_day + days) : RJ_DAY_NONE;
  move_days (series->left_out, item->left_out, day, days);
  move_days (series->extra, item->extra, day, days);
  // Without a rule, its first day is on as it is.
  if (rule == NULL && item->extra->len > 0 && g_array_index (item->extra, RjDay, 0) == item->record.day)
    g_array_remove_index (item->extra, 0);
  rj_import_item_end_before (series, day);
  return TRUE;
}

static void
keep_before (GArray *days, RjDay day)
{
  for (guint i = days->len; i > 0; i--)
    if (g_array_index (days, RjDay, i - 1) >= day)
      g_array_remove_index (days, i - 1);
}

void
rj_import_item_end_before (RjPlanItem *self, RjDay day)
{
  self->last_day = day - 1;
  // Its last day is what counts from now on.
  if (self->recurrence != NULL && rj_recurrence_get_count (self->recurrence) > 0)
    rj_plan_item_set_recurrence (self, rj_recurrence_with_count (self->recurrence, 0));
  keep_before (self->left_out, day);
  keep_before (self->extra, day);
}
